// The order of temporal values: by point in time, then from west to east, then by the zone's name.

let nanosecondsPerSecond: Int64 = 1_000_000_000
let secondsPerDay: Int64 = 86_400
let nanosecondsPerDay: Int64 = 86_400_000_000_000

extension ZonedTime {
    /// Nanoseconds since midnight UTC; outside one day where the offset leads there.
    var nanosecondOfDayUTC: Int64 { local.nanosecondOfDay - Int64(offset) * nanosecondsPerSecond }

    package func order(_ other: ZonedTime) -> Ordering {
        let instants = Ordering(nanosecondOfDayUTC, other.nanosecondOfDayUTC)
        return instants == .equal ? Ordering(offset, other.offset) : instants
    }
}

extension LocalDateTime {
    package func order(_ other: LocalDateTime) -> Ordering {
        let days = Ordering(date.epochDay, other.date.epochDay)
        return days == .equal ? Ordering(time.nanosecondOfDay, other.time.nanosecondOfDay) : days
    }
}

extension ZonedDateTime {
    /// Whole seconds since 1970-01-01T00:00Z, rounded down.
    package var epochSecond: Int64 {
        local.date.epochDay * secondsPerDay + local.time.nanosecondOfDay / nanosecondsPerSecond - Int64(offset)
    }

    package func order(_ other: ZonedDateTime) -> Ordering {
        let seconds = Ordering(epochSecond, other.epochSecond)
        if seconds != .equal { return seconds }
        let fractions = Ordering(
            local.time.nanosecondOfDay % nanosecondsPerSecond, other.local.time.nanosecondOfDay % nanosecondsPerSecond)
        if fractions != .equal { return fractions }
        let offsets = Ordering(offset, other.offset)
        return offsets == .equal ? orderByCodePoints(zone ?? "", other.zone ?? "") : offsets
    }
}

extension CalendarDuration {
    /// Nanoseconds when a month has 30.436875 days and a day 24 hours. Only ORDER BY uses it.
    var averageNanoseconds: Int128 {
        let seconds = Int128(months) * 2_629_746 + Int128(days) * 86_400 + Int128(self.seconds)
        return seconds * 1_000_000_000 + Int128(nanoseconds)
    }

    /// By average length; lengths that agree, by months, then days.
    package func order(_ other: CalendarDuration) -> Ordering {
        let lengths = Ordering(averageNanoseconds, other.averageNanoseconds)
        if lengths != .equal { return lengths }
        let months = Ordering(self.months, other.months)
        return months == .equal ? Ordering(days, other.days) : months
    }
}
