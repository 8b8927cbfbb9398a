// A file that only grows: the history, a log, a working paper.

import Diagnostics
import Glibc

/// An open file that bytes are added to. What it held stays as it was, whatever goes wrong.
struct AppendedFile: ~Copyable {
    private let name: String
    private(set) var file: Int32

    init(_ file: Int32, called name: String) {
        self.file = file
        self.name = name
    }

    /// Adds bytes behind the last line; one that a program was killed in is ended first. They are on the disk after this, or
    /// an error tells that they are not and the file is as long as before.
    func append(_ bytes: [UInt8]) throws(Diagnostic) {
        flock(file, LOCK_EX)
        defer { flock(file, LOCK_UN) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .unwritable(name, errno) }
        let added = try endsLine(status.st_size) ? bytes : [UInt8(ascii: "\n")] + bytes
        do throws(Diagnostic) {
            try writeAll(added, to: file) { (code) in .unwritable(name, code) }
            guard fsync(file) == 0 || errno == EINVAL || errno == EROFS else { throw .unwritable(name, errno) }
        } catch {
            // A pipe or a device has no end to go back to.
            if status.st_mode & S_IFMT == S_IFREG { ftruncate(file, status.st_size) }
            throw error
        }
    }

    /// Closing tells errors that writing kept for itself.
    mutating func close() throws(Diagnostic) {
        let open = file
        file = -1
        if Glibc.close(open) != 0, errno != EINTR { throw .unwritable(name, errno) }
    }

    /// Everything that it holds, nil where it can't be read.
    func contents() -> [UInt8]? { lseek(file, 0, SEEK_SET) == 0 ? readAll(file, limit: 1 << 30) : nil }

    private func endsLine(_ size: off_t) throws(Diagnostic) -> Bool {
        var last: UInt8 = 0
        guard size > 0, pread(file, &last, 1, size - 1) == 1 else { return true }
        return last == UInt8(ascii: "\n")
    }

    deinit { if file >= 0 { Glibc.close(file) } }
}
