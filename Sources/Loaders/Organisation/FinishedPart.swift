// A part of a table on its way from gathered cells to a block of nodes.

import Graph

struct FinishedPart {
    private var rows: TableRows
    private(set) var keys: [SymbolID] = []
    private(set) var columns: [Column] = []
    /// For a column that refers to nodes, the properties of its relationships.
    private(set) var relationshipProperties: [Int: [(key: SymbolID, column: Column)]] = [:]
    /// The rows' ids; empty where they have none.
    var ids: [StringID] = []
    var firstNode: UInt32 = 0

    init(_ rows: TableRows, labels: [String]) { self.rows = rows }

    var count: Int { rows.count }
    var provenance: Provenance { rows.provenance }

    func column(_ index: Int) -> Column { rows.columns[index].column }
    func misfits(_ index: Int) -> [MisfitCell] { rows.columns[index].misfits }

    /// The strings of a column that was gathered as text.
    func texts(_ index: Int) -> [StringID] {
        if case .strings(let ids) = rows.columns[index].column { ids } else { [] }
    }

    func references(_ index: Int) -> References { References(ids: texts(index), ends: rows.columns[index].partEnds) }

    mutating func add(_ key: SymbolID, _ column: Column) {
        keys.append(key)
        columns.append(column)
    }

    mutating func addToRelationship(_ column: Int, _ key: SymbolID, _ values: Column) {
        relationshipProperties[column, default: []].append((key, values))
    }

    /// Keeps some of the rows.
    mutating func keep(_ kept: [UInt32]) {
        var places: [Int: Int] = [:]
        for (place, row) in kept.enumerated() { places[Int(row)] = place }
        for index in rows.columns.indices {
            let column = rows.columns[index]
            let references = column.partEnds == nil ? nil : references(index).gather(kept)
            rows.columns[index] = GatheredColumn(
                column: references.map { .strings($0.ids) } ?? column.column.gather(kept),
                misfits: column.misfits.compactMap { misfit in
                    places[misfit.row].map { MisfitCell(row: $0, text: misfit.text) }
                },
                partEnds: references?.ends)
        }
        rows.provenance = rows.provenance.gather(kept)
        rows.count = kept.count
    }
}
