// The table of sample sizes: the shipped one, or one of the auditor's.

import Audit
package import Diagnostics

/// Sizes by frequency, and the file that they stand in where it is not the shipped one.
package struct SamplingTable: Sendable {
    package let file: AuditorFile?
    let sizes: SampleSizes

    package static let shipped = SamplingTable(sizes: .shipped)

    private init(sizes: SampleSizes) { (file, self.sizes) = (nil, sizes) }

    /// Reads `frequency,low,high`.
    /// - Throws: `UsageError` for a missing column, or for sizes that are none.
    package init(path: String, _ bytes: [UInt8]) throws(Diagnostic) {
        let table = CommaSeparated(bytes)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let frequency = table.column("frequency"), let low = table.column("low"), let high = table.column("high")
        else { throw .noSizes("\(name) needs the columns frequency, low and high") }
        var rows: [(frequency: String, low: Int, high: Int)] = []
        for (row, line) in zip(table.rows, table.lines) where row.contains(where: { $0 != nil }) {
            guard max(frequency, low, high) < row.count, let word = row[frequency],
                let least = row[low].flatMap({ Int($0) }), let most = row[high].flatMap({ Int($0) }),
                least > 0, most >= least
            else { throw .noSizes("\(name):\(line): sizes are whole numbers from 1, low not above high") }
            rows.append((word.lowercased(), least, most))
        }
        if rows.isEmpty { throw .noSizes("\(name) has no sizes in it") }
        file = AuditorFile(path: path, bytes)
        sizes = SampleSizes(text: String(decoding: bytes, as: UTF8.self), rows: rows)
    }

    /// As a file of one's own may begin.
    package var text: String {
        "frequency,low,high\n" + sizes.rows.map { "\($0.frequency),\($0.low),\($0.high)\n" }.joined()
    }

    /// The bytes that the sizes come from.
    var sha256: String { file?.sha256 ?? Session.sha256(Array(sizes.text.utf8)) }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func noSizes(_ message: String) -> Diagnostic {
        auditorFile(message, help: "Such as: daily,20,40")
    }
}
