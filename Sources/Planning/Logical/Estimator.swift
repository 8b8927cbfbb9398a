// How many rows a step will give: counts and degrees from the catalogue, rules of thumb where it says nothing.

import Catalogue
import Glibc
import Syntax

/// Estimates over one graph. All results are at least a little above zero, so that products keep their meaning.
struct Estimator {
    let graph: GraphCatalogue

    private var nodeCount: Double { max(1, Double(graph.nodeCount)) }

    /// Nodes that satisfy all of these.
    func nodes(_ labels: [LabelExpression]) -> Double {
        labels.map(count).min() ?? nodeCount
    }

    func count(_ labels: LabelExpression) -> Double {
        switch labels {
        case .label(let name): graph.nodeCount == 0 ? 1 : Double(graph.labels[name.text]?.count ?? 0)
        case .and(let a, let b): min(count(a), count(b))
        case .or(let a, let b): min(nodeCount, count(a) + count(b))
        case .not(let inner): max(0, nodeCount - count(inner))
        case .any: nodeCount
        }
    }

    /// The part of all nodes that satisfies these.
    func share(_ labels: [LabelExpression]) -> Double {
        labels.isEmpty ? 1 : min(1, max(nodes(labels), 0.1) / nodeCount)
    }

    /// Nodes of a label with one value of a property.
    func seek(_ label: String, _ key: String) -> Double {
        guard let known = graph.labels[label] else { return 1 }
        guard let property = known.properties.first(where: { $0.name == key }) else { return 0.1 }
        let distinct = property.distinct.map(Double.init) ?? Double(property.count) / 2
        return max(0.1, Double(property.count) / max(1, distinct))
    }

    /// Relationships of these types at one node of these labels.
    func degree(_ labels: [LabelExpression], _ types: [String], _ direction: Direction) -> Double {
        let known =
            types.isEmpty ? Array(graph.relationshipTypes.values) : types.compactMap { graph.relationshipTypes[$0] }
        let names = Set(labels.flatMap(\.certain))
        var total = 0.0
        for type in known {
            if names.isEmpty || type.connections.isEmpty {
                total += Double(type.count) * (direction == .either ? 2 : 1)
                continue
            }
            for connection in type.connections {
                if direction != .incoming, names.contains(connection.from) { total += Double(connection.count) }
                if direction != .outgoing, names.contains(connection.to) { total += Double(connection.count) }
            }
        }
        let nodes = names.isEmpty ? nodeCount : max(1, nodes(labels))
        return max(0.01, total / nodes)
    }

    /// Chains of a length in this range, where each node leads to `degree` others.
    func chains(_ degree: Double, _ length: LengthRange) -> Double {
        let few = length.minimum.addingReportingOverflow(length.maximum == nil ? 4 : 8)
        let last = min(length.maximum ?? .max, few.overflow ? .max : few.partialValue)
        guard length.minimum <= last else { return 0.01 }
        var sum = 0.0
        var power = min(pow(degree, Double(length.minimum)), 1e9)
        for _ in length.minimum...last {
            sum += power
            power = min(power * degree, 1e9)
        }
        return max(0.01, min(sum, 1e9))
    }

    /// The part of the rows that a condition leaves.
    func selectivity(_ condition: BoundExpression) -> Double {
        switch condition {
        case .comparison(.equal, _, _): 0.1
        case .comparison(.notEqual, _, _): 0.9
        case .comparison: 0.3
        case .isNull(_, let negated): negated ? 0.9 : 0.1
        case .hasLabels(_, let labels): share([labels])
        case .not(let inner, _): 1 - selectivity(inner) * 0.9
        case .and(let a, let b, _): selectivity(a) * selectivity(b)
        case .or(let a, let b, _): min(1, selectivity(a) + selectivity(b))
        default: 0.5
        }
    }
}
