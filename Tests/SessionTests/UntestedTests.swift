// What a check can't judge is untested: neither an exception nor in order, and never left out of the population.

import Audit
import Diagnostics
import Graph
import Loaders
import Syntax
import Testing
import Values

@testable import Session

@Suite("What rests on cells that can't be read")
struct UntestedTests {
    /// The summary of a check.
    private static func figures(_ session: Session, _ check: String) throws -> [String: String] {
        let table = try #require(try session.runScript("CHECK \(check)").tables.last?.table)
        return Dictionary(uniqueKeysWithValues: table.columns.map { ($0, table.texts($0).first ?? "") })
    }

    @Test("a status that nobody knows, an owner that nobody is, an end that leads nowhere")
    func kinds() throws {
        let session = try Session.opened([
            "processes.csv": """
            id,name,owner,status
            P1,Backup,Anna Weber,In flux
            P2,Restore,"Hahn, Julia",active
            P3,Patching,,active
            P4,Logging,Anna Weber,active

            """,
            "people.csv": "id,name\nE1,Anna Weber\n",
            "isms.yaml": """
            weft: 1
            name: Three results
            asOf: 2026-03-31
            files:
              - path: people.csv
                node: Person
              - path: processes.csv
                node: Process
                columns:
                  id: {property: id}
                  owner: {edge: OWNED_BY, to: Person, match: [id, name]}
            """,
        ])
        let unowned = try session.table("CHECK unowned-process")
        #expect(unowned.texts("subject_id") == ["P3"])
        let figures = try Self.figures(session, "unowned-process")
        #expect([figures["population"], figures["tested"], figures["untested"]] == ["4", "2", "2"])
        let untested = try session.table("CHECK unowned-process UNTESTED")
        #expect(untested.texts("subject_id") == ["P1", "P2"])
        #expect(untested.texts("value") == ["In flux", "Hahn, Julia"])
        #expect(untested.texts("reason") == ["status 'In flux' is not known", "owner 'Hahn, Julia' could not be met"])
        #expect(untested.texts("source_line") == ["2", "3"])
        #expect(try session.table("CHECK ALL UNTESTED").texts("check").contains("unowned-process"))
    }

    @Test("a due date that can't be read is not a date that is missing")
    func due() throws {
        let session = try Session.opened([
            "actions.csv": "id,due,status\nA1,2026-01-31,open\nA2,KW 7/2026,open\nA3,2026-02-01,open\n",
            "isms.yaml": """
            weft: 1
            name: Dates
            asOf: 2026-03-31
            files:
              - path: actions.csv
                node: CorrectiveAction
                columns:
                  id: {property: id}
                  due: {property: due, type: date}
            """,
        ])
        #expect(try session.table("CHECK action-overdue").texts("subject_id") == ["A1", "A3"])
        #expect(try Self.figures(session, "action-overdue")["untested"] == "1")
    }

