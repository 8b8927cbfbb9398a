// Texts of a result, end to end.

/// A column whose cells are texts or null: their UTF-8 one after the other and where each ends. A `String` for each of them is made
/// only for who asks, since many results are only sent on as bytes.
package struct TextColumn: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// Where each cell ends; the bitwise complement of that for null.
    private var marks: [Int] = []

    package init() {}

    /// Columns one behind the other.
    package init(joining parts: [TextColumn]) {
        if parts.count == 1 {
            self = parts[0]
            return
        }
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.bytes.count })
        marks.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for part in parts {
            let start = bytes.count
            bytes += part.bytes
            marks += part.marks.lazy.map { $0 < 0 ? ~(~$0 + start) : $0 + start }
        }
    }

    package var count: Int { marks.count }

    package mutating func reserve(_ cells: Int, bytes more: Int) {
        // Doubling is the array's own: asking for just enough each time would copy everything with each batch.
        if bytes.isEmpty { bytes.reserveCapacity(more) }
        if marks.isEmpty { marks.reserveCapacity(cells) }
    }

    package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        unsafe bytes.append(contentsOf: text)
        marks.append(bytes.count)
    }

    package mutating func appendNull() { marks.append(~bytes.count) }

    /// Where a cell's bytes lie; nil for null.
    package func place(_ row: Int) -> Range<Int>? {
        let end = marks[row]
        if end < 0 { return nil }
        let start = row == 0 ? 0 : marks[row - 1]
        return (start < 0 ? ~start : start)..<end
    }

    package subscript(row: Int) -> Value {
        guard let place = place(row) else { return .null }
        return .string(String(decoding: bytes[place], as: UTF8.self))
    }
}

/// The cells of one column, from the first row to the last.
package enum ResultCells: Sendable {
    case values([Value])
    case texts(TextColumn)

    package subscript(row: Int) -> Value {
        switch self {
        case .values(let values): values[row]
        case .texts(let texts): texts[row]
        }
    }

    /// Each as a value; linear for texts.
    package var values: [Value] {
        switch self {
        case .values(let values): values
        case .texts(let texts): (0..<texts.count).map { texts[$0] }
        }
    }
}
