// What each operator is called in EXPLAIN.

import Syntax

/// Words for the operators of one plan.
struct Wording {
    var names: [String?]

    func name(_ slot: Slot) -> String {
        guard names.indices.contains(slot), let name = names[slot] else { return "#\(slot)" }
        return name
    }

    func line(_ plan: Plan) -> String {
        switch plan.operator {
        case .argument: "one row"
        case .nodeScan(_, let slot, nil): "scan all nodes \(name(slot))"
        case .nodeScan(_, let slot, let labels?): "scan \(name(slot)):\(text(labels))"
        case .nodeSeek(_, let slot, let label, let key, let value):
            "look up \(name(slot)):\(label) by \(key) = \(text(value))"
        case .expand(_, let expand): self.expand(expand)
        case .variableExpand(_, let expand): chain(expand)
        case .shortestPath(_, let path): shortest(path)
        case .cycleFilter(_, let test): cycle(test)
        case .triangleCount(let count): triangle(count)
        case .filter(_, let condition): "filter \(text(condition))"
        case .extend(_, let assignments): "compute \(list(assignments))"
        case .keep(_, let slots): slots.isEmpty ? "keep no columns" : "keep \(slots.map(name).joined(separator: ", "))"
        case .aggregate(_, let keys, let aggregates): aggregate(keys, aggregates)
        case .distinct(_, let slots): "distinct \(slots.map(name).joined(separator: ", "))"
        case .sort(_, let keys): "sort by \(text(keys))"
        case .top(_, let keys, let limit): "first \(text(limit)) by \(text(keys))"
        case .skip(_, let count): "skip \(text(count))"
        case .limit(_, let count): "limit \(text(count))"
        case .unwind(_, let list, let slot): "for each \(name(slot)) in \(text(list))"
        case .optional: "optional"
        case .semiJoin(_, _, let anti): anti ? "only rows without a match" : "only rows with a match"
        case .union: "union"
        case .call(_, let call): "call \(call.name)(\(call.arguments.map(text).joined(separator: ", ")))"
        case .create(_, let items): "create \(items.map(text).joined(separator: ", "))"
        case .merge(_, _, let items, _, _, _): "find or create \(items.map(text).joined(separator: ", "))"
        case .set(_, let operations): "set \(operations.map(text).joined(separator: ", "))"
        case .delete(_, let targets, let detach, _):
            (detach ? "detach delete " : "delete ") + targets.map(text).joined(separator: ", ")
        case .eager: "read everything first"
        case .drain: "return nothing"
        }
    }

    private func list(_ assignments: [SlotAssignment]) -> String {
        assignments.map(text).joined(separator: ", ")
    }

    /// `name = expression`, or just the expression where it is the name.
    private func text(_ assignment: SlotAssignment) -> String {
        if case .path(let parts) = assignment.expression { return "\(name(assignment.slot)) = \(text(parts))" }
        let (name, value) = (name(assignment.slot), text(assignment.expression))
        return name == value ? value : "\(name) = \(value)"
    }

    private func expand(_ expand: Expand) -> String {
        let verb = expand.toIsBound ? "check" : "expand"
        return "\(verb) (\(name(expand.from)))\(arrow(expand, ""))(\(name(expand.to)))"
    }

    private func chain(_ chain: VariableExpand) -> String {
        let verb = chain.expand.toIsBound ? "check" : "expand"
        let length = "*\(chain.minimum)..\(chain.maximum.map(String.init) ?? "")"
        var line = "\(verb) (\(name(chain.expand.from)))\(arrow(chain.expand, length))(\(name(chain.expand.to)))"
        if let condition = chain.stepPredicate { line += " where each \(text(condition))" }
        if chain.mode == .acyclic { line += ", no node twice" }
        return chain.reachability ? line + ", reachable nodes only" : line
    }

