// Results in files, with what another auditor needs to get them again.

import Diagnostics
import Maps
import Rendering
import Session
import Values

extension Workbench {
    /// Writes a result to a file: the rows there, a check's summary beside it as `NAME.summary.csv`. Beside each CSV stands its
    /// manifest, `NAME.manifest.json`.
    package func export(_ delivery: Delivery, to path: String) throws(Halt) {
        let outcome = delivery.outcome
        if let format = PictureFormat.forFile(path) {
            return try failing { () throws(Diagnostic) in try draw(delivery, format, to: path) }
        }
        if outcome.tables.isEmpty, let text = outcome.text {
            let renderer: (any Renderer)? = display.isChosen ? display.renderer : Renderers.forFile(path)
            let ended = text.hasSuffix("\n") ? text : text + "\n"
            let written = visibleLines(renderer?.written(ended) ?? ended)
            try failing { () throws(Diagnostic) in try disk.write(Array(written.utf8), to: path) }
            return
        }
        if path.lowercased().hasSuffix(".xlsx"), !display.isChosen {
            return try failing { () throws(Diagnostic) in try exportWorkbook(delivery, to: path) }
        }
        var files: [ExportedTable] = []
        for table in outcome.tables {
            let file = table.role == .summary ? Self.beside(path, "summary") : path
            files.append(try failing { () throws(Diagnostic) in try exported(table, of: delivery, to: file) })
        }
        // Data first, then the sidecars, which name their hashes: what vouches for a file never stands beside another one.
        let all = files.map(\.data) + files.compactMap(\.sidecar)
        try failing { () throws(Diagnostic) in try disk.replace(all) }
        for file in files { tell(file) }
    }

    /// All tables of an answer as sheets of one file.
    private func exportWorkbook(_ delivery: Delivery, to path: String) throws(Diagnostic) {
        let form = ExportForm(workpaper: display.workpaper)
        let (bytes, guardedCells, warnings) = session.workbook(of: delivery.outcome, form)
        let rows = delivery.outcome.tables.first?.table.rows.count ?? 0
        let export = Export(
            file: path.split(separator: "/").last.map(String.init) ?? path, kind: .workbook, form: form, bytes: bytes,
            rows: rows, guardedCells: guardedCells, statement: delivery.statement, script: delivery.script)
        let circumstances = delivery.circumstances ?? session.circumstances(of: delivery.outcome)
        var file = ExportedTable(data: NewFile(path, bytes), rows: rows, warnings: warnings)
        file.sidecar = NewFile(
            Self.beside(path, "manifest", ending: "json"), Array(export.sidecar(under: circumstances).utf8))
        try disk.replace([file.data] + [file.sidecar].compactMap { $0 })
        tell(file)
    }

    /// Pictures have no manifest yet: it would be verified by rows, which they do not hold.
    private func draw(_ delivery: Delivery, _ format: PictureFormat, to path: String) throws(Diagnostic) {
        let title = session.organisation?.name ?? "No organisation"
        guard let picture = try session.picture(of: delivery.outcome, title: title) else { throw .nothingDrawn(path) }
        let bytes = Array(format.text(picture).utf8)
        try disk.replace([NewFile(path, bytes)])
        terminal.tell("\(path): \(picture.title)\n")
        exports.append(ExportedFile(path: path, rows: 0, sha256: Session.sha256(bytes), manifest: nil))
    }

    /// Writes a result to the next free name of a folder: `01.csv`, `02.csv`, …
    func export(_ delivery: Delivery, toFolder folder: String) throws(Halt) {
        let parent = folder.hasSuffix("/") ? folder : folder + "/"
        try failing { () throws(Diagnostic) in try disk.makeFolder(parent) }
        filed += 1
        let ending = display.isChosen ? display.renderer.fileEndings.first ?? "txt" : "csv"
        try export(
            delivery,
            to: parent + (filed < 10 ? "0" : "") + "\(filed)." + (delivery.outcome.tables.isEmpty ? "txt" : ending))
    }

    private func exported(
        _ table: OutcomeTable, of delivery: Delivery, to path: String
    ) throws(Diagnostic) -> ExportedTable {
        let chosen: (any Renderer)? = display.isChosen ? display.renderer : nil
        let renderer = chosen ?? Renderers.forFile(path) ?? CSVRenderer()
        let form = ExportForm(
            nullText: display.nullText, raw: display.raw, workpaper: display.workpaper, separator: display.separator)
        let rows = table.table.rows.count
        guard renderer.name == "csv" else {
            let memory = OutputBuffer(isInterrupted: { Interrupts.isPending })
            let options = RenderOptions(nullText: display.nullText, raw: display.raw)
            let report = renderer.render(form.shaped(table), to: memory, options: options)
            if Interrupts.isPending { throw .stopped }
            return ExportedTable(data: NewFile(path, memory.contents), rows: rows, warnings: report.warnings)
        }
        let (bytes, guardedCells, warnings) = form.bytes(of: table, isInterrupted: { Interrupts.isPending })
        if Interrupts.isPending { throw .stopped }
        var file = ExportedTable(data: NewFile(path, bytes), rows: rows, warnings: warnings)
        guard Folders.isRegularFile(path) || !Folders.isThere(path), !path.hasPrefix("/dev/") else { return file }
        let export = Export(
            file: path.split(separator: "/").last.map(String.init) ?? path, kind: .table(table.role), form: form,
            bytes: bytes,
            rows: rows, guardedCells: guardedCells, statement: delivery.statement, script: delivery.script)
        let circumstances = delivery.circumstances ?? session.circumstances(of: delivery.outcome)
        file.sidecar = NewFile(
            Self.beside(path, "manifest", ending: "json"), Array(export.sidecar(under: circumstances).utf8))
        return file
    }

    private func tell(_ file: ExportedTable) {
        for warning in file.warnings { tell(warning) }
        let path = file.data.path
        terminal.tell("\(path): \(file.rows) \(file.rows == 1 ? "row" : "rows")\n")
        exports.append(
            ExportedFile(
                path: path, rows: file.rows, sha256: Session.sha256(file.data.bytes), manifest: file.sidecar?.path))
    }

    /// `out/gaps.csv` → `out/gaps.summary.csv`, `out/gaps.manifest.json`
    static func beside(_ path: String, _ word: String, ending: String? = nil) -> String {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/"), dot != path.startIndex else {
            return path + "." + word + (ending.map { "." + $0 } ?? "")
        }
        return path[..<dot] + "." + word + (ending.map { "." + $0 } ?? String(path[dot...]))
    }
}

/// A table as the files that it becomes.
private struct ExportedTable {
    var data: NewFile
    var sidecar: NewFile?
    let rows: Int
    let warnings: [Diagnostic]

    init(data: NewFile, rows: Int, warnings: [Diagnostic]) {
        self.data = data
        self.rows = rows
        self.warnings = warnings
    }
}

extension Diagnostic {
    fileprivate static func nothingDrawn(_ path: String) -> Diagnostic {
        .usage(
            "\(path) is a picture, and this answer has nothing to draw",
            help:
                "MAP draws, and so does a query that returns nodes, relationships or paths; rows go to .csv, .xlsx, .html, .md or .json."
        )
    }
}
