// Which nodes lie on a cycle.

import Diagnostics
import Graph
import Planning
import Values

/// Keeps the rows whose node lies on a cycle, or those whose node does not. A few rows search for a way back each; as soon as
/// there are more, the strong components of the whole network are found once for the statement.
final class CycleFilter: Operator {
    /// How many rows search by themselves before the components are found.
    private static let patience = 8

    private let input: any Operator
    private let test: CycleTest
    private let context: ExecutionContext
    private let filter: StepFilter
    private var onCycles: NodeSet?
    private var searched = 0

    init(_ input: any Operator, _ test: CycleTest, _ context: ExecutionContext) {
        self.input = input
        self.test = test
        self.context = context
        filter = StepFilter(slot: test.stepSlot, predicate: test.stepPredicate, context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        guard let batch = try input.next() else { return nil }
        try context.cancellation.check()
        let nodes = try batch[test.node].nodeNumbers(count: batch.count, in: context.graph)
        let rows =
            try onCycles == nil && searched + batch.count <= Self.patience
            ? rowsBySearch(nodes, batch) : rowsByComponents(nodes, batch)
        return rows.count == batch.count ? batch : batch.gathered(rows)
    }

    private func rowsBySearch(_ nodes: [UInt32], _ batch: Batch) throws(Diagnostic) -> [Int] {
        searched += batch.count
        var search = TwoSidedSearch((test.types, test.direction), filter)
        var rows: [Int] = []
        for (row, node) in nodes.enumerated() {
            var length: Int?
            if node != Vector.absent {
                length = try search.distance(from: node, to: node, maximum: .max, row: row, of: batch)
            }
            if (length != nil) != test.anti { rows.append(row) }
        }
        return rows
    }

    private func rowsByComponents(_ nodes: [UInt32], _ batch: Batch) throws(Diagnostic) -> [Int] {
        if onCycles == nil { onCycles = try found(batch) }
        guard let onCycles else { return [] }
        var rows: [Int] = []
        rows.reserveCapacity(nodes.count)
        for (row, node) in nodes.enumerated() where onCycles.contains(node) != test.anti { rows.append(row) }
        return rows
    }

    /// The nodes on cycles, found by another run of the same plan before or now.
    private func found(_ batch: Batch) throws(Diagnostic) -> NodeSet {
        let key = CycleCache.Key(test: test.stepSlot, written: context.statistics)
        if let known = context.cycles[key] { return known }
        let steps = Steps(types: test.types, direction: test.direction, in: context.graph)
        let adjacency = try steps.merged(filter, row: 0, of: batch)
        let limit = context.graph.nodeLimit
        try context.budget.check(alsoHolding: limit * 20)
        let made = try StrongComponents(adjacency, context.cancellation).nodesOnCycles(of: adjacency, below: limit)
        context.cycles[key] = made
        return made
    }
}

/// What is known of cycles within a statement. A subplan is run anew for each batch around it, and must not search anew.
struct CycleCache {
    struct Key: Hashable {
        /// No other test of the statement has this slot.
        var test: Slot
        /// A statement that writes may look before and after.
        var written: WriteStatistics
    }

    private var found: [Key: NodeSet] = [:]

    subscript(key: Key) -> NodeSet? {
        get { found[key] }
        set { found[key] = newValue }
    }
}
