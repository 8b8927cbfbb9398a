// The order of ORDER BY: total, over all types.

extension Value {
    /// Whether ORDER BY puts this value before the other one, ascending.
    package func sorts(before other: Value) -> Bool { order(other) == .less }

    /// The place of the value's type in ascending order; numbers share one, in which NaN comes last. Null sorts after
    /// everything.
    var orderRank: Int {
        switch self {
        case .map: 0
        case .node: 1
        case .relationship: 2
        case .list: 3
        case .path: 4
        case .dateTime: 5
        case .localDateTime: 6
        case .date: 7
        case .time: 8
        case .localTime: 9
        case .duration: 10
        case .string: 11
        case .boolean: 12
        case .integer, .float: 13
        case .null: 14
        }
    }

    /// The total order of ORDER BY, `min` and `max`. `.equal` exactly where the values are equivalent.
    package func order(_ other: Value) -> Ordering {
        switch (self, other) {
        case (.boolean(let a), .boolean(let b)): Ordering(a ? 1 : 0, b ? 1 : 0)
        case (.integer(let a), .integer(let b)): Ordering(a, b)
        case (.float(let a), .float(let b)): orderFloats(a, b)
        case (.integer(let a), .float(let b)): Values.order(a, b) ?? .less
        case (.float(let a), .integer(let b)): Values.order(b, a)?.reversed ?? .greater
        case (.string(let a), .string(let b)): orderByCodePoints(a, b)
        case (.date(let a), .date(let b)): Ordering(a.epochDay, b.epochDay)
        case (.localTime(let a), .localTime(let b)): Ordering(a.nanosecondOfDay, b.nanosecondOfDay)
        case (.time(let a), .time(let b)): a.order(b)
        case (.localDateTime(let a), .localDateTime(let b)): a.order(b)
        case (.dateTime(let a), .dateTime(let b)): a.order(b)
        case (.duration(let a), .duration(let b)): a.order(b)
        case (.list(let a), .list(let b)): orderLists(a, b)
        case (.map(let a), .map(let b)): orderMaps(a, b)
        case (.node(let a), .node(let b)): Ordering(a, b)
        case (.relationship(let a), .relationship(let b)): Ordering(a, b)
        case (.path(let a), .path(let b)): orderPaths(a, b)
        default: Ordering(orderRank, other.orderRank)
        }
    }
}

private func orderFloats(_ a: Double, _ b: Double) -> Ordering {
    if a.isNaN { return b.isNaN ? .equal : .greater }
    return b.isNaN ? .less : Ordering(a, b)
}

private func orderLists(_ a: [Value], _ b: [Value]) -> Ordering {
    for (left, right) in zip(a, b) {
        let ordering = left.order(right)
        if ordering != .equal { return ordering }
    }
    return Ordering(a.count, b.count)
}

/// Smaller maps first, then by their sorted keys, then by the values in the order of the keys.
private func orderMaps(_ a: MapValue, _ b: MapValue) -> Ordering {
    if a.count != b.count { return Ordering(a.count, b.count) }
    let left = a.keys.sorted { orderByCodePoints($0, $1) == .less }
    let right = b.keys.sorted { orderByCodePoints($0, $1) == .less }
    for (x, y) in zip(left, right) {
        let ordering = orderByCodePoints(x, y)
        if ordering != .equal { return ordering }
    }
    for key in left {
        let ordering = (a[key] ?? .null).order(b[key] ?? .null)
        if ordering != .equal { return ordering }
    }
    return .equal
}

/// Node, relationship, node, … as a list of ids.
private func orderPaths(_ a: PathValue, _ b: PathValue) -> Ordering {
    for index in 0..<min(a.nodes.count, b.nodes.count) {
        let nodes = Ordering(a.nodes[index], b.nodes[index])
        if nodes != .equal { return nodes }
        guard index < a.relationships.count, index < b.relationships.count else { break }
        let relationships = Ordering(a.relationships[index], b.relationships[index])
        if relationships != .equal { return relationships }
    }
    return Ordering(a.nodes.count, b.nodes.count)
}
