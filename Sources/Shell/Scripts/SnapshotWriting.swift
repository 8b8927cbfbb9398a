// What was read, in one file.

import Diagnostics
import Session

/// `weft snapshot`
package struct SnapshotWriting {
    let bench: Workbench

    package init(bench: Workbench) { self.bench = bench }

    package func run(to path: String) -> ExitStatus {
        do throws(Diagnostic) {
            try bench.disk.permit(path)
            let bytes = try Interrupts.watching(on: bench.terminal) { cancellation throws(Diagnostic) in
                var bytes = 0
                try bench.disk.replace(path) { (write) throws(Diagnostic) in
                    bytes = try bench.session.writeSnapshot(for: path, cancellation: cancellation, write: write)
                }
                return bytes
            }
            bench.terminal.tell("\(path): \(bytes) bytes\n")
        } catch {
            bench.tell(error)
            return error.type == .interrupted ? .interrupted : .statementFailed
        }
        return .done
    }
}
