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

    /// From relationships as they lie, in any order. Linear.
    init(_ parts: [Adjacency.Part]) {
        var words: [UInt64] = []
        var (lowest, highest): (UInt32, UInt32) = (.max, 0)
        for part in parts {
            for row in part.rows {
                let (node, neighbour) = (part.nodes[row], part.others[row])
                let word = Int(node >> 6)
                if word >= words.count {
                    words.append(contentsOf: repeatElement(0, count: max(word + 1 - words.count, words.count)))
                }
                words[word] |= 1 << UInt64(node & 63)
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
        let summary = AdjacencySummary(baseParts(key))
        base.summaries.withLock { $0[key] = summary }
        return summary
    }
}
