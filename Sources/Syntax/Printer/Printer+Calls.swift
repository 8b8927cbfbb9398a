// Calls, and what looks like one.

extension Printer {
    mutating func writeCall(_ kind: Expression.Kind) {
        switch kind {
        case .call(let call): write(call)
        case .countStar: write("count(*)")
        case .case(let expression): write(expression)
        case .quantifier(let quantifier, let variable, let list, let predicate):
            bracketed(quantifier.rawValue + "(", ")") { printer in
                printer.writeIteration(variable, list)
                printer.writeWhere(predicate)
            }
        case .reduce(let accumulator, let initial, let variable, let list, let body):
            bracketed("reduce(", ")") { printer in
                printer.write(Spelling.variable(accumulator.text) + " = ")
                printer.write(initial)
                printer.write(", ")
                printer.writeIteration(variable, list)
                printer.write(" | ")
                printer.write(body)
            }
        case .pattern(let pattern): write(pattern)
        case .exists(let query): write("EXISTS", query)
        case .countQuery(let query): write("COUNT", query)
        default: return
        }
    }

    private mutating func write(_ call: FunctionCall) {
        let isExists = call.name.text.lowercased() == "exists" && call.arguments.count == 1 && !call.distinct
        let hasForm = Keyword(spelling: call.name.text).map { Printer.formed.contains($0) } ?? false
        write(Spelling.function(call.name.text, quotes: hasForm && !isExists))
        bracketed(call.distinct ? "(DISTINCT " : "(", ")") { $0.write(list: call.arguments) { $0.write($1) } }
    }

    /// Words whose brackets the parser reads in a way of their own.
    private static let formed: Set<Keyword> = [
        .all, .any, .none, .single, .filter, .extract, .reduce, .shortestPath, .allShortestPaths, .exists,
    ]

    private mutating func write(_ expression: CaseExpression) {
        bracketed("CASE", " END") { printer in
            if let subject = expression.subject {
                printer.write(" ")
                printer.write(subject)
            }
            for branch in expression.branches {
                printer.write(" WHEN ")
                printer.write(branch.condition)
                printer.write(" THEN ")
                printer.write(branch.result)
            }
            if let otherwise = expression.otherwise {
                printer.write(" ELSE ")
                printer.write(otherwise)
            }
        }
    }

    /// `EXISTS { … }`: inside the line where it fits, else on lines of its own.
    private mutating func write(_ word: String, _ query: Query) {
        let line = flat { printer in
            printer.bracketed("\(word) { ", " }") { $0.write(query) }
        }
        if fits(line) { return write(line) }
        bracketed(word + " {", "}") { printer in
            printer.indented { inner in
                inner.breakLine()
                inner.write(query)
            }
            printer.breakLine()
        }
    }
}
