// Rows that are none of the table's: totals, notes, titles of sections, the heading once more.

/// What a line of a table is that is no row of it.
enum RowKind: String {
    case total
    case note
    case section
    case heading
    /// What stands behind the row that ends the table.
    case behind
}

/// Goes through a table once and finds the lines that are no rows.
struct RowKinds {
    /// By the line of the text, counted from 1, with the text that told it.
    private(set) var found: [Int: (kind: RowKind, text: String)] = [:]

    /// Larger tables are looked at where they begin and where they end.
    private static let wholeSize = 4 << 20
    private static let endSize = 64 << 10

    init(_ text: TableText, _ dialect: Dialect, stopAt: String?) throws(ScanFailure) {
        let bytes = unsafe text.bytes
        let size = bytes.count - dialect.bodyStart
        guard dialect.headers.count >= 2, size > 0 else { return }
        if size <= Self.wholeSize || stopAt != nil {
            try unsafe look(
                slice(bytes, dialect.bodyStart..<bytes.count), line: dialect.bodyLine + 1, dialect, stopAt, isEnd: true)
            return
        }
        let head = unsafe firstRows(bytes, from: dialect.bodyStart, Self.endSize)
        try unsafe look(slice(bytes, dialect.bodyStart..<head), line: dialect.bodyLine + 1, dialect, nil, isEnd: false)
    }

    private mutating func look(
        _ bytes: Bytes, line first: Int, _ dialect: Dialect, _ stopAt: String?, isEnd: Bool
    ) throws(ScanFailure) {
        let count = dialect.headers.count
        var scanner = unsafe RowScanner(bytes, delimiter: dialect.delimiter, columnCount: count)
        defer { unsafe scanner.deallocate() }
        var (rows, idLike, filledFirst) = (0, 0, 0)
        // Rows of a single cell, to be judged once it is known what the others are like.
        var lone: [(line: Int, column: Int, text: String, row: Int)] = []
        var lastData = -1
        var isOver = false
        while true {
            let batch = try unsafe scanner.nextBatch()
            if batch == 0 { break }
            for row in 0..<batch {
                let line = first + (unsafe Int(scanner.lines[row]))
                func cell(_ column: Int) -> Cell { unsafe scanner.cells[column * scanner.batchRows + row] }
                func text(_ column: Int) -> String { unsafe visible(decoded(scanner.text(cell(column)))) }
                let filled = (0..<count).filter { cell($0).length > 0 }
                rows += 1
                guard let place = filled.first else { continue }
                if isOver {
                    found[line] = (.behind, text(place))
                    continue
                }
                if let stopAt, text(place).lowercased().hasPrefix(stopAt.lowercased()) {
                    isOver = true
                    found[line] = (.behind, text(place))
                    continue
                }
                if place == 0 {
                    filledFirst += 1
                    if unsafe isIDLike(scanner.text(cell(0))) { idLike += 1 }
                }
                if filled.count == 1 {
                    lone.append((line, place, text(place), rows))
                    continue
                }
                if unsafe isHeading(dialect.headers, filled, cell, scanner) {
                    found[line] = (.heading, text(place))
                    continue
                }
                if unsafe beginsTotal(scanner.text(cell(place))), isTotal(text(place), filled.dropFirst().map(text)) {
                    found[line] = (.total, text(place))
                    continue
                }
                lastData = rows
            }
        }
        let hasIDs = filledFirst > 0 && idLike * 10 >= (filledFirst - lone.count) * 8 && idLike > 0
        for (line, column, text, row) in lone {
            if let kind = kind(text, column, count, isLast: isEnd && row > lastData, hasIDs) {
                found[line] = (kind, text)
            }
        }
    }

    /// What a row of a single cell is; nil where it may be a row of the table.
    private func kind(_ text: String, _ column: Int, _ count: Int, isLast: Bool, _ hasIDs: Bool) -> RowKind? {
        if isTotal(text, []) { return .total }
        var copy = text
        let isID = copy.withUTF8 { unsafe isIDLike($0) }
        if isID { return nil }
        let isNote = beginsWith(text, Signs.standard.note)
        if isLast, count >= 3, isNote || text.contains(" ") && (hasIDs || text.count > 60) { return .note }
        if isLast, isNote, text.contains(":") || text.contains(" ") { return .note }
        // A title among rows that begin with ids.
        return count >= 3 && column == 0 && hasIDs ? .section : nil
    }

    /// Whether a row says the heading once more, as tables do that were put together from several.
    private func isHeading(
        _ headers: [String], _ filled: [Int], _ cell: (Int) -> Cell, _ scanner: borrowing RowScanner
    ) -> Bool {
        var same = 0
        for column in filled {
            let bytes = unsafe scanner.text(cell(column))
            guard bytes.count <= headers[column].utf8.count + 8 else { return false }
            if unsafe decoded(bytes) == headers[column] { same += 1 } else if same == 0 { return false }
        }
        return same >= 2 && same * 3 >= filled.count * 2
    }

    private func isTotal(_ text: String, _ others: [String]) -> Bool {
        guard beginsWith(text, Signs.standard.total) else { return false }
        let isNumbered = text.contains { $0.isNumber } || text.hasSuffix(":")
        let isWord = Signs.standard.total.contains(plainWord(text))
        guard others.allSatisfy({ $0.contains { $0.isNumber } && !$0.contains { $0.isLetter } }) else { return false }
        return isNumbered && (others.isEmpty || isWord || text.contains(":")) || isWord
    }
}

/// Whether a text begins with one of some words, and goes on with none of their letters.
private func beginsWith(_ text: String, _ words: Set<String>) -> Bool {
    let lower = text.lowercased()
    var prefix = ""
    for (offset, word) in lower.split(separator: " ", maxSplits: 3).prefix(3).enumerated() {
        prefix += (offset > 0 ? " " : "") + word
        if words.contains(prefix) || words.contains(plainWord(prefix)) { return true }
    }
    return lower.first.map { "*©¹²†".contains($0) } == true && words.contains(String(lower.prefix(1)))
}

/// Without decoding: whether a cell may begin with one of the words of a total.
private func beginsTotal(_ bytes: Bytes) -> Bool {
    guard bytes.count >= 3, bytes.count <= 64 else { return false }
    let first = unsafe lowered(bytes[0])
    return "tgszaecnrd".utf8.contains(first) || first >= 0xC0
}

/// Whether a cell looks like an id: no blanks, and a digit; `P-1`, `REC 01` and `42` do.
private func isIDLike(_ bytes: Bytes) -> Bool {
    guard bytes.count <= 24 else { return false }
    var (hasDigit, blanks) = (false, 0)
    for index in 0..<bytes.count {
        let byte = unsafe bytes[index]
        if isDigit(byte) { hasDigit = true }
        if byte == Ascii.space { blanks += 1 }
        if byte == Ascii.colon { return false }
    }
    return hasDigit && blanks <= 1
}
