// Expressions that are numbers or codes.

import Catalogue
import Diagnostics
import Graph
import Planning
import Syntax
import Values

extension PipelineCompiler {
    // MARK: Numbers

    func numberForm(_ form: StoredColumn.Form) -> NumberForm? {
        switch form {
        case .integer: .integer
        case .date: .date
        case .dateTime: .dateTime
        case .truth, .string, .coded: nil
        }
    }

    mutating func number(_ expression: BoundExpression) throws -> (NumberSource, NumberForm) {
        if let constant = constant(expression) { return try number(constant) }
        switch expression {
        case .slot(let slot):
            if let known = folded[slot] { return (.kept(known.lane), known.form) }
            guard let alias = aliases[slot] else { throw Unsuited() }
            return try number(alias)
        case .property(let subject, let name, _):
            guard let (column, register) = try? self.column(expression) else { return try datePart(subject, name) }
            guard let form = numberForm(column.form) else { throw Unsuited() }
            return (.column(column, register, numberLane()), form)
        case .degree(let degree): return (try self.degree(degree), .integer)
        default: return try numbers(byCode: expression) ?? kernel(expression)
        }
    }

    private mutating func kernel(_ expression: BoundExpression) throws -> (NumberSource, NumberForm) {
        switch expression {
        case .arithmetic(let operation, let left, let right, _): return try arithmetic(operation, left, right)
        case .function("coalesce", let arguments, _):
            var (source, form) = try number(arguments[arguments.count - 1])
            for argument in arguments.dropLast().reversed() {
                let (first, other) = try number(argument)
                guard other == form else { throw Unsuited() }
                source = .coalesced(first, source, numberLane())
            }
            return (source, form)
        default: throw Unsuited()
        }
    }

    /// What depends on few values is worked out once for each: `date('2025-12-31') - p.cadence`.
    private mutating func numbers(byCode expression: BoundExpression) throws -> (NumberSource, NumberForm)? {
        guard let (source, results) = byCode(expression) else { return nil }
        var form: NumberForm?
        var numbers: [Int64] = []
        for result in results {
            if result.isNull {
                numbers.append(0)
                continue
            }
            guard let (number, kind) = result.number, form == nil || form == kind else { return nil }
            form = kind
            numbers.append(number)
        }
        let nulls: [UInt8] = results.map { $0.isNull ? 1 : 0 }
        return form.map { (.byCode(source, numbers: numbers, nulls: nulls, numberLane()), $0) }
    }

    /// A component of a date or of the day of a date and time.
    private mutating func datePart(_ subject: BoundExpression, _ name: String) throws -> (NumberSource, NumberForm) {
        let (source, form) = try number(subject)
        guard form == .date || form == .dateTime, DatePart.names.contains(name) else { throw Unsuited() }
        let part = DatePart(name: name, isDateTime: form == .dateTime, memo: memo())
        return (.datePart(source, part, numberLane()), .integer)
    }

    private mutating func number(_ value: Value) throws -> (NumberSource, NumberForm) {
        guard let (number, form) = value.number else { throw Unsuited() }
        let lane = numberLane()
        program.constants.append((lane, number))
        return (.constant(number, lane), form)
    }

    private mutating func arithmetic(
        _ operation: Arithmetic, _ left: BoundExpression, _ right: BoundExpression
    ) throws -> (NumberSource, NumberForm) {
        let (a, form) = try number(left)
        if form == .dateTime, operation == .add, let (unit, amount) = right.fixedDuration {
            let (distance, kind) = try number(amount)
            guard kind == .integer else { throw Unsuited() }
            return (.shifted(a, by: distance, unit: unit, numberLane()), .dateTime)
        }
        let (b, other) = try number(right)
        guard form == .integer, other == .integer else { throw Unsuited() }
        switch (operation, a, b) {
        case (.subtract, _, .constant(0, _)), (.add, _, .constant(0, _)): return (a, .integer)
        case (.multiply, .degrees(let x, let lane), .degrees(let y, _)) where x.count + y.count == 2:
            return (.degrees(x + y, lane), .integer)
        case (.add, _, _): return (.arithmetic(.sum, a, b, numberLane()), .integer)
        case (.subtract, _, _): return (.arithmetic(.difference, a, b, numberLane()), .integer)
        case (.multiply, _, _): return (.arithmetic(.product, a, b, numberLane()), .integer)
        default: throw Unsuited()
        }
    }

