// COMPARE WITH: two states of the sample, of which all differences are known.

import Foundation
import Session
import Testing
import Values

@Suite("Comparing")
struct ComparingTests {
    @Test("the sample does not differ from itself")
    func nothing() throws {
        let session = try Northwind.session()
        let table = try session.table("COMPARE WITH '\(Northwind.folder.path)'")
        #expect(Set(table.texts("change")) == ["repeated"])
    }

    @Test("two states of the sample: the known changes and nothing else")
    func knownChanges() throws {
        let session = try Northwind.session()
        let table = try Northwind.withCopy { path, rows in
            path == "registers/items.csv" ? rows.dropLast() + ["IT-OLD,Fax protocol,internal,paper"] : rows
        } _: {
            try session.table("COMPARE WITH '\($0.path)'")
        }
        let parts = ["change", "kind", "label", "id"].map { table.texts($0) }
        let found = table.rows.indices.map { row in parts.map { $0[row] }.joined(separator: " ") }
            .filter { !$0.hasPrefix("repeated") }
        #expect(found.filter { $0.contains(" node ") } == ["added node Item IT-155", "removed node Item IT-OLD"])
    }
}
