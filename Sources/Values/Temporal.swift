// What the temporal values are made of. Their arithmetic lives in the files of the folder Temporal.

/// A day of the proleptic Gregorian calendar, years −999,999,999 to 999,999,999.
package struct CalendarDate: Hashable, Sendable {
    /// Days since 1970-01-01.
    package var epochDay: Int64
    package init(epochDay: Int64) { self.epochDay = epochDay }
}

/// A time of day without a zone.
package struct LocalTime: Hashable, Sendable {
    /// Nanoseconds since midnight, below 86,400,000,000,000.
    package var nanosecondOfDay: Int64
    package init(nanosecondOfDay: Int64) { self.nanosecondOfDay = nanosecondOfDay }
}

/// A time of day with an offset from UTC.
package struct ZonedTime: Hashable, Sendable {
    package var local: LocalTime
    /// Seconds east of UTC, within ±18 hours.
    package var offset: Int32
    package init(local: LocalTime, offset: Int32) {
        self.local = local
        self.offset = offset
    }
}

/// A day and a time of day without a zone.
package struct LocalDateTime: Hashable, Sendable {
    package var date: CalendarDate
    package var time: LocalTime
    package init(date: CalendarDate, time: LocalTime) {
        self.date = date
        self.time = time
    }
}

/// An instant, as the wall clock of a zone shows it.
package struct ZonedDateTime: Hashable, Sendable {
    /// The wall clock's day and time.
    package var local: LocalDateTime
    /// Seconds east of UTC that hold at this instant.
    package var offset: Int32
    /// The name of the zone whose rules gave the offset, as `Europe/Berlin`; nil for a plain offset.
    package var zone: String?
    package init(local: LocalDateTime, offset: Int32, zone: String? = nil) {
        self.local = local
        self.offset = offset
        self.zone = zone
    }
}

/// A length of calendar time. The four parts are kept apart because months and days have no fixed length; each may be
/// negative. `Duration` is the language's name; Swift has one of its own.
package struct CalendarDuration: Hashable, Sendable {
    package var months: Int64
    package var days: Int64
    package var seconds: Int64
    /// 0 to 999,999,999, also where the seconds are negative.
    package var nanoseconds: Int32
    package init(months: Int64 = 0, days: Int64 = 0, seconds: Int64 = 0, nanoseconds: Int32 = 0) {
        self.months = months
        self.days = days
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }
}
