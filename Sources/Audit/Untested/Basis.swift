// What the rows of a query rest on, read off its tree.

/// The variables of a query's patterns, how patterns join them, and what its conditions read of each. From a cell that
/// could not be read it leads back to the subjects whose result would be another if it could.
package struct Basis: Sendable {
    /// What may be unread.
    package enum Key: Hashable, Sendable {
        /// A property of a node.
        case property(String)
        /// Relationships of a type.
        case relationship(String)
        /// A property of relationships of a type.
        case end(type: String, property: String)
        /// Which row a node is.
        case identity
    }

    /// A key that is read of a variable.
    package struct Read: Hashable, Sendable {
        package let variable: Int
        package let key: Key
        /// Whether one more relationship could only take exceptions away: it is looked for beneath a NOT.
        package let relieves: Bool
    }

    /// How two variables are joined.
    package struct Join: Hashable, Sendable {
        package let from: Int
        package let to: Int
        /// Empty where both stand for the same nodes.
        package let types: [String]
        package let direction: Direction
        /// One step or any number of them.
        package let isRepeated: Bool
        package let isSame: Bool
    }

    package enum Direction: Hashable, Sendable { case outgoing, incoming, either }

    /// By variable the labels that its pattern asks for; empty for any.
    package internal(set) var labels: [Set<String>] = []
    /// Variables of patterns that ask for no label.
    package internal(set) var unlabelled: Set<Int> = []
    /// By variable the labels that its pattern leaves out.
    package internal(set) var excluded: [Int: Set<String>] = [:]
    package internal(set) var joins: Set<Join> = []
    package internal(set) var reads: Set<Read> = []
    /// The variables that stand for the subject.
    package internal(set) var roots: Set<Int> = []
    /// The labels that a subject may have; empty for any. A variable that stands for it may stand for others as well.
    package internal(set) var rootLabels: Set<String> = []

    /// The labels that a variable's pattern asks for; of an alias those of what it may stand for. Empty for any.
    package func possibleLabels(of variable: Int) -> Set<String> {
        if !labels[variable].isEmpty || unlabelled.contains(variable) { return labels[variable] }
        var reached: Set = [variable]
        var next = [variable]
        var found: Set<String> = []
        while let current = next.popLast() {
            for join in joins where join.isSame && (join.from == current || join.to == current) {
                let other = join.from == current ? join.to : join.from
                guard reached.insert(other).inserted else { continue }
                found.formUnion(labels[other])
                if labels[other].isEmpty { next.append(other) }
            }
        }
        return found
    }

    /// By variable the joins that begin there, each also the other way round.
    package var joinsByVariable: [Int: [Join]] {
        var result: [Int: [Join]] = [:]
        for join in joins {
            result[join.from, default: []].append(join)
            result[join.to, default: []].append(join.reversed)
        }
        return result
    }
}

extension Basis.Join {
    fileprivate var reversed: Basis.Join {
        let back: Basis.Direction =
            switch direction {
            case .outgoing: .incoming
            case .incoming: .outgoing
            case .either: .either
            }
        return Basis.Join(from: to, to: from, types: types, direction: back, isRepeated: isRepeated, isSame: isSame)
    }
}
