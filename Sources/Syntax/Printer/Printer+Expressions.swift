// Expressions, with just the brackets that precedence asks for.

extension Printer {
    mutating func write(_ expression: Expression) { write(expression, atLeast: .or) }

    /// Brackets are put around what binds more loosely than its place allows.
    mutating func write(_ expression: Expression, atLeast minimum: Precedence) {
        if expression.kind.precedence < minimum {
            bracketed("(", ")") { $0.write(expression.kind) }
        } else {
            write(expression.kind)
        }
    }

    private mutating func write(_ kind: Expression.Kind) {
        switch kind {
        case .literal(let literal): write(Spelling.literal(literal))
        case .parameter(let name): write(Spelling.parameter(name))
        case .variable(let name): write(Spelling.variable(name))
        case .property(let subject, let name):
            write(subject, atLeast: .atom)
            write("." + Spelling.schemaName(name.text))
        case .index(let subject, let index):
            write(subject, atLeast: .atom)
            bracketed("[", "]") { $0.write(index) }
        case .slice(let subject, let from, let to):
            write(subject, atLeast: .atom)
            bracketed("[", "]") { printer in
                if let from { printer.write(from) }
                printer.write("..")
                if let to { printer.write(to) }
            }
        case .unary(let sign, let operand): write(sign, operand)
        case .binary(let sign, let left, let right):
            write(left, atLeast: sign.precedence)
            write(" \(sign.rawValue) ")
            write(right, atLeast: sign.precedence.tighter)
        case .comparison(let first, let steps):
            write(first, atLeast: .predicate)
            for step in steps {
                write(" \(step.operator.rawValue) ")
                write(step.operand, atLeast: .predicate)
            }
        case .isNull(let operand, let negated):
            write(operand, atLeast: .predicate)
            write(isAudit ? negated ? " IS PRESENT" : " IS MISSING" : negated ? " IS NOT NULL" : " IS NULL")
        case .hasLabels(let subject, let labels):
            // Behind what is no atom, a colon would belong to its last part only.
            write(subject, atLeast: .predicate)
            write(subject.kind.precedence == .atom ? ":" : " IS LABELED ")
            write(labels, inExpression: true)
        case .parenthesized(let inner): bracketed("(", ")") { $0.write(inner) }
        case .list, .map, .mapProjection, .listComprehension, .patternComprehension: writeCollection(kind)
        case .call, .countStar, .case, .quantifier, .reduce, .pattern, .exists, .countQuery: writeCall(kind)
        }
    }

    private mutating func write(_ sign: UnaryOperator, _ operand: Expression) {
        switch (sign, operand.kind) {
        case (.not, .unary(.not, _)):
            write("NOT ")
            write(operand.kind)
        case (.not, _):
            write("NOT ")
            write(operand, atLeast: .comparison)
        // A minus and a number without sign would read as one literal.
        case (.minus, .literal(.integer(let value))) where value >= 0,
            (.minus, .literal(.integer(let value))) where value == .min:
            write("-(\(value))")
        case (.minus, .literal(.float(let value))) where value.sign == .plus:
            write("-(\(Spelling.literal(.float(value))))")
        default:
            // A date is one only where no hyphen touches it.
            write(operand.beginsWithDate ? sign.rawValue + " " : sign.rawValue)
            write(operand, atLeast: .unary)
        }
    }

    private mutating func writeCollection(_ kind: Expression.Kind) {
        switch kind {
        case .list(let elements):
            bracketed("[", "]") { printer in
                guard let first = elements.first, first.beginsLikeComprehension else {
                    return printer.write(list: elements) { $0.write($1) }
                }
                // Without brackets the list would be read as a comprehension.
                printer.bracketed("(", ")") { $0.write(first) }
                for element in elements.dropFirst() {
                    printer.write(", ")
                    printer.write(element)
                }
            }
        case .map(let entries):
            bracketed("{", "}") { $0.write(list: entries) { $0.write($1) } }
        case .mapProjection(let subject, let selectors):
            write(Spelling.variable(subject.text) + " ")
            bracketed("{", "}") { $0.write(list: selectors) { $0.write($1) } }
        case .listComprehension(let variable, let list, let filter, let projection):
            bracketed("[", "]") { printer in
                printer.writeIteration(variable, list)
                printer.separatedByBar { $0.writeWhere(filter) }
                if let projection {
                    printer.write(" | ")
                    printer.write(projection)
                }
            }
        case .patternComprehension(let path, let pattern, let filter, let projection):
            bracketed("[", "]") { printer in
                if let path { printer.write(Spelling.variable(path.text) + " = ") }
                printer.write(pattern)
                printer.separatedByBar { $0.writeWhere(filter) }
                printer.write(" | ")
                printer.write(projection)
            }
        default: return
        }
    }

    private mutating func write(_ entry: MapEntry) {
        write(Spelling.schemaName(entry.key.text) + ": ")
        write(entry.value)
    }

    private mutating func write(_ selector: ProjectionSelector) {
        switch selector {
        case .property(let name): write("." + Spelling.schemaName(name.text))
        case .allProperties: write(".*")
        case .entry(let entry): write(entry)
        case .variable(let name): write(Spelling.variable(name.text))
        }
    }

    /// `x IN list`, where `|` may follow.
    mutating func writeIteration(_ variable: Name, _ list: Expression) {
        write(Spelling.variable(variable.text) + " IN ")
        separatedByBar { $0.write(list) }
    }

    mutating func writeWhere(_ predicate: Expression?) {
        guard let predicate else { return }
        write(" WHERE ")
        write(predicate)
    }
}

extension Expression.Kind {
    /// How tightly it holds together. Behind what ends in labels no property can stand.
    var precedence: Precedence {
        switch self {
        case .binary(let sign, _, _): sign.precedence
        case .unary(.not, _): .not
        case .unary: .unary
        case .literal(.integer(let value)): value < 0 ? .unary : .atom
        case .literal(.float(let value)): value.sign == .minus ? .unary : .atom
        case .comparison: .comparison
        case .isNull: .predicate
        case .hasLabels(let subject, _): subject.kind.precedence == .atom ? .postfix : .predicate
        case .literal, .parameter, .variable, .property, .index, .slice, .list, .map, .mapProjection, .call, .countStar,
            .case,
            .listComprehension, .patternComprehension, .quantifier, .reduce, .pattern, .exists, .countQuery,
            .parenthesized:
            .atom
        }
    }
}

extension Expression {
    /// Whether its text begins with a date.
    fileprivate var beginsWithDate: Bool {
        switch kind {
        case .literal(.date): true
        case .property(let subject, _), .index(let subject, _), .slice(let subject, _, _), .hasLabels(let subject, _):
            subject.beginsWithDate
        default: false
        }
    }

    /// Whether its text begins with `name IN`.
    fileprivate var beginsLikeComprehension: Bool {
        switch kind {
        case .binary(.in, let left, _): if case .variable = left.kind { true } else { left.beginsLikeComprehension }
        case .binary(_, let left, _), .comparison(let left, _), .isNull(let left, _): left.beginsLikeComprehension
        default: false
        }
    }
}
