// From a chain of operators to a pipeline.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

/// The chain says or asks something that numbers can't.
struct Unsuited: Error {}

/// Compiles an aggregation over a scan and what follows it. Everything is decided on the graph as it is: nothing may be
/// deleted, and no edit may lie over the adjacencies that are walked.
struct PipelineCompiler {
    /// A list of operators, each with the slots that are read behind it.
    struct Segment {
        var plans: [Plan]
        var live: [Set<Slot>]
        /// Whether rows are counted by operator, which those of a subplan are not.
        var counts: Bool
    }

    struct RegisterKind {
        var isNode: Bool
        var ids: ClosedRange<UInt32>
    }

    struct ColumnPlace: Hashable {
        var key: SymbolID
        var isNode: Bool
        var ids: ClosedRange<UInt32>
    }

    let context: ExecutionContext
    let graph: Graph
    var program: PipelineProgram
    /// Where a slot's ids stand in the frame at hand.
    var frame: [Slot: Register] = [:]
    var kinds: [RegisterKind] = []
    /// Columns whose blocks were put side by side.
    var joinedColumns: [ColumnPlace: StoredColumn] = [:]
    /// Slots that a fold has worked out.
    var folded: [Slot: (lane: Lane, form: NumberForm)] = [:]
    /// Slots that stand for an expression.
    var aliases: [Slot: BoundExpression] = [:]
    /// Slots made here, which no query names: they travel through all frames.
    var pinned: Set<Slot> = []
    var scanSlot: Slot = 0
    private var isInsideExistence = false

    init(_ context: ExecutionContext) {
        self.context = context
        graph = context.graph
        program = PipelineProgram(graph: context.graph)
    }

    /// Compiles all steps of a chain.
    /// - Parameter read: the slots that are read behind it.
    mutating func compile(_ chain: [Plan], read: (PipelineCompiler) -> Set<Slot>) throws -> Set<Slot> {
        for plan in chain {
            guard case .extend(_, let assignments) = plan.operator else { continue }
            for assignment in assignments { aliases[assignment.slot] = assignment.expression }
        }
        let read = read(self)
        let segment = Segment(plans: chain, live: lives(chain, read), counts: true)
        program.counters = Array(chain.indices)
        try scan(chain[0])
        program.steps = try steps(segment, 1..<chain.count)
        return read
    }

    /// The operators below, from the scan on.
    static func chain(_ plan: Plan) throws -> [Plan] {
        var chain: [Plan] = []
        var plan = plan
        while true {
            if case .argument = plan.operator { break }
            guard let input = plan.inputs.first else { throw Unsuited() }
            if case .union = plan.operator { throw Unsuited() }
            chain.append(plan)
            plan = input
        }
        if chain.isEmpty { throw Unsuited() }
        return chain.reversed()
    }

    // MARK: What is read

    func reads(_ expression: BoundExpression) -> Set<Slot> { resolved(expression.slots) }

    func resolved(_ slots: Set<Slot>) -> Set<Slot> {
        var found = slots
        for slot in slots { if let alias = aliases[slot] { found.formUnion(reads(alias)) } }
        return found
    }

    private func reads(_ plan: Plan) -> Set<Slot> {
        var found = plan.expressions.reduce(into: Set<Slot>()) { $0.formUnion(reads($1)) }
        switch plan.operator {
        case .expand(_, let expand):
            found.formUnion([expand.from] + expand.distinctFrom)
            if expand.toIsBound { found.insert(expand.to) }
        case .semiJoin(_, let subplan, _), .optional(_, let subplan, _):
            found.formUnion(resolved(subplan.mentionedSlots))
        default: break
        }
        return found
    }

    func lives(_ chain: [Plan], _ read: Set<Slot>) -> [Set<Slot>] {
        var live = Array(repeating: read, count: chain.count)
        for index in chain.indices.dropLast().reversed() {
            live[index] = live[index + 1].union(reads(chain[index + 1]))
        }
        return live
    }

    // MARK: Operators

    private mutating func scan(_ plan: Plan) throws {
        guard case .nodeScan(let input, let slot, let label) = plan.operator, case .argument = input.operator else {
            throw Unsuited()
        }
        switch label {
        case nil: program.ranges = graph.nodes(label: nil)
        case .label(let name)?: program.ranges = graph.label(name.text).map { graph.nodes(label: $0) } ?? []
        default: throw Unsuited()
        }
        program.scanned = program.ranges.reduce(0) { $0 + $1.count }
        let lowest = program.ranges.first?.lowerBound ?? 0
        let highest = program.ranges.last.map { $0.upperBound - 1 } ?? 0
        frame[slot] = register(isNode: true, lowest...highest)
        scanSlot = slot
    }

