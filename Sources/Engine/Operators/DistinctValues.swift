// What an aggregate with DISTINCT has taken.

import Graph
import Values

/// The values that each group has met. Nodes are told apart by number: for the first group, often the only one, one bit each.
struct DistinctValues {
    private var nodes = Bitmap()
    /// Nodes of the other groups, with the group in the upper half.
    private var groupedNodes: Set<UInt64> = []
    private var values: [Set<Value>] = []

    /// - Returns: whether the group had not met the value.
    mutating func insert(_ value: Value, group: Int) -> Bool {
        if case .node(let node) = value { return insert(node.rawValue, group: group) }
        while values.count <= group { values.append([]) }
        return values[group].insert(value).inserted
    }

    mutating func insert(_ node: UInt32, group: Int) -> Bool {
        guard group == 0 else { return groupedNodes.insert(UInt64(group) << 32 | UInt64(node)).inserted }
        if nodes.contains(Int(node)) { return false }
        nodes.insert(Int(node))
        return true
    }
}
