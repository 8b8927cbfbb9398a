// The sample with some of its cells changed, in a folder of its own.

import Foundation
import Session

extension Northwind {
    /// Calls `work` with a copy of the sample, and removes the copy.
    /// - Parameter rewrite: gets each table's path and rows, the header first, and gives the rows that the copy has.
    static func withCopy<Result>(
        _ rewrite: (_ path: String, _ rows: [String]) -> [String], _ work: (URL) throws -> Result
    ) throws -> Result {
        let copy = URL(filePath: NSTemporaryDirectory()).appending(path: "weft-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.copyItem(at: folder, to: copy)
        for part in ["registers", "records"] {
            for name in try FileManager.default.contentsOfDirectory(atPath: copy.appending(path: part).path)
            where name.hasSuffix(".csv") {
                let file = copy.appending(path: "\(part)/\(name)")
                let rows = rows(of: try String(contentsOf: file, encoding: .isoLatin1))
                let text = rewrite("\(part)/\(name)", rows).joined(separator: "\r\n") + "\r\n"
                try text.write(to: file, atomically: false, encoding: .isoLatin1)
            }
        }
        return try work(copy)
    }

    /// Rows may have line ends inside quotes. The bytes stand for themselves, whatever the encoding.
    private static func rows(of text: String) -> [String] {
        var rows: [String] = []
        var row = ""
        let end = text.contains("\r\n") ? "\r\n" : "\n"
        for line in text.components(separatedBy: end) {
            row += (row.isEmpty ? "" : end) + line
            guard row.filter({ $0 == "\"" }).count.isMultiple(of: 2) else { continue }
            if !row.isEmpty { rows.append(row) }
            row = ""
        }
        return rows
    }
}

/// A fixed sequence of numbers.
struct FixedSequence: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15
    }

    mutating func below(_ limit: Int) -> Int { Int((next() >> 33) % UInt64(limit)) }
}
