// Reading a statement at the prompt. The only Swift file that touches libedit.

import CTerminal
import Diagnostics

/// What reading at the prompt came to.
enum Reading {
    case text(String)
    /// Ctrl-C; what was typed is dropped.
    case interrupted(wasEmpty: Bool)
    case end
}

/// Decides what keys do. Everything else about editing is libedit's.
protocol LineEditorDelegate: AnyObject {
    /// What a key makes of the buffer; nil rings the bell.
    func edit(_ key: EditKey, _ buffer: EditBuffer, promptWidth: Int) -> EditResult?
    /// Nobody types: how the text is to look, and what is hinted at behind it.
    func appearance(of buffer: EditBuffer, promptWidth: Int) -> (inks: [Ink], hint: String?)
}

enum EditKey {
    case enter, tab, up, down, lineStart, lineEnd, killToLineEnd, killToLineStart, searchBack, searchForward
    case help, question, undo
    /// A new text begins.
    case begin
    /// Any key while a search goes on.
    case search(Unicode.Scalar)
    case paste(String)
}

enum EditResult {
    case changed(EditBuffer)
    /// A text, ending in a line end, that is printed below the buffer, which changes to another.
    case listing(String, EditBuffer)
    case accepted
    /// The search goes on: its prompt, and what it found.
    case searching(String, EditBuffer)
    /// The search is over; the key that ended it may do what it does elsewhere.
    case searchEnded(EditBuffer, passesKeyOn: Bool)
}

/// An editor on the terminal. There is at most one.
final class LineEditor {
    private var editor: OpaquePointer?
    private unowned let delegate: any LineEditorDelegate
    private let terminal: Terminal
    private var prompt = ""
    private var promptWidth = 0
    /// The window's width when the text was drawn.
    private var drawnColumns = 80

    init?(delegate: any LineEditorDelegate, terminal: Terminal) {
        self.delegate = delegate
        self.terminal = terminal
        terminal_use_utf8()
        let context = Unmanaged.passUnretained(self).toOpaque()
        editor = terminal_editor_open(
            "weft", context,
            { context, key, text, cursor, pasted in
                guard let context else { return .TERMINAL_REFUSE }
                let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
                let buffer = EditBuffer(String(cString: text), cursor: cursor)
                return editor.handle(key, buffer, pasted: pasted.map { String(cString: $0) })
            },
            { context, text, cursor in
                guard let context else { return false }
                let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
                return editor.paint(EditBuffer(String(cString: text), cursor: cursor))
            })
        if editor == nil { return nil }
    }

    deinit { if let editor { terminal_editor_close(editor) } }

    /// Reads one statement or command, which may have several lines.
    func read(prompt: String) -> Reading {
        guard let editor else { return .end }
        self.prompt = prompt
        show(prompt: prompt)
        var text: UnsafePointer<CChar>?
        switch terminal_editor_read(editor, &text) {
        case .TERMINAL_READ_TEXT: return .text(text.map { String(cString: $0) } ?? "")
        case .TERMINAL_READ_END: return .end
        case .TERMINAL_READ_INTERRUPTED:
            var cursor = 0
            let buffer = EditBuffer(String(cString: terminal_editor_text(editor, &cursor)), cursor: cursor)
            terminal.draw("^C" + String(repeating: "\n", count: rowsBelowCursor(buffer) + 1))
            return .interrupted(wasEmpty: buffer.bytes.isEmpty)
        }
    }

