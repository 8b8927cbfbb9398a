// Walks over plans: inputs, subplans, expressions, slots, and the same operator over other inputs.

extension Plan {
    /// The plan whose rows flow into this operator, first; then those that run for each row.
    package var inputs: [Plan] {
        switch self.operator {
        case .argument, .triangleCount: []
        case .nodeScan(let input, _, _), .nodeSeek(let input, _, _, _, _), .expand(let input, _),
            .variableExpand(let input, _),
            .shortestPath(let input, _), .cycleFilter(let input, _), .filter(let input, _), .extend(let input, _),
            .keep(let input, _),
            .aggregate(let input, _, _), .distinct(let input, _), .sort(let input, _), .top(let input, _, _),
            .skip(let input, _), .limit(let input, _), .unwind(let input, _, _), .call(let input, _),
            .create(let input, _),
            .set(let input, _), .delete(let input, _, _, _), .eager(let input), .drain(let input):
            [input]
        case .optional(let input, let sub, _), .semiJoin(let input, let sub, _), .merge(let input, let sub, _, _, _, _):
            [input, sub]
        case .union(let inputs): inputs
        }
    }

    /// The same operator over other inputs, given in the order of `inputs`.
    func with(inputs new: [Plan]) -> Plan {
        guard let first = new.first else { return self }
        var copy = self
        switch self.operator {
        case .argument, .triangleCount: break
        case .nodeScan(_, let slot, let labels): copy.operator = .nodeScan(first, slot, labels)
        case .nodeSeek(_, let slot, let label, let key, let value):
            copy.operator = .nodeSeek(first, slot, label: label, key: key, value: value)
        case .expand(_, let expand): copy.operator = .expand(first, expand)
        case .variableExpand(_, let expand): copy.operator = .variableExpand(first, expand)
        case .shortestPath(_, let path): copy.operator = .shortestPath(first, path)
        case .cycleFilter(_, let test): copy.operator = .cycleFilter(first, test)
        case .filter(_, let condition): copy.operator = .filter(first, condition)
        case .extend(_, let assignments): copy.operator = .extend(first, assignments)
        case .keep(_, let slots): copy.operator = .keep(first, slots)
        case .aggregate(_, let keys, let aggregates):
            copy.operator = .aggregate(first, keys: keys, aggregates: aggregates)
        case .distinct(_, let slots): copy.operator = .distinct(first, slots)
        case .sort(_, let keys): copy.operator = .sort(first, keys)
        case .top(_, let keys, let limit): copy.operator = .top(first, keys, limit: limit)
        case .skip(_, let count): copy.operator = .skip(first, count)
        case .limit(_, let count): copy.operator = .limit(first, count)
        case .unwind(_, let list, let slot): copy.operator = .unwind(first, list, slot)
        case .optional(_, _, let slots): copy.operator = .optional(first, new[1], newSlots: slots)
        case .semiJoin(_, _, let anti): copy.operator = .semiJoin(first, new[1], anti: anti)
        case .union: copy.operator = .union(new)
        case .call(_, let call): copy.operator = .call(first, call)
        case .create(_, let items): copy.operator = .create(first, items)
        case .merge(_, _, let create, let onCreate, let onMatch, let slots):
            copy.operator = .merge(
                first, match: new[1], create: create, onCreate: onCreate, onMatch: onMatch, newSlots: slots)
        case .set(_, let operations): copy.operator = .set(first, operations)
        case .delete(_, let targets, let detach, let span):
            copy.operator = .delete(first, targets, detach: detach, span)
        case .eager: copy.operator = .eager(first)
        case .drain: copy.operator = .drain(first)
        }
        return copy
    }

    /// The plan with a rule applied everywhere, inputs first.
    func rewritten(_ rule: (Plan) -> Plan) -> Plan {
        rule(with(inputs: inputs.map { $0.rewritten(rule) }))
    }

