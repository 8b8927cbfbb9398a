// Statements of the audit layer.

extension Printer {
    mutating func write(_ statement: Statement) {
        isAudit = true
        defer { isAudit = false }
        switch statement.kind {
        case .query(let query):
            isAudit = false
            write(query)
        case .find(let find): write(find)
        case .count(let find, let groups):
            write("COUNT " + Spelling.noun(find.noun.text))
            writeConditions(find.conditions)
            writeGroups(groups)
            writeOrder(find.order, skip: find.skip, limit: find.limit)
        case .check(let check): write(check)
        case .trace(let trace): write(trace)
        case .loop(let loop): write(loop)
        case .map(let map): write(map)
        case .why(let check, let subject):
            write("WHY " + Spelling.hyphenated(check.text) + " ")
            write(subject)
        case .sample(let sample): write(sample)
        case .compare(let folder):
            write("COMPARE WITH ")
            write(folder)
        case .defineCheck(let definition): write(definition)
        case .defineQuery(let definition): write(definition)
        case .defineFunction(let definition): write(definition)
        case .run(let name, let arguments): write(RunTarget(name, arguments: arguments), after: "RUN ")
        case .show(let topic): write(topic)
        case .expand(let inner, let forOpenCypher):
            write("EXPAND ")
            write(inner)
            if forOpenCypher { write(" FOR openCypher") }
        case .explain(let inner, let rules):
            write(rules ? "EXPLAIN RULES " : "EXPLAIN ")
            write(inner)
        case .profile(let inner):
            write("PROFILE ")
            write(inner)
        case .rollback: write("ROLLBACK")
        }
        guard let target = statement.into else { return }
        breakLine()
        write("INTO " + Spelling.string(target.path))
    }

    // MARK: FIND and its relatives

    private mutating func write(_ find: FindStatement) {
        let line = flat { $0.writeFlat(find) }
        if fits(line) { return write(line) }
        writeFlat(find)
    }

    /// In a layout that did not fit, each part of a FIND stands on a line of its own.
    private mutating func writeFlat(_ find: FindStatement) {
        write("FIND " + Spelling.noun(find.noun.text))
        indented { printer in
            for condition in find.conditions {
                printer.breakLine()
                printer.write(condition)
            }
            if !find.show.isEmpty {
                printer.breakLine()
                printer.write("SHOW", list: find.show) { $0.write($1) }
            }
            printer.writeOrder(find.order, skip: find.skip, limit: find.limit)
        }
    }

    private mutating func writeConditions(_ conditions: [FindCondition]) {
        for condition in conditions {
            write(" ")
            write(condition)
        }
    }

    private mutating func write(_ condition: FindCondition) {
        switch condition {
        case .where(let predicate):
            write("WHERE ")
            write(predicate)
        case .existence(let without, let direction, let noun, let filter):
            write(without ? "WITHOUT " : "WITH ")
            if let direction { write(direction.rawValue + " ") }
            write(Spelling.noun(noun.text))
            if filter.isEmpty { return }
            bracketed(" (", ")") { printer in
                for (place, condition) in filter.enumerated() {
                    if place > 0 { printer.write(" ") }
                    printer.write(condition)
                }
            }
        case .of(let entity): write("OF ", entity)
        case .from(let entity): write("FROM ", entity)
        case .to(let entity): write("TO ", entity)
        case .duringPeriod: write("DURING PERIOD")
        case .since(let moment): write("SINCE ", moment)
        case .before(let moment): write("BEFORE ", moment)
        case .between(let from, let to):
            write("BETWEEN ", from)
            write(" AND ", to)
        case .dueWithin(let days):
            write("DUE WITHIN ", days)
            write(" DAYS")
        }
    }

    private mutating func write(_ head: String, _ moment: Expression) {
        write(head)
        write(moment, atLeast: .additive)
    }

    mutating func write(_ head: String, _ entity: Entity) {
        write(head)
        if let noun = entity.noun { write(Spelling.noun(noun.text) + " ") }
        write(entity.value)
    }

    private mutating func writeGroups(_ groups: [Expression]) {
        if groups.isEmpty { return }
        write(" BY ")
        write(list: groups) { $0.write($1) }
    }

    private mutating func write(_ sample: SampleStatement) {
        write("SAMPLE ")
        write(sample.size)
        bracketed(" FROM (", ")") { printer in
            printer.write(printer.flat { $0.write(sample.population) })
        }
        if let seed = sample.seed {
            write(" SEED ")
            write(seed)
        }
        writeGroups(sample.by)
    }

    // MARK: CHECK, TRACE, LOOP, SHOW

    private mutating func write(_ check: CheckStatement) {
        write("CHECK ")
        if check.checks.isEmpty { write("ALL") }
        write(list: check.checks) { $0.write($1, after: "") }
        writeWhere(check.predicate)
        if let clause = check.clause {
            write(" FOR CLAUSE ")
            write(clause)
        }
        if let grade = check.atLeast { write(" AT LEAST " + Spelling.schemaName(grade.text)) }
        if check.untested { write(" UNTESTED") }
    }

    mutating func write(_ target: RunTarget, after head: String) {
        write(head + Spelling.hyphenated(target.name.text))
        if target.arguments.isEmpty { return }
        bracketed("(", ")") { printer in
            printer.write(list: target.arguments) { printer, argument in
                printer.write(Spelling.schemaName(argument.name.text) + ": ")
                printer.write(argument.value)
            }
        }
    }

    mutating func write(_ trace: TraceStatement) {
        switch trace {
        case .between(let from, let to):
            write("TRACE ", from)
            write(" TO ", to)
        case .downstream(let entity, let within): write("TRACE DOWNSTREAM OF ", entity, within: within)
        case .upstream(let entity, let within): write("TRACE UPSTREAM OF ", entity, within: within)
        }
    }

    mutating func write(_ head: String, _ entity: Entity, within: Int64?) {
        write(head, entity)
        if let within { write(" WITHIN \(within) STEPS") }
    }

    private mutating func write(_ loop: LoopStatement) {
        switch loop {
        case .overview: write("LOOP")
        case .of(let entity): write("LOOP OF ", entity)
        case .gaps: write("LOOP GAPS")
        case .repair: write("LOOP REPAIR")
        case .structure(let suggest): write(suggest ? "LOOP GAPS STRUCTURE SUGGEST" : "LOOP GAPS STRUCTURE")
        }
    }

    private mutating func write(_ topic: ShowTopic) {
        write("SHOW ")
        switch topic {
        case .nouns: write("NOUNS")
        case .labels: write("LABELS")
        case .checks: write("CHECKS")
        case .queries: write("QUERIES")
        case .functions: write("FUNCTIONS")
        case .procedures: write("PROCEDURES")
        case .sources: write("SOURCES")
        case .intake: write("INTAKE")
        case .requests: write("REQUESTS")
        case .parameters: write("PARAMETERS")
        case .edits: write("EDITS")
        case .relationshipTypes: write("RELATIONSHIP TYPES")
        case .properties(let label): write("PROPERTIES OF " + Spelling.noun(label.text))
        case .check(let name): write("CHECK " + Spelling.hyphenated(name.text))
        case .query(let name): write("QUERY " + Spelling.hyphenated(name.text))
        }
    }
}
