// Operators that change the graph. Each finishes reading its input before it writes, so that it never meets its own work.

import Diagnostics
import Graph
import Planning
import Values

/// Reads all its input before it gives the first row.
final class Eager: Operator {
    private let input: any Operator
    private let context: ExecutionContext
    private var isDone = false

    init(_ input: any Operator, _ context: ExecutionContext) {
        self.input = input
        self.context = context
    }

    func next() throws(Diagnostic) -> Batch? {
        if isDone { return nil }
        isDone = true
        return try input.drained(context)
    }
}

/// Runs its input to the end and gives nothing.
final class Drain: Operator {
    private let input: any Operator
    private let context: ExecutionContext

    init(_ input: any Operator, _ context: ExecutionContext) {
        self.input = input
        self.context = context
    }

    func next() throws(Diagnostic) -> Batch? {
        while try input.next() != nil { try context.cancellation.check() }
        return nil
    }
}

final class Create: Operator {
    private let input: any Operator
    private let items: [CreateItem]
    private let writer: Writer

    init(_ input: any Operator, _ items: [CreateItem], _ context: ExecutionContext) {
        self.input = input
        self.items = items
        writer = Writer(context)
    }

    func next() throws(Diagnostic) -> Batch? {
        guard let batch = try input.next() else { return nil }
        try writer.context.cancellation.check()
        return try writer.create(items, batch)
    }
}

final class SetOperator: Operator {
    private let input: any Operator
    private let operations: [SetOperation]
    private let writer: Writer

    init(_ input: any Operator, _ operations: [SetOperation], _ context: ExecutionContext) {
        self.input = input
        self.operations = operations
        writer = Writer(context)
    }

    /// Row by row, so that a row sees what the rows before it have set.
    func next() throws(Diagnostic) -> Batch? {
        guard let batch = try input.next() else { return nil }
        for row in 0..<batch.count {
            if row & 0xFF == 0 { try writer.context.cancellation.check() }
            let single = batch.count == 1 ? batch : batch.row(row)
            for operation in operations { try writer.apply(operation, single) }
        }
        return batch
    }
}

final class Delete: Operator {
    private let input: any Operator
    private let targets: [BoundExpression]
    private let detach: Bool
    private let span: Span
    private let writer: Writer
    private var isDone = false

    init(
        _ input: any Operator, _ targets: [BoundExpression], detach: Bool, _ span: Span, _ context: ExecutionContext
    ) {
        self.input = input
        self.targets = targets
        self.detach = detach
        self.span = span
        writer = Writer(context)
    }

    /// All rows together: a node may go when its relationships are deleted by any row.
    func next() throws(Diagnostic) -> Batch? {
        if isDone { return nil }
        isDone = true
        let rows = try input.drained(writer.context)
        var elements: [Value] = []
        for target in targets { elements += try writer.evaluator.values(target, rows) }
        try writer.delete(elements, detach: detach, span)
        return rows
    }
}

/// For each row: what matches, else what is created. Rows see what rows before them have created.
final class Merge: Operator {
    private let input: any Operator
    private let match: Plan
    private let items: [CreateItem]
    private let onCreate: [SetOperation]
    private let onMatch: [SetOperation]
    private let newSlots: [Slot]
    private let writer: Writer

    init(
        _ input: any Operator, match: Plan, create items: [CreateItem], onCreate: [SetOperation],
        onMatch: [SetOperation],
        newSlots: [Slot], _ context: ExecutionContext
    ) {
        self.input = input
        self.match = match
        self.items = items
        self.onCreate = onCreate
        self.onMatch = onMatch
        self.newSlots = newSlots
        writer = Writer(context)
    }

    func next() throws(Diagnostic) -> Batch? {
        guard let batch = try input.next() else { return nil }
        let context = writer.context
        var result = BatchBuilder(slotCount: context.slotCount)
        for row in 0..<batch.count {
            try context.cancellation.check()
            result.append(try merged(batch.row(row)))
        }
        return result.finished(in: context.graph)
    }

    private func merged(_ row: Batch) throws(Diagnostic) -> Batch {
        let context = writer.context
        try refuseNulls(row)
        let found = try OperatorBuilder(context: context).build(match, argument: row).drained(context)
        if found.count > 0 {
            for index in 0..<found.count { for operation in onMatch { try writer.apply(operation, found.row(index)) } }
            return found
        }
        let made = try writer.create(items, row)
        for operation in onCreate { try writer.apply(operation, made) }
        return made
    }

    /// A null property would match nothing and be created again and again.
    private func refuseNulls(_ row: Batch) throws(Diagnostic) {
        for item in items {
            switch item {
            case .node(_, _, let properties?, let span), .relationship(_, _, _, _, let properties?, let span):
                guard case .map(let map)? = try writer.evaluator.values(properties, row).first else { continue }
                if let index = map.values.firstIndex(where: { $0.isNull }) { throw .mergeNull(map.keys[index], span) }
            case .node, .relationship: continue
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func mergeNull(_ key: String, _ span: Span) -> Diagnostic {
        .runtime(
            .semanticError, .mergeReadOwnWrites, "MERGE can't look for the property \(key), because its value is null",
            at: span)
    }
}
