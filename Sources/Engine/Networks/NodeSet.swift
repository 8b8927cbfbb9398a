// Sets of nodes, one bit each.

import Graph

/// A set of the nodes below a limit. It takes an eighth of a byte a node, so that at a million nodes it stays in the cache.
struct NodeSet {
    private(set) var words: [UInt64]

    init(below limit: Int) { words = [UInt64](repeating: 0, count: (limit + 63) / 64) }

    func contains(_ node: UInt32) -> Bool {
        let word = Int(node >> 6)
        return word < words.count && words[word] >> UInt64(node & 63) & 1 != 0
    }

    /// - Returns: whether the node was not there before.
    @discardableResult mutating func insert(_ node: UInt32) -> Bool {
        let word = Int(node >> 6)
        let bit: UInt64 = 1 << UInt64(node & 63)
        guard word < words.count, words[word] & bit == 0 else { return false }
        words[word] |= bit
        return true
    }

    mutating func insert(_ nodes: Range<UInt32>) {
        for node in nodes { insert(node) }
    }

    mutating func remove(_ node: UInt32) {
        let word = Int(node >> 6)
        if word < words.count { words[word] &= ~(1 << UInt64(node & 63)) }
    }

    /// Inserts the neighbours of some nodes, and appends those that were not there to the nodes.
    mutating func insertNeighbours(of part: Range<Int>, in nodes: inout [UInt32], along adjacency: Adjacency) {
        let offsets = adjacency.offsets.span
        let neighbours = adjacency.neighbours.span
        var words = words.mutableSpan
        for place in part {
            let row = Int(nodes[place]) - Int(adjacency.firstNode)
            guard row >= 0 && row + 1 < offsets.count else { continue }
            for edge in Int(offsets[row])..<Int(offsets[row + 1]) {
                let neighbour = neighbours[edge]
                let word = Int(neighbour >> 6)
                let bit: UInt64 = 1 << UInt64(neighbour & 63)
                let known = words[word]
                if known & bit != 0 { continue }
                words[word] = known | bit
                nodes.append(neighbour)
            }
        }
    }
}
