// Rows of a table that became relationships.

import Dispatch
import Graph

/// The relationships of a part of a table: for each the row that it comes from and the nodes at its ends.
struct JoinedRows {
    private(set) var rows: [UInt32] = []
    private(set) var starts: [UInt32] = []
    private(set) var ends: [UInt32] = []

    /// From so many on, relationships are laid in the order of their starts.
    static let worthSorting = 1 << 16

    init(capacity: Int) {
        rows.reserveCapacity(capacity)
        starts.reserveCapacity(capacity)
        ends.reserveCapacity(capacity)
    }

    /// Rows that were sorted elsewhere.
    init(rows: [UInt32], starts: [UInt32], ends: [UInt32]) {
        self.rows = rows
        self.starts = starts
        self.ends = ends
    }

    mutating func append(_ row: Int, from start: UInt32, to end: UInt32) {
        rows.append(UInt32(truncatingIfNeeded: row))
        starts.append(start)
        ends.append(end)
    }

    /// Lays relationships in the order of the nodes that they start at, those of one node in their old order. Questions walk from
    /// node to node: what they read of the relationships then lies side by side, where the rows of a log are strewn. True where that
    /// changed the order.
    mutating func sortByStart() -> Bool {
        guard zip(starts, starts.dropFirst()).contains(where: { $0 > $1 }) else { return false }
        let order = ascendingOrder(starts)
        rows = order.map { rows[Int($0)] }
        ends = order.map { ends[Int($0)] }
        starts = order.map { starts[Int($0)] }
        return true
    }
}

extension JoinedRows {
    /// Whether the other part's starts come behind all of this one's.
    fileprivate func precedes(_ other: JoinedRows) -> Bool { (starts.last ?? 0) <= (other.starts.first ?? .max) }
}

/// The places of numbers in ascending order, equal ones as they stand. Linear: sorts by eleven bits at a time.
func ascendingOrder(_ numbers: [UInt32]) -> [UInt32] {
    var order = numbers.indices.map { UInt32(truncatingIfNeeded: $0) }
    guard let least = numbers.min(), let most = numbers.max() else { return [] }
    let digits = 1 << 11
    var shift: UInt32 = 0
    while (most - least) >> shift > 0 {
        var places = [Int](repeating: 0, count: digits + 1)
        func digit(_ index: UInt32) -> Int { Int((numbers[Int(index)] - least) >> shift) & (digits - 1) }
        for index in order { places[digit(index) + 1] += 1 }
        for place in 1...digits { places[place] += places[place - 1] }
        var sorted = [UInt32](repeating: 0, count: order.count)
        for index in order {
            let digit = digit(index)
            sorted[places[digit]] = index
            places[digit] += 1
        }
        order = sorted
        shift += 11
    }
    return order
}

/// Relationships with their properties, as a block has them.
struct RelationshipBlock {
    var joined: JoinedRows
    var keys: [SymbolID]
    var columns: [Column]
    var provenance: Provenance
}

extension RelationshipBlock {
    /// Blocks of parts that were joined, side by side. Where they are many and out of order they are sorted and, where their columns have the
    /// same forms, become one block.
    static func all(_ parts: [PendingRelationships.Part], _ joined: [JoinedRows]) -> [RelationshipBlock] {
        let sorts = joined.reduce(0) { $0 + $1.rows.count } >= JoinedRows.worthSorting
        let blocks = made(parts, joined, sorts: sorts)
        guard sorts, zip(blocks, blocks.dropFirst()).contains(where: { !$0.joined.precedes($1.joined) }) else {
            return blocks
        }
        return merged(blocks).map { [$0] } ?? blocks
    }

    private static func made(
        _ parts: [PendingRelationships.Part], _ joined: [JoinedRows], sorts: Bool
    ) -> [RelationshipBlock] {
        var blocks = [RelationshipBlock?](repeating: nil, count: parts.count)
        unsafe blocks.withUnsafeMutableBufferPointer { blocks in
            nonisolated(unsafe) let blocks = unsafe blocks
            DispatchQueue.concurrentPerform(iterations: parts.count) { index in
                unsafe blocks[index] =
                    joined[index].rows.isEmpty
                    ? nil : RelationshipBlock(parts[index], joined[index], sorts: sorts)
            }
        }
        return blocks.compactMap { $0 }
    }

    private init(_ part: PendingRelationships.Part, _ joined: JoinedRows, sorts: Bool) {
        var joined = joined
        let isMoved = sorts ? joined.sortByStart() : false
        let rows = joined.rows
        let isWhole = !isMoved && rows.count == part.count && part.starts.ends == nil && part.ends.ends == nil
        keys = part.properties.map(\.key)
        columns = part.properties.map { isWhole ? $0.column : $0.column.gather(rows) }
        provenance = isWhole ? part.provenance : part.provenance.gather(rows)
        self.joined = joined
    }
}

extension RelationshipBlock {
    /// Sorted blocks of one file as one, column by column on all cores; nil where the forms of their columns differ.
    private static func merged(_ blocks: [RelationshipBlock]) -> RelationshipBlock? {
        guard let first = blocks.first, let order = MergeOrder(ascending: blocks.map(\.joined.starts)),
            blocks.allSatisfy({ $0.keys == first.keys && $0.provenance.file == first.provenance.file })
        else { return nil }
        /// The columns, and behind them the starts, the ends and the lines.
        enum Piece: Sendable {
            case column(Column?)
            case numbers([UInt32])
        }
        let count = first.keys.count
        var pieces = [Piece](repeating: .column(nil), count: count + 3)
        unsafe pieces.withUnsafeMutableBufferPointer { pieces in
            nonisolated(unsafe) let pieces = unsafe pieces
            DispatchQueue.concurrentPerform(iterations: count + 3) { index in
                let piece: Piece =
                    switch index {
                    case ..<count: .column(Column.merged(blocks.map { $0.columns[index] }, order))
                    case count: .numbers(order.merged(blocks.map(\.joined.starts)))
                    case count + 1: .numbers(order.merged(blocks.map(\.joined.ends)))
                    default: .numbers(order.merged(blocks.map(\.lines)))
                    }
                unsafe pieces[index] = piece
            }
        }
        var columns: [Column] = []
        var numbers: [[UInt32]] = []
        for piece in pieces {
            switch piece {
            case .column(let column?): columns.append(column)
            case .column(nil): return nil
            case .numbers(let found): numbers.append(found)
            }
        }
        return RelationshipBlock(
            joined: JoinedRows(rows: [], starts: numbers[0], ends: numbers[1]), keys: first.keys, columns: columns,
            provenance: Provenance(file: first.provenance.file, firstLine: 0, lines: numbers[2]))
    }

    private var lines: [UInt32] {
        joined.starts.indices.map { UInt32(truncatingIfNeeded: provenance.line($0)) }
    }
}
