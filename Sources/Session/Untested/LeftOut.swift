// What an answer says nothing of, because the files do not give it.

import Audit
import Catalogue
import Diagnostics
import Engine
import Graph
import Syntax
import Values

extension Session {
    /// Notes below an answer what it could not look at: a register that was not read, rows without the property that a
    /// condition asks for, legs of the loop for which there are no data, cells that were not understood.
    func noteLeftOut(of statement: Statement, on outcome: inout Outcome, _ cancellation: Cancellation) {
        guard !outcome.tables.isEmpty else { return }
        switch statement.kind {
        case .find(let find), .count(let find, by: _): note(find, statement, on: &outcome, cancellation)
        case .loop(let loop):
            guard case .query(let query)? = try? expander.expand(statement) else { return }
            outcome.dropNames()
            note(loop, query, on: &outcome)
            noteUnread(beneath: query, on: &outcome)
        case .trace:
            guard case .query(let query)? = try? expander.expand(statement) else { return }
            outcome.dropNames()
            if catalogue.graph.labels["Interaction"]?.count ?? 0 == 0 {
                outcome.notes = ["not evaluable: no register of interactions was read"]
                return
            }
            noteUnread(beneath: query, on: &outcome)
        case .run, .query:
            guard case .query(let query)? = try? expander.expand(statement), outcome.statistics.isEmpty else { return }
            noteUnread(beneath: query, on: &outcome)
        default: return
        }
    }

    // MARK: FIND and COUNT

    private func note(
        _ find: FindStatement, _ statement: Statement, on outcome: inout Outcome, _ cancellation: Cancellation
    ) {
        guard case .query(let query)? = try? expander.expand(statement),
            case .match(let match)? = query.first.clauses.first?.kind,
            let start = match.pattern.paths.first?.start, case .label(let name)? = start.labels,
            let variable = start.variable?.text
        else { return }
        let what = find.noun.text
        let count = catalogue.graph.labels[name.text]?.count ?? 0
        if count == 0 {
            let isEmpty = catalogue.graph.provides(name.text)
            outcome.notes = [
                isEmpty
                    ? "not evaluable: the register of \(what) is empty"
                    : "not evaluable: no register of \(what) was read"
            ]
            return
        }
        warnOfUnknownTexts(in: find, on: &outcome)
        if outcome.rows.rows.isEmpty, !outcome.notes.isEmpty {
            outcome.notes = ["none of the \(count) \(what) met the condition"]
        }
        let unread = UnreadCell.all(issues, in: graph)
        outcome.notes += leftOut(by: match, variable, of: what, unread, cancellation)
        outcome.notes += UnreadNote(graph: graph, cells: unread).subjects(
            of: Basis.answer(of: query, about: variable), called: what)
    }

    /// A row is left out without a word where the whole condition is neither true nor false for it. Cells that were not
    /// understood are told by themselves.
    private func leftOut(
        by match: MatchClause, _ variable: String, of noun: String, _ unread: [UnreadCell], _ cancellation: Cancellation
    ) -> [String] {
        guard let predicate = match.predicate else { return [] }
        let unknown = Expression(.isNull(predicate, negated: false))
        let read = PropertyNames.names(of: variable, in: predicate)
        return read.sorted().compactMap { name in
            let missing = Expression(
                .isNull(Expression(.property(Expression(.variable(variable)), Name(name))), negated: false))
            var clause = match
            clause.predicate = Expression(.binary(.and, unknown, missing))
            let nodes = Projection(items: [ProjectionItem(Expression(.variable(variable)), alias: Name("node"))])
            let query = Query(SingleQuery([Clause(.match(clause)), Clause(.return(nodes))]))
            guard let plan = try? plan(query), let table = try? run(plan, cancellation: cancellation).table else {
                return nil
            }
            let told = Set(unread.filter { $0.key == .property(name) }.map(\.node))
            let rows = table.rows.count { if case .node(let node) = $0[0] { !told.contains(node) } else { false } }
            if rows == 0 { return nil }
            return rows == 1
                ? "1 of the \(noun) has no \(name) and is left out"
                : "\(rows) of the \(noun) have no \(name) and are left out"
        }
    }

    // MARK: LOOP

    private func note(_ loop: LoopStatement, _ query: Query, on outcome: inout Outcome) {
        if catalogue.graph.labels["Process"]?.count ?? 0 == 0 {
            outcome.notes = ["not evaluable: no register of processes was read"]
            return
        }
        guard case .gaps = loop else {
            let lacking = Basis.answer(of: query).lacking(in: catalogue.graph)
            if lacking.isEmpty { return }
            outcome.notes.append("not in the files, so that nothing is said of it: \(lacking.joined(separator: ", "))")
            return
        }
        if outcome.rows.rows.isEmpty { outcome.notes = ["no process in force has a gap that can be judged"] }
        let legs = LoopLegs(query).notEvaluable
        if legs.isEmpty { return }
        outcome.notes.append(
            "not evaluable: the \(legs.count == 1 ? "leg" : "legs") \(legs.joined(separator: ", ")), since no register gives the data for it"
        )
    }

    private func noteUnread(beneath query: Query, on outcome: inout Outcome) {
        if issues.isEmpty { return }
        let note = UnreadNote(graph: graph, cells: UnreadCell.all(issues, in: graph))
        outcome.notes += note.cells(of: Basis.answer(of: query))
    }
}

extension Outcome {
    /// Nobody wrote the names of a shipped query: what the files lack of them is a note, in words.
    fileprivate mutating func dropNames() {
        warnings.removeAll { [.unknownLabel, .unknownRelationshipType, .unknownProperty].contains($0.detail) }
    }
}
