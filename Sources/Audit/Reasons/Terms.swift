// The conditions of a check, one by one.

import Diagnostics
import Syntax

/// Splits the conditions of a check's body at AND. A condition that speaks of nothing but the subject can be judged alone.
struct Terms {
    struct Term {
        let condition: WhyPlan.Condition
        let expression: Expression
    }

    let conditions: [Term]

    init(_ part: SingleQuery, _ expander: AuditExpander) throws(Diagnostic) {
        let subject = CheckBody.subjectVariable(of: part)
        let outer = Self.outerNames(of: part)
        var terms: [Term] = []
        for predicate in Self.predicates(of: part) {
            for expression in predicate.conjuncts {
                let used = NameCollector.names(in: expression)
                let isAlone = subject.map { used.contains($0) && used.subtracting([$0]).isDisjoint(with: outer) }
                terms.append(
                    Term(
                        condition: WhyPlan.Condition(
                            text: expression.printed, meaning: Self.meaning(of: expression, expander.definitions),
                            column: isAlone == true ? "condition\(terms.count + 1)" : nil),
                        expression: expression))
            }
        }
        conditions = terms
    }

    /// What must hold for every row: not what OPTIONAL MATCH looks for.
    private static func predicates(of part: SingleQuery) -> [Expression] {
        part.clauses.compactMap { clause in
            switch clause.kind {
            case .match(let match): match.optional ? nil : match.predicate
            case .with(_, let predicate): predicate
            default: nil
            }
        }
    }

    /// Every variable that the clauses themselves bind.
    private static func outerNames(of part: SingleQuery) -> Set<String> {
        var names: Set<String> = []
        for clause in part.clauses {
            switch clause.kind {
            case .match(var match):
                match.predicate = nil
                names.formUnion(NameCollector.names(in: Query(Clause(.match(match)))))
            case .with(let projection, _):
                names.formUnion(projection.items.map { CheckBody.name(of: $0) })
            case .unwind(_, let variable): names.insert(variable.text)
            default: continue
            }
        }
        return names
    }

    /// The comments above the functions that are called.
    private static func meaning(of expression: Expression, _ definitions: Definitions) -> String? {
        final class Found { var words: [String] = [] }
        let found = Found()
        _ = try? TreeRewriter(after: { (part) throws(Diagnostic) in
            guard case .call(let call) = part.kind,
                let text = definitions.functions[call.name.text.lowercased()]?.text
            else { return part }
            let comment = text.split(separator: "\n").prefix { $0.hasPrefix("//") }.map { $0.dropFirst(2) }
            let words = comment.joined().split(separator: " ").joined(separator: " ")
            if !words.isEmpty, !words.hasPrefix("----"), !found.words.contains(words) {
                found.words.append("\(call.name.text): \(words)")
            }
            return part
        }).rewrite(expression)
        return found.words.isEmpty ? nil : found.words.joined(separator: " ")
    }
}

extension Expression {
    /// The operands of a chain of ANDs.
    fileprivate var conjuncts: [Expression] {
        if case .binary(.and, let left, let right) = bare.kind { return left.conjuncts + right.conjuncts }
        return [bare]
    }
}
