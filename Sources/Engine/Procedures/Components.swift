// Procedures on the shape of a network.

import Catalogue
import Diagnostics
import Graph
import Values

extension Procedure {
    static let graphAlgorithms: [Procedure] = [
        components, strongComponents, cutVertices, shortestCycle, fewestLinks,
    ]

    private static let inputs = [Parameter("nodes", .list(.node)), Parameter("relationships", .list(.any))]

    private static let components = Procedure(
        ProcedureSignature(
            name: "graph.components", parameters: inputs,
            results: [Parameter("node", .node), Parameter("component", .integer), Parameter("size", .integer)],
            summary:
                "the weakly connected components of some nodes, joined by relationships of some types or by those of a list"
        )
    ) { (arguments, context, cancellation) throws(Diagnostic) in
        let network = try Network(arguments, context.graph, "graph.components")
        return labelled(network, try network.weakComponents(cancellation))
    }

    private static let strongComponents = Procedure(
        ProcedureSignature(
            name: "graph.strongComponents", parameters: inputs,
            results: [Parameter("node", .node), Parameter("component", .integer), Parameter("size", .integer)],
            summary:
                "the strongly connected components of some nodes, by relationships of some types or by those of a list")
    ) { (arguments, context, cancellation) throws(Diagnostic) in
        let network = try Network(arguments, context.graph, "graph.strongComponents")
        return labelled(network, try network.strongComponents(cancellation))
    }

    private static let cutVertices = Procedure(
        ProcedureSignature(
            name: "graph.cutVertices", parameters: inputs,
            results: [Parameter("node", .node), Parameter("parts", .list(.integer))],
            summary: "for each node, the sizes of the parts that its component falls into without it, largest first")
    ) { (arguments, context, cancellation) throws(Diagnostic) in
        let network = try Network(arguments, context.graph, "graph.cutVertices")
        var rows: [[Value]] = []
        for (index, node) in network.nodes.enumerated() {
            let parts = try network.parts(without: index, cancellation)
            rows.append([.node(node), .list(parts.map { .integer(Int64($0)) })])
        }
        return rows
    }

    private static let shortestCycle = Procedure(
        ProcedureSignature(
            name: "graph.shortestCycle", parameters: inputs, results: [Parameter("cycle", .list(.node))],
            summary: "the shortest circle among some nodes, each once in its order; no row where there is none")
    ) { (arguments, context, cancellation) throws(Diagnostic) in
        let network = try Network(arguments, context.graph, "graph.shortestCycle")
        let cycle = try network.shortestCycle(cancellation)
        return cycle.isEmpty ? [] : [[.list(cycle.map { .node(network.nodes[$0]) })]]
    }

    private static func labelled(_ network: Network, _ components: [Int]) -> [[Value]] {
        var sizes: [Int: Int] = [:]
        for component in components { sizes[component, default: 0] += 1 }
        return network.nodes.enumerated().map { index, node in
            [.node(node), .integer(Int64(components[index])), .integer(Int64(sizes[components[index]] ?? 0))]
        }
    }
}
