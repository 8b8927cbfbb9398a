// Expressions that ask the graph: EXISTS, COUNT and pattern comprehensions.

import Diagnostics
import Graph
import Planning
import Values

extension Evaluator {
    func exists(_ plan: Plan, _ batch: Batch) throws(Diagnostic) -> Vector {
        var found = [Truth](repeating: .no, count: batch.count)
        var missing = batch.count
        try forEachRow(of: plan, batch) { (rows) throws(Diagnostic) in
            for origin in rows.origins ?? [] where found[origin] == .no {
                found[origin] = .yes
                missing -= 1
            }
            return missing > 0
        }
        return .truths(found)
    }

    func countRows(_ plan: Plan, _ batch: Batch) throws(Diagnostic) -> Vector {
        var counts = [Int64](repeating: 0, count: batch.count)
        try forEachRow(of: plan, batch) { (rows) throws(Diagnostic) in
            for origin in rows.origins ?? [] { counts[origin] += 1 }
            return true
        }
        return .integers(counts, nil)
    }

    func collect(_ plan: Plan, _ value: BoundExpression, _ batch: Batch) throws(Diagnostic) -> Vector {
        var lists = [[Value]](repeating: [], count: batch.count)
        try forEachRow(of: plan, batch) { (rows) throws(Diagnostic) in
            let elements = try values(value, rows)
            try context.budget.charge(elements.count * 24, for: .subqueries)
            for (index, origin) in (rows.origins ?? []).enumerated() { lists[origin].append(elements[index]) }
            return true
        }
        return .values(lists.map { .list($0) })
    }

    /// Runs a subplan for all rows of a batch, until `body` says that it has seen enough. Rows come with their origins.
    func forEachRow(
        of plan: Plan, _ batch: Batch, _ body: (Batch) throws(Diagnostic) -> Bool
    ) throws(Diagnostic) {
        if batch.count == 0 { return }
        if !plan.needsOneRow {
            let source = OperatorBuilder(context: context).build(plan, argument: batch.asArgument())
            while let rows = try source.next() {
                try context.cancellation.check()
                if try !body(rows) { return }
            }
            return
        }
        for row in 0..<batch.count {
            let argument = batch.row(row).asArgument()
            let source = OperatorBuilder(context: context).build(plan, argument: argument)
            while let found = try source.next() {
                try context.cancellation.check()
                var rows = found
                rows.origins = Array(repeating: row, count: found.count)
                if try !body(rows) { return }
            }
        }
    }
}

extension Plan {
    /// Whether a subplan must be run for one row at a time, because an operator in it looks at all its rows together.
    var needsOneRow: Bool {
        switch self.operator {
        case .argument: return false
        case .triangleCount: return true
        case .aggregate, .distinct, .sort, .top, .skip, .limit, .eager, .drain: return true
        case .nodeScan(let input, _, _), .nodeSeek(let input, _, _, _, _), .expand(let input, _),
            .variableExpand(let input, _), .shortestPath(let input, _), .cycleFilter(let input, _),
            .filter(let input, _), .extend(let input, _),
            .keep(let input, _), .unwind(let input, _, _), .call(let input, _), .create(let input, _),
            .set(let input, _), .delete(let input, _, _, _), .merge(let input, _, _, _, _, _):
            return input.needsOneRow
        case .optional(let input, let inner, _), .semiJoin(let input, let inner, _):
            return input.needsOneRow || inner.needsOneRow
        case .union: return true
        }
    }
}

extension Plan {
    /// Whether an operator of the plan changes the graph.
    var writes: Bool {
        switch self.operator {
        case .create, .merge, .set, .delete: true
        case .argument, .triangleCount: false
        case .nodeScan(let input, _, _), .nodeSeek(let input, _, _, _, _), .expand(let input, _),
            .variableExpand(let input, _), .shortestPath(let input, _), .cycleFilter(let input, _),
            .filter(let input, _), .extend(let input, _), .keep(let input, _), .aggregate(let input, _, _),
            .distinct(let input, _), .sort(let input, _),
            .top(let input, _, _), .skip(let input, _), .limit(let input, _), .unwind(let input, _, _),
            .optional(let input, _, _), .semiJoin(let input, _, _), .call(let input, _), .eager(let input),
            .drain(let input):
            input.writes
        case .union(let inputs): inputs.contains { $0.writes }
        }
    }
}
