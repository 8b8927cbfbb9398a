// `graph.fewestLinks`: the fewest new relationships that join groups of nodes to a circle.

import Catalogue
import Diagnostics
import Graph
import Values

extension Procedure {
    static let fewestLinks = Procedure(
        ProcedureSignature(
            name: "graph.fewestLinks",
            parameters: [
                Parameter("nodes", .list(.node)), Parameter("relationships", .list(.any)),
                Parameter("groups", .list(.any)), Parameter("pairs", .list(.any)), Parameter("goal", .string),
                Parameter("origin", .string), Parameter("steps", .integer), Parameter("preferred", .list(.any)),
            ],
            results: [
                Parameter("from", .node), Parameter("to", .node), Parameter("links", .integer),
                Parameter("least", .integer),
            ],
            summary:
                "the fewest new relationships after which each node is so few steps before a node of the goal group and behind one of the origin group, and pairs of groups are joined; how many there are, and how many are needed at least"
        )
    ) { (arguments, context, cancellation) throws(Diagnostic) in
        let procedure = "graph.fewestLinks"
        let network = try Network(arguments, context.graph, procedure)
        let places = Dictionary(uniqueKeysWithValues: network.nodes.enumerated().map { ($1, $0) })
        var groups = try arguments.list(2, of: procedure).map(\.text)
        groups += Array(repeating: nil, count: max(0, network.nodes.count - groups.count))
        var preferred: [FewestLinks.Link: Int] = [:]
        for case .list(let pair) in try arguments.list(7, of: procedure) where pair.count == 3 {
            guard case .node(let from) = pair[0], case .node(let to) = pair[1], case .integer(let worth) = pair[2],
                let from = places[from], let to = places[to], from != to
            else { continue }
            let link = FewestLinks.Link(from: from, to: to)
            preferred[link] = max(preferred[link] ?? 0, Int(clamping: worth))
        }
        let pairs = try arguments.list(3, of: procedure).compactMap { pair -> (from: String, to: String)? in
            guard case .list(let ends) = pair, ends.count == 2, let from = ends[0].text, let to = ends[1].text else {
                return nil
            }
            return (from, to)
        }
        var steps = 0
        if case .integer(let number) = arguments[6] { steps = Int(clamping: max(0, min(number, 1000))) }
        let problem = FewestLinks(
            successors: network.successors.map { Array(Set($0)).sorted() },
            groups: Array(groups.prefix(network.nodes.count)), pairs: pairs, goal: arguments[4].text ?? "",
            origin: arguments[5].text ?? "", steps: steps, preferred: preferred, cancellation: cancellation)
        let answer = try problem.answer()
        return answer.links.map { link in
            [
                .node(network.nodes[link.from]), .node(network.nodes[link.to]), .integer(Int64(answer.links.count)),
                .integer(Int64(answer.least)),
            ]
        }
    }
}

extension Value {
    fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}