    @Test("an answer says what it leaves out for want of a value, and what no register gives")
    func leftOut() throws {
        let session = try Session.opened([
            "findings.csv": "id,status\nF1,open\nF2,closed\nF3,\n",
            "processes.csv": "id,name\nP1,Backup\n",
            "isms.yaml": """
            weft: 1
            name: Left out
            asOf: 2026-03-31
            files:
              - path: findings.csv
                node: Finding
              - path: processes.csv
                node: Process
            """,
        ])
        func notes(_ statement: String) throws -> [String] { try session.runScript(statement).notes }
        #expect(
            try notes("FIND findings WHERE status <> 'closed'") == ["1 of the findings has no status and is left out"])
        #expect(try notes("COUNT findings WHERE status = 'open' OR status IS MISSING") == [])
        #expect(try notes("FIND audits") == ["not evaluable: no register of audits was read"])
        #expect(
            try notes("FIND processes WHERE name = 'Restore'") == ["none of the 1 processes met the condition"])
        let gaps = try notes("LOOP GAPS")
        #expect(gaps.count == 2 && gaps[1].hasPrefix("not evaluable: the legs planned, run, checked"))
    }

    @Test("a cell that holds something is not missing, and what was not understood is said below each answer")
    func notUnderstood() throws {
        let session = try Session.opened([
            "actions.csv":
                "Action no,Description,Due date,Status\nA1,x,2026-01-31,open\nA2,y,KW 7/2026,open\nA3,z,,open\n",
            "processes.csv": "Process ID,Process name,Process owner\nP1,Backup,Ann Lee\nP2,Logging,Hahn\nP3,Review,\n",
            "people.csv": "ID,Name\n1,Ann Lee\n",
        ])
        func rows(_ statement: String) throws -> [String] { try session.table(statement).texts("id") }
        func notes(_ statement: String) throws -> [String] { try session.runScript(statement).notes }
        #expect(try rows("FIND actions WHERE due IS MISSING") == ["A3"])
        #expect(try rows("FIND actions WHERE due IS PRESENT") == ["A1", "A2"])
        #expect(try rows("FIND processes WHERE owner IS MISSING") == ["P3"])
        #expect(try rows("FIND processes WITHOUT owner") == ["P3"])
        #expect(try session.table("COUNT processes WITH owner").texts("count") == ["2"])
        let due = "A2: Due date 'KW 7/2026' cannot be read (actions.csv:3). SHOW requests lists what to ask for"
        #expect(
            try notes("FIND actions WHERE due < date('2026-03-01')") == [
                "1 of the actions has no due and is left out",
                "1 of the actions rests on cells that were not understood: " + due,
            ])
        #expect(try notes("FIND actions SHOW id, status") == [])
        let owner = "Process owner 'Hahn' could not be met (processes.csv:3). SHOW requests lists what to ask for"
        #expect(
            try notes("COUNT processes BY owner") == [
                "1 of the processes rests on cells that were not understood: P2: " + owner
            ])
        #expect(
            try notes("MATCH (p:Process)-[:OWNED_BY]->(o) RETURN p.id, o.name") == [
                "this answer rests on 1 cell that was not understood: " + owner
            ])
        #expect(try notes("MATCH (p:Process) RETURN p.id") == [])
    }

    /// One exception of the sample before a cell that it rests on is taken away, and what becomes of it.
    @Test("no exception is passed over when a cell that it rests on can't be read")
    func generated() throws {
        let session = try Northwind.session()
        let (files, issues) = (session.graph, session.issues)
        var tried = 0
        let expansion = try session.expanded(try #require(session.parse(SourceText("CHECK ALL")).statements.first))
        guard case .checks(let run) = expansion else { return }
        for plan in run.plans where plan.missing.isEmpty && !plan.isAboutData {
            let runner = CheckRunner(session: session, cancellation: .init())
            let before = Self.subjects(try runner.run(plan).exceptions)
            for change in Self.changes(plan, Set(before), files) {
                session.keep(files)
                session.issues = issues + [change.issue]
                guard try session.forget(change, in: files) else { continue }
                let outcome = try CheckRunner(session: session, cancellation: .init()).run(plan)
                let after = Set(
                    Self.subjects(outcome.exceptions) + outcome.untested.rows.map { "\($0.label) \($0.id)" })
                let lost = before.filter { !after.contains($0) && $0 == change.subject }
                #expect(lost.isEmpty, "\(plan.name): \(change.issue.property) of \(change.subject)")
                tried += 1
            }
            session.keep(files)
            session.issues = issues
        }
        #expect(tried > 100)
    }

    struct Change {
        var subject: String
        var node: NodeID
        var issue: DataIssue
    }

    private static func subjects(_ table: ResultTable) -> [String] {
        zip(table.texts("subject_label"), table.texts("subject_id")).map { "\($0) \($1)" }
    }

    /// For each property of the subject that the check reads, the first exception that has a value of it.
    private static func changes(_ plan: CheckPlan, _ subjects: Set<String>, _ graph: Graph) -> [Change] {
        var changes: [String: Change] = [:]
        for basis in Basis.exceptions(of: plan.exceptions) {
            for read in basis.reads where basis.roots.contains(read.variable) {
                guard case .property(let name) = read.key, name != "id", let key = graph.key(name),
                    let idKey = graph.key("id")
                else { continue }
                for subject in subjects.sorted() {
                    let parts = subject.split(separator: " ", maxSplits: 1).map(String.init)
                    guard parts.count == 2, let label = graph.label(parts[0]),
                        let node = graph.lookup(label: label, key: idKey, value: .string(parts[1])).first,
                        !graph.property(node, key).isNull
                    else { continue }
                    let issue = DataIssue(
                        file: "register.csv", line: 2, label: parts[0], id: parts[1], column: name, value: "¿?",
                        problem: .unparsable, reason: "", property: name, node: node.rawValue)
                    changes[name] = Change(subject: subject, node: node, issue: issue)
                    break
                }
            }
        }
        return changes.keys.sorted().compactMap { changes[$0] }
    }
}

extension Session {
    /// Takes the value away, as a file whose cell can't be read would not have it.
    fileprivate func forget(_ change: UntestedTests.Change, in graph: Graph) throws -> Bool {
        let parts = change.subject.split(separator: " ", maxSplits: 1).map(String.init)
        let id = parts[1].replacing("'", with: "\\'")
        _ = try runScript("MATCH (x:\(parts[0]) {id: '\(id)'}) SET x.\(change.issue.property) = null")
        return true
    }
}
