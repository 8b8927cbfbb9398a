// Nodes that have a relationship of some kind, or none.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

/// A scan of a label by which nodes are connected: 64 nodes at a time by bits, where a filter would look at each.
final class ConnectedScan: Operator {
    private let slot: Slot
    private let isConnected: Bool
    private let ranges: [Range<UInt32>]
    /// A bit for each connected node.
    private let words: [UInt64]
    private let context: ExecutionContext
    private var range = 0
    private var position: UInt32

    /// nil where bits don't tell it: other ends with labels that not all have, edits on top of the adjacency.
    init?(_ scan: Plan, _ condition: BoundExpression, _ context: ExecutionContext) {
        guard case .nodeScan(let input, let slot, .label(let name)?) = scan.operator,
            case .argument = input.operator,
            case .comparison(let comparison, .degree(let degree), .constant(.integer(0))) = condition,
            comparison == .equal || comparison == .greater, degree.from == slot, !degree.loopsOnly,
            !context.graph.hasDeletedNodes, !context.graph.hasDeletedRelationships,
            let bits = try? PipelineCompiler.connections(degree, context)
        else { return nil }
        self.slot = slot
        isConnected = comparison == .greater
        ranges = context.graph.label(name.text).map { context.graph.nodes(label: $0) } ?? []
        words = Self.union(bits)
        self.context = context
        position = ranges.first?.lowerBound ?? 0
    }

    private static func union(_ bits: [Bitmap]) -> [UInt64] {
        guard var words = bits.max(by: { $0.words.count < $1.words.count })?.words else { return [] }
        for bitmap in bits { for index in bitmap.words.indices { words[index] |= bitmap.words[index] } }
        return words
    }

    func next() throws(Diagnostic) -> Batch? {
        try context.cancellation.check()
        var nodes: [UInt32] = []
        nodes.reserveCapacity(Batch.targetCount + 64)
        while range < ranges.count && nodes.count < Batch.targetCount {
            take(upTo: ranges[range].upperBound, into: &nodes)
            if position < ranges[range].upperBound { continue }
            range += 1
            if range < ranges.count { position = ranges[range].lowerBound }
        }
        if nodes.isEmpty { return nil }
        var batch = Batch(count: nodes.count, slotCount: context.slotCount)
        batch[slot] = .nodes(nodes)
        return batch
    }

    /// Adds nodes from the position on, a word of bits at a time, until there are enough.
    private func take(upTo end: UInt32, into nodes: inout [UInt32]) {
        let words = words
        let flip: UInt64 = isConnected ? 0 : ~0
        var position = position
        while position < end && nodes.count < Batch.targetCount {
            let index = Int(position >> 6)
            let first = position & ~63
            var word = (index < words.count ? words[index] : 0) ^ flip
            word &= ~0 << UInt64(position & 63)
            if end - first < 64 { word &= (1 << UInt64(end - first)) - 1 }
            while word != 0 {
                nodes.append(first + UInt32(word.trailingZeroBitCount))
                word &= word - 1
            }
            position = end - first < 64 ? end : first + 64
        }
        self.position = position
    }
}
