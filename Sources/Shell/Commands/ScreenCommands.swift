// Commands that need a person's screen: .pager, .edit.

import Assist
import Diagnostics
import Glibc

struct PagerCommand: DotCommand {
    let name = ".pager"
    let parameters = "on|off|COMMAND"
    let summary = "the program that shows results taller than the screen"
    let detail =
        "on is $WEFT_PAGER or $PAGER, else less. In less Space goes on, b goes back and q leaves; Ctrl-C stops its own work only.\n\n  .pager off\n  .pager less -S"
    let argument = CommandDescription.Argument.words(["on", "off", "less -S"])

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        switch argument.lowercased() {
        case "": bench.terminal.tell("pager: \(bench.pager?.command ?? "off")\n")
        case "off": bench.pager = nil
        case "on":
            guard let pager = bench.disk.isSafe ? Pager.secured : .standard else { throw .failure(.noPager) }
            bench.pager = pager
        default:
            try failing { () throws(Diagnostic) in try bench.disk.permit(program: "what a program of yours writes") }
            bench.pager = Pager(command: argument)
        }
    }
}

extension Diagnostic {
    fileprivate static var noPager: Diagnostic {
        .usage(
            "there is no less on this system, so long results go to the screen as they are",
            help: "Install it, or name a pager: .pager COMMAND")
    }
}

struct EditCommand: DotCommand {
    let name = ".edit"
    let parameters = "[FILE]"
    let summary = "the last statement, or a file, in your editor; what you save stands at the prompt"
    let detail =
        "The editor is $VISUAL, $EDITOR or vi. Return runs what stands at the prompt then. If the editor fails, nothing changes."
    let argument = CommandDescription.Argument.file

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        guard bench.terminal.isInteractive else { throw .failure(.usage(".edit needs a terminal")) }
        try failing { () throws(Diagnostic) in try bench.disk.permit(program: "what an editor writes") }
        if !argument.isEmpty {
            bench.prefilled = try edited(unquoted(argument))
            return
        }
        let last = bench.statements.last { !$0.hasPrefix(".") } ?? ""
        let path = try failing { () throws(Diagnostic) in
            try bench.disk.temporaryFile(holding: Array((last + "\n").utf8))
        }
        defer { unlink(path) }
        bench.prefilled = try edited(path)
    }

    private func edited(_ path: String) throws(Halt) -> String {
        let editor = ["VISUAL", "EDITOR"].compactMap(environment).first { !$0.isEmpty } ?? "vi"
        let status = ChildProgram.run(editor, [path])
        Interrupts.forget()
        guard status == 0 else {
            throw .failure(.usage("the editor \(editor) ended with \(status), so nothing was taken over"))
        }
        let bytes = try failing { () throws(Diagnostic) in try InputFile.bytes(path, limit: 1 << 20) }
        return String(decoding: bytes, as: UTF8.self).trimmingBlanks()
    }
}