    /// The expressions that this operator evaluates.
    package var expressions: [BoundExpression] {
        switch self.operator {
        case .argument, .nodeScan, .expand, .keep, .distinct, .optional, .semiJoin, .union, .eager, .drain,
            .triangleCount:
            []
        case .nodeSeek(_, _, _, _, let value): [value]
        case .variableExpand(_, let expand): [expand.stepPredicate].compactMap { $0 }
        case .shortestPath(_, let path):
            [path.stepPredicate, path.pathPredicate].compactMap { $0 } + path.derived.map(\.expression)
        case .cycleFilter(_, let test): [test.stepPredicate].compactMap { $0 }
        case .filter(_, let condition): [condition]
        case .extend(_, let assignments): assignments.map(\.expression)
        case .aggregate(_, let keys, let aggregates): keys.map(\.expression) + aggregates.flatMap(\.expressions)
        case .sort(_, let keys): keys.map(\.expression)
        case .top(_, let keys, let limit): keys.map(\.expression) + [limit]
        case .skip(_, let count), .limit(_, let count): [count]
        case .unwind(_, let list, _): [list]
        case .call(_, let call): call.arguments
        case .create(_, let items): items.compactMap(\.properties)
        case .merge(_, _, let create, let onCreate, let onMatch, _):
            create.compactMap(\.properties) + (onCreate + onMatch).flatMap(\.expressions)
        case .set(_, let operations): operations.flatMap(\.expressions)
        case .delete(_, let targets, _, _): targets
        }
    }

    /// The slots that this operator itself names beside its expressions, filled or read.
    package var ownSlots: [Slot] {
        switch self.operator {
        case .argument, .filter, .sort, .top, .skip, .limit, .semiJoin, .union, .eager, .drain, .delete: []
        case .nodeScan(_, let slot, _), .nodeSeek(_, let slot, _, _, _), .unwind(_, _, let slot): [slot]
        case .expand(_, let expand): expand.slots
        case .variableExpand(_, let expand): expand.expand.slots + [expand.stepSlot]
        case .shortestPath(_, let path):
            [path.from, path.to, path.relationships, path.stepSlot] + path.derived.map(\.slot)
        case .cycleFilter(_, let test): [test.node, test.stepSlot]
        case .triangleCount(let count): [count.slot]
        case .extend(_, let assignments): assignments.map(\.slot)
        case .keep(_, let slots), .distinct(_, let slots), .optional(_, _, let slots): slots
        case .aggregate(_, let keys, let aggregates): keys.map(\.slot) + aggregates.map(\.slot)
        case .call(_, let call): call.yields.map(\.slot)
        case .create(_, let items): items.flatMap(\.slots)
        case .merge(_, _, let create, let onCreate, let onMatch, let slots):
            create.flatMap(\.slots) + (onCreate + onMatch).compactMap(\.slot) + slots
        case .set(_, let operations): operations.compactMap(\.slot)
        }
    }

    func collectSlots(into found: inout Set<Slot>) {
        found.formUnion(ownSlots)
        for expression in expressions { expression.collectSlots(into: &found) }
        for input in inputs { input.collectSlots(into: &found) }
    }
}

extension Expand {
    var slots: [Slot] { [from, relationship, to] + distinctFrom }
}

extension CreateItem {
    var properties: BoundExpression? {
        switch self {
        case .node(_, _, let properties, _), .relationship(_, _, _, _, let properties, _): properties
        }
    }

    var slots: [Slot] {
        switch self {
        case .node(let slot, _, _, _): [slot]
        case .relationship(let slot, _, let from, let to, _, _): [slot, from, to]
        }
    }
}

extension SetOperation {
    var expressions: [BoundExpression] {
        switch self {
        case .property(let subject, _, let value, _): [subject, value]
        case .replaceProperties(_, let value, _), .mergeProperties(_, let value, _): [value]
        case .removeProperty(let subject, _, _): [subject]
        case .addLabels, .removeLabels: []
        }
    }

    var slot: Slot? {
        switch self {
        case .replaceProperties(let slot, _, _), .mergeProperties(let slot, _, _), .addLabels(let slot, _, _),
            .removeLabels(let slot, _, _):
            slot
        case .property, .removeProperty: nil
        }
    }
}
