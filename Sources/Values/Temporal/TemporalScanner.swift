// A cursor over the bytes of a temporal text.

struct TemporalScanner {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }
    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position >= bytes.count }

    func peek(_ distance: Int = 0) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    /// Steps over a byte where it is the one that comes next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    /// How many digits come next.
    var digitRun: Int {
        var count = 0
        while let byte = peek(count), isDigit(byte) { count += 1 }
        return count
    }

    /// Reads at most as many digits as the range's end (18 at most), nil where there are fewer than its beginning.
    mutating func digits(_ counts: ClosedRange<Int>) -> Int64? {
        var value: Int64 = 0
        var count = 0
        while count < counts.upperBound, let byte = peek(), isDigit(byte) {
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
            position += 1
            count += 1
        }
        return count < counts.lowerBound ? nil : value
    }

    /// A fraction of a second after `.` or `,` in nanoseconds: 0 where there is none, nil where it has no or more than
    /// nine digits.
    mutating func fraction() -> Int64? {
        guard take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) else { return 0 }
        let count = digitRun
        guard count <= 9, var value = digits(1...9) else { return nil }
        for _ in count..<9 { value *= 10 }
        return value
    }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
