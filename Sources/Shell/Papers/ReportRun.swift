// weft report: one file for a client, and its manifest.

import Diagnostics
package import Session
import Values

package struct ReportRun: Sendable {
    package var options: ReportOptions
    /// Where it goes; the ending says whether it is a page, Markdown or text.
    package var output: String

    package init(options: ReportOptions, output: String) {
        self.options = options
        self.output = output
    }

    package func run(on bench: Workbench) -> ExitStatus {
        guard bench.permits(output) else { return .wrongUsage }
        let session = bench.session
        do throws(Diagnostic) {
            let report = try Interrupts.watching(on: bench.terminal) { cancellation throws(Diagnostic) in
                try ReportRunner(session: session, options: options, cancellation: cancellation).report()
            }
            let bytes = Array(report.text(forFile: output).utf8)
            let export = Export(
                file: output.split(separator: "/").last.map(String.init) ?? output, kind: .report(options),
                form: ExportForm(), bytes: bytes, rows: report.outcome.tables.first?.table.rows.count ?? 0,
                guardedCells: 0, statement: report.statement)
            let manifest = Workbench.beside(output, "manifest", ending: "json")
            let sidecar = export.sidecar(under: session.circumstances(of: report.outcome))
            try bench.disk.replace([NewFile(output, bytes), NewFile(manifest, Array(sidecar.utf8))])
            bench.terminal.tell("\(output): \(bytes.count) bytes; manifest \(manifest)\n")
        } catch {
            bench.tell(error)
            return error.type == .interrupted ? .interrupted : .statementFailed
        }
        return .done
    }
}
