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
}

enum EditKey {
    case enter, tab, up, down, lineStart, lineEnd, killToLineEnd, killToLineStart, searchBack
    case paste(String)
}

enum EditResult {
    case changed(EditBuffer)
    /// A text, ending in a line end, that is printed below the buffer.
    case listing(String)
    case accepted
}

/// An editor on the terminal. There is at most one.
final class LineEditor {
    private var editor: OpaquePointer?
    private unowned let delegate: any LineEditorDelegate
    private let terminal: Terminal
    private var promptWidth = 0

    init?(delegate: any LineEditorDelegate, terminal: Terminal) {
        self.delegate = delegate
        self.terminal = terminal
        terminal_use_utf8()
        let context = Unmanaged.passUnretained(self).toOpaque()
        editor = terminal_editor_open("weft", context) { context, key, text, cursor, pasted in
            guard let context else { return .TERMINAL_REFUSE }
            let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
            let buffer = EditBuffer(String(cString: text), cursor: cursor)
            return editor.handle(key, buffer, pasted: pasted.map { String(cString: $0) })
        }
        if editor == nil { return nil }
    }

    deinit { if let editor { terminal_editor_close(editor) } }

    /// Reads one statement or command, which may have several lines.
    func read(prompt: String) -> Reading {
        guard let editor else { return .end }
        promptWidth = DisplayWidth.of(prompt)
        terminal_editor_set_prompt(editor, prompt)
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
        case .listing(let text):
            // Below the buffer; then as many empty rows as libedit will go up to draw the buffer again.
            let below = String(repeating: "\n", count: rowsBelowCursor(buffer) + 1)
            terminal.draw(below + text + String(repeating: "\n", count: screenRow(buffer.beforeCursor)))
            return .TERMINAL_REDISPLAY
        }
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
        case .TERMINAL_KEY_PASTE:
            guard let pasted else { return nil }
            self = .paste(pasted)
        @unknown default: return nil
        }
    }
}
