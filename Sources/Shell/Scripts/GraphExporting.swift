// The whole graph in files for another engine.

import Diagnostics
import Session

/// `weft export`
package struct GraphExporting {
    package enum Format: String, CaseIterable, Sendable {
        case cypher
        case csvBundle = "csv-bundle"
    }

    let bench: Workbench
    let includesDerived: Bool

    package init(bench: Workbench, includesDerived: Bool) {
        self.bench = bench
        self.includesDerived = includesDerived
    }

    /// - Parameter path: a file, or the folder of a bundle; nil: standard output.
    package func run(_ format: Format, to path: String?) -> ExitStatus {
        do throws(Diagnostic) {
            if let path { try bench.disk.permit(path) }
            switch format {
            case .cypher:
                let script = bench.session.graphScript(includesDerived: includesDerived)
                guard let path else { return bench.terminal.put(script) }
                try bench.disk.write(Array(script.utf8), to: path)
                bench.terminal.tell("\(path): \(script.utf8.count) bytes\n")
            case .csvBundle:
                let folder = path ?? "."
                try bench.disk.makeFolder(folder)
                let files = bench.session.graphBundle(includesDerived: includesDerived)
                try bench.disk.replace(files.map { NewFile(folder + "/" + $0.path, Array($0.text.utf8)) })
                bench.terminal.tell("\(folder): \(files.count) files\n")
            }
        } catch {
            bench.tell(error)
            return .statementFailed
        }
        return .done
    }
}
