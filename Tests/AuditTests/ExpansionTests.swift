// What audit statements stand for, as pairs of a statement and the core query that EXPAND prints.

import Diagnostics
import Syntax
import Testing
import Values

@testable import Audit

@Suite struct ExpansionTests {
    /// Conditions and columns. Each FIND is sorted by id, so that equal questions give equal files.
    @Test(arguments: [
        (
            "FIND findings WITHOUT actions SHOW id ORDER BY raised LIMIT 5",
            "MATCH (finding:Finding) WHERE NOT EXISTS { MATCH (finding)<-[:ADDRESSES]-(actions:CorrectiveAction) } "
                + "RETURN finding.id AS id ORDER BY finding.raised, finding.id LIMIT 5"
        ),
        (
            "FIND processes WHERE owner IS MISSING AND criticality = 'high' SHOW id",
            "MATCH (process:Process) WHERE NOT EXISTS { MATCH (process)-[:OWNED_BY]->(owner) } "
                + "AND process.criticality = 'high' RETURN process.id AS id ORDER BY process.id"
        ),
        (
            "FIND processes WHERE owner = 'Anna' SHOW id",
            "MATCH (process:Process) WHERE 'Anna' IN [(process)-[:OWNED_BY]->(owner) | coalesce(owner.name, owner.id)] "
                + "RETURN process.id AS id ORDER BY process.id"
        ),
        (
            "FIND processes WITHOUT OUTGOING interactions SHOW id",
            "MATCH (process:Process) WHERE NOT EXISTS { MATCH (process)-[hop:HANDS_OFF_TO]->(other) } "
                + "RETURN process.id AS id ORDER BY process.id"
        ),
        (
            "FIND processes WITH interactions (WHERE kind = 'report') SHOW id",
            "MATCH (process:Process) WHERE EXISTS { MATCH (process)-[hop:HANDS_OFF_TO]-(other), "
                + "(interactions:Interaction {id: hop.interaction}) WHERE interactions.kind = 'report' } "
                + "RETURN process.id AS id ORDER BY process.id"
        ),
        (
            "FIND interactions WHERE sla IS MISSING SHOW from.name, to AS receiver",
            "MATCH (interaction:Interaction) WHERE interaction.sla IS NULL "
                + "RETURN head([(interaction)-[:FROM]->(from) | from.name]) AS `from.name`, "
                + "head([(interaction)-[:TO]->(to) | coalesce(to.name, to.id)]) AS receiver ORDER BY interaction.id"
        ),
        (
            "FIND records OF 'Access review' SINCE 2026-01-01 SHOW id",
            "MATCH (record:Record) WHERE (EXISTS { MATCH (process:Process {id: 'P-1'})<-[:RECORD_OF]-(record) } OR "
                + "EXISTS { MATCH (process:Process {id: 'P-1'})<-[:FROM|TO]-(:Interaction)<-[:INSTANCE_OF]-(record) }) "
                + "AND record.date >= date('2026-01-01') RETURN record.id AS id ORDER BY record.id"
        ),
        (
            "FIND interactions FROM department 'HR' SHOW id",
            "MATCH (interaction:Interaction) WHERE EXISTS { MATCH (interaction)-[:FROM]->(process:Process), "
                + "(process)-[:PERFORMED_BY]->(orgUnit:OrgUnit {id: 'U-1'}) } "
                + "RETURN interaction.id AS id ORDER BY interaction.id"
        ),
        (
            "FIND findings DUE WITHIN 30 DAYS SHOW id",
            "MATCH (finding:Finding) WHERE coalesce("
                + "CASE WHEN NOT (coalesce(toLower(trim(toString(finding.status))) IN ['closed'], false) "
                + "OR coalesce(finding.closed <= asOf(), false)) THEN finding.due END >= asOf() "
                + "AND CASE WHEN NOT (coalesce(toLower(trim(toString(finding.status))) IN ['closed'], false) "
                + "OR coalesce(finding.closed <= asOf(), false)) THEN finding.due END <= asOf() + duration({days: 30}), false) "
                + "RETURN finding.id AS id ORDER BY finding.id"
        ),
        (
            "FIND trigger events DURING PERIOD SHOW id",
            "MATCH (triggerEvent:TriggerEvent) WHERE dayOf(triggerEvent.at) >= periodStart() "
                + "AND dayOf(triggerEvent.at) <= periodEnd() RETURN triggerEvent.id AS id ORDER BY triggerEvent.id"
        ),
        (
            "FIND findings BETWEEN 2025-01-01 AND 2025-06-30 SHOW id",
            "MATCH (finding:Finding) WHERE finding.date >= date('2025-01-01') AND finding.date <= date('2025-06-30') "
                + "RETURN finding.id AS id ORDER BY finding.id"
        ),
        (
            "FIND widgets WITHOUT processes",
            "MATCH (widget:Widget) WHERE NOT EXISTS { MATCH (widget)--(processes:Process) } "
                + "RETURN widget.id AS id, widget.colour AS colour ORDER BY widget.id"
        ),
        (
            "COUNT records DURING PERIOD BY quarter(date)",
            "MATCH (record:Record) WHERE record.date >= periodStart() AND record.date <= periodEnd() "
                + "RETURN toString(record.date.year) + '-Q' + toString(record.date.quarter) AS `quarter(date)`, "
                + "count(*) AS count ORDER BY `quarter(date)`"
        ),
        ("COUNT processes", "MATCH (process:Process) RETURN count(*) AS count"),
    ])
    func findAndCount(statement: String, query: String) throws {
        #expect(try Fixture.expansion(of: statement) == query)
    }

