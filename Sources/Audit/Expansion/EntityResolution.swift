// Which node an entity in a statement is.

import Diagnostics
import Syntax

extension AuditContext {
    /// The one node that the entity names, among those of the labels.
    /// - Throws: none or several match; a noun that can't stand here.
    func resolve(_ entity: Entity, among labels: [String]) throws(Diagnostic) -> EntityMatch {
        let text = try text(of: entity.value)
        var allowed = labels
        if let noun = entity.noun {
            let label = try label(named: noun)
            guard labels.isEmpty || labels.contains(label) else { throw .outOfPlace(noun, wanted: nouns(for: labels)) }
            allowed = [label]
        }
        let found = lookup(allowed, text)
        guard let match = found.matches.first else {
            throw .noSuchEntity(text, what: nouns(for: allowed), nearest: found.nearest, at: entity.value.span)
        }
        guard found.matches.count == 1 else {
            throw .ambiguous(text, matches: found.matches.map { described($0) }, at: entity.value.span)
        }
        return match
    }

    private func described(_ match: EntityMatch) -> String {
        nouns(for: [match.label]) + " \(match.id)" + (match.name.map { " (\($0))" } ?? "")
    }
}

extension NodePattern {
    /// The node that was found, under a name of its own.
    init(_ match: EntityMatch, named variable: String) {
        self.init(variable, match.label, id: match.id)
    }
}

extension Diagnostic {
    fileprivate static func noSuchEntity(_ text: String, what: String, nearest: [String], at span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .unknownName, "no \(what) has the id or name '\(text)'", at: span,
            label: question(nearest.map { "'\($0)'" }), correction: nearest.first.map { "'\($0)'" })
    }

    fileprivate static func ambiguous(_ text: String, matches: [String], at span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .ambiguousName, "'\(text)' could be any of \(matches.count)", at: span,
            help: "These match: \(matches.joined(separator: ", ")). Use the id, or put the noun in front.")
    }

    fileprivate static func outOfPlace(_ noun: Name, wanted: String) -> Diagnostic {
        .compileTime(
            .semanticError, .invalidArgumentType, "a \(noun.text) can't stand here", at: noun.span,
            help: "What can: \(wanted).")
    }
}
