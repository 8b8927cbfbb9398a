// How two values stand to each other.

/// The outcome of a total order.
package enum Ordering: Sendable {
    case less, equal, greater

    /// The same outcome seen from the other side.
    package var reversed: Ordering {
        switch self {
        case .less: .greater
        case .equal: .equal
        case .greater: .less
        }
    }

    @inlinable package init<T: Comparable>(_ a: T, _ b: T) {
        self = a < b ? .less : a == b ? .equal : .greater
    }
}

/// The outcome of `<`, `<=`, `>`, `>=` on two values that are comparable at all.
///
/// `unordered` is what NaN gives: every one of the four operators is then false, not null.
package enum Comparison: Sendable {
    case less, equal, greater, unordered

    package init(_ ordering: Ordering) {
        switch ordering {
        case .less: self = .less
        case .equal: self = .equal
        case .greater: self = .greater
        }
    }

    package var isLess: Bool { self == .less }
    package var isAtMost: Bool { self == .less || self == .equal }
    package var isGreater: Bool { self == .greater }
    package var isAtLeast: Bool { self == .greater || self == .equal }
}
