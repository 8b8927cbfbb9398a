// Carries a script out, and says how far it came.

import Diagnostics
import Session
import Syntax

/// What became of a script.
package struct ScriptReport: Sendable {
    package var total: Int
    package var ran = 0
    package var status = ExitStatus.done

    package init(total: Int) { self.total = total }
}

extension Workbench {
    /// Carries out step after step. The first error ends it, unless errors are to be passed over; either way the status tells.
    package func run(_ script: Script) -> ScriptReport {
        var report = ScriptReport(total: script.steps.count)
        scripts.append(ScriptText(name: script.name, text: script.text))
        defer { scripts.removeLast() }
        for step in script.steps {
            if wantsToLeave { break }
            do throws(Halt) {
                try run(step)
                report.ran += 1
            } catch {
                report.status = error.status
                tell(error, of: step)
                if case .outputGone = error { return report }
                if !keepsGoing || error.status == .interrupted { break }
            }
        }
        if report.status == .done, failedExpectations > 0 { report.status = .checkFailed }
        if report.status == .statementFailed, report.total > 1 {
            let name = script.name.hasPrefix("<") ? "" : "\(script.name): "
            terminal.tell("\(name)\(report.ran) of \(report.total) statements ran\n")
        }
        return report
    }

    func run(_ step: Script.Step) throws(Halt) {
        if Interrupts.isPending { throw .failure(.stopped) }
        switch step {
        case .command(let line, let span, let source):
            try log?.append(line + "\n\n")
            place = Self.place(of: span, in: source)
            defer { place = nil }
            try run(command: line)
        case .statement(let entry, let source): try run(entry, of: source)
        }
    }

    /// `gaps.weft:12`, `line 12` of standard input; nil for what is typed.
    private static func place(of span: Span, in source: SourceText) -> String? {
        if source.name == "<query>" { return nil }
        let line = source.position(of: span.start).line
        return source.name.hasPrefix("<") ? "line \(line)" : "\(source.name):\(line)"
    }

    /// Prints an error with the lines of the script that it is about.
    func tell(_ halt: Halt, of step: Script.Step) {
        guard case .failure(var diagnostic) = halt else { return }
        switch step {
        case .statement(let entry, let source):
            if diagnostic.span == nil, !source.name.hasPrefix("<") { diagnostic.span = entry.span }
            tell(diagnostic, in: source)
        case .command(_, let span, let source):
            if diagnostic.span == nil { diagnostic.span = span }
            tell(diagnostic, in: source)
        }
    }

    /// Reads a script from a file and runs it; scripts in it are found from its own folder.
    /// - Parameter isNamed: on the command line.
    func read(_ path: String, isNamed: Bool = false) throws(Halt) {
        let found = resolved(path)
        if !isNamed { try failing { () throws(Diagnostic) in try disk.permit(reading: found) } }
        guard let real = Folders.realPath(found) ?? Self.open(found) else { throw .failure(.noScript(path)) }
        if let first = scriptsBeingRead.firstIndex(of: real) {
            throw .failure(.circular(scriptsBeingRead[first...] + [real]))
        }
        guard scriptsBeingRead.count < Self.deepestNesting else { throw .failure(.nestedTooDeeply) }
        let name = shown(path)
        let text = try failing { () throws(Diagnostic) in
            try written(try InputFile.bytes(real, limit: InputFile.longestScript), name)
        }
        scriptsBeingRead.append(real)
        defer { scriptsBeingRead.removeLast() }
        let report = run(Script(name: name, text))
        if report.status != .done, report.status != .checkFailed { throw .told(report.status) }
    }

    /// What the user's shell opened, as in `-f <(…)`, has no other name.
    private static func open(_ path: String) -> String? { path.hasPrefix("/dev/fd/") ? path : nil }

    /// A path in a script starts from that script's folder, any other from the current one.
    private func resolved(_ path: String) -> String {
        guard !path.hasPrefix("/"), let reader = scriptsBeingRead.last, let slash = reader.lastIndex(of: "/") else {
            return path
        }
        return String(reader[...slash]) + path
    }

    /// The same for messages, without the folders above the one that the user works in.
    private func shown(_ path: String) -> String {
        guard !path.hasPrefix("/"), let reader = scripts.last?.name, !reader.hasPrefix("<"),
            let slash = reader.lastIndex(of: "/")
        else { return path }
        return String(reader[...slash]) + path
    }

    private static let deepestNesting = 20
}

// MARK: Wording

extension Diagnostic {
    static var stopped: Diagnostic {
        Diagnostic(phase: .runtime, type: .interrupted, detail: .cancelled, message: "interrupted")
    }

    fileprivate static func noScript(_ path: String) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .usageError, detail: .fileNotFound, message: "there is no file \(path)",
            help: "Inside a script, paths start from the script's own folder.")
    }

    fileprivate static func circular(_ paths: [String]) -> Diagnostic {
        let names = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        return Diagnostic(
            phase: .runtime, type: .usageError, detail: .invalidUsage,
            message: "these scripts read each other in a circle: \(names.joined(separator: " → "))")
    }

    fileprivate static var nestedTooDeeply: Diagnostic {
        Diagnostic(
            phase: .runtime, type: .limitError, detail: .nestingTooDeep,
            message: "more than 20 scripts read one another")
    }
}
