// weft verify: is a working paper what its manifest says?

import Diagnostics
import Session

/// Asks the questions of manifests again, one after the other.
package struct VerifyRunner {
    private let terminal: Terminal
    /// Where the organisation is; nil: where the manifest says.
    private let organisation: String?

    package init(terminal: Terminal, organisation: String?) {
        self.terminal = terminal
        self.organisation = organisation
    }

    /// 0 where every answer is the same, 4 where one differs, 3 where an organisation can't be loaded, 2 for what is no manifest.
    package func run(_ manifests: [String]) -> ExitStatus {
        Interrupts.catchSignals()
        var worst = ExitStatus.done
        for path in manifests {
            let status = run(path)
            if status == .interrupted { return status }
            if worst == .done || status == .notLoaded { worst = status == .done ? worst : status }
        }
        return worst
    }

    private func run(_ path: String) -> ExitStatus {
        let session = Session()
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        do throws(Diagnostic) {
            let bytes = try InputFile.bytes(path, limit: InputFile.longestTable)
            let record = try SidecarRecord(String(decoding: bytes, as: UTF8.self))
            if let status = open(record, folder, session) { return status }
            let exported = try exported(folder + record.file)
            var found = try Interrupts.watching(on: terminal) { cancellation throws(Diagnostic) in
                try session.verify(record, exported: exported, cancellation: cancellation)
            }
            if let change = scriptChange(record, folder) { found.changes.append(change) }
            _ = terminal.put(text(found, file: folder + record.file))
            return found.verdict == .different ? .checkFailed : .done
        } catch {
            terminal.tell(Snippet(error, in: nil).text)
            return error.type == .interrupted ? .interrupted : .wrongUsage
        }
    }

    /// The file itself; nil where it is gone, which is not the same as one that can't be read.
    private func exported(_ path: String) throws(Diagnostic) -> [UInt8]? {
        do throws(Diagnostic) { return try InputFile.bytes(path, limit: 1 << 30) } catch {
            if error.detail == .fileNotFound { return nil }
            throw error
        }
    }

    /// Opens what the manifest names; the status where that can't be done.
    private func open(_ record: SidecarRecord, _ folder: String, _ session: Session) -> ExitStatus? {
        do throws(Diagnostic) {
            if let path = organisation ?? record.organisation.map({ found($0, folder) }) {
                try Interrupts.watching(on: terminal) { cancellation throws(Diagnostic) in
                    try session.open(path, cancellation: cancellation)
                }
            }
            if let path = record.grades { try session.readGrades(path, from: found(path, folder)) }
            if let path = record.baseline { try session.readBaseline(path, from: found(path, folder)) }
            if let path = record.sampling { try session.readSampling(path, from: found(path, folder)) }
            return nil
        } catch {
            terminal.tell(Snippet(error, in: nil).text)
            return error.type == .interrupted ? .interrupted : .notLoaded
        }
    }

    /// A path that a manifest gives holds from the current folder, else from the manifest's own.
    private func found(_ path: String, _ folder: String) -> String {
        path.hasPrefix("/") || Folders.realPath(path) != nil ? path : folder + path
    }

    /// The script's file may have been changed since; what is asked again is the text in the manifest.
    private func scriptChange(_ record: SidecarRecord, _ folder: String) -> String? {
        guard let script = record.script,
            let bytes = try? InputFile.bytes(found(script, folder), limit: InputFile.longestScript),
            // What was kept is the text, whatever the file is written in.
            let written = try? WrittenText(bytes), Session.sha256(Array(written.text.utf8)) != record.querySha256
        else { return nil }
        return "script \(script): changed since; the text in the manifest was asked"
    }

    private func text(_ found: Verification, file: String) -> String {
        let verdict =
            switch found.verdict {
            case .identical: found.changes.isEmpty ? "identical" : "identical, although not everything behind it is"
            case .filledIn: "identical but for cells that were filled in by hand"
            case .different: "not the same"
            }
        return "\(visibleText(file)): \(verdict)\n"
            + (found.changes + found.differences).map { "  \(visibleText($0))\n" }.joined()
    }
}
