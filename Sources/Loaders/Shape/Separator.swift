// What stands between the cells of a text, judged by all of its first lines.

/// The separator, and where the text begins behind a line that names it.
struct Separator {
    var byte: UInt8
    /// The offset and the line, from 1, behind `sep=;`.
    var start = 0
    var line = 1

    private static let candidates = [Ascii.comma, Ascii.semicolon, Ascii.tab, Ascii.bar]
    private static let sampleLines = 64

    /// Nil where there is no line with anything in it.
    init?(_ text: TableText) {
        let bytes = unsafe text.bytes
        if let known = text.delimiter {
            if bytes.isEmpty { return nil }
            byte = known
            return
        }
        if let (named, end) = unsafe Self.named(bytes) {
            (byte, start, line) = (named, end, 2)
            return
        }
        guard let found = unsafe Self.judged(bytes) else { return nil }
        byte = found
    }

    /// Excel's first line: `sep=;`, also in quotes.
    private static func named(_ bytes: Bytes) -> (UInt8, Int)? {
        var end = 0
        while end < min(bytes.count, 16), unsafe bytes[end] != Ascii.lineFeed && bytes[end] != Ascii.carriageReturn {
            end += 1
        }
        guard end > 4 else { return nil }
        // A tab would be trimmed away.
        let content = (0..<end).compactMap { unsafe bytes[$0] == Ascii.quote ? nil : bytes[$0] }
        guard content.count >= 5, content[..<4].map(lowered) == Array("sep=".utf8), candidates.contains(content[4]),
            content[5...].allSatisfy({ isPadding($0) || $0 == content[4] })
        else { return nil }
        if unsafe end < bytes.count && bytes[end] == Ascii.carriageReturn { end += 1 }
        if unsafe end < bytes.count && bytes[end] == Ascii.lineFeed { end += 1 }
        return (content[4], end)
    }

    /// The candidate that parts most lines into as many cells; of those that do so equally, the one that parts them into more.
    private static func judged(_ bytes: Bytes) -> UInt8? {
        var counts: [[Int]] = []
        var line = [0, 0, 0, 0]
        var (isQuoted, isEmpty, isLineEmpty) = (false, true, true)
        for index in 0..<min(bytes.count, unsafe RowScanner.cellLimit) {
            let byte = unsafe bytes[index]
            if byte == Ascii.quote { isQuoted.toggle() }
            if !isQuoted, let candidate = candidates.firstIndex(of: byte) { line[candidate] += 1 }
            if byte == Ascii.lineFeed || byte == Ascii.carriageReturn {
                if isQuoted { continue }
                if !isLineEmpty { counts.append(line) }
                (line, isLineEmpty) = ([0, 0, 0, 0], true)
                if counts.count == sampleLines { break }
            } else if !isPadding(byte) {
                (isEmpty, isLineEmpty) = (false, false)
            }
        }
        if isEmpty { return nil }
        if !isLineEmpty { counts.append(line) }
        var best = (score: 0, byte: Ascii.comma)
        for (index, candidate) in candidates.enumerated() {
            // How many lines have the usual number of them, weighed by that number only where lines are equal.
            var lines: [Int: Int] = [:]
            for count in counts where count[index] > 0 { lines[count[index], default: 0] += 1 }
            guard let usual = lines.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
            let score = usual.value * 1000 + min(usual.key, 99) + (counts[0][index] > 0 ? 500 : 0)
            if score > best.score { best = (score, candidate) }
        }
        return best.byte
    }
}