    private func handle(_ key: terminal_key, _ buffer: EditBuffer, pasted: String?) -> terminal_action {
        if key == .TERMINAL_KEY_RESIZED { return redraw(buffer) }
        guard let editor, let key = EditKey(key, pasted),
            let result = delegate.edit(key, buffer, promptWidth: promptWidth)
        else {
            return .TERMINAL_REFUSE
        }
        switch result {
        case .accepted: return .TERMINAL_ACCEPT
        case .changed(let changed):
            terminal_editor_replace(editor, changed.text, changed.cursor)
            return .TERMINAL_REFRESH
        case .searching(let prompt, let found):
            show(prompt: prompt)
            terminal_editor_set_searching(editor, true)
            terminal_editor_replace(editor, found.text, found.cursor)
            return .TERMINAL_REFRESH
        case .searchEnded(let found, let passesKeyOn):
            show(prompt: prompt)
            terminal_editor_set_searching(editor, false)
            if passesKeyOn { terminal_editor_pass_on(editor) }
            terminal_editor_replace(editor, found.text, found.cursor)
            return .TERMINAL_REFRESH
        case .listing(let text, let changed):
            // Below the buffer; then as many empty rows as libedit will go up to draw the buffer again.
            let below = String(repeating: "\n", count: rowsBelowCursor(buffer) + 1)
            terminal.draw(below + text + String(repeating: "\n", count: screenRow(buffer.beforeCursor)))
            if changed != buffer { terminal_editor_replace(editor, changed.text, changed.cursor) }
            return .TERMINAL_REDISPLAY
        }
    }

    private func show(prompt: String) {
        guard let editor else { return }
        promptWidth = DisplayWidth.of(prompt)
        terminal_editor_set_prompt(editor, prompt)
    }

    /// Draws the text again in colour, with a hint; true where there is a hint behind it.
    private func paint(_ buffer: EditBuffer) -> Bool {
        drawnColumns = terminal.columns ?? 80
        let (inks, hint) = delegate.appearance(of: buffer, promptWidth: promptWidth)
        let painter = Painter(
            promptWidth: promptWidth, columns: drawnColumns, rows: terminal.rows, hasColour: terminal.colour,
            mark: terminal.ascii ? "." : "·")
        guard let painting = painter.painting(of: buffer.text, inks: inks, cursor: buffer.cursor, hint: hint) else {
            return false
        }
        terminal.draw(painting.bytes)
        return painting.hasHint
    }

    /// The window has another size, and terminals have wrapped anew what stood there: cleared from the prompt on. libedit goes up from
    /// where it believes the cursor to be.
    private func redraw(_ buffer: EditBuffer) -> terminal_action {
        let believed = ScreenRows(promptWidth: promptWidth, columns: drawnColumns).row(after: buffer.beforeCursor)
        terminal.draw(
            Painter.moved(up: screenRow(buffer.beforeCursor), toColumn: 0) + "\u{1b}[J"
                + String(repeating: "\n", count: believed))
        return .TERMINAL_REDISPLAY
    }

    private func screenRow(_ text: String) -> Int {
        ScreenRows(promptWidth: promptWidth, columns: terminal.columns ?? 80).row(after: text)
    }

    private func rowsBelowCursor(_ buffer: EditBuffer) -> Int {
        screenRow(buffer.text) - screenRow(buffer.beforeCursor)
    }
}

extension EditKey {
    fileprivate init?(_ key: terminal_key, _ pasted: String?) {
        switch key {
        case .TERMINAL_KEY_RETURN: self = .enter
        case .TERMINAL_KEY_TAB: self = .tab
        case .TERMINAL_KEY_UP: self = .up
        case .TERMINAL_KEY_DOWN: self = .down
        case .TERMINAL_KEY_LINE_START: self = .lineStart
        case .TERMINAL_KEY_LINE_END: self = .lineEnd
        case .TERMINAL_KEY_KILL_TO_LINE_END: self = .killToLineEnd
        case .TERMINAL_KEY_KILL_TO_LINE_START: self = .killToLineStart
        case .TERMINAL_KEY_SEARCH_BACK: self = .searchBack
        case .TERMINAL_KEY_SEARCH_FORWARD: self = .searchForward
        case .TERMINAL_KEY_SEARCH_CHARACTER:
            guard let scalar = pasted?.unicodeScalars.first else { return nil }
            self = .search(scalar)
        case .TERMINAL_KEY_HELP: self = .help
        case .TERMINAL_KEY_QUESTION: self = .question
        case .TERMINAL_KEY_UNDO: self = .undo
        case .TERMINAL_KEY_BEGIN: self = .begin
        case .TERMINAL_KEY_RESIZED: return nil
        case .TERMINAL_KEY_PASTE:
            guard let pasted else { return nil }
            self = .paste(pasted)
        @unknown default: return nil
        }
    }
}
