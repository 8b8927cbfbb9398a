// Whatever cell in the neighbourhood of an exception can't be read: no subject is passed over, and no cell that holds
// something makes an exception.

import Audit
import Diagnostics
import Graph
import Loaders
import Syntax
import Testing
import Values

@testable import Session

@Suite("What rests on cells of others that can't be read")
struct UnreadNeighbourTests {
    /// A value or a relationship that is taken away, as a cell that can't be read or met does not give it.
    private struct Change {
        var name: String
        var statement: String
        var issue: DataIssue
    }

    /// What they say is said of the whole: which clause, series or circle a single cell concerns is not known.
    private static let ofWholes: Set = [
        "clause-uncovered", "required-document-missing", "loop-transition-missing", "loop-not-closed-in-period",
        "population-gap", "circular-handoff", "silo", "single-point-of-failure", "process-outside-loop",
        "isms-not-integrated", "owner-concentration", "recurring-nonconformity", "review-input-missing",
        "shadow-process", "scope-mismatch", "time-travel",
    ]

    @Test("no subject is passed over, none becomes an exception", arguments: [Sample.northwind, .smallfirm])
    func neighbours(_ sample: Sample) throws {
        let session = try sample.session()
        let (files, issues) = (session.graph, session.issues)
        let expansion = try session.expanded(try #require(session.parse(SourceText("CHECK ALL")).statements.first))
        guard case .checks(let run) = expansion else { return }
        var tried = 0
        for plan in run.plans where plan.missing.isEmpty && !plan.isAboutData && !Self.ofWholes.contains(plan.name) {
            let before = Set(
                Self.subjects(try CheckRunner(session: session, cancellation: .init()).run(plan).exceptions))
            for subject in before.sorted().prefix(1) {
                for change in try Self.changes(near: subject, plan.exceptions.printed, session).prefix(12) {
                    _ = try session.runScript(change.statement)
                    session.issues = issues + [change.issue]
                    let outcome = try CheckRunner(session: session, cancellation: .init()).run(plan)
                    let after = Set(Self.subjects(outcome.exceptions))
                    let untested = Set(outcome.untested.rows.map { "\($0.label) \($0.id)" })
                    #expect(
                        before.subtracting(after).isSubset(of: untested), "\(plan.name): \(change.name) passes over")
                    // Which subject a reference that is not met means is not known: it is judged without the row, which is
                    // itself untested.
                    let row = "\(change.issue.label) \(change.issue.id)"
                    let made = after.subtracting(before).filter { change.issue.relationship.isEmpty || $0 == row }
                    #expect(made.isEmpty, "\(plan.name): \(change.name) is an exception")
                    tried += 1
                    session.keep(files)
                    session.issues = issues
                }
            }
        }
        #expect(tried > (sample == .northwind ? 150 : 20))
    }

    private static func subjects(_ table: ResultTable) -> [String] {
        zip(table.texts("subject_label"), table.texts("subject_id")).map { "\($0) \($1)" }
    }

    /// The properties and relationships of what lies up to two steps away that the check's text names, each once.
    private static func changes(near subject: String, _ query: String, _ session: Session) throws -> [Change] {
        let parts = subject.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else { return [] }
        let near = "MATCH (s:\(parts[0]) {id: '\(parts[1])'})-[:\(types(query))*0..2]-(n) WITH DISTINCT n "
        var changes: [String: Change] = [:]
        let values = try session.table(
            near
                + "UNWIND keys(n) AS key RETURN coalesce(head([l IN labels(n) WHERE l <> 'Record']), 'Record') AS label, n.id AS id, key AS key ORDER BY label, key, id"
        )
        for (label, id, key) in zip3(values.texts("label"), values.texts("id"), values.texts("key"))
        where !["id", "name", "title", "date", "path"].contains(key) && query.contains("." + key)
            && changes["\(label).\(key)"] == nil
        {
            let dates = Vocabulary.shipped.noun(ofLabel: label)?.eventDate == key ? ", x.date = null" : ""
            changes["\(label).\(key)"] = Change(
                name: "\(key) of \(label) \(id)",
                statement: "MATCH (x:\(label) {id: '\(id)'}) SET x.\(key) = null\(dates)",
                issue: issue(label, id, key, property: key))
        }
        let links = try session.table(
            near
                + "MATCH (n)-[r]->(m) RETURN DISTINCT coalesce(head([l IN labels(n) WHERE l <> 'Record']), 'Record') AS label, n.id AS id, type(r) AS key ORDER BY label, key, id"
        )
        for (label, id, key) in zip3(links.texts("label"), links.texts("id"), links.texts("key"))
        where key != "HANDS_OFF_TO" && query.contains(key) && changes["\(label)-\(key)"] == nil {
            changes["\(label)-\(key)"] = Change(
                name: "\(key) of \(label) \(id)", statement: "MATCH (x:\(label) {id: '\(id)'})-[r:\(key)]->() DELETE r",
                issue: issue(label, id, key, relationship: key))
        }
        return changes.keys.sorted().compactMap { changes[$0] }
    }

    /// The types that the query names, so that the neighbourhood is that of the check.
    private static func types(_ query: String) -> String {
        let known = [
            "FROM", "TO", "OWNED_BY", "FILLED_BY", "INSTANCE_OF", "ADDRESSES", "VERIFIES", "OF", "BY", "TREATS",
            "AUDITED",
            "DESCRIBES", "CONSUMES", "PRODUCES", "CARRIES", "RECORD_OF", "MEASURES", "ABOUT", "IMPLEMENTS",
            "IMPLEMENTED_BY",
            "TRIGGERED_BY", "AFFECTS", "ASSESSED", "APPROVED_BY", "MUST_BE_ATTESTED_BY", "MEMBER_OF", "DECIDED",
            "UNDER", "STEP_OF",
            "PERFORMED_BY", "LED_BY", "CHANGED", "DECLARED_BY", "CONSIDERED", "AUTHORED_BY", "RAISED_IN", "CONCERNS",
        ]
        let named = known.filter {
            query.contains(":" + $0) || query.contains("|" + $0)
                || query.contains("HANDS_OFF_TO") && ($0 == "FROM" || $0 == "TO")
        }
        return (named.isEmpty ? ["FROM"] : named).joined(separator: "|")
    }

    private static func issue(
        _ label: String, _ id: String, _ column: String, property: String = "", relationship: String = ""
    ) -> DataIssue {
        DataIssue(
            file: "register.csv", line: 2, label: label, id: id, column: column, value: "¿?",
            problem: relationship.isEmpty ? .unparsable : .unresolved, reason: "", relationship: relationship,
            property: property)
    }

    private static func zip3(_ one: [String], _ two: [String], _ three: [String]) -> [(String, String, String)] {
        zip(one, zip(two, three)).map { ($0, $1.0, $1.1) }
    }
}
