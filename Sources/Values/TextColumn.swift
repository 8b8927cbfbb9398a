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

    /// Texts from one piece of memory. The first byte of each is read before any is copied: in a large graph each lies somewhere else, and
    /// memory answers many such looks side by side, where copying one text would wait for the one before it.
    /// - Parameter places: where each lies; nil for null.
    package init(_ places: [Range<Int>?], in memory: UnsafeBufferPointer<UInt8>) {
        var touched: UInt8 = 0
        for case let place? in places where !place.isEmpty { touched ^= unsafe memory[place.lowerBound] }
        // What was read has to be used, or reading it would be optimised away: a few bytes more are reserved.
        let total = places.reduce(Int(touched)) { $0 + ($1?.count ?? 0) }
        var marks: [Int] = []
        marks.reserveCapacity(places.count)
        bytes = unsafe [UInt8](unsafeUninitializedCapacity: total) { bytes, count in
            for place in places {
                guard let place else {
                    marks.append(~count)
                    continue
                }
                for index in place {
                    unsafe bytes.initializeElement(at: count, to: memory[index])
                    count &+= 1
                }
                marks.append(count)
            }
        }
        self.marks = marks
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
