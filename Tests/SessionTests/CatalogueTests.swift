// Cases of the catalogue that no sample holds: next to no data, and days on the boundary.

import Session
import Testing
import Values

@Suite("The catalogue on small data")
struct CatalogueTests {
    @Test("a register of processes alone lets hardly any check be judged, and none of the others is in order")
    func absence() throws {
        let session = try Session.opened(["processes.csv": "id,name\nP-1,Alone\n"])
        let summary = try #require(try session.runScript("CHECK ALL").tables.last?.table)
        let judged = zip(summary.texts("check"), summary.texts("result")).filter { $0.1 != "not evaluable" }
        #expect(judged.map { $0.0 } == ["dangling-reference"])
        #expect(summary.rows.count == shippedChecks)
    }

    @Test("one person in all roles is found wherever two are wanted")
    func onePerson() throws {
        let session = Session()
        _ = try session.runScript(
            """
            CREATE (e:Person {id: 'E'}), (r:Role {id: 'R'})-[:FILLED_BY]->(e),
              (p:Process {id: 'P-1'})-[:OWNED_BY]->(r), (:Process {id: 'P-2'})-[:OWNED_BY]->(e),
              (:Process {id: 'P-3'})-[:OWNED_BY]->(e), (:Process {id: 'P-4'})-[:OWNED_BY]->(r),
              (a:Audit {id: 'AUD', performedFrom: date('2026-02-02'), performedTo: date('2026-02-03')})-[:AUDITED]->(p),
              (a)-[:LED_BY]->(e),
              (d:Document {id: 'D', status: 'approved', effective: date('2026-01-01')})-[:AUTHORED_BY]->(e),
              (:Approval {id: 'AP', date: date('2026-01-01')})-[:OF]->(d),
              (c:CorrectiveAction {id: 'A', done: date('2026-03-01')})-[:OWNED_BY]->(r),
              (v:EffectivenessReview {id: 'ER', date: date('2026-03-02'), result: 'effective'})-[:VERIFIES]->(c), (v)-[:BY]->(e);
            MATCH (a:Approval), (e:Person) CREATE (a)-[:BY]->(e)
            """)
        session.settings.asOf = try CalendarDate(year: 2026, month: 3, day: 31)
        #expect(try session.table("CHECK owner-concentration").texts("subject_id") == ["E"])
        #expect(try session.table("CHECK auditor-not-independent").texts("relation") == ["role"])
        #expect(
            try session.table("CHECK effective-without-approval").texts("actual") == ["approved by its author only"])
        #expect(try session.table("CHECK self-verified-action").texts("subject_id") == ["A"])
    }

    @Test("an interaction with one end is untested everywhere: its tickets are neither late nor in time")
    func oneEnd() throws {
        let script = """
            CREATE (p:Process {id: 'P-1'}), (q:Process {id: 'P-2'}),
              (i:Interaction {id: 'I-1', sla: duration('PT4H')})-[:FROM]->(p), (i)-[:TO]->(q),
              (h:Interaction {id: 'I-2', sla: duration('PT4H')})-[:FROM]->(p),
              (:HandoffRecord:Record {id: 'T-1', openedAt: datetime('2026-03-01T09:00Z'), date: date('2026-03-01')})
                -[:INSTANCE_OF]->(i),
              (:HandoffRecord:Record {id: 'T-2', openedAt: datetime('2026-03-01T09:00Z'), date: date('2026-03-01')})
                -[:INSTANCE_OF]->(h)
            """
        let late = try Self.judged(script).runScript("CHECK handoff-sla-breach").tables.map(\.table)
        #expect(late.first?.texts("record") == ["T-1"])
        #expect(late.first?.texts("elapsed").first?.contains("PT735H") == true)
        #expect(late.last?.texts("tested") == ["1"])
        #expect(late.last?.texts("untested") == ["1"])
    }

    @Test("an event raises the grade of an undocumented handoff only where handoff records are provided")
    func unansweredEvent() throws {
        let script = """
            CREATE (p:Process {id: 'P-1'}), (q:Process {id: 'P-2'}), (:Document {id: 'D-1'})-[:DESCRIBES]->(p),
              (i:Interaction {id: 'I-1', triggeredBy: ['leaver']})-[:FROM]->(p), (i)-[:TO]->(q),
              (:TriggerEvent {id: 'E-1', kind: 'leaver', at: datetime('2026-01-10T09:00Z')})
            """
        #expect(try Self.judged(script).table("CHECK undocumented-handoff").texts("grade") == ["observation"])
        let ticket = """
             , (:HandoffRecord:Record {id: 'T-1', openedAt: datetime('2026-03-01T09:00Z'), date: date('2026-03-01')})
                -[:INSTANCE_OF]->(i)
            """
        #expect(try Self.judged(script + ticket).table("CHECK undocumented-handoff").texts("grade") == ["minor"])
    }

    @Test("a ticket of a day after as-of does not raise the grade of a circle")
    func laterBounce() throws {
        for (day, grade) in [("2026-03-31", "minor"), ("2026-04-01", "observation")] {
            let session = try Session.opened([
                "processes.csv": "id\nP-1\nP-2\n",
                "interactions.csv": "id,kind,from,to\nI-1,approval,P-1,P-2\nI-2,approval,P-2,P-1\n",
                "handoff-records.csv": "id,openedAt,reopened,interaction\nT-1,\(day),1,I-1\n",
            ])
            #expect(try session.table("CHECK circular-handoff").texts("grade") == [grade])
        }
    }

    @Test("a leg is n/a where one of the things that it needs is not provided")
    func legWithoutActions() throws {
        let session = try Self.judged(
            """
            CREATE (p:Process {id: 'P-1'}), (:CorrectiveAction {id: 'A-1'})-[:CHANGED]->(p),
              (:Finding {id: 'F-1', grade: 'minor', raised: date('2026-01-01'), closed: date('2026-02-01'), systemic: true})
                -[:CONCERNS]->(p)
            """)
        #expect(try session.table("LOOP OF 'P-1'").texts("state").suffix(3) == ["n/a", "n/a", "n/a"])
    }

    @Test("one date that is none costs its record, not the whole column, and no check stumbles over it")
    func oneWrongDate() throws {
        let session = try Session.opened([
            "processes.csv": "id,cadence,effectiveFrom\nP-1,P1Y,2020-01-01\n",
            "records.csv": "id,date,process\nRC-1,2025-06-30,P-1\nRC-2,soon,P-1\n",
        ])
        #expect(try session.table("CHECK dangling-reference").texts("value") == ["soon"])
        #expect(try session.table("CHECK overdue-cadence").rows.isEmpty)
        #expect(try session.table("CHECK population-gap").rows.isEmpty)
    }

    @Test("an audit of a kind that nobody knows counts as one without a kind: internal")
    func unknownKind() throws {
        let session = try Session.opened([
            "processes.csv": "id\nP-1\nP-2\n",
            "audits.csv": "id,kind,performedTo,processes\nA-1,surprise,2025-06-30,P-1\nA-2,external,2025-06-30,P-2\n",
        ])
        #expect(try session.table("CHECK process-never-audited").texts("subject_id") == ["P-2"])
    }

    @Test("an interaction without both ends is one row of data quality")
    func noEnds() throws {
        let session = try Session.opened([
            "processes.csv": "id\nP-1\n", "interactions.csv": "id,from,to\nI-1,,\nI-2,P-1,\nI-3,P-1,P-1\n",
        ])
        let rows = try session.table("CHECK dangling-reference")
        #expect(rows.texts("subject_id") == ["I-1", "I-2"])
        #expect(rows.texts("column") == ["FROM, TO", "TO"])
    }

    private static func judged(_ script: String) throws -> Session {
        let session = Session()
        _ = try session.runScript(script)
        session.settings.asOf = try CalendarDate(year: 2026, month: 3, day: 31)
        return session
    }

    @Test("two ids in a cell are two references, whether the manifest says so or not")
    func twoIDsInACell() throws {
        for split in [", split: \";\"", ""] {
            let session = try Session.opened([
                "processes.csv": "id\nP-1\nP-2\n",
                "audits.csv": "id,performedTo,of\nA-1,2026-03-31,P-1; P-2\n",
                "isms.yaml": """
                weft: 1
                asOf: 2026-03-31
                files:
                  - {path: processes.csv, node: Process}
                  - {path: audits.csv, node: Audit, columns: {of: {edge: AUDITED, to: Process, match: id\(split)}}}
                """,
            ])
            #expect(try session.table("CHECK process-never-audited").texts("subject_id") == [])
            #expect(try session.table("CHECK dangling-reference").texts("value") == [])
        }
    }
}
