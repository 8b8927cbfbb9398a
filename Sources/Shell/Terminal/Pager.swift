// Results that are taller than the screen.

/// A program that shows a long text page by page.
struct Pager: Equatable {
    /// A command line for the user's shell.
    var command: String

    /// `less`, which leaves what was read on the screen, with a last line for those who have never met it.
    private static let less = "less -RX '-Ps?eThis is the end, q leaves:Space goes on, b goes back, q leaves.'"

    /// `$WEFT_PAGER`, `$PAGER`, else what is secured; nil where the system has none, and results go to the screen as they are.
    static var standard: Pager? {
        guard let chosen = ["WEFT_PAGER", "PAGER"].compactMap(environment).first(where: { !$0.isEmpty }) else {
            return secured
        }
        return Pager(command: chosen == "less" ? less : chosen)
    }

    /// `less` without the commands that write files or start programs: nobody who reads a result should find them by a slip.
    static var secured: Pager? { ChildProgram.isThere("less") ? Pager(command: "LESSSECURE=1 " + less) : nil }

    /// Shows a text if it is taller than the window. False where it was not shown: it is short, or there is no such program.
    func show(_ bytes: [UInt8], on terminal: Terminal) -> Bool {
        let lines = bytes.count { $0 == UInt8(ascii: "\n") }
        guard lines >= terminal.rows, terminal.isInteractive else { return false }
        // less shows UTF-8 as bytes where the environment names no locale.
        let charset = terminal.ascii ? "" : "export LESSCHARSET=\"${LESSCHARSET:-utf-8}\"; "
        let status = ChildProgram.run(charset + command, input: bytes)
        // Ctrl-C was meant for the pager.
        Interrupts.forget()
        return status != 127 && status != 126
    }
}
