// What lies between two temporal values, of whatever types.

package enum DurationMeasure: Sendable {
    /// Months, then days, then the rest in seconds.
    case all
    /// Whole units only.
    case months, days
    case seconds
}

extension CalendarDuration {
    /// From one temporal value to another, negative where the second is the earlier; nil where one of them is not an
    /// instant or time.
    ///
    /// A value without a time of day stands at midnight, one without a day takes the other's, one without a zone the
    /// other's.
    package static func between(
        _ start: Value, _ end: Value, in measure: DurationMeasure = .all
    ) throws(TemporalError) -> CalendarDuration? {
        guard start.isTemporalInstant, end.isTemporalInstant else { return nil }
        let span = try TemporalSpan(from: start, to: end)
        switch measure {
        case .seconds: return try span.inSeconds(from: span.start)
        case .months: return CalendarDuration(months: span.wholeMonths())
        case .days: return CalendarDuration(days: span.wholeDays(from: span.start.local))
        case .all: return try span.inAllUnits()
        }
    }
}

extension Value {
    var isTemporalInstant: Bool { datePart != nil || timePart != nil }
}

/// Two points brought to one calendar and one zone.
private struct TemporalSpan {
    var start: ZonedDateTime
    /// On the wall clock of `start`'s zone.
    var end: ZonedDateTime
    var zone: Zone

    init(from first: Value, to second: Value) throws(TemporalError) {
        let anyDay = CalendarDate(epochDay: 0)
        let startDay = first.datePart ?? second.datePart ?? anyDay
        let endDay = second.datePart ?? first.datePart ?? anyDay
        let startZone = try first.zonePart()
        let endZone = try second.zonePart()
        zone = startZone ?? endZone ?? .utc
        start = try ZonedDateTime(
            LocalDateTime(date: startDay, time: first.timePart ?? .midnight), in: zone, preferring: first.offsetPart)
        let last = try ZonedDateTime(
            LocalDateTime(date: endDay, time: second.timePart ?? .midnight), in: endZone ?? zone,
            preferring: second.offsetPart)
        end = try last.moved(to: zone)
    }

    func inAllUnits() throws(TemporalError) -> CalendarDuration {
        let months = wholeMonths()
        let afterMonths = LocalDateTime(date: try start.local.date.adding(months: months), time: start.local.time)
        let days = wholeDays(from: afterMonths)
        let afterDays = LocalDateTime(date: try afterMonths.date.adding(days: days), time: start.local.time)
        var rest = try inSeconds(
            from: months == 0 && days == 0
                ? start : ZonedDateTime(afterDays, in: zone, preferring: start.offset))
        rest.months = months
        rest.days = days
        return rest
    }

    /// Whole months on the wall clock.
    func wholeMonths() -> Int64 {
        let from = CivilCalendar.civil(fromEpochDay: start.local.date.epochDay)
        let to = CivilCalendar.civil(fromEpochDay: end.local.date.epochDay)
        let months = (to.year * 12 + to.month) - (from.year * 12 + from.month)
        let isShort = (to.day, end.local.time.nanosecondOfDay) < (from.day, start.local.time.nanosecondOfDay)
        let isLong = (to.day, end.local.time.nanosecondOfDay) > (from.day, start.local.time.nanosecondOfDay)
        if months > 0, isShort { return months - 1 }
        return months < 0 && isLong ? months + 1 : months
    }

    /// Whole days on the wall clock.
    func wholeDays(from point: LocalDateTime) -> Int64 {
        let days = end.local.date.epochDay - point.date.epochDay
        if days > 0, end.local.time.nanosecondOfDay < point.time.nanosecondOfDay { return days - 1 }
        return days < 0 && end.local.time.nanosecondOfDay > point.time.nanosecondOfDay ? days + 1 : days
    }

    /// Between the instants.
    func inSeconds(from point: ZonedDateTime) throws(TemporalError) -> CalendarDuration {
        let seconds = Int128(end.epochSecond) - Int128(point.epochSecond)
        let fraction = Int128(end.local.time.nanosecond - point.local.time.nanosecond)
        guard let duration = CalendarDuration(totalNanoseconds: seconds * 1_000_000_000 + fraction) else {
            throw .overflow(type: "Duration")
        }
        return duration
    }
}
