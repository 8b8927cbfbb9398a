// What keys do at the prompt: when a statement runs, what Tab offers, what Up brings back.

import Assist
import Diagnostics
import Syntax

/// Turns keys into changes of the text. Holds no terminal, so that tests can press its keys.
final class PromptKeys: LineEditorDelegate {
    let history: History
    /// Asked when a text begins and at each Tab, since definitions and edits change what is known.
    let knowledge: () -> Knowledge
    let files: (String) -> [String]
    let columns: () -> Int

    /// Where in the history the prompt stands; its count is the text that is being typed.
    private var position = 0
    private var draft = ""
    var search: HistorySearch?
    /// Of the prompt that the search took the place of.
    var promptWidth = 0
    private var undo = UndoStack()
    /// Put into the prompt when reading begins, as if it had been typed.
    var prefilled: String?
    /// A corrected statement, shown dim at the empty prompt; Tab takes it.
    var proposal: String?
    private lazy var known = knowledge()
    private lazy var highlighter = Highlighter(known)

    init(
        history: History, knowledge: @escaping () -> Knowledge, files: @escaping (String) -> [String],
        columns: @escaping () -> Int
    ) {
        self.history = history
        self.knowledge = knowledge
        self.files = files
        self.columns = columns
    }

    /// A new text begins.
    func begin() {
        position = history.entries.count
        draft = ""
        search = nil
        undo.clear()
        known = knowledge()
        highlighter = Highlighter(known)
    }

    func edit(_ key: EditKey, _ buffer: EditBuffer, promptWidth: Int) -> EditResult? {
        var buffer = buffer
        let indentation = Indentation(width: promptWidth)
        switch key {
        case .begin:
            defer { prefilled = nil }
            return .changed(EditBuffer(indentation.indented(prefilled ?? "")))
        case .enter: return enter(buffer, indentation)
        case .tab: return buffer.bytes.isEmpty && proposal != nil ? takeProposal(indentation) : complete(buffer)
        case .up: return buffer.moveUp() ? .changed(buffer) : recall(-1, from: buffer, indentation)
        case .down: return buffer.moveDown() ? .changed(buffer) : recall(1, from: buffer, indentation)
        case .lineStart: buffer.cursor = firstColumn(buffer, indentation)
        case .lineEnd: buffer.cursor = buffer.lineEnd
        case .killToLineEnd: buffer.killToLineEnd(joining: indentation.width)
        case .killToLineStart:
            buffer.replace(min(firstColumn(buffer, indentation), buffer.cursor)..<buffer.cursor, with: "")
        case .searchBack: return beginSearch(.back, buffer, indentation)
        case .searchForward: return beginSearch(.forward, buffer, indentation)
        case .search(let scalar): return search(scalar)
        case .help: return help(at: buffer).map { .listing($0, buffer) }
        case .question: return question(buffer)
        case .undo: return undo.undo(buffer).map { .changed($0) }
        case .paste(let text): buffer = pasted(text, into: buffer, indentation)
        }
        return .changed(buffer)
    }

    func appearance(of buffer: EditBuffer, promptWidth: Int) -> (inks: [Ink], hint: String?) {
        if search == nil { undo.note(buffer) }
        let inks = highlighter.inks(buffer.text, cursor: buffer.cursor)
        if search != nil { return (inks, nil) }
        if buffer.bytes.isEmpty { return (inks, proposal.map { $0 + "   (Tab takes it)" }) }
        return (inks, Completer(known).hint(text: buffer.text, cursor: buffer.cursor))
    }

    /// The start of the line behind its indentation.
    private func firstColumn(_ buffer: EditBuffer, _ indentation: Indentation) -> Int {
        guard buffer.lineStart > 0 else { return 0 }
        let blanks = buffer.line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
        return buffer.lineStart + min(blanks, indentation.width)
    }

    // MARK: Return

    /// Runs what is complete, or what stands above an empty line; else a new line begins.
    private func enter(_ buffer: EditBuffer, _ indentation: Indentation) -> EditResult {
        let text = indentation.dedented(buffer.text)
        if Self.runs(text) { return .accepted }
        let isOnEmptyLastLine =
            buffer.lineStart > 0 && buffer.lineEnd == buffer.bytes.count && buffer.line.trimmingBlanks().isEmpty
        if isOnEmptyLastLine, !Self.isInsideQuotes(text) { return .accepted }
        var changed = buffer
        let isQuoted = Self.isInsideQuotes(buffer.beforeCursor)
        changed.insert("\n" + (isQuoted ? "" : String(repeating: " ", count: indentation.width)))
        return .changed(changed)
    }

