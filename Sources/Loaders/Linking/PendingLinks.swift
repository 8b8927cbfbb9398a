// References that wait until every node is there.

import Graph

/// A column whose cells refer to nodes.
struct PendingLinks {
    var type: String
    var reference: Manifest.Reference
    /// Whether relationships point at the row.
    var isReversed: Bool
    /// For messages: what the rows are, and the column.
    var rowName: String
    var header: String
    var parts: [Part] = []
    var place: LinkPlace { LinkPlace(type: type, rowName: rowName, header: header) }

    struct Part {
        /// The node of the first row; the others follow.
        var firstNode: UInt32
        var references: References
        var provenance: Provenance
        /// The rows' ids, for messages.
        var ids: [StringID]
        /// Properties of the relationships, one entry a row.
        var properties: [(key: SymbolID, column: Column)]
    }
}

/// Rows that are relationships.
struct PendingRelationships {
    var type: String
    var start: Manifest.Reference
    var end: Manifest.Reference
    var startHeader: String
    var endHeader: String
    var parts: [Part] = []

    struct Part {
        var count: Int
        var starts: References
        var ends: References
        var provenance: Provenance
        var properties: [(key: SymbolID, column: Column)]
    }
}

/// What the cells of a column refer to, as numbers of strings; 0 where a cell is empty.
struct References {
    /// One a row, or where cells are split one a reference.
    var ids: [StringID]
    /// Where cells are split: how many references the rows up to and including each have.
    var ends: [UInt32]?

    /// The references of a row.
    func range(_ row: Int) -> Range<Int> {
        guard let ends else { return row..<(ids[row] == 0 ? row : row + 1) }
        return (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
    }

    var rowCount: Int { ends?.count ?? ids.count }

    /// The references of some of the rows.
    func gather(_ rows: [UInt32]) -> References {
        guard ends != nil else { return References(ids: rows.map { ids[Int($0)] }) }
        var result = References(ids: [], ends: [])
        for row in rows {
            result.ids += ids[range(Int(row))]
            result.ends?.append(UInt32(truncatingIfNeeded: result.ids.count))
        }
        return result
    }
}
