// Comparisons that are legal and never true: warnings, since an empty answer may be taken for good news.

import Catalogue
import Diagnostics
import Syntax
import Values

extension Binder {
    /// `= NULL` is legal and never true. Not told of what nobody wrote.
    func warnOfNull(_ left: Expression, _ step: ComparisonStep) {
        guard step.operand.kind == .literal(.null), left.span.end < step.operand.span.start, left.span != .none,
            step.operator == .equal || step.operator == .notEqual
        else { return }
        let test = step.operator == .equal ? " IS NULL" : " IS NOT NULL"
        let warning = Diagnostic.warning(
            .invalidArgumentValue, "a comparison with NULL is never true",
            at: Span(start: left.span.end, end: step.operand.span.end), label: "write\(test)", correction: test)
        if !warnings.contains(warning) { warnings.append(warning) }
    }

    /// `d.nextReview < '2026-01-01'` where all values are dates: legal, and never true.
    func warnOfTextAsDate(_ left: Expression, _ step: ComparisonStep, _ context: Context) {
        guard case .literal(.string(let text)) = step.operand.kind, step.operator != .notEqual,
            step.operand.span != .none,
            (try? CalendarDate(parsing: text)) != nil, case .property(let subject, let key) = left.kind,
            case .variable(let name) = subject.kind, let labels = context.scope[name]?.labels, !labels.isEmpty
        else { return }
        let types = labels.flatMap { label in
            catalogue.graph.labels[label]?.properties.first { $0.name == key.text }?.types ?? ["?"]
        }
        guard types.allSatisfy({ $0.lowercased() == "date" }) else { return }
        let date = "date('\(text)')"
        let warning = Diagnostic.warning(
            .invalidArgumentValue, "\(key.text) is a date, and no date is ever before, after or equal to a text",
            at: step.operand.span, label: "write \(date)", correction: date)
        if !warnings.contains(warning) { warnings.append(warning) }
    }
}
