// A part of a table on its way from gathered cells to a block of nodes.

import Graph
import Values

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

    /// Whether a row's cell holds anything, read or not.
    func isFilled(_ index: Int, _ row: Int) -> Bool {
        let column = rows.columns[index]
        if column.partEnds != nil { return !references(index).range(row).isEmpty }
        if case .strings(let ids) = column.column { return ids[row] != 0 }
        return column.column.isFilled(row) || column.misfits.contains { $0.row == row }
    }

    /// Keeps the rows that hold something in one of some columns.
    mutating func keepFilled(_ indexes: [Int]) {
        if indexes.isEmpty { return }
        let kept = (0..<count).filter { row in indexes.contains { isFilled($0, row) } }
        if kept.count < count { keep(kept.map { UInt32(truncatingIfNeeded: $0) }) }
    }

    /// Keeps the rows of which a column says one of some words, or none of them.
    mutating func keepRows(
        _ choice: (output: Int, words: Set<String>, isExcept: Bool), _ pool: borrowing StringPool
    ) {
        let ids = texts(choice.output)
        guard ids.count == count else { return }
        var isKept: [StringID: Bool] = [:]
        let kept = (0..<count).filter { row in
            let id = ids[row]
            if let known = isKept[id] { return known }
            let word = id == 0 ? "" : pool.string(id).lowercased()
            let keeps = choice.words.contains(word) != choice.isExcept
            isKept[id] = keeps
            return keeps
        }
        if kept.count < count { keep(kept.map { UInt32(truncatingIfNeeded: $0) }) }
    }

    mutating func add(_ key: SymbolID, _ column: Column) {
        keys.append(key)
        columns.append(column)
    }

    /// Adds a column, or puts it in the place of the one of that name.
    mutating func set(_ key: SymbolID, _ column: Column) {
        if let place = keys.firstIndex(of: key) { columns[place] = column } else { add(key, column) }
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

extension Column {
    /// Whether a row of a column that was read has a value.
    fileprivate func isFilled(_ row: Int) -> Bool {
        switch self {
        case .integers(_, let nulls), .localDateTimes(_, let nulls): !(nulls?.isNull(row) ?? false)
        case .floats(_, let nulls): !(nulls?.isNull(row) ?? false)
        case .booleans(_, let nulls): !(nulls?.isNull(row) ?? false)
        case .dates(_, let nulls): !(nulls?.isNull(row) ?? false)
        case .strings(let ids): ids[row] != 0
        case .dictionary(let values, let codes): values[Int(codes[row])] != .null
        case .values(let values): values[row] != .null
        }
    }
}
