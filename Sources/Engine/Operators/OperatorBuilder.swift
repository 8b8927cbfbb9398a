// From plan to operators.

import Planning

/// Makes the operators of a plan. Every operator is counted, so that an empty answer can be traced to the step that left
/// nothing.
struct OperatorBuilder {
    let context: ExecutionContext
    /// Rows that left each operator of the main plan; nil inside subplans, which are not counted.
    var profile: Profile?
    /// Whether the graph stays as it is while the plan runs, so that a chain may be compiled for it.
    var usesPipelines: Bool

    init(context: ExecutionContext, profile: Profile? = nil, usesPipelines: Bool = false) {
        self.context = context
        self.profile = profile
        self.usesPipelines = usesPipelines
    }

    func build(_ plan: Plan, argument: Batch) -> any Operator {
        let made = make(plan, argument)
        guard let profile else { return made }
        return CountingOperator(made, step: profile.step(for: plan), profile)
    }

    /// Aggregations, different rows and sorted rows over a scan, where numbers say it all.
    /// - Parameter needed: the slots that are read behind the plan; nil where nobody knows.
    private func pipeline(_ plan: Plan, _ argument: Batch, needed: Set<Slot>? = nil) -> (any Operator)? {
        guard let profile, usesPipelines,
            let pipeline = PipelineCompiler.compile(plan, context, needed: needed)
        else { return nil }
        var plain = self
        plain.usesPipelines = false
        return PipelineOperator(pipeline, context, profile) { [plain] in plain.make(plan, argument) }
    }

    /// Sorted rows of which only some slots are read.
    private func sorted(_ plan: Plan, _ argument: Batch, _ slots: [Slot]) -> (any Operator)? {
        switch plan.operator {
        case .sort, .top: break
        default: return nil
        }
        guard let profile, let pipeline = pipeline(plan, argument, needed: Set(slots)) else { return nil }
        return CountingOperator(pipeline, step: profile.step(for: plan), profile)
    }

    /// A scan and a filter by connections in one, which the profile counts as two that give the same rows.
    private func connectedScan(_ input: Plan, _ condition: BoundExpression) -> (any Operator)? {
        guard let profile, usesPipelines, let scan = ConnectedScan(input, condition, context) else { return nil }
        profile.count(1, at: profile.step(for: Plan(.argument)))
        return CountingOperator(scan, step: profile.step(for: input), profile)
    }

    private func make(_ plan: Plan, _ argument: Batch) -> any Operator {
        switch plan.operator {
        case .argument: return Argument(argument)
        case .nodeScan(let input, let slot, let labels):
            return NodeScan(build(input, argument: argument), slot, labels, context)
        case .nodeSeek(let input, let slot, let label, let key, let value):
            return NodeSeek(build(input, argument: argument), slot, label, key, value, context)
        case .expand(let input, let expand): return ExpandOperator(build(input, argument: argument), expand, context)
        case .variableExpand(let input, let expand):
            if expand.reachability && expand.minimum <= 1 {
                return ReachOperator(build(input, argument: argument), expand, context)
            }
            return VariableExpandOperator(build(input, argument: argument), expand, context)
        case .shortestPath(let input, let search):
            return ShortestPathOperator(build(input, argument: argument), search, context)
        case .cycleFilter(let input, let test): return CycleFilter(build(input, argument: argument), test, context)
        case .triangleCount(let count): return TriangleCounter(count, context)
        case .filter(let input, let condition):
            if let scan = connectedScan(input, condition) { return scan }
            return Filter(build(input, argument: argument), condition, context)
        case .extend(let input, let assignments): return Extend(build(input, argument: argument), assignments, context)
        case .keep(let input, let slots):
            return Keep(sorted(input, argument, slots) ?? build(input, argument: argument), slots, context)
        case .aggregate(let input, let keys, let aggregates):
            if let pipeline = pipeline(plan, argument) { return pipeline }
            return Aggregate(build(input, argument: argument), keys, aggregates, context)
        case .distinct(let input, let slots):
            if let pipeline = pipeline(plan, argument) { return pipeline }
            return Distinct(build(input, argument: argument), slots, context)
        case .sort(let input, let keys):
            if let pipeline = pipeline(plan, argument) { return pipeline }
            return Sort(build(input, argument: argument), keys, limit: nil, context)
        case .top(let input, let keys, let limit):
            if let pipeline = pipeline(plan, argument) { return pipeline }
            return Sort(build(input, argument: argument), keys, limit: limit, context)
        case .skip(let input, let count): return Skip(build(input, argument: argument), count, context)
        case .limit(let input, let count):
            return Limit(build(input, argument: argument), count, inputWrites: input.writes, context)
        case .unwind(let input, .function("range", let arguments, let span), let slot):
            return UnwindRange(build(input, argument: argument), arguments, span, slot, context)
        case .unwind(let input, let list, let slot):
            return Unwind(build(input, argument: argument), list, slot, context)
        case .optional(let input, let inner, let slots):
            return OptionalApply(build(input, argument: argument), inner, newSlots: slots, context)
        case .semiJoin(let input, let inner, let anti):
            return SemiJoin(build(input, argument: argument), inner, anti: anti, context)
        case .union(let inputs): return Union(inputs.map { build($0, argument: argument) })
        case .call(let input, let call): return CallOperator(build(input, argument: argument), call, context)
        case .create, .merge, .set, .delete, .eager, .drain: return makeWriting(plan, argument)
        }
    }

    private func makeWriting(_ plan: Plan, _ argument: Batch) -> any Operator {
        switch plan.operator {
        case .create(let input, let items): return Create(build(input, argument: argument), items, context)
        case .merge(let input, let match, let create, let onCreate, let onMatch, let slots):
            return Merge(
                build(input, argument: argument), match: match, create: create, onCreate: onCreate, onMatch: onMatch,
                newSlots: slots, context)
        case .set(let input, let operations): return SetOperator(build(input, argument: argument), operations, context)
        case .delete(let input, let targets, let detach, let span):
            return Delete(build(input, argument: argument), targets, detach: detach, span, context)
        case .eager(let input): return Eager(build(input, argument: argument), context)
        case .drain(let input): return Drain(build(input, argument: argument), context)
        default: return Argument(argument)
        }
    }
}
