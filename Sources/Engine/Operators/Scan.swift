// Where nodes come from.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

/// For each input row, every node that satisfies a label expression, in the order of their numbers.
final class NodeScan: Operator {
    private let input: any Operator
    private let slot: Slot
    private let context: ExecutionContext
    private let labels: LabelExpression?
    /// Found when the first row is there: a clause before it may have written what is scanned here.
    private var ranges: [Range<UInt32>]?
    /// What a range does not settle: expressions of more than one label.
    private var test: LabelTest?
    private var batch: Batch?
    private var row = 0
    private var range = 0
    private var position: UInt32 = 0

    init(_ input: any Operator, _ slot: Slot, _ labels: LabelExpression?, _ context: ExecutionContext) {
        self.input = input
        self.slot = slot
        self.labels = labels
        self.context = context
    }

    private func find() -> [Range<UInt32>] {
        let graph = context.graph
        switch labels {
        case nil: return graph.nodes(label: nil)
        case .label(let name)?: return graph.label(name.text).map { graph.nodes(label: $0) } ?? []
        case let expression?:
            test = LabelTest(expression, in: graph)
            return graph.nodes(label: nil)
        }
    }

    func next() throws(Diagnostic) -> Batch? {
        while true {
            try context.cancellation.check()
            if let batch, let ranges, !ranges.isEmpty, row < batch.count {
                let found = scanned(batch, ranges)
                if found.count > 0 { return found }
                continue
            }
            guard let next = try input.next() else { return nil }
            let ranges = self.ranges ?? find()
            self.ranges = ranges
            batch = next
            row = 0
            rewind(ranges)
            context.cancellation.progress.expect(rows: ranges.reduce(0) { $0 + $1.count } * next.count)
        }
    }

    private func rewind(_ ranges: [Range<UInt32>]) {
        range = 0
        position = ranges.first?.lowerBound ?? 0
    }

    /// A batch of nodes at most, from where the last one stopped; several input rows where each has few.
    private func scanned(_ batch: Batch, _ ranges: [Range<UInt32>]) -> Batch {
        let graph = context.graph
        let skipsDeleted = graph.hasDeletedNodes
        var rows: [Int] = []
        var nodes: [UInt32] = []
        while row < batch.count && nodes.count < Batch.targetCount {
            let end = min(ranges[range].upperBound, position &+ UInt32(Batch.targetCount - nodes.count))
            for node in position..<end {
                if skipsDeleted && !graph.isLive(NodeID(node)) { continue }
                if let test, !test.holds(for: NodeID(node), in: graph) { continue }
                nodes.append(node)
                rows.append(row)
            }
            context.cancellation.progress.advance(by: Int(end - position))
            position = end
            if position == ranges[range].upperBound { advance(ranges) }
        }
        var result = batch.gathered(rows)
        result[slot] = .nodes(nodes)
        return result
    }

    private func advance(_ ranges: [Range<UInt32>]) {
        range += 1
        if range < ranges.count {
            position = ranges[range].lowerBound
        } else {
            row += 1
            rewind(ranges)
        }
    }
}

/// For each input row, the nodes of a label whose property equals a value.
final class NodeSeek: Operator {
    private let input: any Operator
    private let slot: Slot
    private let label: String
    private let key: String
    private let value: BoundExpression
    private let evaluator: Evaluator

    init(
        _ input: any Operator, _ slot: Slot, _ label: String, _ key: String, _ value: BoundExpression,
        _ context: ExecutionContext
    ) {
        self.input = input
        self.slot = slot
        self.label = label
        self.key = key
        self.value = value
        evaluator = Evaluator(context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        guard let batch = try input.next() else { return nil }
        let graph = evaluator.context.graph
        try evaluator.context.cancellation.check()
        guard let label = graph.label(label), let key = graph.key(key) else { return batch.gathered([]) }
        var rows: [Int] = []
        var nodes: [UInt32] = []
        for (row, value) in try evaluator.values(value, batch).enumerated() where !value.isNull {
            for node in graph.lookup(label: label, key: key, value: value) {
                rows.append(row)
                nodes.append(node.rawValue)
            }
        }
        var result = batch.gathered(rows)
        result[slot] = .nodes(nodes)
        return result
    }
}
