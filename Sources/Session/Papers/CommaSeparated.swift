// Reading back what was exported, and what an auditor keeps in a table.

/// The cells of a text of comma-separated values (RFC 4180). A cell without quotes that is empty is nil: nothing is there.
struct CommaSeparated {
    let separator: Character
    var header: [String] = []
    /// As many cells as the header has, or fewer.
    var rows: [[String?]] = []
    /// The line, from 1, that each row starts in.
    var lines: [Int] = []

    /// A byte order mark is passed over. A `;` separates where the header has no comma: so spreadsheets in half of Europe save.
    /// - Parameter known: what separates, where that is known.
    init(_ bytes: [UInt8], separator known: UInt8? = nil) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        let firstLine = text.prefix { $0 != 0x0A }
        let isSemicolon = !firstLine.contains(UInt8(ascii: ",")) && firstLine.contains(UInt8(ascii: ";"))
        let separates = known ?? UInt8(ascii: isSemicolon ? ";" : ",")
        separator = Character(UnicodeScalar(separates))
        var reader = CellReader(rest: text, separator: separates)
        while !reader.rest.isEmpty {
            let line = reader.line
            let row = reader.row()
            if lines.isEmpty && header.isEmpty {
                header = row.map { $0 ?? "" }
            } else {
                rows.append(row)
                lines.append(line)
            }
        }
    }

    /// A cell, in quotes where it needs them.
    static func quoted(_ text: String, separator: Character) -> String {
        guard text.contains(where: { $0 == separator || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// The place of the first of some names that the header has, letter case apart.
    func column(_ names: String...) -> Int? {
        for name in names {
            if let place = header.firstIndex(where: { $0.lowercased() == name }) { return place }
        }
        return nil
    }
}

private struct CellReader {
    var rest: ArraySlice<UInt8>
    let separator: UInt8
    var line = 1

    init(rest: ArraySlice<UInt8>, separator: UInt8) {
        self.rest = rest
        self.separator = separator
    }

    /// Cells up to the line's end, which is taken away.
    mutating func row() -> [String?] {
        var cells: [String?] = []
        while true {
            cells.append(cell())
            guard let end = rest.popFirst() else { return cells }
            if end == separator { continue }
            if end == 0x0D, rest.first == 0x0A { rest.removeFirst() }
            line += 1
            return cells
        }
    }

    private mutating func cell() -> String? {
        guard rest.first == UInt8(ascii: "\"") else {
            let separator = separator
            let text = rest.prefix { $0 != separator && $0 != 0x0A && $0 != 0x0D }
            rest = rest[text.endIndex...]
            return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
        }
        rest.removeFirst()
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == 0x0A { line += 1 }
            if byte != UInt8(ascii: "\"") {
                text.append(byte)
            } else if rest.first == byte {
                text.append(byte)
                rest.removeFirst()
            } else {
                break
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
