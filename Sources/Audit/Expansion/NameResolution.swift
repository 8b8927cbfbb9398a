// Names in audit statements: a bare name is a property or an attribute of the subject.

import Catalogue
import Diagnostics
import Syntax

/// What a name, or a chain such as `from.department`, stands for.
enum Meaning {
    /// One value: a property, or what is worked out from the subject alone.
    case value(Expression)
    /// What related nodes are shown as.
    case related(list: Expression, isSingle: Bool, exists: Expression)
}

/// Puts the subject before the names in an expression.
struct NameResolution {
    let context: AuditContext
    let subject: Subject
    /// Names that mean themselves: aliases of the statement, columns of a check.
    var aliases: Set<String> = []
    /// Whether a name that nothing knows is null instead of an error.
    var isLenient = false

    func resolved(_ expression: Expression) throws(Diagnostic) -> Expression {
        let local = aliases.union(BoundNames.names(in: expression))
        return try TreeRewriter(before: { (part) throws(Diagnostic) in try self.replacement(for: part, local: local) })
            .rewrite(expression)
    }

    private func replacement(for part: Expression, local: Set<String>) throws(Diagnostic) -> Expression? {
        if case .isNull(let operand, let negated) = part.kind {
            let test: Expression
            switch try meaning(of: operand.bare, local: local) {
            case .related(_, _, let exists)?: test = negated ? exists : exists.negated
            case .value(let value)?: test = value.isNull(negated: negated)
            case nil: return nil
            }
            guard let names = operand.bare.chain, names.count == 1 else { return test }
            return context.test(test, negated, of: names[0].text, subject)
        }
        if case .comparison(let first, let steps) = part.kind {
            if let fault = Diagnostic.comparedWithNull(first, steps) { throw fault }
            if let word = unquotedText(steps, local: local) { throw .unquoted(word, at: steps[0].operand.span) }
            guard steps.count == 1 else { return nil }
            if let known = try asSpelled(part, local: local) { return known }
            return try membership(first, steps[0], local: local)
        }
        if case .binary(.in, _, _) = part.kind, let known = try asSpelled(part, local: local) { return known }
        switch try meaning(of: part, local: local) {
        case nil: return nil
        case .value(let expression): return expression
        case .related(let list, true, _): return .call("head", list)
        case .related(let list, false, _): return .call("joined", list)
        }
    }

    /// An equation, or a look into a list, with its texts as the files spell them; nil where they are.
    private func asSpelled(_ part: Expression, local: Set<String>) throws(Diagnostic) -> Expression? {
        var changed = false
        var texts: [Expression] = []
        let pairs = part.comparedPairs
        for (name, literal) in pairs {
            guard case .list(let known)? = spelled(name, literal, local: local)?.kind else {
                texts.append(literal)
                continue
            }
            changed = true
            texts += known
        }
        guard changed else { return nil }
        if case .binary(.in, let name, let list) = part.kind {
            return try resolved(name).isIn(Expression(.list(texts), list.span))
        }
        guard case .comparison(_, let steps) = part.kind,
            let pair = pairs.first(where: { spelled($0.name, $0.literal, local: local) != nil }),
            case .list(let known)? = spelled(pair.name, pair.literal, local: local)?.kind
        else { return nil }
        let test: Expression
        switch try meaning(of: pair.name.bare, local: local) {
        case .value(let value)?: test = equation(value, known)
        case .related(let list, true, _)?: test = equation(.call("head", list), known)
        case .related(let list, false, _)?: test = .disjunction(known.map { $0.isIn(list) }) ?? .boolean(false)
        case nil: return nil
        }
        return steps[0].operator == .equal ? test : test.negated
    }

    private func equation(_ value: Expression, _ known: [Expression]) -> Expression {
        known.count == 1 ? value.compared(.equal, known[0]) : value.isIn(Expression(.list(known)))
    }

    /// `status = active`: a word that nothing is called, nor nearly so, where a text may stand.
    private func unquotedText(_ steps: [ComparisonStep], local: Set<String>) -> String? {
        guard let step = steps.first, steps.count == 1, step.operator == .equal || step.operator == .notEqual,
            case .variable(let word) = step.operand.kind, !isLenient, !local.contains(word), word != subject.variable,
            context.attributes(of: subject, named: word).isEmpty,
            !subject.labels.contains(where: { context.hasProperty(word, label: $0) }),
            NearestNames.nearest(to: word, among: context.names(of: subject.labels)).isEmpty
        else { return nil }
        return word
    }

