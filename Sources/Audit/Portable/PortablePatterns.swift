// What GQL allows inside a pattern, as conditions beside it.

import Diagnostics
import Syntax

extension PortableWriter {
    /// The patterns as openCypher writes them, and the conditions that were inside.
    func plain(_ paths: [PathPattern]) throws(Diagnostic) -> ([PathPattern], [Expression]) {
        var conditions: [Expression] = []
        var result: [PathPattern] = []
        for path in paths { result.append(try plain(path, &conditions)) }
        return (result, conditions)
    }

    private func plain(_ path: PathPattern, _ conditions: inout [Expression]) throws(Diagnostic) -> PathPattern {
        var result = path
        result.selector = try selector(of: path)
        result.start = plain(path.start, &conditions)
        for index in path.steps.indices {
            let isSearch = result.selector != .all
            result.steps[index].relationship = try plain(path.steps[index].relationship, isSearch, &conditions)
            result.steps[index].node = plain(path.steps[index].node, &conditions)
        }
        if path.mode == .acyclic {
            let variable = result.variable ?? names.fresh("path")
            result.variable = variable
            result.mode = .trail
            conditions.append(noNodeTwice(in: variable))
        }
        return result
    }

    private func selector(of path: PathPattern) throws(Diagnostic) -> PathSelector {
        switch path.selector {
        case .all, .shortestPath, .allShortestPaths: return path.selector
        case .anyShortest(let count):
            if count == 1, path.steps.count == 1 { return .shortestPath }
            throw noEquivalent(count == 1 ? "ANY SHORTEST of several steps" : "SHORTEST \(count)", path.span)
        case .allShortest:
            if path.steps.count == 1 { return .allShortestPaths }
            throw noEquivalent("ALL SHORTEST of several steps", path.span)
        }
    }

    /// `all(node IN nodes(path) WHERE single(other IN nodes(path) WHERE other = node))`
    private func noNodeTwice(in path: Name) -> Expression {
        let (node, other) = (names.fresh("node"), names.fresh("other"))
        let nodes = Expression.call("nodes", .variable(path.text))
        let once = Expression(
            .quantifier(
                .single, variable: other, list: nodes,
                predicate: Expression.variable(other.text).compared(.equal, .variable(node.text))))
        return Expression(.quantifier(.all, variable: node, list: nodes, predicate: once))
    }

    // MARK: Nodes

    private func plain(_ node: NodePattern, _ conditions: inout [Expression]) -> NodePattern {
        var result = node
        if let labels = node.labels, labels.conjuncts == nil {
            let variable = node.variable ?? names.fresh("node")
            result.variable = variable
            result.labels = nil
            conditions.append(condition(on: .variable(variable.text), labels))
        }
        if let predicate = node.predicate {
            conditions.append(predicate)
            result.predicate = nil
        }
        return result
    }

    /// A label expression as a condition: labels side by side, or truth operators between them.
    func condition(on subject: Expression, _ labels: LabelExpression) -> Expression {
        if let names = labels.conjuncts, let first = names.first {
            let all = names.dropFirst().reduce(LabelExpression.label(first)) { .and($0, .label($1)) }
            return Expression(.hasLabels(subject, all))
        }
        switch labels {
        case .label: return Expression(.hasLabels(subject, labels))
        case .and(let left, let right):
            return Expression(.binary(.and, condition(on: subject, left), condition(on: subject, right)))
        case .or(let left, let right):
            return Expression(.binary(.or, condition(on: subject, left), condition(on: subject, right)))
        case .not(let inner): return condition(on: subject, inner).negated
        case .any: return Expression.call("size", .call("labels", subject)).compared(.greater, .integer(0))
        }
    }

    // MARK: Relationships

    private func plain(
        _ relationship: RelationshipPattern, _ isSearch: Bool, _ conditions: inout [Expression]
    ) throws(Diagnostic) -> RelationshipPattern {
        var result = relationship
        if result.direction == .both { result.direction = .either }
        let types = relationship.types.flatMap { $0.alternatives == nil ? $0 : nil }
        result.repeated = nil
        guard types != nil || relationship.predicate != nil || relationship.repeated != nil else { return result }
        let variable = relationship.variable ?? names.fresh("step")
        let repeated = try condition(of: relationship, named: variable)
        guard types != nil || relationship.predicate != nil || repeated != nil else { return result }
        if isSearch { throw noEquivalent("a condition inside the relationships of a shortest path", relationship.span) }
        result.variable = variable
        result.types = types == nil ? relationship.types : nil
        result.predicate = nil
        var inside: [Expression] = []
        if let types { inside.append(condition(onTypeOf: variable, types)) }
        if let predicate = relationship.predicate { inside.append(predicate) }
        if let repeated { inside.append(repeated) }
        guard let condition = all(nil, inside) else { return result }
        if relationship.length == nil {
            conditions.append(condition)
        } else {
            // Inside the pattern the variable is one step, outside it is the list of them.
            let step = names.fresh("step")
            let renamed = try TreeRewriter(
                use: { (text, span) throws(Diagnostic) in
                    Expression(.variable(text == variable.text ? step.text : text), span)
                }
            ).rewrite(condition)
            conditions.append(
                Expression(
                    .quantifier(.all, variable: step, list: .variable(variable.text), predicate: renamed)))
        }
        return result
    }

    private func condition(onTypeOf relationship: Name, _ types: LabelExpression) -> Expression {
        switch types {
        case .label(let name):
            Expression.call("type", .variable(relationship.text)).compared(.equal, .string(name.text))
        case .and(let left, let right):
            Expression(.binary(.and, condition(onTypeOf: relationship, left), condition(onTypeOf: relationship, right)))
        case .or(let left, let right):
            Expression(.binary(.or, condition(onTypeOf: relationship, left), condition(onTypeOf: relationship, right)))
        case .not(let inner): condition(onTypeOf: relationship, inner).negated
        case .any: .boolean(true)
        }
    }
}

extension LabelExpression {
    /// The labels of `:A:B`; nil where it is anything else.
    fileprivate var conjuncts: [Name]? {
        switch self {
        case .label(let name): return [name]
        case .and(let left, let right):
            guard let left = left.conjuncts, let right = right.conjuncts else { return nil }
            return left + right
        case .or, .not, .any: return nil
        }
    }

    /// The types of `:A|B`; nil where it is anything else.
    fileprivate var alternatives: [Name]? {
        switch self {
        case .label(let name): return [name]
        case .or(let left, let right):
            guard let left = left.alternatives, let right = right.alternatives else { return nil }
            return left + right
        case .and, .not, .any: return nil
        }
    }
}
