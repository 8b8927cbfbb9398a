// The parts of temporal values by name: `d.year`, `t.offset`, `p.monthsOfYear`.

extension Value {
    /// A part of a temporal value; nil where the value has none of that name (and for values that are not temporal).
    package func component(named name: String) -> Value? {
        switch self {
        case .date(let value): value.component(named: name)
        case .localTime(let value): value.component(named: name)
        case .time(let value): value.local.component(named: name) ?? zoneComponent(name, value.offset, zone: nil)
        case .localDateTime(let value): value.date.component(named: name) ?? value.time.component(named: name)
        case .dateTime(let value): value.component(named: name)
        case .duration(let value): value.component(named: name)
        default: nil
        }
    }

    /// The names that `component(named:)` knows for a type, for completion and help.
    package static func componentNames(of type: ValueType) -> [String] {
        let date = [
            "year", "quarter", "month", "week", "weekYear", "day", "ordinalDay", "dayOfWeek", "weekDay", "dayOfQuarter",
        ]
        let time = ["hour", "minute", "second", "millisecond", "microsecond", "nanosecond"]
        let zone = ["timezone", "offset", "offsetMinutes", "offsetSeconds"]
        return switch type {
        case .date: date
        case .localTime: time
        case .time: time + zone
        case .localDateTime: date + time
        case .dateTime: date + time + zone + ["epochSeconds", "epochMillis"]
        case .duration: CalendarDuration.componentNames
        default: []
        }
    }
}

extension CalendarDate {
    fileprivate func component(named name: String) -> Value? {
        switch name {
        case "year": .integer(year)
        case "quarter": .integer(quarter)
        case "month": .integer(month)
        case "week": .integer(week)
        case "weekYear": .integer(weekYear)
        case "day": .integer(day)
        case "ordinalDay": .integer(ordinalDay)
        case "weekDay", "dayOfWeek": .integer(weekDay)
        case "dayOfQuarter": .integer(dayOfQuarter)
        default: nil
        }
    }
}

extension LocalTime {
    fileprivate func component(named name: String) -> Value? {
        switch name {
        case "hour": .integer(hour)
        case "minute": .integer(minute)
        case "second": .integer(second)
        case "millisecond": .integer(nanosecond / 1_000_000)
        case "microsecond": .integer(nanosecond / 1000)
        case "nanosecond": .integer(nanosecond)
        default: nil
        }
    }
}

extension ZonedDateTime {
    fileprivate func component(named name: String) -> Value? {
        switch name {
        case "epochSeconds": .integer(epochSecond)
        case "epochMillis": .integer(epochSecond * 1000 + local.time.nanosecond / 1_000_000)
        default:
            local.date.component(named: name) ?? local.time.component(named: name)
                ?? zoneComponent(name, offset, zone: zone)
        }
    }
}

private func zoneComponent(_ name: String, _ offset: Int32, zone: String?) -> Value? {
    switch name {
    case "timezone": .string(zone ?? offsetText(offset))
    case "offset": .string(offsetText(offset))
    case "offsetMinutes": .integer(Int64(offset) / 60)
    case "offsetSeconds": .integer(Int64(offset))
    default: nil
    }
}

extension CalendarDuration {
    fileprivate static let componentNames = [
        "years", "quarters", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds", "microseconds",
        "nanoseconds", "quartersOfYear", "monthsOfQuarter", "monthsOfYear", "daysOfWeek", "minutesOfHour",
        "secondsOfMinute",
        "millisecondsOfSecond", "microsecondsOfSecond", "nanosecondsOfSecond",
    ]

    /// Whole units, each counted from the part of the duration (months, days, seconds) that it belongs to.
    fileprivate func component(named name: String) -> Value? {
        switch name {
        case "years": .integer(months / 12)
        case "quarters": .integer(months / 3)
        case "months": .integer(months)
        case "quartersOfYear": .integer(months / 3 % 4)
        case "monthsOfQuarter": .integer(months % 3)
        case "monthsOfYear": .integer(months % 12)
        case "weeks": .integer(days / 7)
        case "days": .integer(days)
        case "daysOfWeek": .integer(days % 7)
        case "hours": .integer(seconds / 3600)
        case "minutes": .integer(seconds / 60)
        case "seconds": .integer(seconds)
        case "minutesOfHour": .integer(seconds / 60 % 60)
        case "secondsOfMinute": .integer(seconds % 60)
        case "milliseconds": inUnits(of: 1_000_000)
        case "microseconds": inUnits(of: 1000)
        case "nanoseconds": inUnits(of: 1)
        case "millisecondsOfSecond": .integer(Int64(nanoseconds) / 1_000_000)
        case "microsecondsOfSecond": .integer(Int64(nanoseconds) / 1000)
        case "nanosecondsOfSecond": .integer(Int64(nanoseconds))
        default: nil
        }
    }

    /// Seconds and fraction in a smaller unit; null where that is too large for an integer.
    private func inUnits(of nanoseconds: Int128) -> Value {
        Int64(exactly: totalNanoseconds / nanoseconds).map { .integer($0) } ?? .null
    }
}
