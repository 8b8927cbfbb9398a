// What goes on in an audit statement.

import Audit
import Catalogue
import Syntax

extension Completer {
    func auditWords(_ place: CompletionPlace) -> [Suggestion] {
        guard let last = place.last else { return statementStarts }
        if last.keyword == .for, place.head == .expand { return [Self.openCypher, Suggestion("CLAUSE", .keyword)] }
        if let keyword = last.keyword, let words = Self.fixed[keyword] { return words.map { Suggestion($0, .keyword) } }
        switch last.keyword {
        case .explain: return [Suggestion("RULES", .keyword)] + statementStarts
        case .expand, .profile, .rules: return statementStarts
        case .find, .count: return nouns
        case .with, .without: return relatedNouns(place) + ["INCOMING", "OUTGOING"].map { Suggestion($0, .keyword) }
        case .incoming, .outgoing: return relatedNouns(place)
        case .least: return ["observation", "minor", "major"].map { Suggestion($0, .grade) }
        case .of where place.token(back: 2)?.keyword == .properties: return labels
        case .trace: return ["DOWNSTREAM OF", "UPSTREAM OF"].map { Suggestion($0, .keyword) } + nouns
        case .of, .from, .to: return nouns
        default: break
        }
        if expectsOperand(last) { return auditOperands(place) }
        return clauses(place)
    }

    /// Words that one keyword leads to, whatever the statement.
    private static let fixed: [Keyword: [String]] = [
        .show: [
            "nouns", "labels", "properties OF", "relationship types", "checks", "CHECK", "queries", "functions",
            "procedures",
            "sources", "intake", "requests", "parameters", "edits",
        ],
        .due: ["WITHIN"], .loop: ["OF", "GAPS", "REPAIR"], .gaps: ["STRUCTURE", "INTO"], .at: ["LEAST"],
        .for: ["CLAUSE"], .during: ["PERIOD"],
        .downstream: ["OF"], .upstream: ["OF"], .define: ["CHECK", "QUERY", "FUNCTION"], .order: ["BY"],
        .compare: ["WITH"],
        .map: ["OF", "LOOP", "MATRIX", "TRACE", "WITH", "INTO"],
        .matrix: ["BY department", "BY stage", "WITH", "INTO"],
        .is: ["MISSING", "PRESENT"], .rollback: [],
    ]

    private var nouns: [Suggestion] {
        knowledge.vocabulary.nouns.compactMap { noun in
            let count = knowledge.catalogue.graph.labels[noun.label]?.count
            return noun.plural.first.map {
                Suggestion($0, .noun, detail: count.map { counted($0, "node") } ?? noun.label)
            }
        }
    }

    /// The label that a FIND or COUNT is about.
    func subjectLabel(_ place: CompletionPlace) -> String? {
        guard let start = place.tokens.firstIndex(where: { $0.keyword == .find || $0.keyword == .count }) else {
            return nil
        }
        var words: [String] = []
        var found: String?
        for index in (start + 1)..<max(place.tokens.count, start + 1) {
            guard place.tokens[index].kind == .word || place.tokens[index].kind == .minus else { break }
            words.append(place.text(index))
            if let noun = knowledge.vocabulary.noun(named: words.joined()) { found = noun.label }
        }
        return found
    }

    private func relatedNouns(_ place: CompletionPlace) -> [Suggestion] {
        guard let label = subjectLabel(place) else { return nouns }
        return knowledge.vocabulary.attributes(of: label).compactMap { attribute in
            attribute.names.first.map { Suggestion($0, .noun, detail: attribute.targets.joined(separator: " or ")) }
        }
    }

    func attributes(ofLabel label: String) -> [Suggestion] {
        knowledge.vocabulary.attributes(of: label).compactMap { attribute in
            attribute.names.first.map {
                Suggestion($0, .attribute, detail: attribute.targets.joined(separator: " or "))
            }
        }
    }

    private func auditOperands(_ place: CompletionPlace) -> [Suggestion] {
        let own = subjectLabel(place).map { properties(ofLabel: $0) + attributes(ofLabel: $0) } ?? []
        return own + functions + Self.operandKeywords.map { Suggestion($0, .keyword) }
    }

    /// What a statement can go on with after a complete part.
    private func clauses(_ place: CompletionPlace) -> [Suggestion] {
        if place.lastKeyword(among: [.into]) != nil { return [] }
        let head = place.tokens.first { ![.expand, .explain, .profile].contains($0.keyword) }?.keyword
        var words: [String]
        switch head {
        case .find, .count:
            words = [
                "WHERE", "WITH", "WITHOUT", "OF", "FROM", "TO", "SINCE", "BEFORE", "BETWEEN", "DURING PERIOD",
                "DUE WITHIN",
            ]
            words += head == .count ? ["BY", "INTO"] : ["SHOW", "ORDER BY", "SKIP", "LIMIT", "INTO"]
            if place.lastKeyword(among: [.where, .with, .without])?.keyword == .where {
                words = ["IS MISSING", "IS PRESENT", "AND", "OR", "CONTAINS", "IN"] + words
            }
        case .check: words = ["WHERE", "FOR CLAUSE", "AT LEAST", "UNTESTED", "INTO"]
        case .trace:
            let isDirected = place.lastKeyword(among: [.downstream, .upstream]) != nil
            words = [isDirected ? "WITHIN" : "TO", "INTO"]
        case .map: words = ["WITH", "INTO"]
        case .sample: words = ["FROM", "SEED", "BY", "INTO"]
        default: words = ["INTO"]
        }
        return words.map { Suggestion($0, .keyword) }
    }
}
