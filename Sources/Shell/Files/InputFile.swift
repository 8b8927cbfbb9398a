// Files that the user names to be read: scripts, grades, baselines, manifests of exports.

import Diagnostics
import Glibc

/// Reads what is a file, up to a size. What else can stand under a name (a pipe that nobody writes to, a device without an end)
/// would keep the program waiting or fill its memory.
enum InputFile {
    /// A table of the auditor's, a manifest of an export.
    static let longestTable = 64 << 20
    /// A script becomes some fifty times its size in memory while it is read.
    static let longestScript = 16 << 20

    /// - Throws: nothing is there, it is no file, it can't be read, it is larger than the limit.
    static func bytes(_ path: String, limit: Int) throws(Diagnostic) -> [UInt8] {
        // Without O_NONBLOCK a pipe would be waited for before anybody can ask what it is.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .unreadable(path, errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .unreadable(path, errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            if status.st_size > limit { throw .tooLarge(path, Int(status.st_size), limit) }
        case S_IFDIR: throw .unreadable(path, EISDIR)
        // What the user's shell has opened already, as in `-f <(…)`, is read to its end.
        case S_IFIFO where path.hasPrefix("/dev/") || path.hasPrefix("/proc/self/fd/"):
            _ = fcntl(file, F_SETFL, 0)
        case _ where path == "/dev/null": return []
        default: throw .noFile(path)
        }
        errno = 0
        guard let bytes = readAll(file, limit: limit) else {
            if Interrupts.isPending { throw .stopped }
            throw errno == 0 ? .tooLarge(path, nil, limit) : .unreadable(path, errno)
        }
        return bytes
    }
}

/// What is left to read of an open file, nil on an error or, with `errno` 0, beyond the limit.
func readAll(_ file: Int32, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = read(file, &piece, piece.count)
        if count == 0 { return bytes }
        if count < 0 {
            if errno == EINTR, !Interrupts.isPending { continue }
            return nil
        }
        bytes += piece[..<count]
        if bytes.count > limit {
            errno = 0
            return nil
        }
    }
}

// MARK: Wording

extension Diagnostic {
    static func unreadable(_ path: String, _ code: Int32) -> Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: code == ENOENT ? .fileNotFound : .unreadableFile,
            message: "I could not read \(path): \(String(cString: strerror(code)))")
    }

    fileprivate static func noFile(_ path: String) -> Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: .unreadableFile,
            message: "\(path) is a pipe or a device, not a file",
            help: "Weft reads a script from a pipe as standard input: weft query … < \(path)")
    }

    static func noText(_ name: String, _ fault: WrittenText.Fault) -> Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: .unreadableFile,
            message: "\(name):\(fault.line): the file \(fault.problem)")
    }

    static func tooLarge(_ what: String, _ size: Int?, _ limit: Int) -> Diagnostic {
        let has = size.map { " has \($0 >> 20) MB, and" } ?? " is too large:"
        return Diagnostic(
            phase: .usage, type: .usageError, detail: .tooLarge,
            message: "\(what)\(has) at most \(limit >> 20) MB are read")
    }
}