    /// The columns of the file in its order, without the event date that the loader made; related names where linked.
    @Test func defaultColumns() throws {
        let processes = try Fixture.expansion(of: "FIND processes")
        let columns = processes.components(between: " AS ")
        #expect(columns == ["id", "name", "status", "criticality", "owner", "department"])
        #expect(
            try Fixture.expansion(of: "FIND findings")
                == "MATCH (finding:Finding) RETURN finding.id AS id, finding.raised AS raised, finding.grade AS grade "
                + "ORDER BY finding.id")
    }

    @Test func singularPluralHyphenAndLabelAreTheSameNoun() throws {
        let plain = try Fixture.expansion(of: "FIND handoff records SHOW id")
        for noun in ["handoff record", "hand-off records", "HandoffRecord", "tickets", "HANDOFF RECORDS"] {
            #expect(try Fixture.expansion(of: "FIND \(noun) SHOW id") == plain)
        }
    }

    @Test func entitiesMayBeParameters() throws {
        let literal = try Fixture.expansion(of: "FIND findings OF 'P-1' SHOW id")
        #expect(
            try Fixture.expansion(of: "FIND findings OF $p SHOW id", parameters: ["p": .string("Access review")])
                == literal)
    }

    @Test func traceBoundsItsStepsAndKnowsExternalParties() throws {
        let query = try Fixture.expansion(of: "TRACE DOWNSTREAM OF 'Cleaning' WITHIN 3 STEPS")
        #expect(query.hasPrefix("MATCH (start:ExternalParty {id: 'X-1'}), (other) "))
        #expect(query.contains("shortestPath((start)-[:HANDS_OFF_TO*..3]->(other))"))
        #expect(try Fixture.expansion(of: "TRACE 'P-2' TO 'P-1'").contains("(goal:Process {id: 'P-1'})"))
    }

    /// Whatever is expanded can be read back, as EXPAND promises.
    @Test(arguments: [
        "FIND processes", "COUNT processes BY department", "TRACE 'P-1' TO 'P-2'", "TRACE UPSTREAM OF 'P-1'", "LOOP",
        "LOOP OF 'P-1'", "LOOP GAPS", "FIND interactions WHERE from.department <> to.department",
    ])
    func expansionsReadBack(statement: String) throws {
        let text = try Fixture.expansion(of: statement)
        #expect(try Parser.parseStatement(text).printed == text)
        #expect(!text.contains("provided("))
    }

    @Test func legsThatTheDataCannotTellAreNotApplicable() throws {
        let gaps = try Fixture.expansion(of: "LOOP GAPS")
        #expect(gaps.contains("{leg: 'checked', state: 'n/a'}"))
        #expect(gaps.contains("{leg: 'run', state: CASE WHEN EXISTS"))
    }

    @Test func savedQueriesRunWithTheirParameters() throws {
        let definitions = Fixture.definitions(
            """
            DEFINE QUERY late($month = 3, $unit = 'HR') AS FIND findings WHERE raised.month = $month AND grade = $unit SHOW id;
            DEFINE QUERY core($n) AS MATCH (n) RETURN n LIMIT $n;
            """)
        #expect(
            try Fixture.expansion(of: "RUN late(month: 5)", definitions)
                == "MATCH (finding:Finding) WHERE finding.raised.month = 5 AND finding.grade = 'HR' "
                + "RETURN finding.id AS id ORDER BY finding.id")
        #expect(try Fixture.expansion(of: "RUN core(n: 2)", definitions) == "MATCH (n) RETURN n LIMIT 2")
    }
}

extension String {
    /// The words right behind each separator, up to a comma or a blank.
    fileprivate func components(between separator: String) -> [String] {
        var result: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            rest = rest[range.upperBound...]
            result.append(String(rest.prefix { $0 != "," && $0 != " " }))
        }
        return result
    }
}
