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
    private let ranges: [Range<UInt32>]
    /// What a range does not settle: expressions of more than one label.
    private let test: LabelTest?
    private var batch: Batch?
    private var row = 0
    private var range = 0
    private var position: UInt32 = 0

    init(_ input: any Operator, _ slot: Slot, _ labels: LabelExpression?, _ context: ExecutionContext) {
        self.input = input
        self.slot = slot
        self.context = context
        let graph = context.graph
        switch labels {
        case nil:
            ranges = graph.nodes(label: nil)
            test = nil
        case .label(let name)?:
            ranges = graph.label(name.text).map { graph.nodes(label: $0) } ?? []
            test = nil
        case let expression?:
            ranges = graph.nodes(label: nil)
            test = LabelTest(expression, in: graph)
        }
        position = ranges.first?.lowerBound ?? 0
    }

    func next() throws(Diagnostic) -> Batch? {
        while true {
            try context.cancellation.check()
            if let batch, row < batch.count {
                let found = scanned(batch)
                if found.count > 0 { return found }
                continue
            }
            if ranges.isEmpty { return nil }
            guard let next = try input.next() else { return nil }
            batch = next
            row = 0
            rewind()
            context.cancellation.progress.expect(rows: ranges.reduce(0) { $0 + $1.count } * next.count)
        }
    }

    private func rewind() {
        range = 0
        position = ranges.first?.lowerBound ?? 0
    }

    /// A batch of nodes at most, from where the last one stopped; several input rows where each has few.
    private func scanned(_ batch: Batch) -> Batch {
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
            if position == ranges[range].upperBound { advance() }
        }
        var result = batch.gathered(rows)
        result[slot] = .nodes(nodes)
        return result
    }

    private func advance() {
        range += 1
        if range < ranges.count {
            position = ranges[range].lowerBound
        } else {
            row += 1
            rewind()
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
