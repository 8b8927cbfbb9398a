// Times, offsets and zones from ISO 8601 text.

extension LocalTime {
    /// `21:40:32.142`, `214032.142`, `21:40`, `2140`, `21`.
    package init(parsing text: String) throws(TemporalError) {
        var scanner = TemporalScanner(text)
        guard let time = try scanner.time(), scanner.isAtEnd else { throw .unreadable(type: "LocalTime", text: text) }
        self = time
    }
}

extension ZonedTime {
    /// A time with `Z`, `+01:00`, `+0100`, `-02` after it; without one it is UTC.
    package init(parsing text: String) throws(TemporalError) {
        var scanner = TemporalScanner(text)
        guard let time = try scanner.time() else { throw .unreadable(type: "Time", text: text) }
        let offset = scanner.isAtEnd ? 0 : try scanner.offset()
        guard let offset, scanner.isAtEnd else { throw .unreadable(type: "Time", text: text) }
        self.init(local: time, offset: offset)
    }
}

extension Zone {
    /// `Z`, `+01:00`, `+0100`, `-02`, `+02:05:59`, or a name such as `Europe/Berlin`.
    package init(parsing text: String) throws(TemporalError) {
        var scanner = TemporalScanner(text)
        if let offset = try scanner.offset(), scanner.isAtEnd {
            self = .offset(offset)
        } else {
            self = .named(try ZoneRules.required(text))
        }
    }
}

extension TemporalScanner {
    /// The time that comes next; nil where there is none.
    mutating func time() throws(TemporalError) -> LocalTime? {
        let colon = UInt8(ascii: ":")
        guard let hour = digits(2...2) else { return nil }
        let isExtended = peek() == colon
        guard isExtended ? take(colon) : digitRun > 0 else { return try LocalTime(hour: hour) }
        guard let minute = digits(2...2) else { return nil }
        guard isExtended ? take(colon) : digitRun > 0 else { return try LocalTime(hour: hour, minute: minute) }
        guard let second = digits(2...2), let fraction = fraction() else { return nil }
        return try LocalTime(hour: hour, minute: minute, second: second, nanosecond: fraction)
    }

    /// The offset that comes next, in seconds east of UTC; nil where there is none.
    mutating func offset() throws(TemporalError) -> Int32? {
        if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
        let isNegative = peek() == UInt8(ascii: "-")
        guard isNegative || peek() == UInt8(ascii: "+") else { return nil }
        position += 1
        guard let hours = digits(2...2) else { return nil }
        var minutes: Int64 = 0
        var seconds: Int64 = 0
        let isExtended = peek() == UInt8(ascii: ":")
        if isExtended ? take(UInt8(ascii: ":")) : digitRun > 0 {
            guard let number = digits(2...2) else { return nil }
            minutes = number
            if isExtended ? take(UInt8(ascii: ":")) : digitRun > 0 {
                guard let number = digits(2...2) else { return nil }
                seconds = number
            }
        }
        try check(minutes, 0...59, "minutes of the offset")
        try check(seconds, 0...59, "seconds of the offset")
        let total = hours * 3600 + minutes * 60 + seconds
        if total > 18 * 3600 { throw .outOfRange(component: "hours of the offset", value: hours, allowed: 0...18) }
        return Int32(isNegative ? -total : total)
    }

    /// `[Europe/London]`; nil where there is none.
    mutating func bracketedZone() throws(TemporalError) -> Zone? {
        guard take(UInt8(ascii: "[")) else { return nil }
        let start = position
        while let byte = peek(), byte != UInt8(ascii: "]") { position += 1 }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        guard take(UInt8(ascii: "]")) else { return nil }
        return try Zone(parsing: name)
    }
}
