// Texts that a statement compares with, as the files spell them.

package import Diagnostics
package import Syntax

/// A name of a node's whose texts are looked up: a property, or an attribute of the vocabulary.
package struct ComparedName: Hashable, Sendable {
    package let label: String
    package let name: String
    package let isAttribute: Bool
}

/// The texts that occur under a name and are the same as one text but for case and outer blanks.
package typealias SpellingLookup = @Sendable (_ name: ComparedName, _ text: String) -> [String]

/// A text in quotes that a condition compares a name with.
package struct ComparedText: Sendable {
    /// For each label that the subject may have.
    package let names: [ComparedName]
    package let text: String
    package let span: Span
}

extension NameResolution {
    /// `status = 'Open'` where the register writes open: what it writes in place of the text; several spellings as a list.
    /// Nil where the text stands as it is, or nowhere.
    func spelled(_ name: Expression, _ literal: Expression, local: Set<String>) -> Expression? {
        guard let compared = compared(name, literal, local: local) else { return nil }
        let known = Set(compared.names.flatMap { context.spellings($0, compared.text) }).sorted()
        if known.isEmpty || known == [compared.text] { return nil }
        return Expression(.list(known.map { Expression(.literal(.string($0)), literal.span) }), literal.span)
    }

    /// Nil for what is no name of the subject's, or no text in quotes.
    func compared(_ name: Expression, _ literal: Expression, local: Set<String>) -> ComparedText? {
        guard case .literal(.string(let text)) = literal.bare.kind, case .variable(let word) = name.bare.kind,
            !local.contains(word), word != subject.variable
        else { return nil }
        let isAttribute = !context.attributes(of: subject, named: word).isEmpty
        let names = subject.labels.filter { isAttribute || context.hasProperty(word, label: $0) }.map {
            ComparedName(label: $0, name: word, isAttribute: isAttribute)
        }
        return names.isEmpty ? nil : ComparedText(names: names, text: text, span: literal.span)
    }
}

extension AuditExpander {
    /// The texts that the conditions of FIND compare names of its own subject with.
    package func comparedTexts(in find: FindStatement) -> [ComparedText] {
        guard let subject = try? FindExpansion(context: context).subject(of: find) else { return [] }
        let names = NameResolution(context: context, subject: subject)
        final class Found { var texts: [ComparedText] = [] }
        let found = Found()
        for condition in find.conditions {
            guard case .where(let predicate) = condition else { continue }
            let local = BoundNames.names(in: predicate)
            _ = try? TreeRewriter(after: { (part) throws(Diagnostic) in
                for (name, literal) in part.comparedPairs {
                    if let text = names.compared(name, literal, local: local) { found.texts.append(text) }
                }
                return part
            }).rewrite(predicate)
        }
        return found.texts
    }
}

extension Expression {
    /// The two sides of an equation, either way round; a text of a list with what is looked for in it.
    var comparedPairs: [(name: Expression, literal: Expression)] {
        switch kind {
        case .comparison(let first, let steps) where steps.count == 1 && steps[0].isEquation:
            return [(first, steps[0].operand), (steps[0].operand, first)]
        case .binary(.in, let name, let list):
            guard case .list(let elements) = list.bare.kind else { return [] }
            return elements.map { (name, $0) }
        default: return []
        }
    }
}

extension ComparisonStep {
    var isEquation: Bool { `operator` == .equal || `operator` == .notEqual }
}
