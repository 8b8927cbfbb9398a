// Checks: what a definition becomes, what is left of it by a statement's filters, and how the answers are summed up.

import Catalogue
import Diagnostics
import Syntax
import Testing
import Values

@testable import Audit

@Suite struct CheckTests {
    static let definitions = Fixture.definitions(
        """
        DEFINE CHECK ownerless($days = 14) SEVERITY minor CLAUSE '5.3', '4.4' SUMMARY 'No owner' RULE 'nobody answers'
          NEEDS Process-OWNED_BY, (Process.stage | Person)
          POPULATION MATCH (p:Process) RETURN count(p) AS population
          AS MATCH (p:Process) WHERE NOT (p)-[:OWNED_BY]->() AND p.age > $days
             RETURN p AS subject, p.criticality AS criticality;
        DEFINE CHECK stages SEVERITY observation CLAUSE '9.2.1'
          AS RETURN 'Transition' AS subject_label, 'act->plan' AS subject_id, 'major' AS grade;
        """)

    private func run(_ statement: String) throws -> CheckRun {
        guard
            case .checks(let run) = try Fixture.expander(Self.definitions).expand(try Parser.parseStatement(statement))
        else {
            return CheckRun(plans: [], isAll: false)
        }
        return run
    }

    @Test func rowsHaveTheCommonColumnsThenTheChecksOwn() throws {
        let plan = try #require(try run("CHECK ownerless").plans.first)
        #expect(plan.columns.prefix(4) == ["check", "grade", "rule", "clause"])
        #expect(plan.columns.last == "criticality")
        let query = plan.exceptions.printed
        #expect(
            query.contains("p.age > 14 WITH p AS subject, p.criticality AS criticality RETURN 'ownerless' AS check"))
        #expect(
            query.contains("'minor' AS grade, 'nobody answers' AS rule, '5.3' AS clause, ['4.4'] AS supported_clauses"))
        #expect(query.hasSuffix("ORDER BY subject_label, subject_id, detail, criticality"))
        #expect(try Parser.parseStatement(query).printed == query)
        #expect(plan.population?.printed == "MATCH (p:Process) RETURN count(p) AS population")
    }

    @Test func subjectsNeedNotBeNodes() throws {
        let query = try #require(try run("CHECK stages").plans.first).exceptions.printed
        #expect(query.contains("coalesce(grade, 'observation') AS grade"))
        #expect(
            query.contains("subject_label, subject_id, NULL AS subject_name") || query.contains("null AS subject_name"))
    }

    @Test func argumentsTakeTheDefaultsPlace() throws {
        let plan = try #require(try run("CHECK ownerless(days: 30)").plans.first)
        #expect(plan.exceptions.printed.contains("p.age > 30"))
        #expect(plan.parameters.map { "\($0.name) = \($0.value)" } == ["days = 30"])
    }

    @Test func whatIsNeededAndNotThereIsNamed() throws {
        #expect(try run("CHECK ownerless").plans.first?.missing == ["Process.stage | Person"])
        #expect(Fixture.graph.provides("Process-IMPLEMENTS"))
        #expect(Fixture.graph.provides("Process.status"))
        #expect(Fixture.graph.provides("CorrectiveAction"))
        #expect(Fixture.graph.provides("%-RECORD_OF"))
        #expect(!Fixture.graph.provides("%-DESCRIBES"))
    }

    @Test func filtersSpeakOfColumnsAndOfTheSubject() throws {
        let plan = try #require(
            try run("CHECK ownerless WHERE department = 'IT' AND criticality = 'high' AT LEAST minor").plans.first)
        let query = plan.exceptions.printed
        #expect(
            query.contains(
                "WHERE grade IN ['minor', 'major', 'data quality'] AND 'IT' IN [(subject)-[:PERFORMED_BY]->(department:OrgUnit) "
                    + "| coalesce(department.name, department.id)] AND criticality = 'high' RETURN check, grade"))
        #expect(plan.unfiltered != nil)
        let error = #expect(throws: Diagnostic.self) { try run("CHECK ownerless WHERE deprtment = 'IT'") }
        #expect(error?.correction == "department")
    }

    @Test func clausesMatchAtDots() throws {
        let definitions = Self.definitions
        #expect(try run("CHECK ownerless, stages FOR CLAUSE '9.2'").plans.map(\.name) == ["stages"])
        #expect(try run("CHECK ALL FOR CLAUSE '5.3'").plans.contains { $0.name == "ownerless" })
        #expect(!clausesMatch("9.2", "9.20"))
        #expect(throws: Diagnostic.self) { try run("CHECK ownerless FOR CLAUSE '10'") }
        #expect(definitions.checks["stages"]?.isShipped == false)
    }

    @Test func theSummarySaysWhatWasTested() throws {
        let plan = try #require(try run("CHECK stages").plans.first)
        let missing = try #require(try run("CHECK ownerless").plans.first)
        let population = ResultTable(columns: ["population", "tested"], rows: [[.integer(8), .integer(6)]])
        let rows = ResultTable(columns: plan.columns, rows: [[Value](repeating: .null, count: plan.columns.count)])
        let report = CheckReport(
            [
                CheckOutcome(plan: plan, population: population, exceptions: rows),
                CheckOutcome(plan: missing, population: nil, exceptions: ResultTable(columns: [])),
            ], escalates: false)
        #expect(report.exceptions.rows.count == 1)
        let summary = report.summary.rows.map { $0.map { $0.literal(in: report.summary) } }
        #expect(summary[0][..<7] == ["'stages'", "'exceptions'", "8", "6", "2", "1", "0.1667"])
        #expect(summary[1][1] == "'not evaluable'")
        #expect(summary[1][7] == "'Process.stage | Person'")
    }
}
