// Values in quotes: which property, attribute or entity the text under the cursor is compared with.

import Audit
import Catalogue
import Diagnostics
import Syntax

extension Completer {
    /// What occurs in the graph and begins with what is typed. The quote is closed where nothing else follows.
    func values(_ place: CompletionPlace, quote: String, isClosed: Bool) -> [Suggestion] {
        guard let source = valueSource(place) else { return [] }
        let typed = place.typed.lowercased()
        var found: [Suggestion] = []
        for value in knowledge.values(source) {
            let text = Self.escaped(value.text, quote)
            guard text.lowercased().hasPrefix(typed) else { continue }
            found.append(
                Suggestion(
                    text, .value, detail: value.entity ?? "\(value.count)×", closing: isClosed ? "" : quote))
            if found.count == Self.mostValues { break }
        }
        return found
    }

    private static let mostValues = 200

    private static func escaped(_ text: String, _ quote: String) -> String {
        var result = ""
        for character in text {
            if character == "\\" || String(character) == quote { result += "\\" }
            result += character == "\n" ? "\\n" : String(character)
        }
        return result
    }

    /// Whose values belong into the quotes that follow the last token; nil where a text of any kind may stand.
    func valueSource(_ place: CompletionPlace) -> ValueSource? {
        let end = place.tokens.count
        guard let last = place.last else { return nil }
        switch last.kind {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return operand(place, before: end - 1)
        case .openSquare where place.token(back: 2)?.keyword == .in: return operand(place, before: end - 2)
        case .comma:
            guard let bracket = place.openBracket, place.tokens[bracket].kind == .openSquare, bracket > 1,
                place.tokens[bracket - 1].keyword == .in
            else { return nil }
            return operand(place, before: bracket - 1)
        case .colon: return entryOfMap(place)
        default: break
        }
        if last.keyword == .contains { return operand(place, before: end - 1) }
        if last.keyword == .with, [.starts, .ends].contains(place.token(back: 2)?.keyword) {
            return operand(place, before: end - 2)
        }
        if last.keyword == .clause { return .property("id", labels: ["Clause"]) }
        return isAudit(place) ? entity(place) : nil
    }

    /// The name that ends right before a token: `p.department`, or in an audit statement `department`, `from.department`.
    private func operand(_ place: CompletionPlace, before index: Int) -> ValueSource? {
        guard index > 0, place.tokens[index - 1].kind == .word || place.tokens[index - 1].kind == .quotedName else {
            return nil
        }
        let name = plain(place.text(index - 1))
        guard index > 2, place.tokens[index - 2].kind == .dot else {
            return isAudit(place) ? subjectLabel(place).flatMap { member(name, ofLabel: $0) } : nil
        }
        let owner = plain(place.text(index - 3))
        let known = bindings(place)
        if let types = known.types[owner], !types.isEmpty { return .relationshipProperty(name, types: types) }
        if let labels = known.labels[owner] { return .property(name, labels: labels) }
        guard let subject = subjectLabel(place) else { return nil }
        let targets = knowledge.vocabulary.attributes(of: subject, named: owner).flatMap(\.targets)
        return targets.lazy.compactMap { self.member(name, ofLabel: $0) }.first
    }

    /// A loaded column wins over an attribute of the same name only where the vocabulary has no such attribute.
    private func member(_ name: String, ofLabel label: String) -> ValueSource? {
        if !knowledge.vocabulary.attributes(of: label, named: name).isEmpty {
            return .attribute(name, label: label)
        }
        let isProperty = knowledge.catalogue.graph.labels[label]?.properties.contains { $0.name == name } == true
        return isProperty ? .property(name, labels: [label]) : nil
    }

    /// `(p:Process {department: '`, or a parameter of a saved query, which is a property of something.
    private func entryOfMap(_ place: CompletionPlace) -> ValueSource? {
        guard let bracket = place.openBracket, let key = place.token(back: 2), key.kind == .word else { return nil }
        let name = place.source.text(in: key.span)
        guard place.tokens[bracket].kind == .openCurly else {
            return place.head == .run ? .property(name, labels: []) : nil
        }
        guard let open = place.tokens[..<bracket].lastIndex(where: { $0.kind == .openRound || $0.kind == .openSquare })
        else { return nil }
        let names = ((open + 1)..<bracket).filter {
            place.tokens[$0].kind == .word && place.tokens[$0 - 1].kind != .openRound
                && place.tokens[$0 - 1].kind != .openSquare
        }.map(place.text)
        if place.tokens[open].kind == .openSquare { return .relationshipProperty(name, types: names) }
        return .property(name, labels: names)
    }

    // MARK: Entities

    /// After OF, FROM, TO and the nouns behind them, and after the statements that are about one thing.
    private func entity(_ place: CompletionPlace) -> ValueSource? {
        var start = place.tokens.count
        while start > 0, place.tokens[start - 1].kind == .word,
            !Self.beforeEntity.contains(place.tokens[start - 1].keyword)
        {
            start -= 1
        }
        guard start > 0, let keyword = place.tokens[start - 1].keyword else { return whySubject(place) }
        if start < place.tokens.count {
            let words = (start..<place.tokens.count).map(place.text).joined(separator: " ")
            guard let noun = knowledge.vocabulary.noun(named: words) else { return whySubject(place) }
            return .entities(labels: [noun.label])
        }
        switch keyword {
        case .trace: return .entities(labels: ["Process"])
        case .of where place.lastKeyword(among: [.find, .count, .sample]) == nil: return .entities(labels: ["Process"])
        case .to where place.lastKeyword(among: [.trace]) != nil: return .entities(labels: ["Process"])
        default: return .entities(labels: related(place))
        }
    }

    private static let beforeEntity: Set<Keyword?> = [.of, .from, .to, .trace]

    /// What the subject can be joined to.
    private func related(_ place: CompletionPlace) -> [String] {
        guard let subject = subjectLabel(place) else { return [] }
        var found: [String] = []
        for target in knowledge.vocabulary.attributes(of: subject).flatMap(\.targets)
        where knowledge.catalogue.graph.labels[target].map({ $0.count > 0 }) == true && !found.contains(target) {
            found.append(target)
        }
        return found
    }

    /// `WHY orphaned-process '`
    private func whySubject(_ place: CompletionPlace) -> ValueSource? {
        place.tokens.contains { $0.keyword == .why } ? .entities(labels: []) : nil
    }

    private func plain(_ name: String) -> String {
        name.hasPrefix("`") ? String(name.dropFirst().dropLast()) : name
    }
}
