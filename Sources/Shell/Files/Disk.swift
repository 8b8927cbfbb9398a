// The one place where the program writes files: everything else asks here.

package import Diagnostics
import Glibc

/// Where files may be written. With `--safe FOLDER` that is one folder and what is in it: results, manifests, logs, working papers
/// and grades. What a script names is read there, too, or in the organisation of the command line, and nowhere else. What the user's own programs would write, an editor's files for instance, can't be looked after and is refused.
package struct Disk: Sendable {
    /// The only folder, as the user wrote it and as it really is; nil: anywhere.
    private let only: (name: String, real: String)?

    /// What else may be read then: an organisation that the user named.
    private var named: [String] = []

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

    /// Whether a script may have a file read, or an organisation opened: what the user named on the command line, and what lies in
    /// the folder.
    func permit(reading path: String) throws(Diagnostic) {
        guard let only else { return }
        let real = Folders.realPath(path) ?? Self.target(of: path) ?? path
        let folders = [only.real] + named
        guard folders.contains(where: { real == $0 || real.hasPrefix(Self.ended($0)) }) else {
            throw .outsideReading(path, only.name)
        }
    }

    /// Lets be read what the user named on the command line.
    mutating func name(_ path: String) { if let real = Folders.realPath(path) { named.append(real) } }

    /// Refuses what other programs would write.
    func permit(program what: String) throws(Diagnostic) {
        guard let only else { return }
        throw .program(what, only.name)
    }

    /// Opens a file that grows, or what is no file.
    /// - Parameter flags: `O_APPEND`, with `O_RDWR` where it is read as well.
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

    /// Puts bytes in the place of what a file held.
    func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) { try replace([NewFile(path, bytes)]) }

    /// Puts several files in the place of what was there. All are written before the first takes its place, and they take it in
    /// their order, so that the last vouches for the others: a sidecar names the hashes of its data.
    func replace(_ files: [NewFile]) throws(Diagnostic) {
        var parts: [PartBox] = []
        for new in files {
            try permit(new.path)
            let box = try part(for: new.path)
            try new.bytes.withUnsafeBytes { bytes in Result { () throws(Diagnostic) in try box.write(bytes) } }.get()
            try box.finish()
            parts.append(box)
        }
        for part in parts { try part.place() }
        flushFolders(of: files.map(\.path))
    }

    /// Puts a large file in the place of what was there, once all of it is written.
    /// - Parameter pieces: calls the closure with piece after piece.
    func replace(
        _ path: String, with pieces: ((UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        try permit(path)
        let box = try part(for: path)
        try pieces { (piece) throws(Diagnostic) in try box.write(piece) }
        try box.finish()
        try box.place()
        flushFolders(of: [path])
    }

    /// Adds bytes at the end of a file; none that it holds is touched.
    func append(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
        var file = AppendedFile(try open(path, O_RDWR | O_APPEND), called: path)
        var status = stat()
        // The other name may lie anywhere: the file gets a content of its own.
        if fstat(file.file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink > 1 {
            guard let known = file.contents() else { throw .unwritable(path, errno) }
            return try write(known + bytes, to: path)
        }
        try file.append(bytes)
        try file.close()
    }

    /// What a new content is written to: a part beside the file, or what stands there itself where that is no file.
    private func part(for path: String) throws(Diagnostic) -> PartBox {
        let isOpenAlready = path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
        if isOpenAlready || Folders.isThere(path) && !Folders.isRegularFile(path) && !Folders.isFolder(path) {
            return .direct(try open(path, 0), path)
        }
        guard let target = Self.target(of: path) ?? (isSafe ? nil : Self.throughLinks(path)) else {
            throw .unwritable(path, ENOENT)
        }
        return .part(try PartFile(besides: target, called: path))
    }

    private func flushFolders(of paths: [String]) {
        var seen: Set<String> = []
        for path in paths {
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
            if seen.insert(folder).inserted { flushFolder(of: folder) }
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
        try writeAll(bytes, to: file) { (code) in .unwritable(path, code) }
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

    /// The file that a link to nowhere names: it is made there.
    private static func throughLinks(_ path: String) -> String? {
        var path = path
        for _ in 0..<40 {
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { readlink(path, $0, buffer.count) } ?? 0
            }
            guard count > 0 else { break }
            let link = String(decoding: bytes[..<count], as: UTF8.self)
            let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
            path = link.hasPrefix("/") ? link : parent + link
        }
        return target(of: path)
    }

    private static func ended(_ folder: String) -> String { folder.hasSuffix("/") ? folder : folder + "/" }
}

// MARK: Wording

extension Diagnostic {
    static func unwritable(_ path: String, _ code: Int32) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .usageError, detail: .unwritableFile,
            message: "I could not write \(path): \(String(cString: strerror(code)))",
            help: "Nothing was changed there.")
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

    fileprivate static func outsideReading(_ path: String, _ folder: String) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .usageError, detail: .outsideFolder,
            message: "\(path) is not in \(folder), and with --safe nothing else is opened",
            help: "What you name on the command line is read wherever it is.")
    }

    fileprivate static func program(_ what: String, _ folder: String) -> Diagnostic {
        .usage(
            "\(what) could be anywhere, and --safe lets me write in \(folder) only",
            help: "Without --safe it works.")
    }
}

/// A place for bytes: a part file, or a device or pipe, which takes them as they come.
private final class PartBox {
    private var part: PartFile?
    private let direct: Int32
    private let name: String

    private init(_ part: consuming PartFile?, direct: Int32, _ name: String) {
        self.part = part
        self.direct = direct
        self.name = name
    }

    static func part(_ part: consuming PartFile) -> PartBox { PartBox(part, direct: -1, "") }
    static func direct(_ file: Int32, _ name: String) -> PartBox { PartBox(nil, direct: file, name) }

    func write(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) {
        if direct < 0 { return try part?.write(bytes) ?? () }
        try writeAll(bytes, to: direct) { (code) in .unwritable(name, code) }
    }

    func finish() throws(Diagnostic) { try part?.finish() }
    func place() throws(Diagnostic) { try part?.place() }

    deinit { if direct >= 0 { close(direct) } }
}
