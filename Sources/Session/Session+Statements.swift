// Which statement does what.

import Diagnostics
import Planning
import Syntax
import Values

extension Session {
    func carryOut(_ statement: Statement, _ cancellation: Cancellation) throws(Diagnostic) -> Outcome {
        switch statement.kind {
        case .query(let query):
            let outcome = try run(query, cancellation: cancellation)
            if !outcome.statistics.isEmpty {
                edits.append(Edit(statement: statement.printed, statistics: outcome.statistics))
            }
            return outcome
        case .explain(let inner): return try explain(inner)
        case .rollback:
            edits = []
            keep(loaded)
            return Outcome(text: "the graph is as the files gave it")
        default: throw .unsupported(statement.span)
        }
    }

    private func explain(_ statement: Statement) throws(Diagnostic) -> Outcome {
        guard case .query(let query) = statement.kind else { throw .unsupported(statement.span) }
        let plan = try plan(query)
        var outcome = Outcome(text: Explain.text(plan))
        outcome.warnings = plan.warnings
        return outcome
    }
}

extension Diagnostic {
    static func unsupported(_ span: Span) -> Diagnostic {
        .compileTime(.syntaxError, .notSupported, "this statement is not in this version yet", at: span)
    }
}