    /// The nodes that have a relationship of some kind: in one of these sets at least.
    static func connections(_ degree: Degree, _ context: ExecutionContext) throws -> [Bitmap] {
        let compiler = PipelineCompiler(context)
        return try compiler.sides(degree.types, degree.direction).map { type, side in
            let summary = context.graph.adjacencySummary(type: type, direction: side)
            for label in degree.labels where !compiler.holds(label, for: summary.neighbours) { throw Unsuited() }
            return summary.connected
        }
    }

    private mutating func degree(_ degree: Degree) throws -> NumberSource {
        guard let register = frame[degree.from], kinds[register].isNode else { throw Unsuited() }
        let ways = try self.ways(degree.types, degree.direction)
        let loops = ways.reduce(0) { $0 + $1.loopCount }
        if degree.loopsOnly || degree.direction == .either {
            guard loops == 0 else { throw Unsuited() }
            if degree.loopsOnly { return try number(.integer(0)).0 }
        }
        for label in degree.labels {
            for way in ways where !holds(label, for: way.neighbours) { throw Unsuited() }
        }
        let source = DegreeSource(register: register, ways: ways.map(\.way), lane: codeLane())
        return .degrees([source], numberLane())
    }

    // MARK: Codes

    /// Texts, or the values of a dictionary with what they are.
    mutating func code(_ expression: BoundExpression) throws -> (CodeSource, values: [Value]?) {
        if case .string(let text)? = constant(expression) {
            let lane = codeLane()
            let code = graph.interner.id(of: text) ?? .max
            program.codeConstants.append((lane, code))
            return (.constant(code, lane), nil)
        }
        if case .slot(let slot) = expression, let alias = aliases[slot] { return try code(alias) }
        let (column, register) = try column(expression)
        switch column.form {
        case .string: return (.column(column, register, codeLane()), nil)
        case .coded: return (.column(column, register, codeLane()), column.values)
        case .integer, .date, .dateTime, .truth: throw Unsuited()
        }
    }

    // MARK: Columns

    /// The column that a property of a node or relationship is read from.
    mutating func column(_ expression: BoundExpression) throws -> (StoredColumn, Register) {
        if case .slot(let slot) = expression, let alias = aliases[slot] { return try column(alias) }
        guard case .property(.slot(let slot), let name, _) = expression, let key = graph.key(name),
            let register = register(of: slot)
        else { throw Unsuited() }
        let kind = kinds[register]
        let place = ColumnPlace(key: key, isNode: kind.isNode, ids: kind.ids)
        if let known = joinedColumns[place] { return (known, register) }
        let blocks = kind.isNode ? graph.nodeBlocks : graph.relationshipBlocks
        guard let column = StoredColumn(key, in: blocks, ids: kind.ids) else { throw Unsuited() }
        // What an expansion reaches is read in any order and often, what a scan gives once and block by block.
        if kind.isNode, kind.ids.count <= min(program.relationshipCount, 1 << 22), let joined = column.joined {
            joinedColumns[place] = joined
            return (joined, register)
        }
        return (column, register)
    }

    func register(of slot: Slot) -> Register? {
        if let register = frame[slot] { return register }
        if case .slot(let other)? = aliases[slot] { return register(of: other) }
        return nil
    }

