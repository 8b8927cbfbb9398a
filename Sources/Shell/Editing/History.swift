// What was typed before, in this session and in earlier ones.

import Glibc

/// Whole statements, oldest first. The file is the user's own and only grows; sessions that are open at once share it.
final class History {
    private(set) var entries: [String] = []
    private let path: String?
    /// How much of the file has been read.
    private var offset = 0

    /// Keeps everything in memory where `path` is nil.
    init(path: String?) {
        self.path = path
        refresh()
    }

    /// Longer ones are not kept, nor are more than this many.
    private static let longest = 100_000
    private static let most = 10_000

    /// A statement that begins with a blank is not kept, nor is one that repeats the last.
    func append(_ statement: String) {
        guard !statement.hasPrefix(" "), !statement.isEmpty, statement != entries.last else { return }
        guard statement.utf8.count <= Self.longest else { return }
        guard let path else { return entries.append(statement) }
        guard let file = try? Disk().open(path, O_RDWR | O_APPEND, mode: 0o600) else {
            return entries.append(statement)
        }
        defer { close(file) }
        // One write under a lock, after what others wrote has been read: two sessions do not mix their lines.
        flock(file, LOCK_EX)
        readOn(file)
        entries.append(statement)
        let bytes = Array((Self.escaped(statement) + "\n").utf8)
        let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        offset += max(written, 0)
    }

    /// Takes over what other sessions have written meanwhile.
    func refresh() {
        guard let path else { return }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        flock(file, LOCK_SH)
        readOn(file)
    }

    private func readOn(_ file: Int32) {
        guard lseek(file, offset, SEEK_SET) >= 0, let bytes = readAll(file, limit: 64 << 20), !bytes.isEmpty else {
            return
        }
        offset += bytes.count
        entries += String(decoding: bytes, as: UTF8.self).split(separator: "\n").suffix(Self.most).map {
            Self.unescaped($0)
        }
    }

    // MARK: The file: one entry a line, line ends and backslashes escaped

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    static func unescaped(_ line: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in line.unicodeScalars {
            if isEscaped {
                result.unicodeScalars.append(character == "n" ? "\n" : character == "r" ? "\r" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
