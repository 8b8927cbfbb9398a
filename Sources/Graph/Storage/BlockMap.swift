// From an id to its block.

/// Finds the block of an id: a hint for every 1,024 ids, then a search among the blocks that begin between two hints.
struct BlockMap: Sendable {
    private static let shift: UInt32 = 10
    private var firstIDs: [UInt32] = []
    /// The block of every 1,024th id.
    private var hints: [UInt32] = []
    private(set) var limit: UInt32 = 0

    /// Adds a block of so many ids behind the others.
    mutating func append(count: Int) {
        firstIDs.append(limit)
        extendLast(by: count)
    }

    /// Lengthens the last block.
    mutating func extendLast(by count: Int) {
        limit += UInt32(truncatingIfNeeded: count)
        let block = UInt32(truncatingIfNeeded: firstIDs.count - 1)
        while UInt64(hints.count) << UInt64(Self.shift) < UInt64(limit) { hints.append(block) }
    }

    /// The block of an id below the limit.
    func block(of id: UInt32) -> Int {
        let hint = Int(id >> Self.shift)
        var low = Int(hints[hint])
        var high = hint + 1 < hints.count ? Int(hints[hint + 1]) + 1 : firstIDs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if firstIDs[middle] <= id { low = middle } else { high = middle }
        }
        return low
    }
}
