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

/// Ids for interactions whose rows have none: `from>to`, then `from>to#2`.
struct GeneratedIDs {
    private var counts: [String: Int] = [:]

    mutating func ids(_ part: FinishedPart, _ plan: TablePlan, _ pool: inout StringPool) -> [StringID] {
        let ends = plan.outputs.indices.filter { plan.outputs[$0].isEnd }.prefix(2).map { part.references($0) }
        guard ends.count == 2 else { return [StringID](repeating: 0, count: part.count) }
        return (0..<part.count).map { row in
            let names = ends.map { end in end.range(row).map { pool.string(end.ids[$0]) }.joined(separator: "+") }
            let name = "\(names[0])>\(names[1])"
            let number = counts[name, default: 0] + 1
            counts[name] = number
            return pool.intern(number == 1 ? name : "\(name)#\(number)")
        }
    }
}

extension TablePlan.Output {
    fileprivate var isEnd: Bool {
        if case .link(let type, _, _) = meaning { type == "FROM" || type == "TO" } else { false }
    }
}
