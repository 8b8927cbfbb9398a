// Queries and their clauses.

import Diagnostics

extension Printer {
    mutating func write(_ query: Query) {
        write(query.first)
        for union in query.unions {
            breakLine()
            write(union.all ? "UNION ALL" : "UNION")
            breakLine()
            write(union.query)
        }
    }

    private mutating func write(_ query: SingleQuery) {
        for (place, clause) in query.clauses.enumerated() {
            if place > 0 { breakLine() }
            writeComments(before: clause.span)
            write(clause)
            if place + 1 < query.clauses.count {
                writeComments(behind: clause.span, before: query.clauses[place + 1].span.start)
            }
        }
    }

    private mutating func write(_ clause: Clause) {
        switch clause.kind {
        case .match(let match):
            write(match.optional ? "OPTIONAL MATCH" : "MATCH", list: match.pattern.paths) { $0.write($1) }
            writeCondition(match.predicate)
        case .unwind(let list, let name):
            write("UNWIND ")
            write(list)
            write(" AS " + Spelling.alias(name.text))
        case .with(let projection, let predicate):
            write("WITH", projection)
            writeCondition(predicate)
        case .return(let projection): write("RETURN", projection)
        case .call(let call): write(call)
        case .create(let pattern): write("CREATE", list: pattern.paths) { $0.write($1) }
        case .merge(let merge): write(merge)
        case .set(let items): write("SET", list: items) { $0.write($1) }
        case .remove(let items): write("REMOVE", list: items) { $0.write($1) }
        case .delete(let expressions, let detach):
            write(detach ? "DETACH DELETE" : "DELETE", list: expressions) { $0.write($1) }
        case .filter(let predicate): writeCondition("FILTER", predicate)
        case .let(let items):
            write("LET", list: items) { printer, item in
                printer.write(Spelling.variable(item.name.text) + " = ")
                printer.write(item.value)
            }
        }
    }

    // MARK: Conditions

    /// `WHERE …`, in a layout on a line of its own.
    mutating func writeCondition(_ predicate: Expression?) {
        guard let predicate else { return }
        breakLine()
        writeCondition("WHERE", predicate)
    }

    /// A long condition is broken before each of the words that join it.
    private mutating func writeCondition(_ head: String, _ predicate: Expression) {
        write(head + " ")
        guard case .binary(let sign, _, _) = predicate.kind, sign == .and || sign == .or,
            !fits(flat { $0.write(predicate) })
        else { return write(predicate) }
        let operands = predicate.operands(of: sign)
        write(operands[0], atLeast: sign.precedence)
        indented { printer in
            for operand in operands.dropFirst() {
                printer.breakLine()
                printer.write(sign.rawValue + " ")
                printer.write(operand, atLeast: sign.precedence.tighter)
            }
        }
    }

    // MARK: Projections

    private mutating func write(_ head: String, _ projection: Projection) {
        let word = projection.distinct ? head + " DISTINCT" : head
        if projection.all {
            write(word + (projection.items.isEmpty ? " *" : " *, "))
            write(list: projection.items) { $0.write($1) }
        } else {
            write(word, list: projection.items) { $0.write($1) }
        }
        writeOrder(projection.order, skip: projection.skip, limit: projection.limit)
    }

    mutating func write(_ item: ProjectionItem) {
        write(item.expression)
        if let alias = item.alias { write(" AS " + Spelling.alias(alias.text)) }
    }

    /// `ORDER BY … SKIP … LIMIT …`, in a layout on a line of their own.
    mutating func writeOrder(_ order: [SortItem], skip: Expression?, limit: Expression?) {
        var parts: [String] = []
        if !order.isEmpty {
            parts.append(
                flat { printer in
                    printer.write("ORDER BY ")
                    printer.write(list: order) { $0.write($1) }
                })
        }
        if let skip { parts.append("SKIP " + flat { $0.write(skip) }) }
        if let limit { parts.append("LIMIT " + flat { $0.write(limit) }) }
        if parts.isEmpty { return }
        breakLine()
        write(parts.joined(separator: " "))
    }

    private mutating func write(_ item: SortItem) {
        write(item.expression)
        if item.descending { write(" DESC") }
    }

    // MARK: Procedures and changes

    private mutating func write(_ call: CallClause) {
        write("CALL " + Spelling.procedure(call.procedure.text))
        if let arguments = call.arguments {
            bracketed("(", ")") { $0.write(list: arguments) { $0.write($1) } }
        }
        guard let yield = call.yield else { return }
        write(" YIELD ")
        if yield.items.isEmpty { write(yield.all ? "*" : "-") }
        write(list: yield.items) { printer, item in
            printer.write(Spelling.schemaName(item.field.text))
            if let alias = item.alias { printer.write(" AS " + Spelling.alias(alias.text)) }
        }
        writeCondition(yield.predicate)
    }

    private mutating func write(_ merge: MergeClause) {
        write("MERGE ")
        write(merge.path)
        for (head, items) in [("ON CREATE SET", merge.onCreate), ("ON MATCH SET", merge.onMatch)] where !items.isEmpty {
            indented { printer in
                printer.breakLine()
                printer.write(head, list: items) { $0.write($1) }
            }
        }
    }

    private mutating func write(_ item: SetItem) {
        switch item {
        case .property(let property, let value):
            write(property, atLeast: .atom)
            write(" = ")
            write(value)
        case .replace(let name, let value):
            write(Spelling.variable(name.text) + " = ")
            write(value)
        case .merge(let name, let value):
            write(Spelling.variable(name.text) + " += ")
            write(value)
        case .labels(let name, let labels): writeLabels(labels, of: name)
        }
    }

    private mutating func write(_ item: RemoveItem) {
        switch item {
        case .property(let property): write(property, atLeast: .atom)
        case .labels(let name, let labels): writeLabels(labels, of: name)
        }
    }

    private mutating func writeLabels(_ labels: [Name], of name: Name) {
        write(Spelling.variable(name.text))
        for label in labels { write(":" + Spelling.schemaName(label.text)) }
    }
}

extension Expression {
    /// What a chain of one operator joins, from left to right.
    fileprivate func operands(of sign: BinaryOperator) -> [Expression] {
        var operands: [Expression] = []
        var rest = self
        while case .binary(sign, let left, let right) = rest.kind {
            operands.append(right)
            rest = left
        }
        return [rest] + operands.reversed()
    }
}
