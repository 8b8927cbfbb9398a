// A document on disk that grows as work goes on.

import Diagnostics
import Glibc

/// The file behind `.workpaper` or `.log`. It is open only while something is added.
struct WorkRecord: Sendable {
    let path: String
    /// What was last said about the organisation and the dates.
    var situation: [String] = []
    /// How many questions it holds.
    var questions = 0

    /// - Parameters:
    ///   - mark: the first line of every file of this kind. A file with another one is not touched.
    ///   - continues: goes on behind what is there; else it is written anew.
    init(path: String, mark: String, continues: Bool) throws(Halt) {
        self.path = path
        if let known = readFile(path, limit: 1 << 30) {
            let text = String(decoding: known, as: UTF8.self)
            guard text.isEmpty || text.hasPrefix(mark + "\n") else { throw .failure(.foreign(path)) }
            if continues, !text.isEmpty {
                questions = text.split(separator: "\n").count { $0.hasPrefix("## ") }
                return
            }
        }
        try write(mark + "\n\n", O_TRUNC)
    }

    func append(_ text: String) throws(Halt) { try write(text, O_APPEND) }

    private func write(_ text: String, _ flag: Int32) throws(Halt) {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flag, 0o666)
        guard file >= 0 else { throw .failure(.unwritable(path, errno)) }
        defer { close(file) }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                throw .failure(.unwritable(path, errno))
            }
        }
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
