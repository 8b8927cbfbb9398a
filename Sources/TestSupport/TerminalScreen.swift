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
