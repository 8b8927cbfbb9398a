// What an answer says nothing of, because the files do not give it.

import Audit
import Catalogue
import Diagnostics
import Engine
import Syntax
import Values

extension Session {
    /// Notes below an answer what it could not look at: a register that was not read, rows without the property that a
    /// condition asks for, legs of the loop for which there are no data.
    func noteLeftOut(of statement: Statement, on outcome: inout Outcome, _ cancellation: Cancellation) {
        guard !outcome.tables.isEmpty else { return }
        switch statement.kind {
        case .find(let find), .count(let find, by: _):
            guard case .query(let query)? = try? expander.expand(statement),
                case .match(let match)? = query.first.clauses.first?.kind,
                case .label(let name)? = match.pattern.paths.first?.start.labels
            else { return }
            let label = name.text
            if catalogue.graph.labels[label]?.count ?? 0 == 0 {
                let what = find.noun.text
                let isEmpty = catalogue.graph.provides(label)
                outcome.notes = [
                    isEmpty
                        ? "not evaluable: the register of \(what) is empty"
                        : "not evaluable: no register of \(what) was read"
                ]
                return
            }
            let count = catalogue.graph.labels[label]?.count ?? 0
            if outcome.rows.rows.isEmpty, !outcome.notes.isEmpty {
                outcome.notes = ["none of the \(count) \(find.noun.text) met the condition"]
            }
            outcome.notes += leftOut(by: match, of: find.noun.text, cancellation)
        case .loop(.gaps):
            guard case .query(let query)? = try? expander.expand(statement) else { return }
            if catalogue.graph.labels["Process"]?.count ?? 0 == 0 {
                outcome.notes = ["not evaluable: no register of processes was read"]
                return
            }
            if outcome.rows.rows.isEmpty { outcome.notes = ["no process in force has a gap that can be judged"] }
            let legs = LoopLegs(query).notEvaluable
            if legs.isEmpty { return }
            outcome.notes.append(
                "not evaluable: the \(legs.count == 1 ? "leg" : "legs") \(legs.joined(separator: ", ")), since no register gives the data for it"
            )
        default: return
        }
    }

    /// A row is left out without a word where the whole condition is neither true nor false for it.
    private func leftOut(by match: MatchClause, of noun: String, _ cancellation: Cancellation) -> [String] {
        guard let predicate = match.predicate, let variable = match.pattern.paths.first?.start.variable?.text else {
            return []
        }
        let unknown = Expression(.isNull(predicate, negated: false))
        let read = PropertyNames.names(of: variable, in: predicate)
        return read.sorted().compactMap { name in
            let missing = Expression(
                .isNull(Expression(.property(Expression(.variable(variable)), Name(name))), negated: false))
            var clause = match
            clause.predicate = Expression(.binary(.and, unknown, missing))
            let count = Projection(items: [ProjectionItem(Expression(.countStar), alias: Name("count"))])
            let query = Query(SingleQuery([Clause(.match(clause)), Clause(.return(count))]))
            guard let plan = try? plan(query), let table = try? run(plan, cancellation: cancellation).table,
                case .integer(let rows)? = table.rows.first?.first, rows > 0
            else { return nil }
            return rows == 1
                ? "1 of the \(noun) has no \(name) and is left out"
                : "\(rows) of the \(noun) have no \(name) and are left out"
        }
    }
}
