// Label expressions: `A:B`, `A&B`, `A|B`, `!A`, `%`.

import Diagnostics

extension Parser {
    /// Whether a label expression begins here.
    func atLabelStart(_ distance: Int = 0) -> Bool {
        switch peek(distance).kind {
        case .word, .quotedName, .exclamation, .percent, .openRound: true
        default: false
        }
    }

    /// What stands behind the first colon of a node pattern or after IS LABELED. `:` and `&` bind tighter than `|`.
    mutating func parseLabelExpression(
        barSeparates: Bool = false, colonJoins: Bool = true
    ) throws(Diagnostic) -> LabelExpression {
        var left = try parseLabelConjunction(colonJoins)
        var count = 1
        while at(.bar), !barSeparates {
            consume()
            _ = eat(.colon)
            left = .or(left, try parseLabelConjunction(colonJoins))
            count += 1
            try limitLabels(count)
        }
        return left
    }

    /// What stands behind the colon of a relationship: one type, or alternatives. `A|:B` is openCypher's older spelling.
    mutating func parseTypeExpression() throws(Diagnostic) -> LabelExpression {
        let types = try parseLabelExpression(colonJoins: false)
        if at(.colon) { throw unexpected("`]`, since a relationship has exactly one type") }
        return types
    }

    private mutating func parseLabelConjunction(_ colonJoins: Bool) throws(Diagnostic) -> LabelExpression {
        var left = try parseLabelAtom()
        var count = 1
        while at(.ampersand) || colonJoins && at(.colon) && atLabelStart(1) {
            consume()
            left = .and(left, try parseLabelAtom())
            count += 1
            try limitLabels(count)
        }
        return left
    }

    private mutating func parseLabelAtom() throws(Diagnostic) -> LabelExpression {
        if eat(.percent) { return .any }
        if at(.exclamation) || at(.openRound) {
            try enter()
            defer { leave() }
            if eat(.exclamation) { return .not(try parseLabelAtom()) }
            consume()
            let inner = try parseLabelExpression()
            try expect(.closeRound, "after the labels")
            return inner
        }
        return .label(try parseSchemaName("a label"))
    }

    private func limitLabels(_ count: Int) throws(Diagnostic) {
        guard count <= Parser.maximumNesting else {
            throw .syntax(
                .nestingTooDeep, "more than \(Parser.maximumNesting) labels stand in one expression", at: token.span)
        }
    }
}
