// A file that is written aside: under its final name stands the whole old content or the whole new one, never a part.

import Diagnostics
import Glibc

/// A content that is to stand under a name.
struct NewFile {
    var path: String
    var bytes: [UInt8]

    init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// A file in the folder of the one whose place it takes, from its making to the moment when it does. Until `place`, nothing has
/// changed under the final name; a part that is not placed goes away with its value.
///
/// A part is called `NAME.weft-PROCESS-NUMBER.part`. It is locked while its program lives, so that one which a program left
/// behind can be told and is taken away by the next that writes into its folder (`LeftParts`).
struct PartFile: ~Copyable {
    /// Where it will stand, and what messages call that.
    private let target: String
    private let name: String
    private let path: String
    private var file: Int32
    private var isPlaced = false

    /// - Parameters:
    ///   - target: the file itself, not a link to it.
    ///   - name: what messages call it.
    ///   - mode: for a file that is new; one that is there keeps its own.
    init(besides target: String, called name: String, mode: mode_t = 0o666) throws(Diagnostic) {
        self.target = target
        self.name = name
        var status = stat()
        let isThere = stat(target, &status) == 0
        if isThere, status.st_mode & S_IFMT == S_IFDIR { throw .unwritable(name, EISDIR) }
        // A file that its owner closed to writing stays closed, although its folder would let it be replaced.
        if isThere, access(target, W_OK) != 0 { throw .unwritable(name, errno) }
        LeftParts.remove(besides: target)
        (path, file) = try Self.made(target, name, mode)
        if isThere {
            fchmod(file, status.st_mode & 0o7777)
            _ = fchown(file, status.st_uid, status.st_gid)
        }
    }

    /// A new file and nothing else: what stands there, a link for instance, is never written through.
    private static func made(_ target: String, _ name: String, _ mode: mode_t) throws(Diagnostic) -> (String, Int32) {
        for number in 0..<1000 {
            let path = LeftParts.name(besides: target, number)
            let file = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
            if file < 0 {
                if errno == EEXIST || errno == EINTR { continue }
                throw .unwritable(name, errno)
            }
            // Some file systems know no locks; there, what is left behind stays.
            flock(file, LOCK_EX | LOCK_NB)
            var status = stat()
            // Another program may have taken it for a left one before it was locked.
            if fstat(file, &status) == 0, status.st_nlink > 0 { return (path, file) }
            Glibc.close(file)
        }
        throw .unwritable(name, EEXIST)
    }

    /// Adds bytes at the end.
    func write(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) {
        try writeAll(bytes, to: file) { (code) in .unwritable(name, code) }
    }

    /// Everything that was written is on the disk after this. Closing tells errors that writing kept for itself.
    mutating func finish() throws(Diagnostic) {
        guard fsync(file) == 0 || errno == EINVAL || errno == EROFS else { throw .unwritable(name, errno) }
        let open = file
        // The lock goes with the descriptor: what is closed keeps a second one, until the part is placed.
        file = fcntl(open, F_DUPFD_CLOEXEC, 0)
        if Glibc.close(open) != 0, errno != EINTR { throw .unwritable(name, errno) }
    }

    /// Takes the place of what stood under the name.
    mutating func place() throws(Diagnostic) {
        guard rename(path, target) == 0 else { throw .unwritable(name, errno) }
        isPlaced = true
    }

    deinit {
        if !isPlaced { unlink(path) }
        if file >= 0 { Glibc.close(file) }
    }
}

/// Writes all of the bytes to an open file, or tells why not.
func writeAll(
    _ bytes: UnsafeRawBufferPointer, to file: Int32, failing: (Int32) -> Diagnostic
) throws(Diagnostic) {
    /// So much goes out between two looks at whether the user wants it to end.
    let most = 1 << 20
    var written = 0
    while written < bytes.count {
        if Interrupts.isPending { throw .stopped }
        let count = Glibc.write(file, bytes.baseAddress.map { $0 + written }, min(bytes.count - written, most))
        if count < 0, errno != EINTR, errno != EAGAIN { throw failing(errno) }
        written += max(count, 0)
    }
}

func writeAll(_ bytes: [UInt8], to file: Int32, failing: (Int32) -> Diagnostic) throws(Diagnostic) {
    try bytes.withUnsafeBytes { bytes in
        Result { () throws(Diagnostic) in try writeAll(bytes, to: file, failing: failing) }
    }.get()
}

/// Makes sure that new names in a folder outlast a loss of power. Not every file system can be asked.
func flushFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let file = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    Glibc.close(file)
}