    private func shortest(_ path: ShortestPath) -> String {
        let expand = Expand(
            from: path.from, relationship: path.relationships, to: path.to, direction: path.direction, types: path.types
        )
        let length = path.isSingleStep ? "" : "*\(path.minimum)..\(path.maximum.map(String.init) ?? "")"
        var line = "shortest path (\(name(path.from)))\(arrow(expand, length))(\(name(path.to)))"
        if path.selector == .allShortestPaths || path.selector == .allShortest { line = "all " + line + "s" }
        if let condition = path.stepPredicate { line += " where each \(text(condition))" }
        if let condition = path.pathPredicate { line += " where \(text(condition))" }
        return line
    }

    private func cycle(_ test: CycleTest) -> String {
        let expand = Expand(
            from: test.node, relationship: test.stepSlot, to: test.node, direction: test.direction, types: test.types)
        let line =
            "only \(test.anti ? "off" : "on") cycles (\(name(test.node)))\(arrow(expand, "*"))(\(name(test.node)))"
        return line + (test.stepPredicate.map { " where each \(text($0))" } ?? "")
    }

    private func triangle(_ count: TriangleCount) -> String {
        let corners = count.corners.map { corner in
            let labels = corner.labels.map { ":" + text($0) }.joined()
            return
                "(\(name(corner.node))\(labels))-[\(corner.types.isEmpty ? "" : ":" + corner.types.joined(separator: "|"))]->"
        }
        return
            "\(name(count.slot)) = number of \(corners.joined())(\(name(count.corners[0].node))) by common neighbours"
    }

    /// `-[r:T*1..3]->`
    func arrow(_ expand: Expand, _ length: String) -> String {
        let variable = names.indices.contains(expand.relationship) ? names[expand.relationship] ?? "" : ""
        let types = expand.types.isEmpty ? "" : ":" + expand.types.joined(separator: "|")
        let inner = variable + types + length
        let body = inner.isEmpty ? "--" : "-[\(inner)]-"
        switch expand.direction {
        case .outgoing: return body + ">"
        case .incoming: return "<" + body
        case .either: return body
        }
    }

    private func aggregate(_ keys: [SlotAssignment], _ aggregates: [AggregateAssignment]) -> String {
        let values = aggregates.map { aggregate in
            let arguments = aggregate.arguments.isEmpty ? "*" : aggregate.arguments.map(text).joined(separator: ", ")
            let order = aggregate.order.isEmpty ? "" : " by " + text(aggregate.order)
            let inner = (aggregate.distinct ? "DISTINCT " : "") + arguments + order
            return "\(name(aggregate.slot)) = \(aggregate.function)(\(inner))"
        }.joined(separator: ", ")
        if values.isEmpty { return "group by \(list(keys))" }
        return keys.isEmpty ? "aggregate \(values)" : "aggregate \(values) by \(list(keys))"
    }

    private func text(_ keys: [SortKey]) -> String {
        keys.map { text($0.expression) + ($0.descending ? " DESC" : "") }.joined(separator: ", ")
    }

    private func text(_ item: CreateItem) -> String {
        switch item {
        case .node(let slot, let labels, _, _): "(\(name(slot))\(labels.map { ":" + $0 }.joined()))"
        case .relationship(_, let type, let from, let to, _, _): "(\(name(from)))-[:\(type)]->(\(name(to)))"
        }
    }

    private func text(_ operation: SetOperation) -> String {
        switch operation {
        case .property(let subject, let key, let value, _): "\(text(subject)).\(key) = \(text(value))"
        case .replaceProperties(let slot, let value, _): "\(name(slot)) = \(text(value))"
        case .mergeProperties(let slot, let value, _): "\(name(slot)) += \(text(value))"
        case .addLabels(let slot, let labels, _): "\(name(slot)):\(labels.joined(separator: ":"))"
        case .removeLabels(let slot, let labels, _): "not \(name(slot)):\(labels.joined(separator: ":"))"
        case .removeProperty(let subject, let key, _): "\(text(subject)).\(key) = null"
        }
    }
}
