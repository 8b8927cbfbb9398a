// Which statement does what.

import Audit
import Catalogue
package import Diagnostics
import Engine
import Planning
package import Syntax
import Values

extension Session {
    /// Carries out one statement. When it fails, nothing has changed.
    /// - Parameter source: the text that the statement stands in, which definitions and edits are kept as.
    package func execute(
        _ statement: Statement, in source: SourceText, cancellation: Cancellation
    ) throws(Diagnostic) -> Outcome {
        let time = TimeLimit(settings.timeLimit, cancellation)
        defer { time.end() }
        var outcome = try carryOut(statement, source, cancellation)
        noteLeftOut(of: statement, on: &outcome, cancellation)
        if let limit = settings.rowLimit, outcome.tables.contains(where: { $0.table.rowCount > limit }) {
            throw .tooManyRows(limit)
        }
        outcome.into = statement.into
        let judgement = judgement
        if judgement.origin == .today, let asOf = judgement.asOf, !outcome.tables.isEmpty, dependsOnDates(statement) {
            outcome.notes.append("judged as of today, \(asOf.text): no other date is given")
        }
        noteBackDating(of: statement, on: &outcome)
        if !edits.isEmpty, !outcome.tables.isEmpty {
            let count = edits.count == 1 ? "1 what-if edit is" : "\(edits.count) what-if edits are"
            outcome.notes.append("\(count) in force; ROLLBACK returns to the files")
        }
        return outcome
    }

    private func carryOut(
        _ statement: Statement, _ source: SourceText, _ cancellation: Cancellation
    ) throws(Diagnostic) -> Outcome {
        switch statement.kind {
        case .explain(let inner, let rules): return try explain(inner, showsRules: rules)
        case .profile(let inner): return try profile(inner, cancellation)
        case .expand(let inner, let forOpenCypher): return try expanded(inner, forOpenCypher: forOpenCypher)
        case .rollback: return rollback()
        case .defineCheck, .defineQuery, .defineFunction: return try define(statement, source)
        case .show(.requests): return try ClientRequests(session: self, cancellation: cancellation).outcome()
        case .show(let topic):
            if let table = try Show(session: self).table(topic) { return Outcome(table) }
        default: break
        }
        switch try expander.expand(statement) {
        case .query(let query):
            var outcome =
                AuditProcedures.areCalled(in: query)
                ? try AuditProcedures(session: self, expander: expander, cancellation: cancellation).run(query)
                : try run(query, cancellation: cancellation)
            // What points behind the statement speaks of a shipped definition, which works with what there is.
            outcome.warnings.removeAll { ($0.span?.end ?? 0) > statement.span.end }
            if !outcome.statistics.isEmpty {
                edits.append(Edit(statement: source.text(in: statement.span), statistics: outcome.statistics))
            }
            return outcome
        case .checks(let checks): return try CheckRunner(session: self, cancellation: cancellation).run(checks)
        case .sample(let sample): return try SampleRunner(session: self, cancellation: cancellation).run(sample)
        case .why(let why): return try WhyRunner(session: self, cancellation: cancellation).run(why)
        case .map(let map): return try MapRunner(session: self, cancellation: cancellation).run(map)
        case .compare(let folder): return try Comparison(session: self, cancellation: cancellation).run(folder)
        case .table(let table): return Outcome(table)
        case .text(let text): return Outcome(text: text)
        }
    }

    var expander: AuditExpander {
        let index = EntityIndex(graph: graph)
        return AuditExpander(
            catalogue: catalogue, definitions: definitions, parameters: settings.parameters,
            lookup: { labels, text in index.candidates(labels, text) }, unread: unreadLookup,
            spellings: spellingLookup)
    }

    private var unreadLookup: UnreadLookup {
        if issues.isEmpty { return { _, _ in [] } }
        return { [issues, graph] label, key in UnreadCell.ids(of: label, key, issues, in: graph) }
    }

    /// What a statement stands for.
    func expanded(_ statement: Statement) throws(Diagnostic) -> Expansion { try expander.expand(statement) }

    /// Whether the answer rests on the date that everything is judged by: some function that it calls does. What is compared with
    /// another folder, or called as a statement, may.
    func dependsOnDates(_ statement: Statement) -> Bool {
        if case .compare = statement.kind { return true }
        let functions = catalogue.functions
        return ((try? queries(of: statement)) ?? []).contains { part in
            AuditProcedures.areCalled(in: part.query) || part.query.restsOnAsOf(functions)
        }
    }

