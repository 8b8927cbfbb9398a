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
    private let bits: [Bitmap]
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
        self.bits = bits
        self.context = context
        position = ranges.first?.lowerBound ?? 0
    }

    func next() throws(Diagnostic) -> Batch? {
        try context.cancellation.check()
        var nodes: [UInt32] = []
        nodes.reserveCapacity(Batch.targetCount + 64)
        while range < ranges.count && nodes.count < Batch.targetCount {
            let end = ranges[range].upperBound
            if position >= end {
                range += 1
                if range < ranges.count { position = ranges[range].lowerBound }
                continue
            }
            takeWord(end, &nodes)
        }
        if nodes.isEmpty { return nil }
        var batch = Batch(count: nodes.count, slotCount: context.slotCount)
        batch[slot] = .nodes(nodes)
        return batch
    }

    /// Adds the nodes of one word of bits, from the position on.
    private func takeWord(_ end: UInt32, _ nodes: inout [UInt32]) {
        let index = Int(position >> 6)
        var word: UInt64 = 0
        for bitmap in bits where index < bitmap.words.count { word |= bitmap.words[index] }
        if !isConnected { word = ~word }
        let first = position & ~63
        word &= ~0 << UInt64(position & 63)
        if end - first < 64 { word &= (1 << UInt64(end - first)) - 1 }
        while word != 0 {
            nodes.append(first + UInt32(word.trailingZeroBitCount))
            word &= word - 1
        }
        position = end - first < 64 ? end : first + 64
    }
}
