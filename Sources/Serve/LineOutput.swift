// Lines to standard output, each at once.

import Glibc

struct LineOutput {
    /// Writes the line whole, also where the pipe takes it in parts. A reader that has gone is not our fault.
    /// - Parameter line: UTF-8, without a line end.
    func write(_ line: consuming [UInt8]) {
        line.append(UInt8(ascii: "\n"))
        var sent = 0
        while sent < line.count {
            let count = line[sent...].withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            sent += count
        }
    }
}
