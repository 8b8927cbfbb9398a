// Boundary cases by name.

import Session
import Testing
import Values

@Suite("Boundary cases")
struct BoundaryTests {
    private static func session(_ script: String, asOf: String, from: String = "2024-01-01") throws -> Session {
        let session = Session()
        _ = try session.runScript(script)
        session.settings.asOf = try CalendarDate(parsing: asOf)
        session.settings.period = Period(
            from: try CalendarDate(parsing: from), to: try CalendarDate(parsing: asOf))
        return session
    }

    @Test(
        "due on the as-of day is not overdue; the day after it is, by one day",
        arguments: [("2026-03-28", []), ("2026-03-29", ["1"])])
    func dueOnTheAsOfDay(asOf: String, overdue: [String]) throws {
        let session = try Self.session(
            """
            CREATE (p:Process {id: 'P-1', cadence: duration('P1Y'), effectiveFrom: date('2020-01-01')}),
              (:Record {id: 'R-1', date: date('2025-03-28')})-[:RECORD_OF]->(p),
              (:Document {id: 'D-1', status: 'approved', nextReview: date('2026-03-28')}),
              (:CorrectiveAction:Record {id: 'A-1', opened: date('2026-01-01'), date: date('2026-01-01'), due: date('2026-03-28')})
            """, asOf: asOf)
        #expect(try session.table("CHECK overdue-cadence").texts("days_overdue") == overdue)
        #expect(try session.table("CHECK action-overdue").texts("days_overdue") == overdue)
        #expect(try session.table("CHECK stale-document").rows.count == overdue.count)
    }

    @Test(
        "31 January plus one month is the last day of February",
        arguments: [
            ("2025-01-31", "2025-02-28", "2025-03-01"), ("2024-01-31", "2024-02-29", "2024-03-01"),
        ])
    func monthEnds(last: String, due: String, after: String) throws {
        let script = """
            CREATE (p:Process {id: 'P-1', cadence: duration('P1M'), effectiveFrom: date('2023-01-01')}),
              (:Record {id: 'R-1', date: date('\(last)')})-[:RECORD_OF]->(p)
            """
        #expect(try Self.session(script, asOf: due).table("CHECK overdue-cadence").rows.isEmpty)
        let overdue = try Self.session(script, asOf: after).table("CHECK overdue-cadence")
        #expect(overdue.texts("next_due").first?.contains(due) == true)
    }

    @Test("slots count from the anchor: 31 January, 28 February, 31 March")
    func slotsFromTheAnchor() throws {
        let session = try Self.session(
            """
            CREATE (m:Process {id: 'P-2', cadence: duration('P1M'), effectiveFrom: date('2025-01-31')}),
              (:Record {id: 'R-3', date: date('2026-02-28')})-[:RECORD_OF]->(m)
            """, asOf: "2026-03-28")
        let months = try session.table("CHECK missed-slot").texts("detail")
        #expect(months.prefix(3) == ["2025-02-28", "2025-03-31", "2025-04-30"])
        #expect(try session.table("CHECK overdue-cadence").rows.isEmpty)
    }

    @Test("a yearly job done twice in December does not cover two years")
    func twiceInDecember() throws {
        let session = try Self.session(
            """
            CREATE (p:Process {id: 'P-1', cadence: duration('P1Y'), effectiveFrom: date('2022-12-15')}),
              (:Record {id: 'R-1', date: date('2024-12-10')})-[:RECORD_OF]->(p),
              (:Record {id: 'R-2', date: date('2024-12-20')})-[:RECORD_OF]->(p)
            """, asOf: "2026-03-28")
        #expect(try session.table("CHECK missed-slot").texts("detail") == ["2025-12-15"])
    }

    @Test("two ids in a cell are two references, whether the manifest splits it or not")
    func twoIdsInACell() throws {
        for split in [", split: \";\"", ""] {
            let session = try Session.opened([
                "isms.yaml": """
                weft: 1
                asOf: 2026-03-31
                files:
                  - path: people.csv
                    node: Person
                  - path: processes.csv
                    node: Process
                    columns:
                      Owner: {edge: OWNED_BY, to: Person, match: id\(split)}

                """,
                "people.csv": "id,name\nE-1,Anna\nE-2,Bo\n",
                "processes.csv": "id,name,Owner\nP-1,Access review,E-1; E-2\n",
            ])
            #expect(try session.table("MATCH (:Process)-[:OWNED_BY]->(o) RETURN count(o) AS n").texts("n") == ["2"])
            #expect(try session.table("CHECK dangling-reference").rows.isEmpty)
            #expect(try session.table("CHECK unowned-process").rows.isEmpty)
            #expect(try session.table("CHECK unowned-process UNTESTED").rows.isEmpty)
        }
    }

    @Test("one person in all roles: each check names the person once, by the strongest relation")
    func onePersonInAllRoles() throws {
        let session = try Self.session(
            """
            CREATE (e:Person {id: 'E-1', name: 'Anna'}), (r:Role {id: 'R-1', name: 'ISMS manager'}), (u:OrgUnit {id: 'U-1'}),
              (r)-[:FILLED_BY]->(e), (e)-[:MEMBER_OF]->(u),
              (p:Process {id: 'P-1', name: 'Access review'}), (p)-[:OWNED_BY]->(e), (p)-[:OWNED_BY]->(r),
              (p)-[:PERFORMED_BY]->(u), (:Activity {id: 'T-1'})-[:STEP_OF]->(p),
              (a:Audit:Record {id: 'AUD-1', performedFrom: date('2026-02-01'), performedTo: date('2026-02-02'),
                date: date('2026-02-02'), status: 'performed'}),
              (a)-[:AUDITED]->(p), (a)-[:LED_BY]->(e), (a)-[:PERFORMED_BY]->(e),
              (f:Finding:Record {id: 'F-1', grade: 'minor', status: 'open', raised: date('2026-02-02'), date: date('2026-02-02')}),
              (f)-[:RAISED_IN]->(a), (f)-[:CONCERNS]->(p),
              (c:CorrectiveAction:Record {id: 'C-1', status: 'done', opened: date('2026-02-03'), date: date('2026-02-03'),
                due: date('2026-02-20'), done: date('2026-02-10')}),
              (c)-[:ADDRESSES]->(f), (c)-[:OWNED_BY]->(e), (c)-[:OWNED_BY]->(r),
              (v:EffectivenessReview:Record {id: 'V-1', result: 'effective', date: date('2026-03-01')}),
              (v)-[:VERIFIES]->(c), (v)-[:BY]->(e)
            """, asOf: "2026-03-31", from: "2025-04-01")
        let auditor = try session.table("CHECK auditor-not-independent")
        #expect(auditor.texts("subject_id") == ["AUD-1"])
        #expect(auditor.texts("relation") == ["owner"])
        #expect(Set(try session.table("CHECK self-verified-action").texts("subject_id")).count == 1)
        // Owning a process in person and through a role is owning it once.
        let owners = try session.runScript("CHECK owner-concentration").tables.last?.table
        #expect(owners?.texts("population") == ["1"])
        #expect(try session.table("CHECK owner-departed").rows.isEmpty)
    }
}
