// Which nodes are reached, when nobody asks by which way.

import Diagnostics
import Graph
import Planning
import Values

/// For each row, every node at the end of some chain, once, nearest first: linear in the graph, where listing trails would be
/// exponential. A walk of at least one step exists exactly where such a trail does.
final class ReachOperator: Operator {
    private let input: any Operator
    private let plan: VariableExpand
    private let context: ExecutionContext
    private let filter: StepFilter
    private var rows: ChainRows?
    private var row = 0
    private var search: BreadthFirst?
    private var twoSided: TwoSidedSearch?
    /// What the row's search found and is still to be given.
    private var found: [UInt32] = []
    private var given = 0

    init(_ input: any Operator, _ plan: VariableExpand, _ context: ExecutionContext) {
        self.input = input
        self.plan = plan
        self.context = context
        filter = StepFilter(slot: plan.stepSlot, predicate: plan.stepPredicate, context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        while true {
            try context.cancellation.check()
            if let rows, row < rows.batch.count {
                let reached = try reached(rows)
                if reached.count > 0 { return reached }
                continue
            }
            guard let next = try input.next() else { return nil }
            rows = try ChainRows(next, plan.expand, in: context.graph)
            row = 0
        }
    }

    /// A batch at most, from where the last one stopped.
    private func reached(_ rows: ChainRows) throws(Diagnostic) -> Batch {
        var origins: [Int] = []
        var reached: [UInt32] = []
        while row < rows.batch.count && reached.count < Batch.targetCount {
            if given == found.count {
                given = 0
                found = try ends(rows)
            }
            let piece = found[given..<min(found.count, given + Batch.targetCount - reached.count)]
            reached.append(contentsOf: piece)
            origins.append(contentsOf: repeatElement(row, count: piece.count))
            given = piece.endIndex
            if given == found.count { row += 1 }
        }
        var result = rows.batch.gathered(origins)
        result[plan.expand.to] = .nodes(reached)
        result.vectors[plan.expand.relationship] = nil
        return result
    }

    /// The nodes that the row leads to; with a target, just that one if it is reached.
    private func ends(_ rows: ChainRows) throws(Diagnostic) -> [UInt32] {
        let source = rows.sources[row]
        guard source != Vector.absent else { return [] }
        guard let target = rows.targets?[row] else { return try search(from: source, rows.batch) }
        if plan.minimum == 0 && source == target { return [target] }
        if target == Vector.absent { return [] }
        return try isReached(target, from: source, rows.batch) ? [target] : []
    }

    private func isReached(_ target: UInt32, from source: UInt32, _ batch: Batch) throws(Diagnostic) -> Bool {
        var search = twoSided ?? TwoSidedSearch((plan.expand.types, plan.expand.direction), filter)
        twoSided = nil  // so that the search is the only owner of its arrays
        defer { twoSided = search }
        return try search.distance(from: source, to: target, maximum: plan.maximum ?? .max, row: row, of: batch) != nil
    }

    private func search(from source: UInt32, _ batch: Batch) throws(Diagnostic) -> [UInt32] {
        let expand = plan.expand
        var search =
            self.search
            ?? BreadthFirst(Steps(types: expand.types, direction: expand.direction, in: context.graph), filter)
        self.search = nil
        defer { self.search = search }
        search.begin(at: source, meetsSource: plan.minimum == 0)
        while !search.front.isEmpty && search.depth < plan.maximum ?? .max {
            try search.advance(row: row, of: batch)
        }
        try context.budget.check(alsoHolding: search.nodes.count * 8)
        return plan.minimum == 0 ? search.nodes : Array(search.nodes.dropFirst())
    }
}
