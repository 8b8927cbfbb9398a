// Properties of nodes, relationships, maps and temporal values.

import Diagnostics
import Graph
import Planning
import Values

extension Evaluator {
    /// - Throws: `TypeError` for a subject that has no properties.
    func property(_ key: String, of subject: Vector, count: Int, _ span: Span) throws(Diagnostic) -> Vector {
        let graph = context.graph
        switch subject {
        case .nodes(let ids):
            guard let symbol = graph.key(key) else { return .constant(.null) }
            return try stored(symbol, of: .nodes(ids), ids, blocks: graph.nodeBlocks) {
                graph.nodeBlock(of: NodeID($0))
            }
        case .relationships(let ids):
            guard let symbol = graph.key(key) else { return .constant(.null) }
            return try stored(symbol, of: .relationships(ids), ids, blocks: graph.relationshipBlocks) {
                graph.relationshipBlock(of: RelationshipID($0))
            }
        case .constant(let value): return .constant(try property(key, of: value, in: graph, span))
        case .values, .truths, .integers, .floats, .strings, .dates:
            var result: [Value] = []
            result.reserveCapacity(count)
            for row in 0..<count {
                result.append(try property(key, of: subject.value(at: row, in: graph), in: graph, span))
            }
            return .values(result)
        }
    }

    func property(_ key: String, of subject: Value, in graph: Graph, _ span: Span) throws(Diagnostic) -> Value {
        switch subject {
        case .null: return .null
        case .node(let node):
            guard graph.isLive(node) else { throw .deleted("node", span) }
            return graph.key(key).map { graph.property(node, $0) } ?? .null
        case .relationship(let relationship):
            guard graph.isLive(relationship) else { throw .deleted("relationship", span) }
            return graph.key(key).map { graph.property(relationship, $0) } ?? .null
        case .map(let map): return map[key] ?? .null
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
            return subject.component(named: key) ?? .null
        case .boolean, .integer, .float, .string, .list, .path: throw .noProperties(subject, key, span)
        }
    }

    /// A stored column for many elements: narrow where all of them lie in blocks whose columns have one form.
    private func stored(
        _ key: SymbolID, of subject: Vector, _ ids: [UInt32], blocks: [Block], _ block: (UInt32) -> Int
    ) throws(Diagnostic) -> Vector {
        let graph = context.graph
        guard let first = ids.first(where: { $0 != Vector.absent }) else { return .constant(.null) }
        let home = blocks[block(first)]
        let range = home.firstID..<(home.firstID &+ UInt32(truncatingIfNeeded: home.count))
        let oneBlock = !hasDeleted(subject, graph) && ids.allSatisfy { range.contains($0) || $0 == Vector.absent }
        if oneBlock {
            guard let column = home.column(key) else { return .constant(.null) }
            return column.gathered(ids, first: home.firstID)
        }
        if !hasDeleted(subject, graph), let strings = scatteredStrings(key, ids, blocks) { return strings }
        var result: [Value] = []
        result.reserveCapacity(ids.count)
        for row in ids.indices {
            result.append(try storedValue(key, subject.value(at: row, in: graph), graph))
        }
        return .values(result)
    }

    /// Strings of elements that lie in several blocks; nil where the blocks hold something else, too.
    private func scatteredStrings(_ key: SymbolID, _ ids: [UInt32], _ blocks: [Block]) -> Vector? {
        guard ids.count >= 64, let lowest = ids.min(), let highest = ids.max(), highest != Vector.absent,
            let column = StoredColumn(key, in: blocks, ids: lowest...highest), column.form == .string
        else { return nil }
        return .strings(
            unsafe [UInt32](unsafeUninitializedCapacity: ids.count) { cells, count in
                let lane = unsafe Strip(cells.baseAddress)
                column.codes(Strip(of: ids), run: -1, count: ids.count, into: lane)
                count = ids.count
            })
    }

    private func hasDeleted(_ subject: Vector, _ graph: Graph) -> Bool {
        if case .nodes = subject { graph.hasDeletedNodes } else { graph.hasDeletedRelationships }
    }

