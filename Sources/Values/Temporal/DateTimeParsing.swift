// Days with times from ISO 8601 text.

extension LocalDateTime {
    /// Any form of a date, `T`, any form of a time; a date alone is its midnight.
    package init(parsing text: String) throws(TemporalError) {
        var scanner = TemporalScanner(text)
        guard let value = try scanner.localDateTime(), scanner.isAtEnd else {
            throw .unreadable(type: "LocalDateTime", text: text)
        }
        self = value
    }
}

extension ZonedDateTime {
    /// A local date-time followed by an offset, a zone's name in brackets, or both; with neither it is in
    /// `defaultZone`.
    package init(parsing text: String, defaultZone: Zone = .utc) throws(TemporalError) {
        var scanner = TemporalScanner(text)
        guard let local = try scanner.localDateTime() else { throw .unreadable(type: "DateTime", text: text) }
        let offset = try scanner.offset()
        let zone = try scanner.bracketedZone()
        guard scanner.isAtEnd else { throw .unreadable(type: "DateTime", text: text) }
        guard let zone else {
            try self.init(local, in: offset.map { .offset($0) } ?? defaultZone)
            return
        }
        try self.init(local, in: zone, preferring: offset)
        if let offset, offset != self.offset {
            throw .offsetDiffersFromZone(offset: offsetText(offset), zone: zone.name ?? offsetText(self.offset))
        }
    }
}

extension TemporalScanner {
    mutating func localDateTime() throws(TemporalError) -> LocalDateTime? {
        guard let date = try date() else { return nil }
        guard take(UInt8(ascii: "T")) else { return LocalDateTime(date: date, time: .midnight) }
        guard let time = try time() else { return nil }
        return LocalDateTime(date: date, time: time)
    }
}
