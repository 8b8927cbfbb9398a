// Patterns and label expressions.

extension Printer {
    mutating func write(_ pattern: Pattern) { write(list: pattern.paths) { $0.write($1) } }

    mutating func write(_ path: PathPattern) {
        if let variable = path.variable { write(Spelling.variable(variable.text) + " = ") }
        switch path.selector {
        case .all, .shortestPath, .allShortestPaths: break
        case .anyShortest(1): write("ANY SHORTEST ")
        case .anyShortest(let count): write("SHORTEST \(count) ")
        case .allShortest: write("ALL SHORTEST ")
        }
        if path.mode != .trail { write(path.mode.rawValue + " ") }
        switch path.selector {
        case .shortestPath: write("shortestPath(")
        case .allShortestPaths: write("allShortestPaths(")
        case .all, .anyShortest, .allShortest: break
        }
        write(path.start)
        for step in path.steps {
            write(step.relationship)
            write(step.node)
        }
        if path.selector == .shortestPath || path.selector == .allShortestPaths { write(")") }
    }

    private mutating func write(_ node: NodePattern) {
        bracketed("(", ")") { printer in
            let head = printer.flat { head in
                if let variable = node.variable { head.write(Spelling.variable(variable.text)) }
                if let labels = node.labels {
                    head.write(":")
                    head.write(labels)
                }
            }
            printer.writeDetails(head, node.properties, node.predicate)
        }
    }

    private mutating func write(_ relationship: RelationshipPattern) {
        guard let step = relationship.repeated else { return writeBare(relationship) }
        var bare = relationship
        bare.length = nil
        bracketed("(", ")") { printer in
            printer.write(step.start)
            printer.writeBare(bare)
            printer.write(step.end)
            if let predicate = step.predicate {
                printer.write(" WHERE ")
                printer.write(predicate)
            }
        }
        if let length = relationship.length { writeQuantifier(length) }
    }

    private mutating func writeBare(_ relationship: RelationshipPattern) {
        let head = flat { head in
            head.barSeparates = false
            if let variable = relationship.variable { head.write(Spelling.variable(variable.text)) }
            if let types = relationship.types {
                head.write(":")
                head.write(types, colonJoins: false)
            }
            if let length = relationship.length { head.write(length) }
        }
        let isBare = head.isEmpty && relationship.properties == nil && relationship.predicate == nil
        write(relationship.direction == .incoming || relationship.direction == .both ? "<-" : "-")
        if !isBare {
            bracketed("[", "]") { $0.writeDetails(head, relationship.properties, relationship.predicate) }
        }
        write(relationship.direction == .outgoing || relationship.direction == .both ? "->" : "-")
    }

    /// The head, the properties and the condition, with blanks between those that are there.
    private mutating func writeDetails(_ head: String, _ properties: Expression?, _ predicate: Expression?) {
        write(head)
        if let properties {
            if !head.isEmpty { write(" ") }
            write(properties)
        }
        if let predicate {
            if !head.isEmpty || properties != nil { write(" ") }
            write("WHERE ")
            write(predicate)
        }
    }

    private mutating func write(_ length: PathLength) {
        write("*")
        if let minimum = length.minimum { write(String(minimum)) }
        if length.minimum == length.maximum { return }
        write("..")
        if let maximum = length.maximum { write(String(maximum)) }
    }

    /// `{1,3}`, as it stands behind brackets.
    private mutating func writeQuantifier(_ length: PathLength) {
        let minimum = length.minimum ?? 1
        if length.minimum == length.maximum { return write("{\(minimum)}") }
        write("{\(minimum),\(length.maximum.map(String.init) ?? "")}")
    }

    // MARK: Labels

    /// `inExpression`: where a `|` may separate, alternatives stand in brackets.
    mutating func write(_ labels: LabelExpression, inExpression: Bool = false, colonJoins: Bool = true) {
        if colonJoins, let names = labels.plainConjunction {
            write(names.map(Spelling.schemaName).joined(separator: ":"))
        } else {
            write(labels, level: inExpression && barSeparates ? 1 : 0)
        }
    }

    /// Levels: 0 takes `|`, 1 takes `&`, 2 takes neither without brackets.
    private mutating func write(_ labels: LabelExpression, level: Int) {
        switch labels {
        case .label(let name): write(Spelling.schemaName(name.text))
        case .any: write("%")
        case .not(let inner):
            write("!")
            write(inner, level: 2)
        case .and(let left, let right):
            if level > 1 { write("(") }
            write(left, level: 1)
            write("&")
            write(right, level: 2)
            if level > 1 { write(")") }
        case .or(let left, let right):
            if level > 0 { write("(") }
            write(left, level: 0)
            write("|")
            write(right, level: 1)
            if level > 0 { write(")") }
        }
    }
}

extension LabelExpression {
    /// The names of `A:B:C`; nil for everything else.
    fileprivate var plainConjunction: [String]? {
        switch self {
        case .label(let name): [name.text]
        case .and(let left, .label(let name)): left.plainConjunction.map { $0 + [name.text] }
        case .and, .or, .not, .any: nil
        }
    }
}
