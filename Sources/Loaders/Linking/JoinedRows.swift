// Rows of a table that became relationships.

import Dispatch
import Graph

/// The relationships of a part of a table: for each the row that it comes from and the nodes at its ends.
struct JoinedRows {
    private(set) var rows: [UInt32] = []
    private(set) var starts: [UInt32] = []
    private(set) var ends: [UInt32] = []

    /// From so many on, relationships are laid in the order of their starts.
    private static let worthSorting = 1 << 16

    init(capacity: Int) {
        rows.reserveCapacity(capacity)
        starts.reserveCapacity(capacity)
        ends.reserveCapacity(capacity)
    }

    mutating func append(_ row: Int, from start: UInt32, to end: UInt32) {
        rows.append(UInt32(truncatingIfNeeded: row))
        starts.append(start)
        ends.append(end)
    }

    /// Lays many relationships in the order of the nodes that they start at, those of one node in their old order. Questions walk from
    /// node to node: what they read of the relationships then lies side by side, where the rows of a log are strewn. True where that
    /// changed the order.
    mutating func sortByStart() -> Bool {
        guard rows.count >= Self.worthSorting, zip(starts, starts.dropFirst()).contains(where: { $0 > $1 }) else {
            return false
        }
        let order = ascendingOrder(starts)
        rows = order.map { rows[Int($0)] }
        ends = order.map { ends[Int($0)] }
        starts = order.map { starts[Int($0)] }
        return true
    }
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
    /// Blocks of parts that were joined, side by side; nil where no row became a relationship.
    static func all(_ parts: [PendingRelationships.Part], _ joined: [JoinedRows]) -> [RelationshipBlock?] {
        var blocks = [RelationshipBlock?](repeating: nil, count: parts.count)
        unsafe blocks.withUnsafeMutableBufferPointer { blocks in
            nonisolated(unsafe) let blocks = unsafe blocks
            DispatchQueue.concurrentPerform(iterations: parts.count) { index in
                unsafe blocks[index] = joined[index].rows.isEmpty ? nil : RelationshipBlock(parts[index], joined[index])
            }
        }
        return blocks
    }

    private init(_ part: PendingRelationships.Part, _ joined: JoinedRows) {
        self.joined = joined
        let isMoved = self.joined.sortByStart()
        let rows = self.joined.rows
        let isWhole = !isMoved && rows.count == part.count && part.starts.ends == nil && part.ends.ends == nil
        keys = part.properties.map(\.key)
        columns = part.properties.map { isWhole ? $0.column : $0.column.gather(rows) }
        provenance = isWhole ? part.provenance : part.provenance.gather(rows)
    }
}
