// Completion: a pure function of the text, the cursor and what is known.

import Diagnostics
import Syntax

/// Says how a text can go on.
///
/// It works on tokens and not on a tree, since what is being typed seldom parses. First the place is found (which statement, which
/// bracket, which words before the cursor), then what belongs there is listed, then what does not begin with the typed letters is
/// dropped.
package struct Completer {
    let knowledge: Knowledge

    package init(_ knowledge: Knowledge) { self.knowledge = knowledge }

    /// - Parameter cursor: an offset in the text's UTF-8; what stands behind it is left alone.
    package func complete(_ text: String, at cursor: Int) -> Completion {
        let before = String(decoding: Array(text.utf8).prefix(max(0, cursor)), as: UTF8.self)
        if before.drop(while: { $0 == " " }).first == "." { return completeCommand(before) }
        let place = CompletionPlace(before)
        if place.quoted != nil {
            let isFile =
                place.last?.keyword == .into || place.last?.keyword == .compare
                || place.token(back: 2)?.keyword == .compare
            let replaced = place.start..<before.utf8.count
            if isFile { return Completion(replaced: replaced, wantsFile: true) }
            let bytes = Array(text.utf8)
            let quote = bytes[place.start - 1] == UInt8(ascii: "'") ? "'" : "\""
            let isClosed = bytes.dropFirst(max(0, cursor)).starts(with: quote.utf8)
            return Completion(replaced: replaced, suggestions: values(place, quote: quote, isClosed: isClosed))
        }
        if let name = hyphenatedName(place, before) { return name }
        let suggestions = candidates(at: place)
        return Completion(
            replaced: place.start..<before.utf8.count, suggestions: Self.matching(suggestions, place.typed))
    }

    private func candidates(at place: CompletionPlace) -> [Suggestion] {
        if place.typed.hasPrefix("$") { return knowledge.parameters.map { Suggestion("$" + $0, .parameter) } }
        if place.isEmpty { return statementStarts }
        if let last = place.last, last.kind == .dot {
            return isProcedure(place) ? procedureParts(place) : members(place)
        }
        if let names = labelsOrTypes(place) { return names }
        if let parameters = parametersOfDefinition(place) { return parameters }
        return isAudit(place) ? auditWords(place) : coreWords(place)
    }

    /// Those that begin with what is typed, ignoring case, without doubles. A keyword takes the case of what is typed.
    static func matching(_ suggestions: [Suggestion], _ typed: String) -> [Suggestion] {
        let prefix = typed.lowercased()
        let isLower = !typed.isEmpty && typed == prefix
        var seen: Set<String> = []
        var found: [Suggestion] = []
        for var suggestion in suggestions where suggestion.text.lowercased().hasPrefix(prefix) {
            if isLower, suggestion.kind == .keyword { suggestion.text = suggestion.text.lowercased() }
            if seen.insert(suggestion.text).inserted { found.append(suggestion) }
        }
        return found
    }

    // MARK: Statements

    var statementStarts: [Suggestion] {
        (Keyword.auditStarts + Keyword.clauseStarts).map { Suggestion($0.rawValue, .keyword) }
    }

    /// Whether the statement belongs to the audit layer; the words before it (EXPLAIN, EXPAND) do not decide.
    func isAudit(_ place: CompletionPlace) -> Bool {
        guard let head = place.tokens.first(where: { ![.expand, .explain, .profile].contains($0.keyword) }) else {
            return true
        }
        guard let keyword = head.keyword else { return false }
        return Keyword.auditStarts.contains(keyword) && keyword != .define
    }

    // MARK: Dot commands

    private func completeCommand(_ before: String) -> Completion {
        let end = before.utf8.count
        let line = before.drop(while: { $0 == " " })
        let offset = end - line.utf8.count
        guard let blank = line.firstIndex(of: " ") else {
            let commands = knowledge.commands.map { Suggestion($0.name, .command, detail: $0.summary) }
            return Completion(replaced: offset..<end, suggestions: Self.matching(commands, String(line)))
        }
        let argument = line[blank...].drop(while: { $0 == " " })
        let start = end - argument.utf8.count
        guard let command = knowledge.commands.first(where: { $0.name == line[..<blank] }) else {
            return Completion(replaced: start..<end)
        }
        switch command.argument {
        case .none: return Completion(replaced: start..<end)
        case .file: return Completion(replaced: start..<end, wantsFile: true)
        case .label: return Completion(replaced: start..<end, suggestions: Self.matching(labels, String(argument)))
        case .topic:
            let topics = HelpPages(knowledge).names.map { Suggestion($0, .argument) }
            return Completion(replaced: start..<end, suggestions: Self.matching(topics, String(argument)))
        case .words(let words):
            let suggestions = words.map { Suggestion($0, .argument) }
            return Completion(replaced: start..<end, suggestions: Self.matching(suggestions, String(argument)))
        }
    }
}
