// From a cell that is not known to the subjects that rest on it.

import Audit
import Graph
import Values

/// Walks the joins of a basis backwards over the graph.
struct SubjectSearch {
    let basis: Basis
    let graph: Graph
    private let joins: [Int: [Basis.Join]]
    private let labels: [[SymbolID]?]
    private let excluded: [Int: [SymbolID]]
    private let rootLabels: [SymbolID]
    private let readers: [Basis.Key: [Basis.Read]]

    init(_ basis: Basis, _ graph: Graph) {
        self.basis = basis
        self.graph = graph
        joins = basis.joinsByVariable
        labels = basis.labels.indices.map { variable in
            let known = basis.possibleLabels(of: variable)
            return known.isEmpty ? nil : known.compactMap(graph.label)
        }
        excluded = basis.excluded.mapValues { $0.compactMap(graph.label) }
        rootLabels = basis.rootLabels.compactMap(graph.label)
        readers = Dictionary(grouping: basis.reads, by: \.key)
    }

    /// The subjects, and whether each rests on the cell only as on something that could take an exception away.
    func subjects(of cell: UnreadCell) -> [NodeID: Bool] {
        var result: [NodeID: Bool] = [:]
        for read in cell.keys.flatMap({ readers[$0] ?? [] }) {
            // Whether a row's id is taken matters to what is known to be about such rows.
            if cell.key == .identity, labels[read.variable] == nil, !basis.unlabelled.contains(read.variable) {
                continue
            }
            for subject in subjects(from: read.variable, cell.node) {
                result[subject] = (result[subject] ?? true) && read.relieves
            }
        }
        return result
    }

    /// A variable with one of its nodes, and the variables on the way there.
    private struct Place {
        var variable: Int
        var node: UInt32
        var passed: Set<Int>
    }

    private struct Binding: Hashable {
        var variable: Int
        var node: UInt32
    }

    /// In breadth, so that each node of a variable is reached by a shortest way, and never twice through one variable:
    /// that would be another match.
    private func subjects(from variable: Int, _ node: NodeID) -> Set<NodeID> {
        guard fits(variable, node.rawValue) else { return [] }
        var found: Set<NodeID> = []
        var seen: Set<Binding> = [Binding(variable: variable, node: node.rawValue)]
        var places = [Place(variable: variable, node: node.rawValue, passed: [variable])]
        var next = 0
        while next < places.count {
            let place = places[next]
            next += 1
            // What rests on one subject does not rest on the next one by way of it.
            if basis.roots.contains(place.variable), isSubject(place.node) {
                found.insert(NodeID(place.node))
                continue
            }
            for join in joins[place.variable] ?? [] where !place.passed.contains(join.to) {
                for other in join.isSame ? [place.node] : neighbours(of: place.node, join)
                where fits(join.to, other) && seen.insert(Binding(variable: join.to, node: other)).inserted {
                    places.append(Place(variable: join.to, node: other, passed: place.passed.union([join.to])))
                }
            }
        }
        return found
    }

    private func isSubject(_ node: UInt32) -> Bool {
        rootLabels.isEmpty || rootLabels.contains { graph.hasLabel(NodeID(node), $0) }
    }

    private func fits(_ variable: Int, _ node: UInt32) -> Bool {
        guard graph.isLive(NodeID(node)) else { return false }
        if let excluded = excluded[variable], excluded.contains(where: { graph.hasLabel(NodeID(node), $0) }) {
            return false
        }
        guard let wanted = labels[variable] else { return true }
        return wanted.contains { graph.hasLabel(NodeID(node), $0) }
    }

    /// What lies at the other ends of a join's relationships. A chain is not followed: what is not known at one place of a
    /// network says something of that place, not of everything that hangs together with it.
    private func neighbours(of node: UInt32, _ join: Basis.Join) -> Set<UInt32> {
        if join.isRepeated { return [node] }
        var reached: Set<UInt32> = []
        for direction in join.direction.adjacencies {
            for type in join.types.compactMap(graph.type) {
                let adjacency = graph.adjacency(type: type, direction: direction)
                reached.formUnion(adjacency.neighbours[adjacency.range(of: node)])
                reached.formUnion((adjacency.added[node] ?? []).map(\.neighbour))
            }
        }
        return reached
    }
}

extension Basis.Direction {
    fileprivate var adjacencies: [AdjacencyDirection] {
        switch self {
        case .outgoing: [.outgoing]
        case .incoming: [.incoming]
        case .either: [.outgoing, .incoming]
        }
    }
}
