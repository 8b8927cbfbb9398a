// A workbook before it is a file.

package import Values

/// Sheets of values. Texts are texts: nothing in it is ever a formula.
package struct Workbook: Sendable {
    package struct Column: Sendable {
        package var name: String
        /// What a cell of it may hold, for a list to choose from; empty where anything may stand there.
        package var choices: [String]

        package init(_ name: String, choices: [String] = []) {
            self.name = name
            self.choices = choices
        }
    }

    package struct Worksheet: Sendable {
        package var name: String
        package var columns: [Column]
        package var table: ResultTable

        /// - Parameter choices: by column, what a cell may hold.
        package init(_ name: String, _ table: ResultTable, choices: [String: [String]] = [:]) {
            self.name = name
            self.table = table
            columns = table.columns.map { Column($0, choices: choices[$0] ?? []) }
        }
    }

    package var sheets: [Worksheet]
    package init(_ sheets: [Worksheet]) { self.sheets = sheets }

    /// Names as spreadsheets take them: at most 31 characters, none of `[]:*?/\`, each once whatever the case.
    var sheetNames: [String] {
        var taken: Set<String> = []
        return sheets.map { sheet in
            var name = String(
                String.UnicodeScalarView(
                    sheet.name.unicodeScalars.map { scalar in
                        "[]:*?/\\'".unicodeScalars.contains(scalar) || scalar.value < 0x20 ? " " : scalar
                    }))
            while name.utf16.count > 31 { name.removeLast() }
            if name.allSatisfy(\.isWhitespace) { name = "Sheet" }
            var number = 1
            var distinct = name
            while !taken.insert(distinct.lowercased()).inserted {
                number += 1
                let tail = " \(number)"
                var head = name
                while head.utf16.count + tail.utf16.count > 31 { head.removeLast() }
                distinct = head + tail
            }
            return distinct
        }
    }
}