    private func storedValue(_ key: SymbolID, _ element: Value, _ graph: Graph) throws(Diagnostic) -> Value {
        switch element {
        case .node(let node):
            guard graph.isLive(node) else { throw .deleted("node", .none) }
            return graph.property(node, key)
        case .relationship(let relationship):
            guard graph.isLive(relationship) else { throw .deleted("relationship", .none) }
            return graph.property(relationship, key)
        default: return .null
        }
    }
}

extension Column {
    /// The rows of the given elements, whose numbers start at `first`; null for absent elements.
    func gathered(_ ids: [UInt32], first: UInt32) -> Vector {
        switch self {
        case .integers(let numbers, let nulls):
            let (values, mask) = pick(ids, first, nulls, absent: Int64(0)) { numbers[$0] }
            return .integers(values, mask)
        case .floats(let numbers, let nulls):
            let (values, mask) = pick(ids, first, nulls, absent: 0.0) { numbers[$0] }
            return .floats(values, mask)
        case .dates(let days, let nulls):
            let (values, mask) = pick(ids, first, nulls, absent: Int32(0)) { days[$0] }
            return .dates(values, mask)
        case .booleans(let flags, let nulls):
            return .truths(
                ids.map { id in
                    let row = Int(id &- first)
                    if id == Vector.absent || nulls?.isNull(row) == true { return .unknown }
                    return flags[row] ? .yes : .no
                })
        case .strings(let codes): return .strings(ids.map { $0 == Vector.absent ? 0 : codes[Int($0 &- first)] })
        case .localDateTimes, .dictionary, .values:
            return .values(ids.map { $0 == Vector.absent ? .null : wideValue(at: Int($0 &- first)) })
        }
    }

    /// The value of a row in the forms that have no vector of their own.
    private func wideValue(at row: Int) -> Value {
        switch self {
        case .dictionary(let values, let codes): values[Int(codes[row])]
        case .values(let values): values[row]
        case .localDateTimes(let nanoseconds, let nulls):
            nulls?.isNull(row) == true ? .null : .localDateTime(LocalDateTime(epochNanoseconds: nanoseconds[row]))
        case .integers, .floats, .booleans, .strings, .dates: .null
        }
    }
}

private func pick<Element>(
    _ ids: [UInt32], _ first: UInt32, _ nulls: NullMask?, absent: Element, _ element: (Int) -> Element
) -> ([Element], NullMask?) {
    var absentRows: Bitmap?
    var result: [Element] = []
    result.reserveCapacity(ids.count)
    for (index, id) in ids.enumerated() {
        let row = Int(id &- first)
        if id == Vector.absent || nulls?.isNull(row) == true {
            absentRows = absentRows ?? Bitmap()
            absentRows?.insert(index)
            result.append(absent)
        } else {
            result.append(element(row))
        }
    }
    return (result, absentRows.map { NullMask($0) })
}

extension LocalDateTime {
    /// From nanoseconds of the wall clock since 1970-01-01T00:00.
    init(epochNanoseconds: Int64) {
        let day: Int64 = 86_400_000_000_000
        let remainder = epochNanoseconds % day
        let ofDay = remainder < 0 ? remainder + day : remainder
        self.init(
            date: CalendarDate(epochDay: (epochNanoseconds - ofDay) / day), time: LocalTime(nanosecondOfDay: ofDay))
    }
}

extension Diagnostic {
    /// - Parameter what: `node` or `relationship`.
    static func deleted(_ what: String, _ span: Span) -> Diagnostic {
        .runtime(.entityNotFound, .deletedEntityAccess, "this \(what) was deleted earlier in the statement", at: span)
    }

    fileprivate static func noProperties(_ value: Value, _ key: String, _ span: Span) -> Diagnostic {
        .runtime(
            .typeError, .invalidArgumentType, "\(value.typeWithArticle) has no property \(key)", at: span,
            help: "Nodes, relationships, maps and temporal values have properties.")
    }
}
