// Rows that are summed up for each scanned node.

import Planning
import Values

extension PipelineCompiler {
    /// The operators up to an aggregation whose groups are the scanned nodes.
    mutating func fold(_ segment: Segment, _ start: Int, _ end: Int) throws -> Step {
        guard case .aggregate(_, let keys, let aggregates) = segment.plans[end].operator else { throw Unsuited() }
        let node = try scannedNode(keys)
        let outside = frame
        let rowNumbers = pin()
        let inner = try steps(segment, start..<end)
        guard let origin = frame[rowNumbers.slot] else { throw Unsuited() }
        var fold = Fold(
            rowNumbers: rowNumbers.register, inner: inner, origin: origin, aggregates: [], results: [],
            kept: Kept(registers: [], numbers: []), counter: segment.counts ? end : -1)
        let made = try addAggregates(aggregates, to: &fold)
        close(&fold, rowNumbers.slot, outside, keys[0].slot, node, made, segment.live[end])
        if let tallied = tallied(fold, segment.plans[start], node, segment.counts ? start : -1) {
            return .tallied(tallied)
        }
        return .fold(fold)
    }

    /// OPTIONAL MATCH up to an aggregation whose groups are the scanned nodes: rows of which nothing is found stay.
    /// - Returns: the place of the aggregation, too.
    mutating func optional(
        _ segment: Segment, _ range: Range<Int>, _ subplan: Plan, _ newSlots: [Slot]
    ) throws -> (end: Int, Step) {
        let rest = segment.plans[(range.lowerBound + 1)..<range.upperBound]
        guard let end = rest.firstIndex(where: { !$0.isPassingOn }),
            case .aggregate(_, let keys, let aggregates) = segment.plans[end].operator
        else { throw Unsuited() }
        let node = try scannedNode(keys)
        let chain = try Self.chain(subplan)
        guard chain.allSatisfy(\.isMatching) else { throw Unsuited() }
        let outside = frame
        let rowNumbers = pin()
        let read = aggregates.flatMap(\.arguments).reduce(into: Set<Slot>()) { $0.formUnion(reads($1)) }
        let inner = Segment(plans: chain, live: lives(chain, read), counts: false)
        let steps = try steps(inner, 0..<chain.count)
        guard let origin = frame[rowNumbers.slot] else { throw Unsuited() }
        let counter = segment.counts ? range.lowerBound : -1
        var fold = Fold(
            rowNumbers: rowNumbers.register, inner: steps, origin: origin, aggregates: [], results: [],
            kept: Kept(registers: [], numbers: []), counter: segment.counts ? end : -1, isOptional: true,
            rowCounter: counter)
        let made = try addAggregates(aggregates, to: &fold)
        for (aggregate, lane) in zip(aggregates, fold.results) {
            if isNullWithout(newSlots, aggregate) { continue }
            // Of a row of which nothing is found the row itself is counted.
            guard aggregate.function == "count", aggregate.arguments.allSatisfy({ id($0, in: outside) }) else {
                throw Unsuited()
            }
            fold.ownRows.append(lane)
        }
        close(&fold, rowNumbers.slot, outside, keys[0].slot, node, made, segment.live[end])
        if segment.counts {
            for index in (range.lowerBound + 1)..<end { program.counters[index] = program.counters[index - 1] }
        }
        if let tallied = tallied(fold, segment.plans[range.lowerBound], node, counter) {
            return (end, .tallied(tallied))
        }
        return (end, .fold(fold))
    }

    private func scannedNode(_ keys: [SlotAssignment]) throws -> Register {
        guard keys.count == 1, case .slot(let key) = keys[0].expression, key == scanSlot, let node = frame[key] else {
            throw Unsuited()
        }
        return node
    }

    private mutating func addAggregates(
        _ aggregates: [AggregateAssignment], to fold: inout Fold
    ) throws -> [Slot: (lane: Lane, form: NumberForm)] {
        var made: [Slot: (lane: Lane, form: NumberForm)] = [:]
        for aggregate in aggregates {
            let compiled = try self.aggregate(aggregate)
            guard compiled.source.isFoldable, compiled.values.isEmpty else { throw Unsuited() }
            let lane = numberLane()
            fold.aggregates.append(compiled.source)
            fold.results.append(lane)
            made[aggregate.slot] = (lane, compiled.form)
        }
        return made
    }

    /// The frame behind a fold: the scanned node, and what was worked out for it.
    private mutating func close(
        _ fold: inout Fold, _ rowNumbers: Slot, _ outside: [Slot: Register], _ key: Slot, _ node: Register,
        _ made: [Slot: (lane: Lane, form: NumberForm)], _ live: Set<Slot>
    ) {
        pinned.remove(rowNumbers)
        frame = outside.filter { pinned.contains($0.key) }
        frame[key] = node
        scanSlot = key
        folded = made
        fold.kept = kept(live)
    }

    /// Whether an aggregate takes nothing of a row in which some slots are null.
    private func isNullWithout(_ slots: [Slot], _ aggregate: AggregateAssignment) -> Bool {
        func isNull(_ expression: BoundExpression) -> Bool {
            switch expression {
            case .slot(let slot): slots.contains(slot) || aliases[slot].map { isNull($0) } ?? false
            case .property(let subject, _, _): isNull(subject)
            default: false
            }
        }
        return aggregate.arguments.first.map { isNull($0) } ?? false
    }

    private func id(_ expression: BoundExpression, in outside: [Slot: Register]) -> Bool {
        guard case .slot(let slot) = expression else { return false }
        if outside[slot] != nil { return true }
        return aliases[slot].map { id($0, in: outside) } ?? false
    }
}

extension Plan {
    /// Whether every row goes through.
    fileprivate var isPassingOn: Bool {
        switch self.operator {
        case .keep, .extend: true
        default: false
        }
    }
}
