// How many records to draw, by how often something is done. A convention, so it is a table that can be changed.

import Syntax

/// The table of sizes: `frequency,low,high`.
package struct SampleSizes: Sendable {
    /// The bytes that the table was read from, for its hash.
    package let text: String
    /// In the order of the table.
    package let rows: [(frequency: String, low: Int, high: Int)]

    package static let shipped = SampleSizes(text: embeddedText("sampling.csv"))

    /// Rows that can't be read are left out.
    package init(text: String) {
        self.text = text
        rows = commaSeparatedRows(text).compactMap { row in
            guard let frequency = row["frequency"], let low = row["low"].flatMap({ Int($0) }),
                let high = row["high"].flatMap({ Int($0) }), low > 0, high >= low
            else { return nil }
            return (frequency.lowercased(), low, high)
        }
    }

    /// A table that was read elsewhere; frequencies in lower case.
    package init(text: String, rows: [(frequency: String, low: Int, high: Int)]) {
        self.text = text
        self.rows = rows
    }

    package func size(_ frequency: String, isHigh: Bool) -> Int? {
        rows.first { $0.frequency == frequency }.map { isHigh ? $0.high : $0.low }
    }
}
