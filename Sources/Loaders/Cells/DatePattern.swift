// Dates in other forms than ISO 8601's, as `dd.MM.yyyy`.

/// A form of dates: `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` and what stands between them. One letter (`d`, `M`, `H`) takes
/// one or two digits, `MMM` an English month's name or its first three letters.
struct DatePattern: Hashable, Sendable {
    fileprivate enum Part: Hashable {
        case year, month(Int), monthName, day(Int), hour(Int), minute, second
        case literal(UInt8)
    }

    let text: String
    private let parts: [Part]

    init?(_ text: String) {
        self.text = text
        var parts: [Part] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            var end = index
            while end < bytes.count, bytes[end] == bytes[index] { end += 1 }
            let length = end - index
            switch (bytes[index], length) {
            case (UInt8(ascii: "y"), 4): parts.append(.year)
            case (UInt8(ascii: "M"), 1...2): parts.append(.month(length))
            case (UInt8(ascii: "M"), 3...4): parts.append(.monthName)
            case (UInt8(ascii: "d"), 1...2): parts.append(.day(length))
            case (UInt8(ascii: "H"), 1...2): parts.append(.hour(length))
            case (UInt8(ascii: "m"), 2): parts.append(.minute)
            case (UInt8(ascii: "s"), 2): parts.append(.second)
            case (let byte, _):
                if isLetter(byte) && byte != UInt8(ascii: "T") { return nil }
                parts += Array(repeating: .literal(byte), count: length)
            }
            index = end
        }
        guard parts.contains(.year), parts.contains(where: \.isMonth), parts.contains(where: \.isDay) else {
            return nil
        }
        self.parts = parts
    }

    /// Whether it tells a time of day too.
    var hasTime: Bool { parts.contains { if case .hour = $0 { true } else { false } } }

    /// The day, since 1970-01-01, and the second of the day.
    func parse(_ bytes: Bytes) -> (day: Int32, second: Int)? {
        var scanner = unsafe DateScanner(bytes)
        var (year, month, day, hour, minute, second) = (0, 0, 0, 0, 0, 0)
        for part in parts {
            let isRead: Bool =
                switch part {
                case .year: unsafe scanner.number(4...4, into: &year)
                case .month(let width): unsafe scanner.number(width...2, into: &month)
                case .monthName: unsafe scanner.month(into: &month)
                case .day(let width): unsafe scanner.number(width...2, into: &day)
                case .hour(let width): unsafe scanner.number(width...2, into: &hour)
                case .minute: unsafe scanner.number(2...2, into: &minute)
                case .second: unsafe scanner.number(2...2, into: &second)
                case .literal(let byte): unsafe scanner.take(byte)
                }
            if !isRead { return nil }
        }
        guard unsafe scanner.isAtEnd, hour < 24, minute < 60, second < 60, let date = epochDay(year, month, day) else {
            return nil
        }
        return (date, hour * 3600 + minute * 60 + second)
    }

    /// The forms that are tried where dates are not ISO 8601's.
    static let common: [DatePattern] = [
        "d.M.yyyy", "yyyy/MM/dd", "yyyy.MM.dd", "d/M/yyyy", "M/d/yyyy", "d-M-yyyy", "M-d-yyyy", "d MMM yyyy",
        "d-MMM-yyyy", "MMM d, yyyy",
    ].compactMap(DatePattern.init)
}

extension DatePattern.Part {
    fileprivate var isMonth: Bool {
        switch self {
        case .month, .monthName: true
        default: false
        }
    }

    fileprivate var isDay: Bool { if case .day = self { true } else { false } }
}

@unsafe private struct DateScanner {
    let bytes: Bytes
    var position = 0

    init(_ bytes: Bytes) { unsafe self.bytes = bytes }

    var isAtEnd: Bool { unsafe position == bytes.count }

    mutating func take(_ byte: UInt8) -> Bool {
        guard unsafe position < bytes.count, unsafe bytes[position] == byte else { return false }
        unsafe position += 1
        return true
    }

    mutating func number(_ widths: ClosedRange<Int>, into value: inout Int) -> Bool {
        var count = 0
        while count < widths.upperBound, unsafe position + count < bytes.count, unsafe isDigit(bytes[position + count])
        { count += 1 }
        guard count >= widths.lowerBound, let number = unsafe digits(bytes, position, count) else { return false }
        value = number
        unsafe position += count
        return true
    }

    mutating func month(into value: inout Int) -> Bool {
        var end = unsafe position
        while unsafe end < bytes.count, unsafe isLetter(bytes[end]) { end += 1 }
        let word = unsafe decoded(slice(bytes, position..<end)).lowercased()
        guard word.utf8.count >= 3, let index = monthNames.firstIndex(where: { $0 == word || $0.prefix(3) == word })
        else { return false }
        value = index + 1
        unsafe position = end
        return true
    }
}

private let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
]
