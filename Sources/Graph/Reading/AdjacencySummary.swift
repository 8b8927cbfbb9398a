// What an adjacency comes to as a whole.

import Synchronization

/// Facts about the relationships of one type, seen from one end. Edits since the base was made are not in them.
package struct AdjacencySummary: Sendable {
    /// The least and the greatest node at the other ends; nil where there is no relationship.
    package var neighbours: ClosedRange<UInt32>?
    /// Relationships from a node to itself.
    package var loopCount = 0
    /// The nodes at this end that have such a relationship, by id.
    package var connected = Bitmap()

    init(_ adjacency: Adjacency) {
        var words = [UInt64](repeating: 0, count: (Int(adjacency.firstNode) + adjacency.offsets.count) / 64 + 1)
        var (lowest, highest): (UInt32, UInt32) = (.max, 0)
        for index in 0..<(adjacency.offsets.count - 1) {
            let node = adjacency.firstNode &+ UInt32(truncatingIfNeeded: index)
            let places = Int(adjacency.offsets[index])..<Int(adjacency.offsets[index + 1])
            if places.isEmpty { continue }
            words[Int(node >> 6)] |= 1 << UInt64(node & 63)
            for place in places {
                let neighbour = adjacency.neighbours[place]
                lowest = min(lowest, neighbour)
                highest = max(highest, neighbour)
                loopCount += neighbour == node ? 1 : 0
            }
        }
        if lowest <= highest { neighbours = lowest...highest }
        connected = Bitmap(words: words)
    }
}

extension Graph {
    /// The summary of one type in one direction; made at first use, linear in the relationships of that type. It holds
    /// for deleted relationships, too, and not for those that edits have added since.
    package func adjacencySummary(type: SymbolID, direction: AdjacencyDirection) -> AdjacencySummary {
        let key = AdjacencyKey(type: type, direction: direction)
        if let known = base.summaries.withLock({ $0[key] }) { return known }
        var adjacency = adjacency(type: type, direction: direction)
        adjacency.added = [:]
        let summary = AdjacencySummary(adjacency)
        base.summaries.withLock { $0[key] = summary }
        return summary
    }
}
