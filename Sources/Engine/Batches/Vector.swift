// One column of a batch.

package import Graph
package import Values

/// The values of one slot for the rows of a batch, in the narrowest form that is known. Kernels switch on the form once a
/// batch and run on plain arrays; everything else goes through `value(at:in:)`.
package enum Vector: Sendable {
    /// Node numbers; `Vector.absent` is null.
    case nodes([UInt32])
    /// Relationship numbers; `Vector.absent` is null.
    case relationships([UInt32])
    case truths([Truth])
    case integers([Int64], NullMask?)
    case floats([Double], NullMask?)
    /// Interned strings; 0 is null.
    case strings([StringID])
    /// Days since 1970-01-01.
    case dates([Int32], NullMask?)
    case values([Value])
    /// The same value in every row.
    case constant(Value)

    /// The node or relationship that is not there.
    @inlinable package static var absent: UInt32 { .max }
}

/// A truth value of three-valued logic.
package enum Truth: UInt8, Sendable {
    case no, yes, unknown

    package init(_ value: Bool?) {
        switch value {
        case nil: self = .unknown
        case true?: self = .yes
        case false?: self = .no
        }
    }

    package var value: Value {
        switch self {
        case .no: .boolean(false)
        case .yes: .boolean(true)
        case .unknown: .null
        }
    }

    package static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .no: .yes
        case .yes: .no
        case .unknown: .unknown
        }
    }
}

extension Vector {
    /// The value of a row, in constant time. Strings are copied out of the interner.
    package func value(at row: Int, in graph: Graph) -> Value {
        switch self {
        case .nodes(let ids): ids[row] == Vector.absent ? .null : .node(NodeID(ids[row]))
        case .relationships(let ids): ids[row] == Vector.absent ? .null : .relationship(RelationshipID(ids[row]))
        case .truths(let truths): truths[row].value
        case .integers(let numbers, let nulls): nulls?.isNull(row) == true ? .null : .integer(numbers[row])
        case .floats(let numbers, let nulls): nulls?.isNull(row) == true ? .null : .float(numbers[row])
        case .strings(let ids): ids[row] == 0 ? .null : .string(graph.interner.string(ids[row]))
        case .dates(let days, let nulls):
            nulls?.isNull(row) == true ? .null : .date(CalendarDate(epochDay: Int64(days[row])))
        case .values(let values): values[row]
        case .constant(let value): value
        }
    }

    /// All values of a vector of `count` rows.
    package func values(count: Int, in graph: Graph) -> [Value] {
        if case .values(let values) = self { return values }
        var result: [Value] = []
        append(to: &result, count: count, in: graph)
        return result
    }

    /// Adds the values of all rows to others. The form is looked at once, not row by row.
    package func append(to result: inout [Value], count: Int, in graph: Graph) {
        switch self {
        case .values(let values): result.append(contentsOf: values)
        case .constant(let value): result.append(contentsOf: repeatElement(value, count: count))
        case .strings(let ids):
            let texts = graph.interner.texts(ids[...])
            for row in ids.indices { result.append(texts[row]) }
        case .nodes(let ids):
            result.append(contentsOf: ids.lazy.map { $0 == Vector.absent ? .null : .node(NodeID($0)) })
        case .relationships(let ids):
            result.append(contentsOf: ids.lazy.map { $0 == Vector.absent ? .null : .relationship(RelationshipID($0)) })
        case .integers(let numbers, nil): result.append(contentsOf: numbers.lazy.map { .integer($0) })
        case .floats(let numbers, nil): result.append(contentsOf: numbers.lazy.map { .float($0) })
        case .truths, .integers, .floats, .dates:
            for row in 0..<count { result.append(value(at: row, in: graph)) }
        }
    }

    /// Whether a value may be, or hold, a node or a relationship.
    package var mayHoldReferences: Bool {
        switch self {
        case .nodes, .relationships, .values, .constant: true
        case .truths, .integers, .floats, .strings, .dates: false
        }
    }

    /// The rows that `selection` names, in its order; a row may come several times.
    package func gathered(_ selection: [Int]) -> Vector {
        switch self {
        case .nodes(let ids): return .nodes(gather(ids, selection))
        case .relationships(let ids): return .relationships(gather(ids, selection))
        case .truths(let truths): return .truths(gather(truths, selection))
        case .integers(let numbers, let nulls): return .integers(gather(numbers, selection), gather(nulls, selection))
        case .floats(let numbers, let nulls): return .floats(gather(numbers, selection), gather(nulls, selection))
        case .strings(let ids): return .strings(gather(ids, selection))
        case .dates(let days, let nulls): return .dates(gather(days, selection), gather(nulls, selection))
        case .values(let values): return .values(gather(values, selection))
        case .constant: return self
        }
    }
}

private func gather<Element>(_ elements: [Element], _ selection: [Int]) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(selection.count)
    for row in selection { result.append(elements[row]) }
    return result
}

private func gather(_ nulls: NullMask?, _ selection: [Int]) -> NullMask? {
    guard let nulls else { return nil }
    var rows = Bitmap()
    for (target, row) in selection.enumerated() where nulls.isNull(row) { rows.insert(target) }
    return NullMask(rows)
}
