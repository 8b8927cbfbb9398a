// Where a pipeline ends: in groups, or in rows.

import Graph
import Planning
import Values

extension PipelineCompiler {
    /// nil where the plan is nothing for a pipeline.
    /// - Parameter needed: the slots that are read behind the plan; nil where nobody knows.
    static func compile(_ plan: Plan, _ context: ExecutionContext, needed: Set<Slot>?) -> CompiledPipeline? {
        guard !context.graph.hasDeletedNodes, !context.graph.hasDeletedRelationships else { return nil }
        var compiler = PipelineCompiler(context)
        switch plan.operator {
        case .aggregate(let input, let keys, let aggregates): return try? compiler.groups(input, keys, aggregates)
        case .distinct(let input, let slots):
            return try? compiler.groups(input, slots.map { SlotAssignment($0, .slot($0)) }, [])
        case .sort(let input, let keys): return try? compiler.rows(input, keys, limit: nil, needed: needed)
        case .top(let input, let keys, let limit):
            // What is no number of rows is the operator's to report.
            guard case .integer(let limit)? = compiler.constant(limit), limit >= 0 else { return nil }
            return try? compiler.rows(input, keys, limit: Int(limit), needed: needed)
        default: return nil
        }
    }

    // MARK: Groups

    private mutating func groups(
        _ input: Plan, _ keys: [SlotAssignment], _ aggregates: [AggregateAssignment]
    ) throws -> CompiledPipeline {
        let chain = try Self.chain(input)
        let read = try compile(chain) { compiler in
            (keys.map(\.expression) + aggregates.flatMap(\.expressions)).reduce(into: []) {
                $0.formUnion(compiler.reads($1))
            }
        }
        var columns = GroupColumns(keys: [], results: [])
        for key in keys {
            let (source, form, values) = try self.key(key.expression)
            program.keys.append(source)
            columns.keys.append(GroupColumns.Column(slot: key.slot, form: form, values: values))
        }
        for aggregate in aggregates {
            let compiled = try self.aggregate(aggregate)
            program.aggregates.append(compiled.source)
            columns.results.append(
                GroupColumns.Column(slot: aggregate.slot, form: compiled.form, values: compiled.values))
        }
        let order = aggregates.first { !$0.order.isEmpty }?.order ?? []
        for key in order {
            program.firstOrder.append(SortSource(key: try sortKey(key.expression), descending: key.descending))
        }
        program.rowRegisters = kept(read)
        return CompiledPipeline(program: program, chain: chain, output: .groups(columns))
    }

    // MARK: Rows

    /// - Parameter needed: the slots that are read behind the rows; nil where nobody knows.
    private mutating func rows(
        _ input: Plan, _ keys: [SortKey], limit: Int?, needed: Set<Slot>?
    ) throws -> CompiledPipeline {
        let chain = try Self.chain(input)
        let (elements, added) = Self.visible(chain)
        var wanted = needed ?? elements.union(added.map(\.slot))
        var assignments: [SlotAssignment] = []
        for assignment in added.reversed() where wanted.contains(assignment.slot) {
            assignments.append(assignment)
            wanted.formUnion(assignment.expression.slots)
        }
        assignments.reverse()
        let read = try compile(chain) { compiler in
            keys.reduce(into: wanted) { $0.formUnion(compiler.reads($1.expression)) }
        }
        guard assignments.allSatisfy({ isSafe($0.expression) }) else { throw Unsuited() }
        let registers = frame.filter { wanted.contains($0.key) && $0.key >= 0 }.sorted { $0.key < $1.key }
        let numbers = folded.filter { wanted.contains($0.key) }.sorted { $0.key < $1.key }
        program.rowRegisters = kept(read)
        var output = RowOutput(
            kept: Kept(registers: registers.map(\.value), numbers: numbers.map(\.value.lane)), limit: limit)
        for key in keys {
            output.order.append(SortSource(key: try sortKey(key.expression), descending: key.descending))
        }
        program.rows = output
        let columns = RowColumns(
            elements: registers.map { ($0.key, kinds[$0.value].isNode) },
            numbers: numbers.map { ($0.key, $0.value.form) }, assignments: assignments)
        return CompiledPipeline(program: program, chain: chain, output: .rows(columns))
    }

    /// The slots that a chain leaves, and those among them that stand for expressions.
    private static func visible(_ chain: [Plan]) -> (elements: Set<Slot>, added: [SlotAssignment]) {
        var elements: Set<Slot> = []
        var added: [SlotAssignment] = []
        var kept: Set<Slot>?
        for plan in chain {
            switch plan.operator {
            case .extend(_, let assignments):
                added += assignments
                kept?.formUnion(assignments.map(\.slot))
            case .aggregate:
                elements = Set(plan.ownSlots)
                added = []
                kept = nil
            case .keep(_, let slots): kept = Set(slots)
            default:
                elements.formUnion(plan.ownSlots)
                kept?.formUnion(plan.ownSlots)
            }
        }
        guard let kept else { return (elements, added) }
        // What is hidden may still be read by what is not.
        return (elements.intersection(kept), added)
    }

    /// Whether an expression has a value for every row, so that it may be worked out for fewer.
    private func isSafe(_ expression: BoundExpression) -> Bool {
        switch expression {
        case .constant, .parameter: true
        case .slot(let slot):
            frame[slot] != nil || folded[slot] != nil || aliases[slot].map { isSafe($0) } ?? false
        case .property(.slot(let slot), _, _) where register(of: slot) != nil: true
        case .property(let subject, let name, _): isDate(subject) && DatePart.names.contains(name)
        case .isNull(let operand, _): isSafe(operand)
        case .comparison(_, let left, let right): isSafe(left) && isSafe(right)
        case .function("coalesce", let arguments, _): arguments.allSatisfy { isSafe($0) }
        default: false
        }
    }

    private func isDate(_ expression: BoundExpression) -> Bool {
        var copy = self
        guard let (column, _) = try? copy.column(expression) else { return false }
        return column.form == .date || column.form == .dateTime
    }

    private mutating func sortKey(_ expression: BoundExpression) throws -> SortKeySource {
        if let register = id(expression) { return .ids(register) }
        if let (column, register) = try? column(expression), column.form == .truth {
            return .truths(.column(column, register, truthLane()))
        }
        if let (source, _) = ranked(expression) { return .ranks(source) }
        if let (source, _) = try? number(expression) { return .numbers(source) }
        let (source, values) = try code(expression)
        guard values == nil, !source.isConstant else { throw Unsuited() }
        return .texts(source)
    }
}