    /// The value of what depends on no row and gives the same whenever it is asked.
    func constant(_ expression: BoundExpression) -> Value? {
        guard expression.slots.isEmpty, isDeterministic(expression) else { return nil }
        return try? Evaluator(context: context).scalar(expression)
    }

    func isDeterministic(_ expression: BoundExpression) -> Bool {
        guard expression.subplans.isEmpty else { return false }
        if case .function(let name, _, _) = expression,
            context.library.functions[name]?.signature.isDeterministic != true
        {
            return false
        }
        return expression.children.allSatisfy(isDeterministic)
    }

    // MARK: Ways and labels

    struct KnownWay {
        var way: Way
        var neighbours: ClosedRange<UInt32>?
        var loopCount: Int
    }

    /// Types with the sides from which they are walked. Edits on top of an adjacency are not suited.
    private func sides(_ types: [String], _ direction: Direction) throws -> [(SymbolID, AdjacencyDirection)] {
        let symbols = types.isEmpty ? graph.typeNames.indices.map { SymbolID($0) } : types.compactMap { graph.type($0) }
        var sides: [(SymbolID, AdjacencyDirection)] = []
        for symbol in symbols {
            for side in [AdjacencyDirection.outgoing, .incoming] {
                if direction == (side == .outgoing ? .incoming : .outgoing) { continue }
                if graph.hasOverlay(type: symbol, direction: side) { throw Unsuited() }
                sides.append((symbol, side))
            }
        }
        return sides
    }

    /// In the order in which an expansion walks them.
    func ways(_ types: [String], _ direction: Direction) throws -> [KnownWay] {
        let ways = try sides(types, direction).map { type, side in
            let summary = graph.adjacencySummary(type: type, direction: side)
            let skipsLoops = direction == .either && side == .incoming && summary.loopCount > 0
            return KnownWay(
                way: Way(
                    type: type, side: side, adjacency: graph.adjacency(type: type, direction: side),
                    skipsLoops: skipsLoops),
                neighbours: summary.neighbours, loopCount: summary.loopCount)
        }
        // An entry of an expansion has 16 bits for the way.
        if ways.count >= 1 << 15 { throw Unsuited() }
        return ways
    }

    /// Whether every id of a range has a label; also where there is none.
    func holds(_ label: LabelExpression, for ids: ClosedRange<UInt32>?) -> Bool {
        guard let ids else { return true }
        guard case .label(let name) = label, let symbol = graph.label(name.text) else { return false }
        return ranges(of: symbol).contains { $0.contains(ids.lowerBound) && $0.contains(ids.upperBound) }
    }

    /// The ranges of a label; those that touch are one.
    func ranges(of label: SymbolID) -> [Range<UInt32>] {
        graph.nodes(label: label).reduce(into: []) { ranges, next in
            if let last = ranges.last, last.upperBound == next.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<next.upperBound
            } else {
                ranges.append(next)
            }
        }
    }
}

extension Value {
    /// As a lane holds it.
    var number: (Int64, NumberForm)? {
        switch self {
        case .integer(let number): (number, .integer)
        case .date(let date): (date.epochDay, .date)
        case .localDateTime(let dateTime): dateTime.epochNanoseconds.map { ($0, .dateTime) }
        default: nil
        }
    }
}

extension DatePart {
    /// The components that a day has.
    static let names = Set(Value.componentNames(of: .date))
}

extension BoundExpression {
    /// `duration({hours: n})` and the like: a number of units that always take the same time.
    fileprivate var fixedDuration: (nanoseconds: Int64, amount: BoundExpression)? {
        guard case .function("duration", let arguments, _) = self, case .map(let entries)? = arguments.first,
            entries.count == 1
        else { return nil }
        switch entries[0].key {
        case "hours": return (3_600_000_000_000, entries[0].value)
        case "minutes": return (60_000_000_000, entries[0].value)
        case "seconds": return (1_000_000_000, entries[0].value)
        default: return nil
        }
    }
}
