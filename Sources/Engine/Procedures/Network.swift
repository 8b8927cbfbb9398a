// Some nodes of the graph and the relationships between them, as arrays.

import Diagnostics
import Graph
import Planning
import Values

/// The subgraph that a procedure looks at. Nodes keep the order in which they were given; each stands once.
struct Network {
    let nodes: [NodeID]
    /// For each node, where its relationships inside the network lead; ends may repeat.
    private(set) var successors: [[Int]]
    /// The same in both directions.
    private let neighbours: [[Int]]

    /// - Parameter arguments: a list of nodes, and a list of types or of relationships. Nulls are passed over.
    init(_ arguments: [Value], _ graph: Graph, _ procedure: String) throws(Diagnostic) {
        var places: [NodeID: Int] = [:]
        var nodes: [NodeID] = []
        for case .node(let node) in try arguments.list(0, of: procedure) where places[node] == nil {
            places[node] = nodes.count
            nodes.append(node)
        }
        self.nodes = nodes
        var successors = [[Int]](repeating: [], count: nodes.count)
        var types: [String] = []
        for member in try arguments.list(1, of: procedure) {
            switch member {
            case .string(let type): types.append(type)
            case .relationship(let relationship):
                if let from = places[graph.start(of: relationship)], let to = places[graph.end(of: relationship)] {
                    successors[from].append(to)
                }
            default: continue
            }
        }
        if !types.isEmpty {
            let steps = Steps(types: types, direction: .outgoing, in: graph)
            for (from, node) in nodes.enumerated() {
                var ends: [Int] = []
                steps.forEach(of: node.rawValue) { _, neighbour in
                    if let to = places[NodeID(neighbour)] { ends.append(to) }
                }
                successors[from] += ends
            }
        }
        var neighbours = successors
        for (from, ends) in successors.enumerated() { for to in ends { neighbours[to].append(from) } }
        self.successors = successors
        self.neighbours = neighbours
    }

    /// The number of each node's component, from 0 in the order of first nodes. Linear.
    func weakComponents(_ cancellation: Cancellation) throws(Diagnostic) -> [Int] {
        var component = Array(repeating: -1, count: nodes.count)
        var count = 0
        for start in nodes.indices where component[start] < 0 {
            try cancellation.check()
            component[start] = count
            var open = [start]
            while let node = open.popLast() {
                for next in neighbours[node] where component[next] < 0 {
                    component[next] = count
                    open.append(next)
                }
            }
            count += 1
        }
        return component
    }

    /// Tarjan's algorithm (1972) with a stack of its own; numbers from 0 in the order of first nodes. Linear.
    func strongComponents(_ cancellation: Cancellation) throws(Diagnostic) -> [Int] {
        var index = Array(repeating: -1, count: nodes.count)
        var low = index
        var component = index
        var stack: [Int] = []
        var next = 0
        var count = 0
        for root in nodes.indices where index[root] < 0 {
            try cancellation.check()
            var calls: [(node: Int, edge: Int)] = [(root, 0)]
            while let (node, edge) = calls.last {
                if edge == 0 {
                    index[node] = next
                    low[node] = next
                    next += 1
                    stack.append(node)
                }
                if edge < successors[node].count {
                    calls[calls.count - 1].edge = edge + 1
                    let other = successors[node][edge]
                    if index[other] < 0 {
                        calls.append((other, 0))
                    } else if component[other] < 0 {
                        low[node] = min(low[node], index[other])
                    }
                    continue
                }
                calls.removeLast()
                if let parent = calls.last?.node { low[parent] = min(low[parent], low[node]) }
                if low[node] == index[node] {
                    while let member = stack.popLast() {
                        component[member] = count
                        if member == node { break }
                    }
                    count += 1
                }
            }
        }
        return renumbered(component)
    }

    /// The shortest way back to a node it begins with, each node once; of equally short ones the first by the order of
    /// nodes. Empty where there is none. A breadth-first search from each node, so nodes times relationships at worst.
    func shortestCycle(_ cancellation: Cancellation) throws(Diagnostic) -> [Int] {
        var shortest: [Int] = []
        for start in nodes.indices {
            try cancellation.check()
            let found = cycle(through: start, shorterThan: shortest.isEmpty ? nodes.count + 1 : shortest.count)
            if !found.isEmpty { shortest = found }
        }
        return shortest
    }

    private func cycle(through start: Int, shorterThan limit: Int) -> [Int] {
        var previous = Array(repeating: -1, count: nodes.count)
        var edge = [start]
        var length = 0
        while !edge.isEmpty, length + 1 < limit {
            length += 1
            var next: [Int] = []
            for node in edge {
                for other in successors[node].sorted() {
                    if other == start { return path(to: node, from: start, previous) }
                    guard previous[other] < 0 else { continue }
                    previous[other] = node
                    next.append(other)
                }
            }
            edge = next
        }
        return []
    }

    private func path(to last: Int, from start: Int, _ previous: [Int]) -> [Int] {
        var path = [last]
        while let node = path.last, node != start { path.append(previous[node]) }
        return path.reversed()
    }

    private func renumbered(_ components: [Int]) -> [Int] {
        var numbers: [Int: Int] = [:]
        return components.map { component in
            let number = numbers[component] ?? numbers.count
            numbers[component] = number
            return number
        }
    }

    /// The sizes of the pieces of a node's component once the node is gone, largest first. Linear in the component.
    func parts(without removed: Int, _ cancellation: Cancellation) throws(Diagnostic) -> [Int] {
        try cancellation.check()
        var met = Set([removed])
        var sizes: [Int] = []
        for start in neighbours[removed] where met.insert(start).inserted {
            var size = 0
            var open = [start]
            while let node = open.popLast() {
                size += 1
                for next in neighbours[node] where met.insert(next).inserted { open.append(next) }
            }
            sizes.append(size)
        }
        return sizes.sorted(by: >)
    }
}
