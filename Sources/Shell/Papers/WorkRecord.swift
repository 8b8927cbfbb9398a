// A document on disk that grows as work goes on.

import Diagnostics
import Glibc

/// The file behind `.workpaper` or `.log`. It is open only while something is added.
struct WorkRecord: Sendable {
    let path: String
    private let disk: Disk
    /// What was last said about the organisation and the dates.
    var situation: [String] = []
    /// How many questions it holds.
    var questions = 0

    /// - Parameters:
    ///   - mark: the first line of every file of this kind. A file with another one is not touched.
    ///   - continues: goes on behind what is there; else it is written anew.
    init(path: String, mark: String, continues: Bool, on disk: Disk) throws(Halt) {
        self.path = path
        self.disk = disk
        try failing { () throws(Diagnostic) in try disk.permit(path) }
        if Folders.isRegularFile(path) {
            let known = try failing { () throws(Diagnostic) in try InputFile.bytes(path, limit: 1 << 30) }
            let text = String(decoding: known, as: UTF8.self)
            guard text.isEmpty || text.hasPrefix(mark + "\n") else { throw .failure(.foreign(path)) }
            if continues, !text.isEmpty {
                questions = text.split(separator: "\n").count { $0.hasPrefix("## ") }
                return
            }
        }
        try failing { () throws(Diagnostic) in try disk.write(Array((mark + "\n\n").utf8), to: path) }
    }

    /// What steers a terminal is written out: such a document is read with programs that show it as it is.
    func append(_ text: String) throws(Halt) {
        try failing { () throws(Diagnostic) in try disk.append(Array(visibleLines(text).utf8), to: path) }
    }
}

/// A file that an export wrote.
struct ExportedFile: Sendable {
    let path: String
    let rows: Int
    let sha256: String
    let manifest: String?
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func foreign(_ path: String) -> Diagnostic {
        .usage("\(path) exists and was not written by this command", help: "It stays as it is; name another file.")
    }
}
