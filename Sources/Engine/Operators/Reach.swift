// Which nodes are reached, when nobody asks by which way.

import Diagnostics
import Graph
import Planning
import Values

/// For each row, every node at the end of some chain, once, by breadth-first search: linear in the graph, where listing
/// trails would be exponential. A walk of at least one step exists exactly where such a trail does.
final class ReachOperator: Operator {
    private let input: any Operator
    private let plan: VariableExpand
    private let context: ExecutionContext
    private let filter: StepFilter
    private var steps: Steps?
    private var batch: Batch?
    private var sources: [UInt32] = []
    private var targets: [UInt32]?
    private var row = 0
    /// The row that last met a node, so that nothing has to be cleared between rows.
    private var metIn: [UInt32] = []
    private var mark: UInt32 = 0

    init(_ input: any Operator, _ plan: VariableExpand, _ context: ExecutionContext) {
        self.input = input
        self.plan = plan
        self.context = context
        filter = StepFilter(slot: plan.stepSlot, predicate: plan.stepPredicate, context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        while true {
            try context.cancellation.check()
            if let batch, row < batch.count {
                let found = try reached(batch)
                if found.count > 0 { return found }
                continue
            }
            guard let next = try input.next() else { return nil }
            let expand = plan.expand
            steps = steps ?? Steps(types: expand.types, direction: expand.direction, in: context.graph)
            if metIn.isEmpty { metIn = Array(repeating: 0, count: context.graph.nodeLimit) }
            sources = next[expand.from].nodeNumbers(count: next.count)
            targets = expand.toIsBound ? next[expand.to].nodeNumbers(count: next.count) : nil
            batch = next
            row = 0
        }
    }

    private func reached(_ batch: Batch) throws(Diagnostic) -> Batch {
        var rows: [Int] = []
        var ends: [UInt32] = []
        while row < batch.count && rows.count < Batch.targetCount {
            if sources[row] != Vector.absent {
                let found = try search(from: sources[row], batch)
                ends.append(contentsOf: found)
                rows.append(contentsOf: repeatElement(row, count: found.count))
            }
            row += 1
        }
        var result = batch.gathered(rows)
        result[plan.expand.to] = .nodes(ends)
        result.vectors[plan.expand.relationship] = nil
        return result
    }

    /// The nodes that are reached from `source`, nearest first; with a target, just that one if it is reached.
    private func search(from source: UInt32, _ batch: Batch) throws(Diagnostic) -> [UInt32] {
        let target = targets?[row]
        var found: [UInt32] = []
        if plan.minimum == 0, target == nil || target == source { found.append(source) }
        if target != nil && !found.isEmpty { return found }
        if mark == .max {
            for node in metIn.indices { metIn[node] = 0 }
            mark = 0
        }
        mark += 1
        if plan.minimum == 0 { metIn[Int(source)] = mark }
        var front = [source]
        var depth = 0
        while !front.isEmpty && depth < plan.maximum ?? Int.max {
            try context.cancellation.check()
            var next: [UInt32] = []
            for node in front { try visit(node, batch, &next) }
            if let target {
                if next.contains(target) { return [target] }
            } else {
                found.append(contentsOf: next)
            }
            front = next
            depth += 1
        }
        return found
    }

    private func visit(_ node: UInt32, _ batch: Batch, _ next: inout [UInt32]) throws(Diagnostic) {
        if filter.predicate == nil {
            steps?.forEach(of: node) { _, neighbour in
                if metIn[Int(neighbour)] != mark {
                    metIn[Int(neighbour)] = mark
                    next.append(neighbour)
                }
            }
            return
        }
        var edges: [(relationship: UInt32, neighbour: UInt32)] = []
        steps?.forEach(of: node) { edges.append(($0, $1)) }
        for edge in try filter.kept(edges, row: row, of: batch) where metIn[Int(edge.neighbour)] != mark {
            metIn[Int(edge.neighbour)] = mark
            next.append(edge.neighbour)
        }
    }
}
