// Temporal values plus and minus durations: first the months, then the days, then the time.

extension CalendarDate {
    /// A day that the month does not have becomes its last one.
    package func adding(months: Int64) throws(TemporalError) -> CalendarDate {
        let civil = CivilCalendar.civil(fromEpochDay: epochDay)
        let (total, overflow) = (civil.year * 12 + civil.month - 1).addingReportingOverflow(months)
        let year = floorDivide(total, 12)
        guard !overflow, CivilCalendar.yearRange.contains(year) else { throw .overflow(type: "Date") }
        let month = floorRemainder(total, 12) + 1
        let day = min(civil.day, CivilCalendar.daysInMonth(month, of: year))
        return CalendarDate(epochDay: CivilCalendar.epochDay(year: year, month: month, day: day))
    }

    package func adding(days: Int64) throws(TemporalError) -> CalendarDate {
        let (sum, overflow) = epochDay.addingReportingOverflow(days)
        guard !overflow, let date = CalendarDate(checkedEpochDay: sum) else { throw .overflow(type: "Date") }
        return date
    }

    /// Of the duration's time only whole days count.
    package func adding(_ duration: CalendarDuration) throws(TemporalError) -> CalendarDate {
        let wholeDays = Int64(duration.totalNanoseconds / Int128(nanosecondsPerDay))
        return try adding(months: duration.months).adding(days: duration.days).adding(days: wholeDays)
    }
}

extension LocalTime {
    /// Around the clock; months and days of the duration do not count.
    package func adding(_ duration: CalendarDuration) -> LocalTime {
        let sum = Int64(duration.totalNanoseconds % Int128(nanosecondsPerDay)) + nanosecondOfDay
        return LocalTime(nanosecondOfDay: floorRemainder(sum, nanosecondsPerDay))
    }
}

extension ZonedTime {
    package func adding(_ duration: CalendarDuration) -> ZonedTime {
        ZonedTime(local: local.adding(duration), offset: offset)
    }
}

extension LocalDateTime {
    package func adding(_ duration: CalendarDuration) throws(TemporalError) -> LocalDateTime {
        let moved = LocalDateTime(
            date: try date.adding(months: duration.months).adding(days: duration.days), time: time)
        return try moved.adding(nanoseconds: duration.totalNanoseconds)
    }

    func adding(nanoseconds: Int128) throws(TemporalError) -> LocalDateTime {
        let total = Int128(time.nanosecondOfDay) + nanoseconds
        let day = Int128(nanosecondsPerDay)
        let ofDay = total % day < 0 ? total % day + day : total % day
        guard let days = Int64(exactly: (total - ofDay) / day) else { throw .overflow(type: "LocalDateTime") }
        return LocalDateTime(date: try date.adding(days: days), time: LocalTime(nanosecondOfDay: Int64(ofDay)))
    }
}

extension ZonedDateTime {
    /// Months and days move the wall clock, hours and seconds the instant.
    package func adding(_ duration: CalendarDuration) throws(TemporalError) -> ZonedDateTime {
        let zone = try rules()
        var moved = self
        if duration.months != 0 || duration.days != 0 {
            let date = try local.date.adding(months: duration.months).adding(days: duration.days)
            moved = try ZonedDateTime(LocalDateTime(date: date, time: local.time), in: zone, preferring: offset)
        }
        let total = duration.totalNanoseconds
        if total == 0 { return moved }
        let utc = try LocalDateTime(localSecond: moved.epochSecond, nanosecond: moved.local.time.nanosecond)
            .adding(nanoseconds: total)
        return try ZonedDateTime(epochSecond: utc.localSecond, nanosecond: utc.time.nanosecond, in: zone)
    }
}

extension Value {
    /// A temporal value or duration plus a duration; nil for any other value.
    package func adding(_ duration: CalendarDuration) throws(TemporalError) -> Value? {
        switch self {
        case .date(let value): .date(try value.adding(duration))
        case .localTime(let value): .localTime(value.adding(duration))
        case .time(let value): .time(value.adding(duration))
        case .localDateTime(let value): .localDateTime(try value.adding(duration))
        case .dateTime(let value): .dateTime(try value.adding(duration))
        case .duration(let value): .duration(try value.adding(duration))
        default: nil
        }
    }

    /// A temporal value or duration minus a duration; nil for any other value.
    package func subtracting(_ duration: CalendarDuration) throws(TemporalError) -> Value? {
        try adding(try duration.negated())
    }
}
