// EXPLAIN: a plan as an indented tree that a person can read, in the names of the query.

import Syntax

package enum Explain {
    /// One line an operator, what it reads from below it and indented, with the expected number of rows at the right.
    package static func text(_ query: PlannedQuery) -> String {
        let lines = lines(query)
        let width = lines.map { $0.indent * 2 + $0.text.count }.max() ?? 0
        return lines.map { line in
            let left = String(repeating: "  ", count: line.indent) + line.text
            let padding = String(repeating: " ", count: width - left.count + 2)
            return left + padding + rows(line.estimatedRows) + "\n"
        }.joined()
    }

    /// One operator in words, without what it reads from.
    package static func description(of step: Plan, in query: PlannedQuery) -> String {
        Wording(names: query.slotNames).line(step)
    }

    /// A line of the tree; a profile adds what was measured.
    package struct Line: Sendable {
        package var indent: Int
        package var text: String
        package var estimatedRows: Double
    }

    /// The operators in the order in which they are shown: each before what it reads from.
    package static func lines(_ query: PlannedQuery) -> [Line] {
        var lines: [Line] = []
        add(query.plan, 0, Wording(names: query.slotNames), "", &lines)
        return lines
    }

    private static func add(_ plan: Plan, _ indent: Int, _ wording: Wording, _ prefix: String, _ lines: inout [Line]) {
        if case .argument = plan.operator, !prefix.isEmpty || indent > 0 { return }
        lines.append(Line(indent: indent, text: prefix + wording.line(plan), estimatedRows: plan.estimatedRows))
        for expression in plan.expressions { addSubplans(expression, indent + 1, wording, &lines) }
        for (index, input) in plan.inputs.enumerated() {
            let isSubplan = index > 0 && !plan.isUnion
            add(input, indent + 1, wording, isSubplan ? "per row: " : "", &lines)
        }
    }

    private static func addSubplans(
        _ expression: BoundExpression, _ indent: Int, _ wording: Wording, _ lines: inout [Line]
    ) {
        for plan in expression.subplans { add(plan, indent, wording, "per row: ", &lines) }
        for child in expression.children { addSubplans(child, indent, wording, &lines) }
    }

    /// `~42 rows`; fractions are rounded up, since a step that gives nothing would not be there.
    static func rows(_ estimate: Double) -> String {
        let bounded = min(max(estimate, 0), 1e15).rounded(.up)
        return bounded == 1 ? "~1 row" : "~\(Int64(bounded)) rows"
    }
}

extension Plan {
    fileprivate var isUnion: Bool { if case .union = self.operator { true } else { false } }
}
