// Temporal values straight from a file's bytes, for loaders: nil where the bytes are something else.

extension CalendarDate {
    /// `2015-07-21` exactly. Constant time.
    package init?(iso bytes: Span<UInt8>) {
        let hyphen = UInt8(ascii: "-")
        guard bytes.count == 10, bytes[4] == hyphen, bytes[7] == hyphen, let first = twoDigits(bytes, 0),
            let second = twoDigits(bytes, 2), let month = twoDigits(bytes, 5), let day = twoDigits(bytes, 8)
        else { return nil }
        let year = first * 100 + second
        guard (1...12).contains(month), day >= 1, day <= CivilCalendar.daysInMonth(month, of: year) else { return nil }
        self.init(epochDay: CivilCalendar.epochDay(year: year, month: month, day: day))
    }
}

extension LocalTime {
    /// `21:40`, `21:40:32`, `21:40:32.142`.
    package init?(iso bytes: Span<UInt8>) {
        guard bytes.count >= 5, bytes[2] == UInt8(ascii: ":") else { return nil }
        var scanner = TemporalScanner(copy(bytes))
        guard let time = try? scanner.time(), scanner.isAtEnd else { return nil }
        self = time
    }
}

extension LocalDateTime {
    /// `2015-07-21T21:40:32.142`; a space may stand for the `T`, as spreadsheets write it. A date alone is nil.
    package init?(iso bytes: Span<UInt8>) {
        guard let split = DayAndTime(bytes), split.rest.isAtEnd else { return nil }
        self = split.value
    }
}

extension ZonedDateTime {
    /// As `LocalDateTime`, with `Z`, an offset or a zone in brackets. Without either it is nil.
    package init?(iso bytes: Span<UInt8>) {
        guard var split = DayAndTime(bytes), !split.rest.isAtEnd, (try? split.rest.offset()) != nil || split.hasZone,
            let parsed = try? ZonedDateTime(parsing: split.normalText)
        else { return nil }
        self = parsed
    }
}

extension CalendarDuration {
    /// `P1Y2M10DT2H`.
    package init?(iso bytes: Span<UInt8>) {
        guard bytes.count >= 3, bytes[0] == UInt8(ascii: "P") || bytes[0] == UInt8(ascii: "-") else { return nil }
        var scanner = TemporalScanner(copy(bytes))
        guard let duration = try? scanner.duration(), scanner.isAtEnd else { return nil }
        self = duration
    }
}

/// A day, `T` or a space, a time, and what follows them.
private struct DayAndTime {
    var value: LocalDateTime
    var rest: TemporalScanner

    init?(_ bytes: Span<UInt8>) {
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            let date = CalendarDate(iso: bytes.extracting(0..<10))
        else { return nil }
        rest = TemporalScanner(copy(bytes))
        rest.position = 11
        guard rest.peek(2) == UInt8(ascii: ":"), let time = try? rest.time() else { return nil }
        value = LocalDateTime(date: date, time: time)
    }

    var hasZone: Bool { rest.peek() == UInt8(ascii: "[") }

    /// The whole text with `T` between day and time.
    var normalText: String {
        var text = rest.bytes
        text[10] = UInt8(ascii: "T")
        return String(decoding: text, as: UTF8.self)
    }
}

private func copy(_ bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for index in 0..<bytes.count { result.append(bytes[index]) }
    return result
}

private func twoDigits(_ bytes: Span<UInt8>, _ offset: Int) -> Int64? {
    guard isDigit(bytes[offset]), isDigit(bytes[offset + 1]) else { return nil }
    let zero = UInt8(ascii: "0")
    return Int64(bytes[offset] - zero) * 10 + Int64(bytes[offset + 1] - zero)
}