    /// `owner = 'Anna'`: one of the owners is. Only where one side may have several values and the other is a plain value.
    private func membership(
        _ first: Expression, _ step: ComparisonStep, local: Set<String>
    ) throws(Diagnostic) -> Expression? {
        guard step.operator == .equal || step.operator == .notEqual else { return nil }
        let sides = [(first.bare, step.operand.bare), (step.operand.bare, first.bare)]
        for (side, other) in sides {
            guard case .related(let list, false, _)? = try meaning(of: side, local: local) else { continue }
            if case .related? = try meaning(of: other, local: local) { return nil }
            let test = try resolved(other).isIn(list)
            return step.operator == .equal ? test : test.negated
        }
        return nil
    }

    /// nil for what is no chain of names, or begins with a name of its own.
    private func meaning(of expression: Expression, local: Set<String>) throws(Diagnostic) -> Meaning? {
        guard let names = expression.chain, let first = names.first, !local.contains(first.text) else { return nil }
        let attributes = context.attributes(of: subject, named: first.text)
        let isProperty = subject.labels.contains { context.hasProperty(first.text, label: $0) }
        if !attributes.isEmpty, !(isProperty && isPlainColumn(first.text, attributes)) {
            return try AttributeChain(context: context, subject: subject).meaning(of: attributes, names)
        }
        if isProperty { return .value(subject.expression.following(names[...])) }
        if first.text == subject.variable { return .value(subject.expression.following(names.dropFirst())) }
        if isLenient { return .value(.null) }
        throw .unknownAttribute(first, of: subject.labels, in: context)
    }

    /// A loaded column of that name stands for itself where no file links it.
    private func isPlainColumn(_ name: String, _ attributes: [Attribute]) -> Bool {
        guard attributes.allSatisfy({ $0.path != nil }) else { return false }
        let isLoaded = subject.labels.contains { label in
            context.catalogue.graph.labels[label]?.properties.contains { $0.name == name && $0.count > 0 } == true
        }
        return isLoaded && !attributes.contains { context.isLinked($0) }
    }
}

extension Expression {
    /// `a.b.c` as its names.
    fileprivate var chain: [Name]? {
        if case .variable(let text) = kind { return [Name(text, span)] }
        if case .property(let subject, let key) = kind { return subject.chain.map { $0 + [key] } }
        return nil
    }

    /// The properties one after the other.
    func following(_ names: ArraySlice<Name>) -> Expression {
        names.reduce(self) { Expression(.property($0, $1)) }
    }
}

extension Diagnostic {
    /// `owner = NULL` would be no error in the core and never true; here it can only be a slip.
    fileprivate static func comparedWithNull(_ left: Expression, _ steps: [ComparisonStep]) -> Diagnostic? {
        guard let step = steps.first, steps.count == 1, step.operand.bare.kind == .literal(.null) else { return nil }
        let isEqual = step.operator == .equal
        let isSure = isEqual || step.operator == .notEqual
        let test = isEqual ? " IS MISSING" : " IS PRESENT"
        return .compileTime(
            .semanticError, .invalidArgumentValue, "a comparison with NULL is never true",
            at: Span(start: left.span.end, end: step.operand.span.end), label: isSure ? "write\(test)" : nil,
            correction: isSure ? test : nil)
    }

    fileprivate static func unquoted(_ word: String, at span: Span) -> Diagnostic {
        let text = Expression(.literal(.string(word))).printed
        return .compileTime(
            .semanticError, .unknownProperty, "a text stands in quotes", at: span, label: "write \(text)",
            correction: text)
    }

    static func unknownAttribute(_ name: Name, of labels: [String], in context: AuditContext) -> Diagnostic {
        let nearest = NearestNames.nearest(to: name.text, among: context.names(of: labels))
        return .compileTime(
            .semanticError, .unknownProperty, "a \(context.nouns(for: labels)) has no \(name.text)", at: name.span,
            label: question(nearest),
            help: "SHOW nouns lists attributes, SHOW properties OF … the columns that are loaded.",
            correction: nearest.first)
    }
}
