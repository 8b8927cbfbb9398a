// Questions about a day before the one that the files were made on.

import Audit
import Catalogue
import Diagnostics
import Graph
import Syntax
import Values

extension Session {
    /// Notes what the statement's answer takes from the present state of the files, where it is judged by an earlier day.
    func noteBackDating(of statement: Statement, on outcome: inout Outcome) {
        guard !outcome.tables.isEmpty, let asOf = settings.asOf, let day = laterDay(than: asOf) else { return }
        let functions = catalogue.functions
        let queries = ((try? queries(of: statement)) ?? []).map(\.query).filter { $0.restsOnAsOf(functions) }
        if queries.isEmpty { return }
        outcome.presentState = PresentState(queries, in: catalogue.graph).names
        let names = outcome.presentState.joined(separator: "; ")
        outcome.notes.append(
            "as of \(asOf.text), but the files are of \(day); taken from their present state: "
                + (names.isEmpty ? "nothing" : names))
    }

    /// The day that the files speak of, where it is after `asOf`: the manifest's as-of, else that of some record.
    private func laterDay(than asOf: CalendarDate) -> String? {
        if let day = organisation?.asOf { return day.epochDay > asOf.epochDay ? day.text : nil }
        guard let label = loaded.label("Record"), let key = loaded.key("date") else { return nil }
        for range in loaded.nodes(label: label) {
            for id in range where loaded.isLive(NodeID(id)) {
                if case .date(let day) = loaded.property(NodeID(id), key), day.epochDay > asOf.epochDay {
                    return "a later day"
                }
            }
        }
        return nil
    }
}
