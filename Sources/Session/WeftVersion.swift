// Which Weft this is.

import Crypto
import Glibc

/// Stands in `--version`, in sidecar manifests and in the reply to `hello`.
package enum WeftVersion {
    package static let current = "0.1.0"

    /// What tells one program of a version from another: the first twelve digits of the program file's SHA-256. Read when it is
    /// first asked for; nil where the file can't be read.
    package static let build: String? = {
        let file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var hash = SHA256()
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(file, &piece, piece.count)
            if count < 0 { return nil }
            if count == 0 { return String(hexadecimal(hash.finalize()).prefix(12)) }
            hash.update(data: piece[..<count])
        }
    }()
}
