// What a query looks at.

import Diagnostics
import Syntax

/// The labels and types in the patterns of written-out queries, each once, in their order, and the properties that are read.
final class Reach {
    private(set) var labels: [String] = []
    private(set) var types: [String] = []
    /// By the variable that is read; of nil what is read off an expression.
    private(set) var properties: [String?: Set<String>] = [:]
    /// What patterns and conditions say of each variable.
    private(set) var labelsOf: [String: Set<String>] = [:]

    init(_ queries: Query...) { for query in queries { add(all: query) } }
    init(_ queries: [Query]) { for query in queries { add(all: query) } }

    private func add(all query: Query) {
        let walker = TreeRewriter(
            after: { (part) throws(Diagnostic) in
                self.add(part)
                return part
            },
            node: { (node) throws(Diagnostic) in
                self.add(node)
                return node
            })
        _ = try? walker.rewrite(query: query)
        add(query)
    }

    private func add(_ part: Expression) {
        switch part.kind {
        case .pattern(let path), .patternComprehension(_, let path, _, _): add(path)
        case .exists(let inner), .countQuery(let inner): add(inner)
        case .property(let subject, let key):
            if case .variable(let name) = subject.bare.kind {
                properties[name, default: []].insert(key.text)
            } else {
                properties[nil, default: []].insert(key.text)
            }
        case .hasLabels(let subject, let labels):
            if case .variable(let name) = subject.bare.kind { labelsOf[name, default: []].formUnion(labels.names) }
        default: break
        }
    }

    private func add(_ node: NodePattern) {
        let names = node.labels?.names ?? []
        for name in names where !labels.contains(name) { labels.append(name) }
        guard let variable = node.variable?.text else { return }
        labelsOf[variable, default: []].formUnion(names)
        if case .map(let entries)? = node.properties?.bare.kind {
            properties[variable, default: []].formUnion(entries.map(\.key.text))
        }
    }

    private func add(_ query: Query) {
        for clause in ([query.first] + query.unions.map(\.query)).flatMap(\.clauses) {
            if case .match(let match) = clause.kind { match.pattern.paths.forEach { add($0) } }
        }
    }

    private func add(_ path: PathPattern) {
        for name in path.steps.flatMap({ $0.relationship.types?.names ?? [] }) where !types.contains(name) {
            types.append(name)
        }
    }
}