    private func define(_ statement: Statement, _ source: SourceText) throws(Diagnostic) -> Outcome {
        try definitions.define(
            statement, text: source.text(in: statement.span), builtIn: Set(catalogue.functions.keys))
        var outcome = Outcome()
        outcome.notes.append("defined")
        return outcome
    }

    private func rollback() -> Outcome {
        let count = edits.count
        edits = []
        keep(loaded)
        var outcome = Outcome()
        outcome.notes.append(
            count == 0
                ? "there were no edits"
                : (count == 1 ? "1 edit is" : "\(count) edits are") + " undone; the graph is as the files gave it")
        return outcome
    }

    // MARK: Explaining

    /// The core queries that a statement stands for.
    func queries(of statement: Statement) throws(Diagnostic) -> [(title: String?, query: Query)] {
        switch try expander.expand(statement) {
        case .query(let query): return [(nil, query)]
        case .checks(let checks): return checks.plans.map { ($0.name, $0.exceptions) }
        case .sample(let sample): return [("population", sample.query)]
        case .why(let why): return [(why.check.name, why.check.exceptions)]
        case .map(let map): return map.queries
        case .table, .text, .compare: throw .nothingToExpand(statement.span)
        }
    }

    /// What is wrong with the statements of a text, errors and warnings in their order. Nothing is run, so a definition
    /// that stands in the same text is not known to those behind it.
    package func diagnose(_ text: String) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for entry in parse(SourceText(text)).entries {
            do throws(Diagnostic) { found += try diagnose(try entry.result.get()) } catch { found.append(error) }
        }
        return found
    }

    private func diagnose(_ statement: Statement) throws(Diagnostic) -> [Diagnostic] {
        switch statement.kind {
        case .explain(let inner, _), .profile(let inner), .expand(let inner, _): return try diagnose(inner)
        case .show(.requests): return []
        case .show(let topic):
            if try Show(session: self).table(topic) != nil { return [] }
            _ = try expander.expand(statement)
            return []
        case .rollback, .defineCheck, .defineQuery, .defineFunction: return []
        default: break
        }
        guard case .query = try expander.expand(statement) else { return [] }
        var warnings: [Diagnostic] = []
        for part in try queries(of: statement) where !AuditProcedures.areCalled(in: part.query) {
            warnings += try plan(part.query).warnings
        }
        return warnings
    }

    private func expanded(_ statement: Statement, forOpenCypher: Bool) throws(Diagnostic) -> Outcome {
        let parts = try queries(of: statement).map { (part) throws(Diagnostic) in
            let query = forOpenCypher ? try portable(part.query, statement) : part.query
            return (part.title.map { "// \($0)\n" } ?? "") + query.laidOut
        }
        return Outcome(text: parts.joined(separator: ";\n\n"))
    }

    /// In a core query an error points at what the user wrote, else at the whole statement.
    private func portable(_ query: Query, _ statement: Statement) throws(Diagnostic) -> Query {
        var span: Span? = statement.span
        if case .query = statement.kind { span = nil }
        let judgement = judgement
        let context = PortableContext(
            asOf: judgement.asOf, periodStart: judgement.period?.from, periodEnd: judgement.period?.to,
            timeZone: organisation?.timeZone)
        return try query.portable(context, at: span)
    }

    /// - Parameter showsRules: with the plans before any rule and after each.
    private func explain(_ statement: Statement, showsRules: Bool) throws(Diagnostic) -> Outcome {
        var outcome = Outcome(text: "")
        for part in try queries(of: statement) {
            let plan = try plan(part.query)
            let steps = try Planner.steps(
                part.query, catalogue: catalogue, parameters: Set(settings.parameters.keys), strict: settings.strict)
            outcome.text? += part.title.map { "// \($0)\n" } ?? ""
            outcome.text? += showsRules ? Explain.text(steps) : Explain.text(plan)
            outcome.text? += Explain.rules(steps)
            outcome.warnings += plan.warnings
        }
        return outcome
    }

    private func profile(_ statement: Statement, _ cancellation: Cancellation) throws(Diagnostic) -> Outcome {
        var text = ""
        for part in try queries(of: statement) {
            let plan = try plan(part.query)
            let steps = try run(plan, cancellation: cancellation).profile.steps
            for step in steps { text += "\(step.rows) rows  \(Explain.description(of: step.plan, in: plan))\n" }
        }
        return Outcome(text: text)
    }
}

extension Diagnostic {
    fileprivate static func nothingToExpand(_ span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .notSupported, "this statement is answered without a query, so there is none to show",
            at: span)
    }
}
