// Rebuilding patterns.

import Diagnostics
import Syntax

extension TreeRewriter {
    func rewrite(pattern: Pattern) throws(Diagnostic) -> Pattern {
        var paths: [PathPattern] = []
        for path in pattern.paths { paths.append(try rewrite(path: path)) }
        return Pattern(paths)
    }

    func rewrite(path: PathPattern) throws(Diagnostic) -> PathPattern {
        var result = path
        result.variable = try rename(path.variable)
        result.start = try rewrite(node: path.start)
        result.steps = []
        for step in path.steps {
            result.steps.append(PathStep(try rewrite(relationship: step.relationship), try rewrite(node: step.node)))
        }
        return result
    }

    private func rewrite(node pattern: NodePattern) throws(Diagnostic) -> NodePattern {
        var result = pattern
        result.variable = try rename(pattern.variable)
        result.properties = try rewrite(pattern.properties)
        result.predicate = try rewrite(pattern.predicate)
        return try node(result)
    }

    private func rewrite(relationship pattern: RelationshipPattern) throws(Diagnostic) -> RelationshipPattern {
        var result = pattern
        result.variable = try rename(pattern.variable)
        result.properties = try rewrite(pattern.properties)
        result.predicate = try rewrite(pattern.predicate)
        if let step = pattern.repeated {
            result.repeated = RepeatedStep(
                start: try rewrite(node: step.start), end: try rewrite(node: step.end),
                predicate: try rewrite(step.predicate))
        }
        return result
    }
}
