// The little of CSV that our own tables need.

/// Rows of a table after its header row, a dictionary each; quoted cells may hold commas.
func commaSeparatedRows(_ text: String) -> [[String: String]] {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { cells(of: $0) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { cells in
        Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first })
    }
}

private func cells(of line: Substring.UTF8View) -> [String] {
    var result: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    for byte in line {
        switch byte {
        case UInt8(ascii: "\""): isQuoted.toggle()
        case UInt8(ascii: ",") where !isQuoted:
            result.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
        default: cell.append(byte)
        }
    }
    return result + [String(decoding: cell, as: UTF8.self)]
}
