// Folds that are worked out relationship by relationship.

import Graph
import Planning

extension PipelineCompiler {
    /// A fold as a tally; nil where going from node to node is less work, or where more is asked than a relationship and the node
    /// at its other end know.
    mutating func tallied(_ fold: Fold, _ expandPlan: Plan, _ node: Register, _ expandCounter: Int) -> Tallied? {
        guard fold.inner.count == 1, case .expand(let expansion) = fold.inner[0], expansion.target == nil,
            expansion.from == node, expansion.ways.count == 1, !expansion.ways[0].skipsLoops,
            fold.aggregates.allSatisfy({ $0.reads(only: [expansion.to, expansion.relationship]) })
        else { return nil }
        let way = expansion.ways[0]
        let count = way.adjacency.neighbours.count
        let isForced = context.parallelism.morsel != nil
        // Where few of the nodes are left, most relationships would be looked at in vain.
        let share = (expandPlan.inputs.first?.estimatedRows ?? 0) / Double(max(1, program.scanned))
        guard
            isForced || count >= Tally.worthwhile && share >= 0.25 && program.scanned * 2 >= way.adjacency.offsets.count
        else { return nil }
        program.tallies.append(
            Tally(
                parts: graph.baseParts(type: way.type, direction: way.side), firstNode: way.adjacency.firstNode,
                nodeCount: way.adjacency.offsets.count - 1, to: expansion.to, relationship: expansion.relationship,
                aggregates: fold.aggregates))
        return Tallied(
            tally: program.tallies.count - 1, from: node, adjacency: way.adjacency, expandCounter: expandCounter,
            fold: fold)
    }
}

extension PipelineAggregate {
    /// Whether it reads nothing but some registers.
    fileprivate func reads(only registers: [Register?]) -> Bool {
        switch self {
        case .countRows: true
        case .count(let presence): presence.registers.allSatisfy(registers.contains)
        case .sum(let source), .minimum(let source), .maximum(let source):
            source.registers.allSatisfy(registers.contains)
        case .average, .leastText, .greatestText, .distinct, .first: false
        }
    }
}

extension Presence {
    fileprivate var registers: [Register] {
        switch self {
        case .masked(_, let register): [register]
        case .codes(let source): source.registers
        case .numbers(let source): source.registers
        }
    }
}

extension CodeSource {
    fileprivate var registers: [Register] {
        switch self {
        case .constant: []
        case .column(_, let register, _), .few(_, let register, _): [register]
        case .recoded(let source, _, _): source.registers
        case .evaluated(let expression, _, _):
            expression.elements.map(\.register) + (expression.numbers.isEmpty ? [] : [-1])
        }
    }
}

extension NumberSource {
    /// -1 stands for what a fold worked out before.
    fileprivate var registers: [Register] {
        switch self {
        case .constant: []
        case .column(_, let register, _): [register]
        case .kept: [-1]
        case .byCode(let source, _, _, _): source.registers
        case .datePart(let source, _, _): source.registers
        case .coalesced(let first, let second, _): first.registers + second.registers
        case .arithmetic(_, let a, let b, _), .shifted(let a, by: let b, unit: _, _): a.registers + b.registers
        case .degrees(let sources, _): sources.map(\.register)
        }
    }
}
