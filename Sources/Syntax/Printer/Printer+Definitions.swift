// DEFINE CHECK, DEFINE QUERY, DEFINE FUNCTION.

extension Printer {
    mutating func write(_ check: CheckDefinition) {
        write("DEFINE CHECK " + Spelling.hyphenated(check.name.text))
        write(check.parameters)
        indented { printer in
            if let severity = check.severity { printer.writePart("SEVERITY " + Spelling.schemaName(severity.text)) }
            if !check.clauses.isEmpty {
                printer.writePart("CLAUSE " + check.clauses.map(Spelling.string).joined(separator: ", "))
            }
            if let summary = check.summary { printer.writePart("SUMMARY " + Spelling.string(summary)) }
            if let rule = check.rule { printer.writePart("RULE " + Spelling.string(rule)) }
            if let saying = check.saying { printer.write(saying: saying) }
            if !check.needs.isEmpty { printer.write(check.needs) }
            if let population = check.population { printer.write("POPULATION", population) }
            printer.write("AS", check.body)
        }
    }

    mutating func write(_ definition: QueryDefinition) {
        write("DEFINE QUERY " + Spelling.hyphenated(definition.name.text))
        write(definition.parameters)
        indented { printer in
            if let summary = definition.summary { printer.writePart("SUMMARY " + Spelling.string(summary)) }
            printer.writePart("AS")
            printer.indented { inner in
                inner.breakLine()
                inner.write(definition.body)
            }
        }
    }

    mutating func write(_ definition: FunctionDefinition) {
        write("DEFINE FUNCTION " + Spelling.procedure(definition.name.text))
        write("(" + definition.parameters.map { Spelling.variable($0.text) }.joined(separator: ", ") + ") AS ")
        isAudit = false
        write(definition.body)
    }

    private mutating func write(_ parameters: [DefinedParameter]) {
        if parameters.isEmpty { return }
        bracketed("(", ")") { printer in
            printer.write(list: parameters) { printer, parameter in
                printer.write(Spelling.parameter(parameter.name.text))
                guard let value = parameter.defaultValue else { return }
                printer.write(" = ")
                printer.write(value)
            }
        }
    }

    private mutating func writePart(_ part: String) {
        breakLine()
        write(part)
    }

    /// A word and the query that it introduces.
    private mutating func write(_ head: String, _ query: Query) {
        writePart(head)
        isAudit = false
        indented { printer in
            printer.breakLine()
            printer.write(query)
        }
    }

    private mutating func write(saying: Expression) {
        writePart("SAYING ")
        isAudit = false
        write(saying)
    }

    private mutating func write(_ needs: [[Need]]) {
        breakLine()
        write("NEEDS", list: needs) { printer, group in
            printer.write(group.map(\.spelling).joined(separator: " | "))
        }
    }
}

extension Need {
    fileprivate var spelling: String {
        switch self {
        case .label(let label): Spelling.schemaName(label.text)
        case .property(let label, let name): Spelling.schemaName(label.text) + "." + Spelling.schemaName(name.text)
        case .relationship(let label, let type): Spelling.schemaName(label.text) + "-" + Spelling.schemaName(type.text)
        }
    }
}
