// What goes into a working paper and into a log.

import Diagnostics
import Rendering
import Session
import Values

extension Workbench {
    /// Keeps a statement and what came of it.
    func record(question: String, _ outcome: Outcome) throws(Halt) {
        defer { exports = [] }
        let remarks = outcome.warnings.map { "warning: \($0.message)" } + outcome.notes.map { "note: \($0)" }
        if paper != nil {
            var text = try begun(question)
            for table in outcome.tables { text += markdown(table) }
            if let answer = outcome.text { text += Markdown.fenced(answer) }
            text += (remarks.map(Markdown.escaped) + exports.map { "exported " + Markdown.text($0) }).map {
                "- \($0)\n"
            }.joined()
            try paper?.append(text + "\n")
        }
        if log != nil {
            var text = question + "\n\n"
            for table in outcome.tables { text += plain(table) + "\n" }
            if let answer = outcome.text { text += answer + "\n\n" }
            text += (remarks + exports.map { "\($0.path): \($0.rows) rows, SHA-256 \($0.sha256)" }).map { "\($0)\n" }
                .joined()
            try log?.append(text + "\n")
        }
    }

    /// Keeps a statement that failed.
    func record(question: String, failure: Diagnostic) throws(Halt) {
        if paper != nil { try paper?.append(try begun(question) + "- error: \(Markdown.escaped(failure.message))\n\n") }
        try log?.append(question + "\n\nerror: \(failure.message)\n\n")
    }

    /// Keeps what was exported without a statement.
    func recordExports() throws(Halt) {
        defer { exports = [] }
        for export in exports {
            try paper?.append("- exported \(Markdown.text(export))\n\n")
            try log?.append("\(export.path): \(export.rows) rows, SHA-256 \(export.sha256)\n\n")
        }
    }

    /// Keeps a remark of the auditor's.
    func record(note: String) throws(Halt) {
        try paper?.append(
            stateIfNew()
                + visibleLines(note).replacing("<", with: "\\<").split(separator: "\n").map { "> \($0)\n" }.joined()
                + "\n")
    }

    // MARK: The paper

    /// The heading of the next question, behind what has changed since the last one.
    private func begun(_ question: String) throws(Halt) -> String {
        let state = stateIfNew()
        paper?.questions += 1
        let title = question.split(separator: "\n").first.map(String.init) ?? ""
        return state + "## \(paper?.questions ?? 0). \(Markdown.escaped(title))\n\n" + Markdown.fenced(question, "weft")
    }

    /// The organisation, the dates and the tool, where the paper does not say them yet.
    private func stateIfNew() -> String {
        let situation = situation
        guard situation != paper?.situation else { return "" }
        let isSameOrganisation = situation.first == paper?.situation.first
        paper?.situation = situation
        let names = ["organisation", "as of", "period", "time zone", "what-if edits", "grades of the auditor", "tool"]
        var rows = zip(names, situation).map { "| \($0) | \(Markdown.escaped($1)) |\n" }.joined()
        if paper?.questions == 0 { rows += ["prepared by", "reviewed by"].map { "| \($0) | |\n" }.joined() }
        return "| | |\n| --- | --- |\n" + rows + "\n" + (isSameOrganisation ? "" : inputs)
    }

    private var situation: [String] {
        let judgement = session.judgement
        func date(_ day: CalendarDate?) -> String { day.flatMap { Value.date($0).temporalText } ?? "not given" }
        let organisation = session.organisation
        return [
            organisation.map { "\($0.name) (\($0.path))" } ?? "none",
            date(judgement.asOf) + (judgement.origin == .manifest ? " (from the manifest)" : ""),
            "\(date(judgement.period?.from)) to \(date(judgement.period?.to))", organisation?.timeZone ?? "not given",
            session.edits.isEmpty ? "none" : "\(session.edits.count) in force",
            session.settings.grades?.file.path ?? "none",
            "weft \(WeftVersion.current), build \(WeftVersion.build ?? "unknown")",
        ]
    }

    private var inputs: String {
        guard let organisation = session.organisation else { return "" }
        let files = ([organisation.manifest].compactMap { $0 } + organisation.files).map { file in
            "| \(Markdown.escaped(file.path)) | \(file.rows) | \(file.rejected) | \(file.sha256) |\n"
        }
        return "| input | records | rejected | SHA-256 |\n| --- | ---: | ---: | --- |\n" + files.joined() + "\n"
    }

    private func markdown(_ table: OutcomeTable) -> String {
        let split = table.table.columns.count > Markdown.mostColumns ? SplitTable(table.table) : nil
        var cut = split?.varying ?? table.table
        cut.rows = Array(cut.rows.prefix(Markdown.mostRows))
        let memory = OutputBuffer()
        _ = MarkdownRenderer().render(cut, to: memory, options: RenderOptions(nullText: display.nullText))
        let shared = (split?.constantText(RenderOptions()) ?? "").split(separator: "\n")
            .map { "- \(Markdown.escaped(String($0)))\n" }.joined()
        let count = table.table.rows.count
        let rest = count > cut.rows.count ? "; the first \(cut.rows.count) are shown, an export has all" : ""
        let title =
            switch table.role {
            case .rows: ""
            case .exceptions: "Exceptions\n\n"
            case .summary: "Summary\n\n"
            }
        return title + String(decoding: memory.contents, as: UTF8.self)
            + "\n\(count) \(count == 1 ? "row" : "rows")\(rest)\n\n" + (shared.isEmpty ? "" : shared + "\n")
    }

    private func plain(_ table: OutcomeTable) -> String {
        let memory = OutputBuffer()
        _ = TableRenderer().render(table.table, to: memory, options: RenderOptions(nullText: display.nullText))
        return String(decoding: memory.contents, as: UTF8.self)
    }
}

/// The little Markdown that a working paper needs.
private enum Markdown {
    /// Rows of a table that a paper shows.
    static let mostRows = 200
    /// A wider table says once what all of its rows share.
    static let mostColumns = 8

    /// A block of text as it is; the fence is longer than any in the text.
    static func fenced(_ text: String, _ language: String = "") -> String {
        var fence = "```"
        while text.contains(fence) { fence += "`" }
        return fence + language + "\n" + text + (text.hasSuffix("\n") ? "" : "\n") + fence + "\n\n"
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in visibleText(text.replacing("\n", with: " ")) {
            if "\\`*_[]|<".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }

    static func text(_ export: ExportedFile) -> String {
        let rows = "\(export.rows) \(export.rows == 1 ? "row" : "rows")"
        return "`\(export.path)`: \(rows), SHA-256 \(export.sha256)"
            + (export.manifest.map { ", manifest `\($0)`" } ?? "")
    }
}
