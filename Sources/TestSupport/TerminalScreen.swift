// A terminal that tests type into and whose screen they read: tmux without a window.

import Glibc

/// One program on one screen. Ends with the value.
package final class TerminalScreen {
    private let socket: String

    /// Whether there is a tmux on this machine.
    package static var isAvailable: Bool { RunningProgram.run("tmux", ["-V"]).status == 0 }

    /// nil where the program could not be started.
    package init?(_ command: String, columns: Int = 90, rows: Int = 40) {
        socket = "weft-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        let size = ["-x", String(columns), "-y", String(rows)]
        let started = tmux(["-f", "/dev/null", "new-session", "-d"] + size + [command])
        guard started.status == 0 else { return nil }
    }

    deinit { _ = tmux(["kill-server"]) }

    /// Types a text as it is.
    package func type(_ text: String) {
        _ = tmux(["send-keys", "-l", "--", text.hasSuffix(";") ? text.dropLast() + "\\;" : text])
    }

    /// Presses keys by tmux's names: `Enter`, `Tab`, `C-c`, `Up`.
    package func press(_ keys: String...) { _ = tmux(["send-keys"] + keys) }

    /// The screen, lines without blanks at their ends.
    package var text: String { tmux(["capture-pane", "-p"]).text }

    /// The screen with the escape sequences of its colours, as tmux writes them.
    package var styled: String { tmux(["capture-pane", "-p", "-e"]).text }

    /// `column,row` of the cursor, from 0.
    package var cursor: String {
        String(tmux(["display-message", "-p", "#{cursor_x},#{cursor_y}"]).text.prefix { $0 != "\n" })
    }

    /// Gives the window another size.
    package func resize(columns: Int, rows: Int = 40) {
        _ = tmux(["resize-window", "-x", String(columns), "-y", String(rows)])
    }

    /// Pastes a text as a terminal does: in brackets, if the program asked for them.
    package func paste(_ text: String) { _ = tmux(["set-buffer", "--", text, ";", "paste-buffer", "-p", "-r"]) }

    /// Sends bytes as they are.
    package func send(_ bytes: [UInt8]) {
        _ = tmux(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
    }

    /// Waits until the screen with its colours holds a text.
    package func waits(forStyled wanted: String, seconds: Double = 10) -> Bool {
        for _ in 0..<Int(seconds * 50) {
            if styled.contains(wanted) { return true }
            usleep(20_000)
        }
        return false
    }

    /// Waits until the screen holds a text; false when it does not within the time.
    package func waits(for wanted: String, seconds: Double = 10) -> Bool {
        for _ in 0..<Int(seconds * 50) {
            if text.contains(wanted) { return true }
            usleep(20_000)
        }
        return false
    }

    /// Whether the program still runs.
    package var isRunning: Bool { tmux(["list-sessions"]).status == 0 }

    private func tmux(_ arguments: [String]) -> ProgramResult {
        RunningProgram.run("tmux", ["-L", socket] + arguments)
    }
}
