// Lines to standard output, each at once.

import Glibc

struct LineOutput {
    /// Writes the line whole, also where the pipe takes it in parts. A reader that has gone is not our fault.
    func write(_ line: String) {
        var bytes = Array(line.utf8)
        bytes.append(UInt8(ascii: "\n"))
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            sent += count
        }
    }
}
