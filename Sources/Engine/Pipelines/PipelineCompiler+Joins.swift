// Hash joins: nodes with the same value of a property.

import Diagnostics
import Graph
import Planning
import Syntax

extension PipelineCompiler {
    /// A look-up by a value that each row gives: the nodes are put into a table once, and rows are led to their bucket as an expansion
    /// leads them to neighbours.
    mutating func join(
        _ slot: Slot, _ label: String, _ name: String, _ value: BoundExpression, _ live: Set<Slot>, _ counter: Int
    ) throws -> [Step] {
        guard let symbol = graph.label(label), let last = ranges(of: symbol).last, let first = ranges(of: symbol).first
        else { throw Unsuited() }
        let ids = first.lowerBound...(last.upperBound - 1)
        var builder = PipelineCompiler(context)
        builder.program.ranges = graph.nodes(label: symbol)
        builder.program.scanned = builder.program.ranges.reduce(0) { $0 + $1.count }
        builder.frame[slot] = builder.register(isNode: true, ids)
        let (built, form) = try builder.joinKey(.property(.slot(slot), name, .none))
        let (key, other) = try joinKey(value)
        guard form == other else { throw Unsuited() }
        builder.program.keys = [built]
        let table = try JoinTable(builder.program, PipelineSurroundings(context))
        let bucket = register(isNode: false, 0...0)
        var expansion = Expansion(
            from: bucket, target: nil,
            ways: [Way(type: 0, side: .outgoing, adjacency: table.adjacency, skipsLoops: false)], to: nil,
            relationship: nil, entries: program.entryLanes, copies: [], counter: counter)
        program.relationshipCount += builder.program.scanned
        var next = moved(live, &expansion)
        let to = register(isNode: true, ids)
        expansion.to = to
        next[slot] = to
        frame = next
        return [.join(Join(key: key, table: table, bucket: bucket)), .expand(expansion)]
    }

    /// A value as a number that is the same for what is equal, in whichever column it stands.
    private mutating func joinKey(_ expression: BoundExpression) throws -> (KeySource, NumberForm) {
        if let (source, form) = try? number(expression) { return (.numbers(source), form) }
        let (source, values) = try code(expression)
        guard values == nil, !source.isConstant else { throw Unsuited() }
        return (.codes(source), .string)
    }
}
