// Comparisons, membership, text predicates and label tests.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

extension Evaluator {
    func comparison(
        _ op: ComparisonOperator, _ left: BoundExpression, _ right: BoundExpression, _ batch: Batch
    ) throws(Diagnostic) -> Vector {
        let a = try evaluate(left, batch)
        let b = try evaluate(right, batch)
        if let fast = narrowComparison(op, a, b, count: batch.count) { return .truths(fast) }
        var result: [Truth] = []
        result.reserveCapacity(batch.count)
        let graph = context.graph
        for row in 0..<batch.count {
            result.append(compare(op, a.value(at: row, in: graph), b.value(at: row, in: graph)))
        }
        return .truths(result)
    }

    /// Forms that need no `Value`: numbers and dates of one type, interned strings, nodes and relationships.
    private func narrowComparison(_ op: ComparisonOperator, _ a: Vector, _ b: Vector, count: Int) -> [Truth]? {
        switch (a, b) {
        case (.integers(let x, let nx), .integers(let y, let ny)): return compareArrays(op, x, nx, y, ny)
        case (.floats(let x, let nx), .floats(let y, let ny)): return compareArrays(op, x, nx, y, ny)
        case (.dates(let x, let nx), .dates(let y, let ny)): return compareArrays(op, x, nx, y, ny)
        case (.integers(let x, let nx), .constant(.integer(let y))): return compareArray(op, x, nx, y)
        case (.floats(let x, let nx), .constant(.float(let y))): return compareArray(op, x, nx, y)
        case (.dates(let x, let nx), .constant(.date(let y))):
            guard let day = Int32(exactly: y.epochDay) else { return nil }
            return compareArray(op, x, nx, day)
        case (.strings(let x), .strings(let y)) where op == .equal || op == .notEqual:
            return x.indices.map { row in
                x[row] == 0 || y[row] == 0 ? .unknown : ((x[row] == y[row]) == (op == .equal) ? .yes : .no)
            }
        case (.strings(let x), .constant(.string(let text))) where op == .equal || op == .notEqual:
            let id = context.graph.interner.id(of: text)
            return x.map { $0 == 0 ? .unknown : (($0 == id) == (op == .equal) ? .yes : .no) }
        case (.nodes(let x), .nodes(let y)) where op == .equal || op == .notEqual,
            (.relationships(let x), .relationships(let y)) where op == .equal || op == .notEqual:
            return x.indices.map { row in
                x[row] == Vector.absent || y[row] == Vector.absent
                    ? .unknown : ((x[row] == y[row]) == (op == .equal) ? .yes : .no)
            }
        default: return nil
        }
    }

    func membership(
        _ element: BoundExpression, _ list: BoundExpression, _ batch: Batch, _ span: Span
    ) throws(Diagnostic) -> Vector {
        let elements = try evaluate(element, batch)
        let lists = try evaluate(list, batch)
        var result: [Truth] = []
        result.reserveCapacity(batch.count)
        let graph = context.graph
        var set = MemberSet([])
        for row in 0..<batch.count {
            switch lists.value(at: row, in: graph) {
            case .null: result.append(.unknown)
            case .list(let members):
                if !set.isSame(members) { set = MemberSet(members) }
                result.append(set.contains(elements.value(at: row, in: graph)))
            case let other: throw .notAList(other, span)
            }
        }
        return .truths(result)
    }

    func textPredicate(
        _ predicate: TextPredicate, _ text: BoundExpression, _ part: BoundExpression, _ batch: Batch, _ span: Span
    ) throws(Diagnostic) -> Vector {
        let texts = try evaluate(text, batch)
        let parts = try evaluate(part, batch)
        var result: [Truth] = []
        result.reserveCapacity(batch.count)
        let graph = context.graph
        for row in 0..<batch.count {
            guard case .string(let whole) = texts.value(at: row, in: graph),
                case .string(let piece) = parts.value(at: row, in: graph)
            else {
                result.append(.unknown)
                continue
            }
            let holds: Bool
            switch predicate {
            case .startsWith: holds = whole.utf8.starts(with: piece.utf8)
            case .endsWith: holds = whole.utf8.reversed().starts(with: piece.utf8.reversed())
            case .contains: holds = containsText(whole, piece)
            case .matches:
                holds = try context.regularExpressions.matches(whole, pattern: piece, context.cancellation, span)
            }
            result.append(holds ? .yes : .no)
        }
        return .truths(result)
    }

    func labelTest(_ subject: BoundExpression, _ labels: LabelExpression, _ batch: Batch) throws(Diagnostic) -> Vector {
        let vector = try evaluate(subject, batch)
        let graph = context.graph
        if case .nodes(let nodes) = vector, let lowest = nodes.min(), let highest = nodes.max(),
            graph.haveSameLabels(lowest...highest)
        {
            return .constant(.boolean(LabelTest(labels, in: graph).holds(for: NodeID(lowest), in: graph)))
        }
        let (ofNodes, ofTypes) = (LabelTest(labels, in: graph), LabelTest(ofTypes: labels, in: graph))
        var result: [Truth] = []
        result.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            switch vector.value(at: row, in: graph) {
            case .node(let node): result.append(ofNodes.holds(for: node, in: graph) ? .yes : .no)
            case .relationship(let relationship):
                result.append(ofTypes.holds(for: relationship, in: graph) ? .yes : .no)
            default: result.append(.unknown)
            }
        }
        return .truths(result)
    }
}

/// One comparison by the language's rules.
func compare(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Truth {
    switch op {
    case .equal: return Truth(a.equals(b))
    case .notEqual: return !Truth(a.equals(b))
    case .less: return Truth(a.isLess(than: b))
    case .lessOrEqual: return Truth(a.isAtMost(b))
    case .greater: return Truth(a.isGreater(than: b))
    case .greaterOrEqual: return Truth(a.isAtLeast(b))
    }
}

/// `element IN members`: unknown where only a null stands in the way.
func contains(_ members: [Value], _ element: Value) -> Truth {
    var unknown = false
    for member in members {
        switch member.equals(element) {
        case true?: return .yes
        case false?: continue
        case nil: unknown = true
        }
    }
    return unknown ? .unknown : .no
}

private func compareArrays<Number: Comparable>(
    _ op: ComparisonOperator, _ x: [Number], _ nx: NullMask?, _ y: [Number], _ ny: NullMask?
) -> [Truth] {
    var result: [Truth] = []
    result.reserveCapacity(x.count)
    for row in x.indices { result.append(holds(op, x[row], y[row]) ? .yes : .no) }
    mark(&result, nx)
    mark(&result, ny)
    return result
}

private func compareArray<Number: Comparable>(_ op: ComparisonOperator, _ x: [Number], _ nulls: NullMask?, _ y: Number)
    -> [Truth]
{
    var result: [Truth] = []
    result.reserveCapacity(x.count)
    for number in x { result.append(holds(op, number, y) ? .yes : .no) }
    mark(&result, nulls)
    return result
}

@inline(__always)
private func holds<Number: Comparable>(_ op: ComparisonOperator, _ a: Number, _ b: Number) -> Bool {
    switch op {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
}

private func mark(_ truths: inout [Truth], _ nulls: NullMask?) {
    guard let nulls else { return }
    for row in truths.indices where nulls.isNull(row) { truths[row] = .unknown }
}

extension Diagnostic {
    static func notAList(_ value: Value, _ span: Span) -> Diagnostic {
        .runtime(
            .typeError, .invalidArgumentType, "a list is expected here, and this is \(value.typeWithArticle)", at: span)
    }
}
