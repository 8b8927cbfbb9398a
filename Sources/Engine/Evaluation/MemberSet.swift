// One list that many rows are looked up in.

import Values

/// The members of a list, for `IN`. A list that was collected before stands in row after row as the same array; after some
/// rows its members are put into a set, so that asking n rows for n members takes n steps and not n times n.
struct MemberSet {
    private let members: [Value]
    private var lookups = 0
    private var set: Set<Value>?
    /// The kind that all members have; nil where they are of several, or of one whose equality is more than sameness.
    private var kind: Kind?

    /// Shorter lists are not worth it, nor are fewer rows.
    private static let worthwhile = 16

    /// Kinds whose values are equal when they are the same, and otherwise not, whatever the other value is.
    private enum Kind { case integer, string, node, relationship }

    init(_ members: [Value]) { self.members = members }

    /// Whether a list is this one by its storage. Constant time.
    func isSame(_ other: [Value]) -> Bool { Engine.isSame(members, other) }

    mutating func contains(_ element: Value) -> Truth {
        lookups += 1
        if lookups == Self.worthwhile, members.count >= Self.worthwhile { makeSet() }
        guard let set, let kind, Self.kind(element) == kind else { return Engine.contains(members, element) }
        return set.contains(element) ? .yes : .no
    }

    private mutating func makeSet() {
        kind = members.first.flatMap(Self.kind)
        if let kind, members.allSatisfy({ Self.kind($0) == kind }) { set = Set(members) }
    }

    private static func kind(_ value: Value) -> Kind? {
        switch value {
        case .integer: .integer
        case .string: .string
        case .node: .node
        case .relationship: .relationship
        default: nil
        }
    }
}
