// Part files that a program left behind when it was killed.

import Glibc
import Synchronization

enum LeftParts {
    private static let mark = ".weft-"
    private static let ending = ".part"
    /// Bytes of a name, of which file systems take 255.
    private static let longest = 200

    /// Folders that this program has looked through.
    private static let seen = Mutex<Set<String>>([])

    /// `gaps.csv` → `gaps.csv.weft-4711-0.part`
    static func name(besides target: String, _ number: Int) -> String {
        let slash = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
        var name = target[slash...]
        while name.utf8.count > longest { name.removeLast() }
        return target[..<slash] + name + "\(mark)\(getpid())-\(number)\(ending)"
    }

    /// Takes away parts in the folder of a file whose programs are gone; each folder is looked through once a run.
    static func remove(besides target: String) {
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "./"
        guard seen.withLock({ $0.insert(folder).inserted }), let entries = opendir(folder) else { return }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if isPart(name) { removeIfLeft(folder + name) }
        }
    }

    /// Whether a name is one that `name` gives.
    static func isPart(_ name: String) -> Bool {
        guard name.hasSuffix(ending), let last = name.dropLast(ending.count).ranges(of: mark).last else { return false }
        let numbers = name.dropLast(ending.count)[last.upperBound...].split(
            separator: "-", omittingEmptySubsequences: false)
        return numbers.count == 2 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }
    }

    /// A part whose program lives is locked.
    private static func removeIfLeft(_ path: String) {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        if flock(file, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
    }
}
