// Labels, types and properties that the graph does not know.

import Catalogue
import Diagnostics
import Planning
import Testing

@Suite("Unknown names") struct WarningTests {
    @Test("a misspelt label is a warning with the nearest one")
    func label() throws {
        let warnings = try plan("MATCH (p:Proces) RETURN p").warnings
        #expect(warnings.map(\.message) == ["no label Proces"])
        #expect(warnings.first?.label == "did you mean Process (42 nodes)?")
        #expect(warnings.first?.correction == "Process")
        #expect(warnings.first?.severity == .warning)
    }

    @Test("relationship types and properties, too")
    func others() throws {
        #expect(
            try plan("MATCH ()-[:OWNED_BI]->() RETURN 1").warnings.first?.label
                == "did you mean OWNED_BY (40 relationships)?")
        let property = try plan("MATCH (p:Process) WHERE p.nam = 'x' RETURN p").warnings
        #expect(property.map(\.message) == ["Process has no property nam"])
        #expect(property.first?.label == "did you mean name (42 with a value)?")
        #expect(try plan("MATCH (p:Process {nam: 'x'}) RETURN p.nam").warnings.count == 2)
        #expect(try plan("MATCH ()-[r:OWNED_BY]->() RETURN r.until").warnings.map(\.detail) == [.unknownProperty])
    }

    @Test("the label of a variable is remembered through WITH, UNWIND and collect")
    func remembered() throws {
        #expect(try plan("MATCH (p:Process) WITH p AS q RETURN q.nam").warnings.count == 1)
        #expect(try plan("MATCH (p) WITH p RETURN p.nam").warnings.isEmpty)
    }

    @Test(
        "no warning where nothing is known, or the statement makes the name itself",
        arguments: [
            "MATCH (p) RETURN p.anything", "CREATE (:New {x: 1})", "MERGE (n:New {x: 1}) RETURN n",
            "CREATE (n:New) WITH n MATCH (m:New) RETURN m", "MATCH (p:Process) SET p.x = 1 RETURN p.x",
            "MATCH (p:Process|Person) RETURN p.status",
        ])
    func silent(_ query: String) throws { #expect(try plan(query).warnings.isEmpty) }

    @Test("an empty graph warns of nothing")
    func empty() throws {
        #expect(try plan("MATCH (p:Proces)-[:X]->() RETURN p.y", graph: GraphCatalogue()).warnings.isEmpty)
    }

    @Test(
        "strict makes them errors",
        arguments: [
            ("MATCH (p:Proces) RETURN p", ErrorDetail.unknownLabel),
            ("MATCH ()-[:OWNED_BI]->() RETURN 1", .unknownRelationshipType),
            ("MATCH (p:Process) RETURN p.nam", .unknownProperty),
        ])
    func strict(_ query: String, _ detail: ErrorDetail) {
        #expect(fault(query, strict: true)?.detail == detail)
        #expect(fault(query, strict: true)?.severity == .error)
    }
}
