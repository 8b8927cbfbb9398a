// Results on standard output.

import Diagnostics
import Maps
import Rendering
package import Session

extension Workbench {
    /// Shows a result in the current format. Beside data for programs, a check's summary is told on standard error.
    package func show(_ outcome: Outcome, inFull: Bool = false) throws(Halt) {
        if let text = outcome.text { try write(display.renderer.written(text.hasSuffix("\n") ? text : text + "\n")) }
        if let picture = outcome.picture, display.renderer.name == "table" {
            let cells = CellWriter(width: display.width ?? terminal.columns ?? 100, ascii: terminal.ascii)
            return try write(cells.text(picture))
        }
        let isForReading =
            display.renderer.fileEndings.isEmpty || ["txt", "md", "html"].contains(display.renderer.fileEndings[0])
        for (index, table) in outcome.tables.enumerated() {
            if table.role == .summary, !isForReading {
                tellSummary(table)
                continue
            }
            var options = options
            if inFull { options.rowLimit = nil }
            let isTable = display.renderer.name == "table" || display.renderer.name == "line"
            let title = isTable && outcome.tables.count > 1 ? (index > 0 ? "\n" : "") + heading(table.role) : ""
            var page: [Block] = []
            if display.isBrief, display.renderer.name == "table" {
                page = index == 0 ? outcome.page : table.role == .summary ? outcome.checks.page : []
            }
            try render(table, as: page, title: title, options: options)
        }
    }

    /// How results are drawn on standard output.
    var options: RenderOptions {
        var options = RenderOptions(
            nullText: display.nullText, raw: display.raw, byteOrderMark: shown == 0 && !terminal.outputIsTerminal,
            width: display.width ?? terminal.columns, rowLimit: display.rowLimit, colour: terminal.colour,
            ascii: terminal.ascii, isForTerminal: terminal.outputIsTerminal)
        options.separator = display.separator
        return options
    }

    /// - Parameter page: what is shown in place of the table; empty for the table.
    private func render(
        _ table: OutcomeTable, as page: [Block], title: String, options: RenderOptions
    ) throws(Halt) {
        let output = screenBuffer()
        // Two tables of comma-separated values, or in Markdown, are kept apart by an empty line.
        if display.renderer.name == "csv", shown > 0 { output.append("\r\n") }
        if display.renderer.name == "markdown", shown > 0 { output.append("\n") }
        output.append(title)
        var report = RenderReport()
        let isSections = table.role == .exceptions && display.renderer.name == "table"
        let findings = page.isEmpty && isSections && display.isBrief ? Finding.all(in: table.table) : []
        if !page.isEmpty {
            output.append(TextDocument.text(page, options: options))
        } else if !findings.isEmpty {
            output.append(TextDocument.text(FindingPages.sections(findings).map { .section($0) }, options: options))
        } else if isSections, let sections = CheckSections(table.table) {
            sections.render(to: output, options: options)
        } else {
            report = display.renderer.render(table.table, to: output, options: options)
        }
        try finish(output)
        shown += 1
        for warning in report.warnings { tell(warning) }
    }

    /// Shows a document as text.
    func show(_ document: Document) throws(Halt) {
        let output = screenBuffer()
        output.append(TextDocument.text(document, options: options))
        try finish(output)
    }

    /// Tells a document on standard error.
    func tell(_ document: Document) {
        let options = RenderOptions(
            width: display.width ?? terminal.errorColumns, colour: terminal.errorColour, ascii: terminal.ascii)
        terminal.tell(drawn: TextDocument.text(document, options: options))
    }

    private func write(_ text: String) throws(Halt) {
        let output = screenBuffer()
        output.append(visibleLines(text))
        try finish(output)
    }

    /// In memory where a pager may be needed, since it is told only afterwards how tall a result is.
    private func screenBuffer() -> OutputBuffer {
        if pager != nil { return OutputBuffer(isInterrupted: { Interrupts.isPending }) }
        return OutputBuffer(descriptor: terminal.output, isInterrupted: { Interrupts.isPending })
    }

    private func finish(_ output: OutputBuffer) throws(Halt) {
        guard let pager else { return try flush(output) }
        if output.failure == .interrupted { throw .failure(.stopped) }
        if pager.show(output.contents, on: terminal) { return }
        let direct = OutputBuffer(descriptor: terminal.output, isInterrupted: { Interrupts.isPending })
        direct.append(output.contents)
        try flush(direct)
    }

    private func flush(_ output: OutputBuffer) throws(Halt) {
        do throws(OutputBuffer.Failure) { try output.finish() } catch {
            switch error {
            case .closedPipe: throw .outputGone
            case .interrupted: throw .failure(.stopped)
            case .system:
                guard let diagnostic = error.diagnostic(writing: "to standard output") else { throw .outputGone }
                throw .failure(diagnostic)
            }
        }
    }

    func tellSummary(_ table: OutcomeTable) {
        let memory = OutputBuffer()
        let options = RenderOptions(
            width: display.width ?? terminal.errorColumns, colour: terminal.errorColour, ascii: terminal.ascii)
        _ = TableRenderer().render(table.table, to: memory, options: options)
        terminal.tell(drawn: String(decoding: memory.contents, as: UTF8.self))
    }

    private func heading(_ role: OutcomeTable.Role) -> String {
        switch role {
        case .rows: ""
        case .exceptions: "Exceptions\n"
        case .summary: "Summary\n"
        }
    }
}

extension Workbench {
    /// Prints a text that a command gives.
    func deliver(text: String) throws(Halt) {
        if !text.isEmpty { try deliver(Delivery(outcome: Outcome(text: text), statement: "")) }
    }
}
