// Strongly connected components.

import Diagnostics
import Graph

/// The components of the nodes that have a neighbour, by Tarjan's algorithm (1972) in the form of Pearce (2016), which needs
/// one number a node, so that looking at an edge costs one look into memory. Linear; the stack is its own.
struct StrongComponents {
    /// For each node from `firstNode` on the number of its component. Numbers have gaps.
    private(set) var numbers: [UInt32]
    let firstNode: UInt32

    /// How many nodes are finished before somebody may stop the search.
    private static let partSize = 1 << 14

    init(_ adjacency: Adjacency, _ cancellation: Cancellation) throws(Diagnostic) {
        firstNode = adjacency.firstNode
        let count = max(0, adjacency.offsets.count - 1)
        numbers = [UInt32](repeating: 0, count: count)
        var search = Search(count: count)
        let offsets = adjacency.offsets.span
        let neighbours = adjacency.neighbours.span
        for root in 0..<count where numbers[root] == 0 {
            try search.run(
                from: UInt32(truncatingIfNeeded: root), offsets, neighbours, Int(adjacency.firstNode), &numbers,
                cancellation)
        }
    }

    /// The nodes that lie on a cycle: in a component with others, or with a relationship to themselves.
    func nodesOnCycles(of adjacency: Adjacency, below limit: Int) -> NodeSet {
        var sizes = [UInt32](repeating: 0, count: numbers.count + 1)
        for number in numbers { sizes[Int(number)] &+= 1 }
        var result = NodeSet(below: limit)
        for (row, number) in numbers.enumerated() {
            let node = firstNode &+ UInt32(truncatingIfNeeded: row)
            if sizes[Int(number)] > 1 { result.insert(node) }
        }
        for node in adjacency.nodesWithLoops { result.insert(node) }
        return result
    }

    /// The number of a node's component, nil for one that has no neighbour and is no row of the adjacency.
    func component(of node: UInt32) -> UInt32? {
        let row = Int(node) - Int(firstNode)
        return numbers.indices.contains(row) ? numbers[row] : nil
    }

    /// The state of the search, one number of a node or an edge an entry.
    ///
    /// While a node is open its number says how early the search can get back from it; once its component is known, the
    /// component's. Those count down from the number of nodes, so that they stay above all that are open: they never lower one.
    private struct Search {
        var nextOpen: UInt32 = 1
        var nextComponent: UInt32
        /// Nodes whose component is not known, behind those that they can get back to.
        var waiting: [UInt32] = []
        /// The nodes from the root to the one at hand, and where each goes on.
        var path: [(node: UInt32, edge: UInt32, isRoot: Bool)] = []
        var finished = 0

        init(count: Int) { nextComponent = UInt32(truncatingIfNeeded: count) }

        mutating func run(
            from root: UInt32, _ offsets: Swift.Span<UInt32>, _ neighbours: Swift.Span<UInt32>, _ firstNode: Int,
            _ numbers: inout [UInt32], _ cancellation: Cancellation
        ) throws(Diagnostic) {
            var numbers = numbers.mutableSpan
            var node = Int(root)
            var edge = Int(offsets[node])
            var lowest = nextOpen
            var isRoot = true
            numbers[node] = lowest
            nextOpen &+= 1
            while true {
                if edge < Int(offsets[node + 1]) {
                    let other = Int(neighbours[edge]) - firstNode
                    edge += 1
                    guard other >= 0 && other < numbers.count else { continue }  // it leads nowhere
                    let number = numbers[other]
                    if number == 0 {
                        numbers[node] = lowest
                        path.append(
                            (UInt32(truncatingIfNeeded: node), UInt32(truncatingIfNeeded: edge), isRoot))
                        node = other
                        edge = Int(offsets[node])
                        lowest = nextOpen
                        isRoot = true
                        numbers[node] = lowest
                        nextOpen &+= 1
                    } else if number < lowest {
                        lowest = number
                        isRoot = false
                    }
                    continue
                }
                finished += 1
                if finished % StrongComponents.partSize == 0 { try cancellation.check() }
                if isRoot {
                    close(node, lowest, &numbers)
                } else {
                    numbers[node] = lowest
                    waiting.append(UInt32(truncatingIfNeeded: node))
                }
                let reached = numbers[node]
                guard let parent = path.popLast() else { return }
                node = Int(parent.node)
                edge = Int(parent.edge)
                isRoot = parent.isRoot && reached >= numbers[node]
                lowest = min(numbers[node], reached)
            }
        }

        /// Nothing that the node leads to gets back behind it: it and all that wait since are a component.
        private mutating func close(_ node: Int, _ lowest: UInt32, _ numbers: inout MutableSpan<UInt32>) {
            numbers[node] = nextComponent
            nextOpen &-= 1
            while let last = waiting.last, numbers[Int(last)] >= lowest {
                numbers[Int(last)] = nextComponent
                nextOpen &-= 1
                waiting.removeLast()
            }
            nextComponent &-= 1
        }
    }
}
