// Sets of nodes, one bit each.

import Graph

/// A set of the nodes below a limit. It takes an eighth of a byte a node, so that at a million nodes it stays in the cache.
struct NodeSet {
    private(set) var words: [UInt64]
    /// Written so that reading ahead is not optimised away.
    private var touched: UInt32 = 0

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
    ///
    /// Where neighbours lie is read for a batch of nodes before any of them is looked at: in a large graph each such look misses the
    /// caches, and memory so answers many side by side. Every neighbour is written behind the last one and counts only where it is
    /// new: a branch would be guessed wrong as often as a search still finds something.
    mutating func insertNeighbours(of part: Range<Int>, in nodes: inout [UInt32], along adjacency: Adjacency) {
        var start = part.lowerBound
        while start < part.upperBound {
            let batch = start..<min(part.upperBound, start + 128)
            insertNeighbours(ofBatch: batch, in: &nodes, along: adjacency)
            start = batch.upperBound
        }
    }

    private mutating func insertNeighbours(
        ofBatch part: Range<Int>, in nodes: inout [UInt32], along adjacency: Adjacency
    ) {
        let offsets = adjacency.offsets.span
        let neighbours = adjacency.neighbours.span
        let first = Int(adjacency.firstNode)
        var edges = 0
        for place in part {
            let row = Int(nodes[place]) - first
            if row >= 0 && row + 1 < offsets.count { edges += Int(offsets[row + 1] - offsets[row]) }
        }
        for place in part {
            let row = Int(nodes[place]) - first
            if row >= 0 && row < offsets.count && Int(offsets[row]) < neighbours.count {
                touched ^= neighbours[Int(offsets[row])]
            }
        }
        var end = nodes.count
        nodes.append(contentsOf: repeatElement(0, count: min(edges, words.count * 64 + 1)))
        var words = words.mutableSpan
        var queue = nodes.mutableSpan
        for place in part {
            let row = Int(queue[place]) - first
            guard row >= 0 && row + 1 < offsets.count else { continue }
            for edge in Int(offsets[row])..<Int(offsets[row + 1]) {
                let neighbour = neighbours[edge]
                let (word, bit) = (Int(neighbour >> 6), UInt64(neighbour & 63))
                let known = words[word]
                words[word] = known | 1 << bit
                queue[end] = neighbour
                end &+= Int(truncatingIfNeeded: ~known >> bit & 1)
            }
        }
        nodes.removeLast(nodes.count - end)
    }
}
