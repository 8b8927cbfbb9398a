// The dim text behind the cursor: what comes next, before anybody presses Tab.

import Catalogue
import Diagnostics
import Syntax

extension Completer {
    /// The rest of the likeliest word, the arguments that a call still needs, or what a dot command takes; nil where nothing
    /// certain can be said. It never looks values up, so it may be asked after every key.
    /// - Parameter cursor: an offset in the text's UTF-8; there is a hint only where nothing but blanks stands behind it.
    package func hint(text: String, cursor: Int) -> String? {
        let bytes = Array(text.utf8)
        guard cursor >= 0, cursor <= bytes.count, bytes[cursor...].allSatisfy({ $0 == UInt8(ascii: " ") }) else {
            return nil
        }
        let before = String(decoding: bytes[..<cursor], as: UTF8.self)
        if before.drop(while: { $0 == " " }).first == ".", let usage = commandHint(before) { return usage }
        let place = CompletionPlace(before)
        if place.quoted != nil { return nil }
        if place.typed.isEmpty, let arguments = argumentHint(place) { return arguments }
        return wordHint(before)
    }

    /// The rest of the first suggestion; behind a blank only where there is but one way to go on.
    private func wordHint(_ before: String) -> String? {
        let completion = complete(before, at: before.utf8.count)
        guard let first = completion.suggestions.first else { return nil }
        let typed = String(decoding: Array(before.utf8)[completion.replaced], as: UTF8.self)
        if typed.isEmpty { return completion.suggestions.count == 1 && !before.isEmpty ? first.text : nil }
        let rest = first.text.dropFirst(typed.count)
        return rest.isEmpty ? nil : String(rest)
    }

    /// `.period ` → `[FROM TO]`
    private func commandHint(_ before: String) -> String? {
        let line = before.drop { $0 == " " }
        guard let blank = line.firstIndex(of: " ") else { return nil }
        guard line[blank...].allSatisfy({ $0 == " " }),
            let command = knowledge.commands.first(where: { $0.name == line[..<blank] }), command.usage != command.name
        else { return nil }
        return String(command.usage.dropFirst(command.name.count + 1))
    }

    /// `substring(p.name, ` → `start, [length])`
    private func argumentHint(_ place: CompletionPlace) -> String? {
        guard let last = place.last, last.kind == .openRound || last.kind == .comma, let bracket = place.openBracket,
            place.tokens[bracket].kind == .openRound, let name = callee(place, before: bracket)
        else { return nil }
        let given = commas(place, after: bracket)
        let parameters: [Parameter]
        if let function = knowledge.catalogue.functions[name] {
            guard let overload = function.overloads.first(where: { $0.count > given }) else { return nil }
            parameters = overload
        } else if let procedure = knowledge.catalogue.procedures[name] {
            parameters = procedure.parameters
        } else {
            return nil
        }
        let rest = parameters.dropFirst(given).map { $0.optional ? "[\($0.name)]" : $0.name }
        return rest.joined(separator: ", ") + ")"
    }

    /// The lower-case name in front of a bracket, dots and all, where it touches the bracket.
    private func callee(_ place: CompletionPlace, before bracket: Int) -> String? {
        var start = bracket
        while start > 0, [.word, .dot].contains(place.tokens[start - 1].kind),
            place.tokens[start - 1].span.end == place.tokens[start].span.start
        {
            start -= 1
        }
        return start < bracket ? (start..<bracket).map(place.text).joined().lowercased() : nil
    }

    private func commas(_ place: CompletionPlace, after bracket: Int) -> Int {
        var depth = 0
        var count = 0
        for token in place.tokens[(bracket + 1)...] {
            switch token.kind {
            case .openRound, .openSquare, .openCurly: depth += 1
            case .closeRound, .closeSquare, .closeCurly: depth -= 1
            case .comma where depth == 0: count += 1
            default: continue
            }
        }
        return count
    }
}
