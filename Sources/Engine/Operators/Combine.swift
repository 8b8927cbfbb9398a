// Operators that bring rows of several plans together, or tell them apart.

import Diagnostics
import Graph
import Planning
import Values

/// Drops rows that are equivalent in some slots to one before.
final class Distinct: Operator {
    private let input: any Operator
    private let slots: [Slot]
    private let context: ExecutionContext
    private var grouping = Grouping()

    init(_ input: any Operator, _ slots: [Slot], _ context: ExecutionContext) {
        self.input = input
        self.slots = slots
        self.context = context
    }

    func next() throws(Diagnostic) -> Batch? {
        while let batch = try input.next() {
            try context.cancellation.check()
            let before = grouping.count
            var next = before
            let groups = grouping.groups(slots.map { batch[$0] }, count: batch.count, in: context.graph)
            var rows: [Int] = []
            for (row, group) in groups.enumerated() where group == next {
                rows.append(row)
                next += 1
            }
            try context.budget.charge((grouping.count - before) * 64)
            if !rows.isEmpty { return batch.gathered(rows) }
        }
        return nil
    }
}

/// Rows of each input one after the other.
final class Union: Operator {
    private var inputs: [any Operator]

    init(_ inputs: [any Operator]) { self.inputs = inputs.reversed() }

    func next() throws(Diagnostic) -> Batch? {
        while let input = inputs.last {
            if let batch = try input.next() { return batch }
            inputs.removeLast()
        }
        return nil
    }
}

/// For each row the rows of a subplan, or the row once with nulls.
final class OptionalApply: Operator {
    private let input: any Operator
    private let plan: Plan
    private let newSlots: [Slot]
    private let context: ExecutionContext

    init(_ input: any Operator, _ plan: Plan, newSlots: [Slot], _ context: ExecutionContext) {
        self.input = input
        self.plan = plan
        self.newSlots = newSlots
        self.context = context
    }

    func next() throws(Diagnostic) -> Batch? {
        guard let batch = try input.next() else { return nil }
        var found = BatchBuilder(slotCount: context.slotCount)
        var origins: [Int] = []
        // What a row takes until it is handed on: its origin, its columns, and those once more in order.
        let bytes = 64 + 8 * newSlots.count
        try Evaluator(context: context).forEachRow(of: plan, batch) { (rows) throws(Diagnostic) in
            origins.append(contentsOf: rows.origins ?? [])
            try context.cancellation.check()
            try context.budget.check(alsoHolding: origins.count * bytes, for: .subqueries)
            found.append(rows)
            return true
        }
        return joined(batch, found.finished(in: context.graph), origins)
    }

    /// Found rows and rows without a match, in the order of the input.
    private func joined(_ batch: Batch, _ found: Batch, _ origins: [Int]) -> Batch {
        var isFound = [Bool](repeating: false, count: batch.count)
        for origin in origins { isFound[origin] = true }
        let lost = (0..<batch.count).filter { !isFound[$0] }
        if lost.isEmpty && origins.isSorted { return restored(found, origins, of: batch) }
        var builder = BatchBuilder(slotCount: context.slotCount)
        builder.append(restored(found, origins, of: batch))
        var missing = batch.gathered(lost)
        for slot in newSlots { missing[slot] = .constant(.null) }
        builder.append(missing)
        let all = builder.finished(in: context.graph)
        let places = origins + lost
        let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
        return all.gathered(order)
    }

    /// The subplan's rows with the origins that the input rows themselves have.
    private func restored(_ found: Batch, _ origins: [Int], of batch: Batch) -> Batch {
        var result = found
        result.origins = batch.origins.map { outer in origins.map { outer[$0] } }
        return result
    }
}

/// The rows for which a subplan gives a row, or for which it gives none.
final class SemiJoin: Operator {
    private let input: any Operator
    private let plan: Plan
    private let anti: Bool
    private let evaluator: Evaluator

    init(_ input: any Operator, _ plan: Plan, anti: Bool, _ context: ExecutionContext) {
        self.input = input
        self.plan = plan
        self.anti = anti
        evaluator = Evaluator(context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        while let batch = try input.next() {
            guard case .truths(let found) = try evaluator.exists(plan, batch) else { continue }
            let rows = (0..<batch.count).filter { (found[$0] == .yes) != anti }
            if rows.count == batch.count { return batch }
            if !rows.isEmpty { return batch.gathered(rows) }
        }
        return nil
    }
}

/// For each row, the rows that a procedure gives.
final class CallOperator: Operator {
    private let input: any Operator
    private let call: ProcedureCall
    private let context: ExecutionContext

    init(_ input: any Operator, _ call: ProcedureCall, _ context: ExecutionContext) {
        self.input = input
        self.call = call
        self.context = context
    }

    func next() throws(Diagnostic) -> Batch? {
        guard let batch = try input.next() else { return nil }
        guard let procedure = context.library.procedures[call.name] else { throw .unknownProcedure(call) }
        let evaluator = Evaluator(context: context)
        var columns: [[Value]] = []
        for argument in call.arguments { columns.append(try evaluator.values(argument, batch)) }
        context.functionContext.graph = context.graph
        var rows: [Int] = []
        var results: [[Value]] = call.yields.map { _ in [] }
        for row in 0..<batch.count {
            let found = try procedure.kernel(columns.map { $0[row] }, context.functionContext, context.cancellation)
            if call.isVoid { continue }
            try context.budget.charge(found.count * 32 * max(1, call.yields.count), for: .calls)
            for result in found {
                rows.append(row)
                for (index, yield) in call.yields.enumerated() { results[index].append(result[yield.result]) }
            }
        }
        if call.isVoid { return batch }
        var result = batch.gathered(rows)
        for (index, yield) in call.yields.enumerated() { result[yield.slot] = .values(results[index]) }
        return result
    }
}

extension [Int] {
    fileprivate var isSorted: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}

extension Diagnostic {
    fileprivate static func unknownProcedure(_ call: ProcedureCall) -> Diagnostic {
        .runtime(.procedureError, .procedureNotFound, "there is no procedure \(call.name)", at: call.span)
    }
}
