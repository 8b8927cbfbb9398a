// The one place where the program writes files: everything else asks here.

package import Diagnostics
import Glibc
import Rendering

/// Where files may be written. With `--safe FOLDER` that is one folder and what is in it: results, manifests, logs, working papers
/// and grades. What the user's own programs would write, an editor's files for instance, can't be looked after and is refused.
package struct Disk: Sendable {
    /// The only folder, as the user wrote it and as it really is; nil: anywhere.
    private let only: (name: String, real: String)?

    /// Writes wherever the user may.
    package init() { only = nil }

    /// Writes in a folder only.
    /// - Throws: it is not there, or is no folder.
    package init(only folder: String) throws(Diagnostic) {
        guard let real = Folders.realPath(folder), Folders.isFolder(real) else { throw .noSafeFolder(folder) }
        only = (folder, real)
    }

    package var isSafe: Bool { only != nil }

    /// Whether a file may be written there, asked before any work is done for it. Links are followed to where they lead.
    package func permit(_ path: String) throws(Diagnostic) {
        guard let only else { return }
        guard let real = Self.target(of: path), real == only.real || real.hasPrefix(Self.ended(only.real)) else {
            throw .outside(path, only.name)
        }
    }

    /// Refuses what other programs would write.
    func permit(program what: String) throws(Diagnostic) {
        guard let only else { return }
        throw .program(what, only.name)
    }

    /// Opens a file for writing.
    /// - Parameter flags: `O_TRUNC` or `O_APPEND`, with `O_RDWR` where it is read as well.
    func open(_ path: String, _ flags: Int32, mode: mode_t = 0o666) throws(Diagnostic) -> Int32 {
        try permit(path)
        let access = flags & O_RDWR != 0 ? 0 : O_WRONLY
        // A link that somebody puts there between the question and this line is not followed.
        let link = isSafe ? O_NOFOLLOW : 0
        let file = Glibc.open(
            isSafe ? Self.target(of: path) ?? path : path, access | O_CREAT | O_CLOEXEC | link | flags, mode)
        guard file >= 0 else { throw .unwritable(path, errno) }
        return file
    }

    /// Puts bytes into a file, in place of what it held or, with `O_APPEND`, behind it.
    func write(_ bytes: [UInt8], to path: String, _ flags: Int32 = O_TRUNC) throws(Diagnostic) {
        let file = try open(path, flags)
        defer { close(file) }
        let output = OutputBuffer(descriptor: file)
        output.append(bytes)
        do throws(OutputBuffer.Failure) { try output.finish() } catch {
            throw error.diagnostic(writing: path) ?? .unwritable(path, EPIPE)
        }
    }

    /// Puts a large file in the place of what was there, once all of it is written; until then it stands beside it as `NAME.part`.
    /// - Parameter pieces: calls the closure with piece after piece.
    func replace(
        _ path: String, with pieces: ((UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        let part = path + ".part"
        let file = try open(part, O_TRUNC)
        do throws(Diagnostic) {
            defer { close(file) }
            try pieces { (piece) throws(Diagnostic) in
                var written = 0
                while written < piece.count {
                    let count = Glibc.write(file, piece.baseAddress.map { $0 + written }, piece.count - written)
                    guard count >= 0 || errno == EINTR else { throw .unwritable(path, errno) }
                    written += max(count, 0)
                }
            }
            guard fsync(file) == 0 else { throw .unwritable(path, errno) }
        } catch {
            unlink(part)
            throw error
        }
        guard rename(part, path) == 0 else {
            let code = errno
            unlink(part)
            throw .unwritable(path, code)
        }
    }

    /// Makes a folder where there is none.
    func makeFolder(_ path: String, mode: mode_t = 0o777) throws(Diagnostic) {
        if Folders.isFolder(path) { return try permit(path) }
        try permit(path)
        if mkdir(path, mode) != 0, errno != EEXIST { throw .unwritable(path, errno) }
    }

    /// A file of a new name for an editor, readable by nobody else; its ending tells editors what it holds.
    func temporaryFile(holding bytes: [UInt8]) throws(Diagnostic) -> String {
        try permit(program: "an editor's file")
        var template = Array(((environment("TMPDIR") ?? "/tmp") + "/statement-XXXXXX.weft").utf8CString)
        let file = mkstemps(&template, 5)
        guard file >= 0 else { throw .usage("I could not make a temporary file") }
        defer { close(file) }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let output = OutputBuffer(descriptor: file)
        output.append(bytes)
        do throws(OutputBuffer.Failure) { try output.finish() } catch {
            throw error.diagnostic(writing: path) ?? .unwritable(path, EPIPE)
        }
        return path
    }

    /// Where a path leads, also that of a file that is not there yet; nil where its folder is not there either.
    private static func target(of path: String) -> String? {
        if let real = Folders.realPath(path) { return real }
        var bare = Substring(path)
        while bare.last == "/", bare.count > 1 { bare.removeLast() }
        let slash = bare.lastIndex(of: "/")
        let name = slash.map { bare[bare.index(after: $0)...] } ?? bare
        let parent = slash.map { bare[...$0] } ?? "."
        var status = stat()
        // A link to nowhere would make a file where it points to.
        guard name != "..", name != ".", lstat(String(bare), &status) != 0,
            let real = Folders.realPath(String(parent))
        else { return nil }
        return ended(real) + name
    }

    private static func ended(_ folder: String) -> String { folder.hasSuffix("/") ? folder : folder + "/" }
}

// MARK: Wording

extension Diagnostic {
    static func unwritable(_ path: String, _ code: Int32) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .usageError, detail: .unwritableFile,
            message: "I could not write \(path): \(String(cString: strerror(code)))")
    }

    fileprivate static func noSafeFolder(_ path: String) -> Diagnostic {
        .usage("there is no folder \(path)", help: "--safe names a folder that exists; files are written there only.")
    }

    fileprivate static func outside(_ path: String, _ folder: String) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .usageError, detail: .unwritableFile,
            message: "\(path) is not in \(folder), and --safe lets me write there only",
            help: "Name a file in it, as \(folder.hasSuffix("/") ? folder : folder + "/")gaps.csv. Nothing was written."
        )
    }

    fileprivate static func program(_ what: String, _ folder: String) -> Diagnostic {
        .usage(
            "\(what) could be anywhere, and --safe lets me write in \(folder) only",
            help: "Without --safe it works.")
    }
}