    /// Whether Return runs this text.
    static func runs(_ text: String) -> Bool {
        let trimmed = text.trimmingBlanks()
        if trimmed.hasPrefix(".") { return true }
        switch StatementCompleteness.of(text) {
        case .empty, .complete, .completeAuditLine: return true
        case .incomplete(.statement): return !trimmed.contains("\n") && !beginsStatement(trimmed)
        case .incomplete: return false
        }
    }

    /// One line that begins like nothing we know goes no further: better an error now than a prompt that waits.
    private static func beginsStatement(_ text: String) -> Bool {
        let word = text.prefix { $0.isLetter }
        guard let keyword = Keyword(spelling: String(word)) else { return false }
        return Keyword.clauseStarts.contains(keyword) || Keyword.auditStarts.contains(keyword)
    }

    static func isInsideQuotes(_ text: String) -> Bool {
        switch StatementCompleteness.of(text) {
        case .incomplete(.quote), .incomplete(.comment): true
        default: false
        }
    }

    // MARK: History

    private func recall(_ step: Int, from buffer: EditBuffer, _ indentation: Indentation) -> EditResult? {
        let next = position + step
        guard next >= 0, next <= history.entries.count else { return nil }
        if position == history.entries.count { draft = buffer.text }
        position = next
        if next == history.entries.count { return .changed(EditBuffer(draft)) }
        return .changed(EditBuffer(indentation.indented(history.entries[next])))
    }

    // MARK: Paste

    /// Puts a pasted text in as it is: nothing runs before Return is pressed.
    private func pasted(_ text: String, into buffer: EditBuffer, _ indentation: Indentation) -> EditBuffer {
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
        let plain = String(lines.map { $0 == "\r" ? "\n" : $0 == "\t" ? " " : $0 }).composed
        let printable = String(plain.unicodeScalars.filter { $0 == "\n" || $0.properties.generalCategory != .control })
        let before = indentation.dedented(buffer.beforeCursor) + printable
        let whole = indentation.dedented(buffer.text)
        let after = String(
            decoding: Array(whole.utf8).dropFirst(indentation.dedented(buffer.beforeCursor).utf8.count), as: UTF8.self)
        return EditBuffer(indentation.indented(before + after), cursor: indentation.indented(before).utf8.count)
    }

    // MARK: Tab

    private func takeProposal(_ indentation: Indentation) -> EditResult {
        defer { proposal = nil }
        return .changed(EditBuffer(indentation.indented(proposal ?? "")))
    }

    private func complete(_ buffer: EditBuffer) -> EditResult? {
        var completion = Completer(knowledge()).complete(buffer.text, at: buffer.cursor)
        if completion.wantsFile {
            let typed = String(decoding: buffer.bytes[completion.replaced], as: UTF8.self)
            completion.suggestions = files(typed).map { Suggestion($0, .argument) }
        }
        guard let first = completion.suggestions.first else { return nil }
        var changed = buffer
        if completion.suggestions.count == 1 {
            changed.replace(completion.replaced, with: first.text + ending(of: first, before: buffer.afterCursor))
            return .changed(changed)
        }
        let common = completion.commonPrefix
        if common.utf8.count > completion.replaced.count {
            changed.replace(completion.replaced, with: common)
            return .changed(changed)
        }
        return .listing(SuggestionList(completion.suggestions, columns: columns()).text, buffer)
    }

    /// What follows a completed word of its own accord.
    private func ending(of suggestion: Suggestion, before rest: String) -> String {
        switch suggestion.kind {
        case .function, .procedure: rest.hasPrefix("(") ? "" : "("
        case .keyword, .noun, .command, .check: rest.isEmpty ? " " : ""
        default: suggestion.closing
        }
    }
}

extension Highlighter {
    fileprivate init(_ knowledge: Knowledge) {
        self.init(
            labels: knowledge.labelNames, types: knowledge.typeNames, commands: Set(knowledge.commands.map(\.name)))
    }
}
