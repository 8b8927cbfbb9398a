// A RACI matrix as a table of rows: a task, and who answers for it, does it, is asked, is told.

extension TableText {
    /// The columns of a matrix that was laid out as rows.
    static let matrixHeaders = ["Process", "Accountable", "Responsible", "Consulted", "Informed", "Not read"]
    /// Between several in one cell of it.
    static let matrixSeparator = "\n"

    /// Rows for a matrix's rows; those in the columns whose letter stands in a row.
    convenience init(matrix text: TableText, _ dialect: Dialect) throws(ScanFailure) {
        var writer = CellTextWriter()
        let bytes = unsafe slice(text.bytes, dialect.bodyStart..<text.bytes.count)
        let count = dialect.headers.count
        var scanner = unsafe RowScanner(bytes, delimiter: dialect.delimiter, columnCount: count, batchRows: 64)
        defer { unsafe scanner.deallocate() }
        while true {
            let batch = try unsafe scanner.nextBatch()
            if batch == 0 { break }
            for row in 0..<batch {
                func cell(_ column: Int) -> String {
                    unsafe visible(decoded(scanner.text(scanner.cells[column * scanner.batchRows + row])))
                }
                var people = [[String]](repeating: [], count: Self.matrixHeaders.count)
                for column in 1..<max(1, count) {
                    let letters = cell(column).uppercased()
                    if letters.isEmpty || letters == "-" { continue }
                    guard isRACI(letters) else {
                        people[5].append("\(dialect.headers[column]): \(letters)")
                        continue
                    }
                    for (place, letter) in ["A", "R", "C", "I"].enumerated() where letters.contains(letter) {
                        people[place + 1].append(dialect.headers[column])
                    }
                }
                let start = writer.bytes.count
                writer.append(cell(0).utf8)
                for names in people.dropFirst() { writer.append(names.joined(separator: Self.matrixSeparator).utf8) }
                let line = dialect.bodyLine + 1 + (unsafe Int(scanner.lines[row]))
                writer.endRow(UInt32(truncatingIfNeeded: text.place(ofLine: line)), from: start)
            }
        }
        self.init(writer, columnNames: [], notes: text.notes, repairedLines: text.repairedLines)
    }
}
