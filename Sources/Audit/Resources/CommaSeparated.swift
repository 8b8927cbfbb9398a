// The little of CSV that our own tables need.

/// Rows of a table after its header row, a dictionary each; quoted cells may hold commas and doubled quotes.
func commaSeparatedRows(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map { cells(of: $0) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { cells in
        Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first })
    }
}

private func cells(of line: Substring) -> [String] {
    var result = [""]
    var isQuoted = false
    for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: result.append("")
        case "\r": continue
        default: result[result.count - 1].append(character)
        }
    }
    return result
}
