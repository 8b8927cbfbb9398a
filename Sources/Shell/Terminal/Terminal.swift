// Where output goes, and what can be drawn there.

import CTerminal
import Diagnostics
import Glibc

/// The program's three files and what is known of the terminal behind them.
package struct Terminal: Sendable {
    package var input: Int32
    package var output: Int32
    package var errors: Int32

    package init(input: Int32 = 0, output: Int32 = 1, errors: Int32 = 2) {
        self.input = input
        self.output = output
        self.errors = errors
    }

    package var inputIsTerminal: Bool { isatty(input) == 1 }
    package var outputIsTerminal: Bool { isatty(output) == 1 }

    /// Whether a line on standard error can be drawn over: somebody looks at it, on a terminal that knows how.
    var errorsAreScreen: Bool { isatty(errors) == 1 && environment("TERM") != "dumb" }

    /// Whether a person sits at both ends, so that lines can be edited.
    package var isInteractive: Bool { inputIsTerminal && outputIsTerminal && environment("TERM") != "dumb" }

    /// The window's width, nil where there is no window.
    package var columns: Int? { Self.columns(of: output) }

    /// The width of what shows messages.
    var errorColumns: Int? { Self.columns(of: errors) }

    private static func columns(of file: Int32) -> Int? {
        guard isatty(file) == 1 else { return nil }
        let columns = Int(terminal_columns(file))
        return columns > 0 ? columns : 80
    }

    /// The window's height; 24 where there is no window.
    package var rows: Int {
        let rows = Int(terminal_rows(output))
        return rows > 0 ? rows : 24
    }

    /// Bold and dim, unless the user or the terminal does not want them (no-color.org, bixense.com/clicolors).
    package var colour: Bool { Self.colour(on: output) }

    /// The same for messages.
    var errorColour: Bool { Self.colour(on: errors) }

    private static func colour(on file: Int32) -> Bool {
        if environment("NO_COLOR")?.isEmpty == false { return false }
        if let forced = environment("CLICOLOR_FORCE"), !forced.isEmpty, forced != "0" { return true }
        return isatty(file) == 1 && environment("TERM") != "dumb"
    }

    /// Whether only ASCII can be drawn: the environment names a locale, and it is not one of UTF-8. Without any it is UTF-8 today.
    package var ascii: Bool {
        guard let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(environment).first(where: { !$0.isEmpty }) else {
            return false
        }
        let name = locale.lowercased()
        if name == "c" || name == "posix" { return environment("LC_ALL") != nil }
        return !name.contains("utf-8") && !name.contains("utf8")
    }

    /// Tells the user something that is not data. Names and values in it never steer the terminal.
    /// - Parameter dim: in a paler ink, where standard error is a screen that may be coloured.
    package func tell(_ text: String, dim: Bool = false) {
        let text = visibleLines(text)
        let isPlain = !dim || !errorsAreScreen || environment("NO_COLOR")?.isEmpty == false
        Self.write(isPlain ? text : "\u{1b}[2m" + text + "\u{1b}[0m", to: errors)
    }

    /// Writes what was drawn for a screen, its own inks and movements among it, where messages go.
    func tell(drawn text: String) { Self.write(text, to: errors) }

    /// Writes to the screen of an interactive session, beside what libedit draws.
    func draw(_ text: String) { Self.write(text, to: output) }

    private static func write(_ text: String, to file: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { return }
        }
    }
}

/// A variable of the environment.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
