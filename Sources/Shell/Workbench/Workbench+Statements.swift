// From a statement to its result on the screen or in a file.

import Assist
package import Diagnostics
import Glibc
import Session
package import Syntax
import Values

extension Workbench {
    /// Carries out one statement of a source and delivers what it gives.
    package func run(_ entry: ParsedScript.Entry, of source: SourceText) throws(Halt) {
        let text = source.text(in: entry.span)
        let start = Stopwatch()
        let outcome: Outcome
        do throws(Diagnostic) {
            let statement: Statement
            do throws(Diagnostic) { statement = try entry.result.get() } catch {
                throw dotMissing(error, entry, in: source)
            }
            if display.echoes {
                let sentence = Echo(Knowledge(session)).sentence(for: statement)
                terminal.tell(terminal.folded(sentence) + "\n", dim: true)
            }
            outcome = try Interrupts.watching(on: terminal) { cancellation throws(Diagnostic) in
                try session.execute(statement, in: source, cancellation: cancellation)
            }
        } catch {
            lastFailed = true
            try record(question: text, failure: error)
            throw .failure(error)
        }
        let elapsed = start.elapsed
        for warning in outcome.warnings { tell(warning, in: source) }
        if isAtPrompt { proposal = correction(of: outcome.warnings, on: entry, in: source) }
        var delivery = Delivery(outcome: outcome, statement: text, script: scripts.last)
        if destination == .held, !outcome.tables.isEmpty {
            delivery.circumstances = session.circumstances(of: outcome)
        }
        try deliver(delivery)
        try record(question: text, outcome)
        if display.showsTime { terminal.tell("time: \(elapsed)\n") }
    }

    /// Carries out a statement that a command stands for.
    func run(statement text: String) throws(Halt) {
        let source = SourceText(text)
        for entry in session.parse(source).entries { try run(entry, of: source) }
    }

    /// Sends a result where it belongs.
    package func deliver(_ delivery: Delivery) throws(Halt) {
        let outcome = delivery.outcome
        if !outcome.tables.isEmpty { (last, lastFailed) = (delivery, false) }
        let isResult = !outcome.tables.isEmpty || outcome.text != nil
        if let into = outcome.into {
            try export(delivery, to: into.path)
        } else if isResult {
            try send(delivery, to: nextDestination ?? destination)
            nextDestination = nil
        }
        for note in outcome.notes { terminal.tell("note: \(Snippet.visible(note))\n") }
        if !outcome.statistics.isEmpty { terminal.tell(outcome.statistics.summary + "\n") }
    }

    private func send(_ delivery: Delivery, to destination: Destination) throws(Halt) {
        switch destination {
        case .screen: try show(delivery.outcome)
        case .file(let path): try export(delivery, to: path)
        case .folder(let path): try export(delivery, toFolder: path)
        case .held: if delivery.outcome.tables.isEmpty { try show(delivery.outcome) }
        }
    }
}

extension Workbench {
    /// The statement as a warning would have it. Names that an audit statement stands for are not the user's own.
    private func correction(of warnings: [Diagnostic], on entry: ParsedScript.Entry, in source: SourceText) -> String? {
        guard case .success(let statement) = entry.result else { return nil }
        var isQuery = false
        if case .query = statement.kind { isQuery = true }
        let own = warnings.filter { isQuery || $0.detail == .invalidArgumentValue }
        return own.lazy.compactMap { $0.corrected(String(decoding: source.utf8, as: UTF8.self)) }.first
    }

    /// `help FIND` for `.help FIND`: a statement that can't be read and begins with the name of a command.
    func dotMissing(_ fault: Diagnostic, _ entry: ParsedScript.Entry, in source: SourceText) -> Diagnostic {
        let word = source.text(in: entry.span).prefix { !$0.isWhitespace }
        guard fault.span?.start == entry.span.start, let command = DotCommands.named("." + word) else { return fault }
        let place = Span(start: entry.span.start, end: entry.span.start + UInt32(truncatingIfNeeded: word.utf8.count))
        return .compileTime(
            .syntaxError, .unexpectedSyntax, "a command begins with a dot", at: place,
            label: "did you mean \(command.name)?",
            correction: command.name)
    }
}

extension WriteStatistics {
    /// `created 2 nodes, set 3 properties`
    fileprivate var summary: String {
        let parts: [(Int, String, String, String)] = [
            (nodesCreated, "created", "node", "nodes"),
            (relationshipsCreated, "created", "relationship", "relationships"),
            (propertiesSet, "set", "property", "properties"), (labelsAdded, "added", "label", "labels"),
            (labelsRemoved, "removed", "label", "labels"), (nodesDeleted, "deleted", "node", "nodes"),
            (relationshipsDeleted, "deleted", "relationship", "relationships"),
        ]
        let told = parts.filter { $0.0 > 0 }.map { "\($0.1) \($0.0) \($0.0 == 1 ? $0.2 : $0.3)" }
        return told.joined(separator: ", ") + "; in memory only, the files stay as they are"
    }
}

/// Time that goes by, for `.timer`.
private struct Stopwatch {
    private let start = Self.now

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }

    /// `0.012 s`
    var elapsed: String {
        let milliseconds = (Self.now - start + 500) / 1000
        let digits = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - digits.utf8.count) + digits + " s"
    }
}
