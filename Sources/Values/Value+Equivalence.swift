// When two values are the same for DISTINCT and grouping: `=`, except that null is null and NaN is NaN.

extension Value: Hashable {
    package static func == (a: Value, b: Value) -> Bool { a.isEquivalent(to: b) }

    /// Whether DISTINCT keeps only one of the two.
    package func isEquivalent(to other: Value) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.boolean(let a), .boolean(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.float(let a), .float(let b)): a == b || a.isNaN && b.isNaN
        case (.integer(let a), .float(let b)), (.float(let b), .integer(let a)): isSameNumber(a, b)
        case (.string(let a), .string(let b)): haveSameCodePoints(a, b)
        case (.date(let a), .date(let b)): a == b
        case (.localTime(let a), .localTime(let b)): a == b
        case (.time(let a), .time(let b)): a == b
        case (.localDateTime(let a), .localDateTime(let b)): a == b
        case (.dateTime(let a), .dateTime(let b)): a == b
        case (.duration(let a), .duration(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        case (.map(let a), .map(let b)): a == b
        case (.node(let a), .node(let b)): a == b
        case (.relationship(let a), .relationship(let b)): a == b
        case (.path(let a), .path(let b)): a == b
        default: false
        }
    }

    /// Equivalent values hash alike; an integer and the float of the same value count as one number.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(orderRank)
        switch self {
        case .null: break
        case .boolean(let value): hasher.combine(value)
        case .integer(let value): hasher.combine(value)
        case .float(let value): hashNumber(value, into: &hasher)
        case .string(let value): hasher.combine(value)
        case .date(let value): hasher.combine(value)
        case .localTime(let value): hasher.combine(value)
        case .time(let value): hasher.combine(value)
        case .localDateTime(let value): hasher.combine(value)
        case .dateTime(let value): hasher.combine(value)
        case .duration(let value): hasher.combine(value)
        case .list(let value): hasher.combine(value)
        case .map(let value): hasher.combine(value)
        case .node(let value): hasher.combine(value)
        case .relationship(let value): hasher.combine(value)
        case .path(let value): hasher.combine(value)
        }
    }
}

private func hashNumber(_ value: Double, into hasher: inout Hasher) {
    if let integer = Int64(exactly: value) {
        hasher.combine(integer)
    } else if !value.isNaN {
        hasher.combine(value)
    }
}

extension MapValue: Hashable {
    /// The same keys with equivalent values, in whatever order they were written.
    package static func == (a: MapValue, b: MapValue) -> Bool {
        a.count == b.count && a.keys.indices.allSatisfy { b[a.keys[$0]] == a.values[$0] }
    }

    package func hash(into hasher: inout Hasher) {
        for key in keys.sorted() {
            hasher.combine(key)
            hasher.combine(self[key])
        }
    }
}
