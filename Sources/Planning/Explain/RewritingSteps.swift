// A plan before its rules, and after each of them.

package import Catalogue
package import Diagnostics
package import Syntax

/// A plan, and the rule that made it so.
package struct RewritingStep {
    /// nil for the plan before any rule.
    package var rule: RewritingRule?
    package var plan: PlannedQuery
}

extension Planner {
    /// The plan without rules, then with the first of them, with the first two, and so on: only where it changes. The last one is the
    /// plan that is carried out. As many plannings as there are rules.
    package static func steps(
        _ query: Query, catalogue: Catalogue, parameters: Set<String>? = nil, strict: Bool = false
    ) throws(Diagnostic) -> [RewritingStep] {
        func plan(_ rules: ArraySlice<RewritingRule>) throws(Diagnostic) -> PlannedQuery {
            try Planner.plan(query, catalogue: catalogue, parameters: parameters, strict: strict, rules: Array(rules))
        }
        let rules = RewritingRule.all
        var steps = [RewritingStep(rule: nil, plan: try plan([]))]
        var text = Explain.outline(steps[0].plan)
        for (index, rule) in rules.enumerated() {
            let next = try plan(rules[...index])
            let outline = Explain.outline(next)
            if outline == text { continue }
            steps.append(RewritingStep(rule: rule, plan: next))
            text = outline
        }
        return steps
    }
}

extension Explain {
    /// `rules: filter push-down, degree test`; empty where no rule changed anything.
    package static func rules(_ steps: [RewritingStep]) -> String {
        let names = steps.compactMap { $0.rule?.name }
        return names.isEmpty ? "" : "rules: \(names.joined(separator: ", "))\n"
    }

    /// Each plan under the name of its rule.
    package static func text(_ steps: [RewritingStep]) -> String {
        steps.map { "// \($0.rule?.name ?? "before any rule")\n" + text($0.plan) }.joined(separator: "\n")
    }

    /// The steps of a plan without their estimates.
    fileprivate static func outline(_ query: PlannedQuery) -> [String] {
        lines(query).map { String(repeating: " ", count: $0.indent) + $0.text }
    }
}