    mutating func steps(_ segment: Segment, _ range: Range<Int>) throws -> [Step] {
        var steps: [Step] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let live = segment.live[index]
            let counter = segment.counts ? index : -1
            switch segment.plans[index].operator {
            case .filter(_, let condition):
                let truth = try self.truth(condition)
                if case .constant(1, _) = truth {
                    follow(index, segment)
                } else {
                    steps += filters(truth, live, live.union(reads(condition)), counter)
                }
            case .expand(_, let expand):
                if let end = segment.plans[index..<range.upperBound].firstIndex(where: { $0.isAggregate }) {
                    steps.append(try fold(segment, index, end))
                    index = end
                } else {
                    steps += try self.expand(expand, live, counter)
                }
            case .optional(_, let subplan, let newSlots):
                let (end, step) = try optional(segment, index..<range.upperBound, subplan, newSlots)
                steps.append(step)
                index = end
            case .nodeSeek(_, let slot, let label, let key, let value):
                if let end = segment.plans[index..<range.upperBound].firstIndex(where: { $0.isAggregate }) {
                    steps.append(try fold(segment, index, end))
                    index = end
                } else {
                    steps += try join(slot, label, key, value, live, counter)
                }
            case .aggregate: steps.append(try fold(segment, index, index))
            case .semiJoin(_, let subplan, let anti):
                steps.append(.exists(try existence(subplan, anti, live, counter)))
            case .keep, .extend: follow(index, segment)
            default: throw Unsuited()
            }
            index += 1
        }
        return steps
    }

    /// What bits say is asked first, so that values are read of fewer rows. No condition has an error to tell, so their order
    /// does not show.
    private mutating func filters(_ truth: TruthSource, _ live: Set<Slot>, _ read: Set<Slot>, _ counter: Int) -> [Step]
    {
        let (bits, others) = (truth.conjuncts.filter(\.isBit), truth.conjuncts.filter { !$0.isBit })
        guard let bit = joined(bits), let other = joined(others) else {
            return [.filter(truth, kept(live), counter: counter)]
        }
        return [.filter(bit, kept(read), counter: -1), .filter(other, kept(live), counter: counter)]
    }

    private mutating func joined(_ conditions: [TruthSource]) -> TruthSource? {
        guard var all = conditions.first else { return nil }
        for condition in conditions.dropFirst() { all = .and(all, condition, truthLane()) }
        return all
    }

    /// The operator lets every row through: it has as many as the one before it.
    private mutating func follow(_ index: Int, _ segment: Segment) {
        if segment.counts { program.counters[index] = program.counters[index - 1] }
    }

    func kept(_ live: Set<Slot>) -> Kept {
        Kept(
            registers: frame.filter { live.contains($0.key) || pinned.contains($0.key) }.map(\.value).sorted(),
            numbers: folded.filter { live.contains($0.key) }.map(\.value.lane).sorted())
    }

    private mutating func expand(_ expand: Expand, _ live: Set<Slot>, _ counter: Int) throws -> [Step] {
        guard !expand.relationshipIsBound, let from = frame[expand.from] else { throw Unsuited() }
        let ways = try self.ways(expand.types, expand.direction)
        var expansion = Expansion(
            from: from, target: nil, ways: ways.map(\.way), to: nil, relationship: nil, entries: program.entryLanes,
            copies: [],
            counter: counter)
        if expand.toIsBound {
            guard let target = frame[expand.to], ways.count == 1, expand.direction != .either else { throw Unsuited() }
            expansion.target = target
        }
        program.relationshipCount += ways.reduce(0) { $0 + $1.way.adjacency.neighbours.count }
        var next = moved(live, &expansion)
        if !expand.toIsBound && live.contains(expand.to) {
            let ids = ways.compactMap(\.neighbours)
            let lowest = ids.map(\.lowerBound).min() ?? 0
            let to = register(isNode: true, lowest...(ids.map(\.upperBound).max() ?? lowest))
            expansion.to = to
            next[expand.to] = to
        }
        if live.contains(expand.relationship) || !expand.distinctFrom.isEmpty {
            let limit = UInt32(truncatingIfNeeded: max(1, graph.relationshipLimit) - 1)
            let relationship = register(isNode: false, 0...limit)
            expansion.relationship = relationship
            next[expand.relationship] = relationship
        }
        frame = next
        return [.expand(expansion)] + (try distinct(expand, live))
    }

    /// The slots that move on to the frame behind an expansion, in registers of their own.
    mutating func moved(_ live: Set<Slot>, _ expansion: inout Expansion) -> [Slot: Register] {
        var next: [Slot: Register] = [:]
        for (slot, old) in frame.sorted(by: { $0.key < $1.key }) where live.contains(slot) || pinned.contains(slot) {
            let new = register(isNode: kinds[old].isNode, kinds[old].ids)
            next[slot] = new
            expansion.copies.append((old, new))
        }
        program.entryLanes += 1
        return next
    }

    /// Relationships of one pattern are different.
    private mutating func distinct(_ expand: Expand, _ live: Set<Slot>) throws -> [Step] {
        guard let mine = frame[expand.relationship] else { return [] }
        var steps: [Step] = []
        for slot in expand.distinctFrom {
            guard let other = frame[slot], !kinds[other].isNode else { throw Unsuited() }
            steps.append(.filter(.ids(isEqual: false, mine, other, truthLane()), kept(live), counter: -1))
        }
        return steps
    }

    private mutating func existence(
        _ subplan: Plan, _ anti: Bool, _ live: Set<Slot>, _ counter: Int
    ) throws -> Existence {
        if isInsideExistence { throw Unsuited() }
        isInsideExistence = true
        defer { isInsideExistence = false }
        let chain = try Self.chain(subplan)
        guard chain.allSatisfy(\.isMatching) else { throw Unsuited() }
        let (outside, worked) = (frame, folded)
        let memo = nodeMemo(subplan)
        if let memo { frame = [memo.slot: memo.made.probe] }
        let rowNumbers = pin()
        let segment = Segment(plans: chain, live: lives(chain, []), counts: false)
        folded = [:]
        let inner = try steps(segment, 0..<chain.count)
        guard let origin = frame[rowNumbers.slot] else { throw Unsuited() }
        pinned.remove(rowNumbers.slot)
        frame = outside
        folded = worked
        return Existence(
            rowNumbers: rowNumbers.register, inner: inner, origin: origin, anti: anti, memo: memo?.made,
            kept: kept(live), counter: counter)
    }

    /// What remembers a subplan's answers, where it reads one node of a row only, and that is not the scanned one: after an expansion
    /// the same nodes come again and again.
    private mutating func nodeMemo(_ subplan: Plan) -> (slot: Slot, made: NodeMemo)? {
        let mentioned = resolved(subplan.mentionedSlots)
        let read = mentioned.filter { frame[$0] != nil }
        guard let slot = read.first, read.count == 1, slot != scanSlot, let from = frame[slot], kinds[from].isNode,
            mentioned.allSatisfy({ folded[$0] == nil }), kinds[from].ids.count <= 1 << 22
        else { return nil }
        let probe = register(isNode: true, kinds[from].ids)
        let made = NodeMemo(
            from: from, probe: probe, first: kinds[from].ids.lowerBound, count: kinds[from].ids.count, memo: memo())
        return (slot, made)
    }

    /// A slot of our own for the numbers of a frame's rows.
    mutating func pin() -> (slot: Slot, register: Register) {
        let slot = -1 - pinned.count
        pinned.insert(slot)
        let register = register(isNode: true, 0...0)
        frame[slot] = register
        return (slot, register)
    }

    // MARK: Lanes

    mutating func register(isNode: Bool, _ ids: ClosedRange<UInt32>) -> Register {
        kinds.append(RegisterKind(isNode: isNode, ids: ids))
        program.registerCount += 1
        return program.registerCount - 1
    }

    mutating func numberLane() -> Lane {
        program.numberLanes += 1
        return program.numberLanes - 1
    }

    mutating func codeLane() -> Lane {
        program.codeLanes += 1
        return program.codeLanes - 1
    }

    mutating func truthLane() -> Lane {
        program.truthLanes += 1
        return program.truthLanes - 1
    }
}

extension Plan {
    var isAggregate: Bool { if case .aggregate = self.operator { true } else { false } }

    var isMatching: Bool {
        switch self.operator {
        case .expand, .filter: true
        default: false
        }
    }

    /// Every slot that the plan names.
    fileprivate var mentionedSlots: Set<Slot> {
        var found = Set(ownSlots)
        for expression in expressions { found.formUnion(expression.slots) }
        for input in inputs { found.formUnion(input.mentionedSlots) }
        return found
    }
}
