// Results in files, with what another auditor needs to get them again.

import Diagnostics
import Glibc
import Rendering
import Session
import Values

extension Workbench {
    /// Writes a result to a file: the rows there, a check's summary beside it as `NAME.summary.csv`. Beside each CSV stands its
    /// manifest, `NAME.manifest.json`.
    package func export(_ delivery: Delivery, to path: String) throws(Halt) {
        let outcome = delivery.outcome
        if outcome.tables.isEmpty, let text = outcome.text {
            let ended = text.hasSuffix("\n") ? text : text + "\n"
            try failing { () throws(Diagnostic) in try write(Array(ended.utf8), to: path) }
            return
        }
        for table in outcome.tables {
            let file = table.role == .summary ? Self.beside(path, "summary") : path
            try failing { () throws(Diagnostic) in try export(table, of: delivery, to: file) }
        }
    }

    /// Writes a result to the next free name of a folder: `01.csv`, `02.csv`, …
    func export(_ delivery: Delivery, toFolder folder: String) throws(Halt) {
        let parent = folder.hasSuffix("/") ? folder : folder + "/"
        if mkdir(parent, 0o777) != 0, errno != EEXIST { throw .failure(.unwritable(parent, errno)) }
        filed += 1
        let ending = display.isChosen ? display.renderer.fileEndings.first ?? "txt" : "csv"
        try export(
            delivery,
            to: parent + (filed < 10 ? "0" : "") + "\(filed)." + (delivery.outcome.tables.isEmpty ? "txt" : ending))
    }

    private func export(_ table: OutcomeTable, of delivery: Delivery, to path: String) throws(Diagnostic) {
        let chosen: (any Renderer)? = display.isChosen ? display.renderer : nil
        let renderer = chosen ?? Renderers.forFile(path) ?? CSVRenderer()
        let form = ExportForm(nullText: display.nullText, raw: display.raw, workpaper: display.workpaper)
        let rows = table.table.rows.count
        guard renderer.name == "csv" else {
            let memory = OutputBuffer()
            let options = RenderOptions(nullText: display.nullText, raw: display.raw)
            let report = renderer.render(form.shaped(table), to: memory, options: options)
            try write(memory.contents, to: path)
            return told(path, rows: rows, memory.contents, report.warnings)
        }
        let (bytes, guardedCells, warnings) = form.bytes(of: table)
        try write(bytes, to: path)
        guard Folders.isRegularFile(path) else { return told(path, rows: rows, bytes, warnings) }
        let manifest = Self.beside(path, "manifest", ending: "json")
        let export = Export(
            file: path.split(separator: "/").last.map(String.init) ?? path, role: table.role, form: form, bytes: bytes,
            rows: rows, guardedCells: guardedCells, statement: delivery.statement, script: delivery.script)
        let circumstances =
            delivery.circumstances
            ?? session.circumstances(
                ofChecks: delivery.outcome.checkNames, presentState: delivery.outcome.presentState)
        try write(Array(export.sidecar(under: circumstances).utf8), to: manifest)
        told(path, rows: rows, bytes, warnings, manifest: manifest)
    }

    private func told(
        _ path: String, rows: Int, _ bytes: [UInt8], _ warnings: [Diagnostic], manifest: String? = nil
    ) {
        for warning in warnings { tell(warning) }
        terminal.tell("\(path): \(rows) \(rows == 1 ? "row" : "rows")\n")
        exports.append(ExportedFile(path: path, rows: rows, sha256: Session.sha256(bytes), manifest: manifest))
    }

    func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .unwritable(path, errno) }
        defer { close(file) }
        let output = OutputBuffer(descriptor: file)
        output.append(bytes)
        do throws(OutputBuffer.Failure) { try output.finish() } catch {
            throw error.diagnostic(writing: path) ?? .unwritable(path, EPIPE)
        }
    }

    /// `out/gaps.csv` → `out/gaps.summary.csv`, `out/gaps.manifest.json`
    static func beside(_ path: String, _ word: String, ending: String? = nil) -> String {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/"), dot != path.startIndex else {
            return path + "." + word + (ending.map { "." + $0 } ?? "")
        }
        return path[..<dot] + "." + word + (ending.map { "." + $0 } ?? String(path[dot...]))
    }
}

extension Diagnostic {
    static func unwritable(_ path: String, _ code: Int32) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .usageError, detail: .unwritableFile,
            message: "I could not write \(path): \(String(cString: strerror(code)))")
    }
}
