// Temporal values made from other temporal values, as `date(other)` does.

extension CalendarDate {
    /// The day of a value that has one, else nil.
    package init?(of value: Value) {
        guard let date = value.datePart else { return nil }
        self = date
    }
}

extension LocalTime {
    /// The time of day of a value that has one, else nil.
    package init?(of value: Value) {
        guard let time = value.timePart else { return nil }
        self = time
    }
}

extension ZonedTime {
    /// The time of day of a value that has one, at its own offset or UTC, else nil.
    package init?(of value: Value) {
        guard let time = value.timePart else { return nil }
        self.init(local: time, offset: value.offsetPart ?? 0)
    }
}

extension LocalDateTime {
    /// The day and time of a value that has a day; without a time it is midnight.
    package init?(of value: Value) {
        guard let date = value.datePart else { return nil }
        self.init(date: date, time: value.timePart ?? .midnight)
    }
}

extension ZonedDateTime {
    /// The day and time of a value that has a day, in its own zone or the default one.
    package init?(of value: Value, defaultZone: Zone = .utc) throws(TemporalError) {
        if case .dateTime(let dateTime) = value {
            self = dateTime
            return
        }
        guard let local = LocalDateTime(of: value) else { return nil }
        try self.init(local, in: defaultZone)
    }
}
