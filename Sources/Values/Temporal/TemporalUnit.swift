// The units that a temporal value can be cut to.

package enum TemporalUnit: String, CaseIterable, Sendable {
    case millennium, century, decade, year, weekYear, quarter, month, week, day
    case hour, minute, second, millisecond, microsecond

    /// By name in any case.
    package init(named name: String) throws(TemporalError) {
        let lowercased = name.lowercased()
        guard let unit = TemporalUnit.allCases.first(where: { $0.rawValue.lowercased() == lowercased }) else {
            throw .unknownUnit(name)
        }
        self = unit
    }

    /// How long the unit is, for those within a day (and the day).
    var nanoseconds: Int64? {
        switch self {
        case .day: nanosecondsPerDay
        case .hour: 3600 * nanosecondsPerSecond
        case .minute: 60 * nanosecondsPerSecond
        case .second: nanosecondsPerSecond
        case .millisecond: 1_000_000
        case .microsecond: 1000
        default: nil
        }
    }

    /// Whether it is shorter than a day.
    var isTimeBased: Bool { nanoseconds != nil && self != .day }
}

extension CalendarDate {
    /// The first day of the unit that the day lies in.
    package func truncated(to unit: TemporalUnit) throws(TemporalError) -> CalendarDate {
        let civil = CivilCalendar.civil(fromEpochDay: epochDay)
        switch unit {
        case .millennium: return try firstDay(ofYear: floorDivide(civil.year, 1000) * 1000)
        case .century: return try firstDay(ofYear: floorDivide(civil.year, 100) * 100)
        case .decade: return try firstDay(ofYear: floorDivide(civil.year, 10) * 10)
        case .year: return try firstDay(ofYear: civil.year)
        case .weekYear: return try CalendarDate(weekYear: weekYear, week: 1, weekDay: 1)
        case .quarter: return try CalendarDate(year: civil.year, month: (civil.month - 1) / 3 * 3 + 1, day: 1)
        case .month: return try CalendarDate(year: civil.year, month: civil.month, day: 1)
        case .week: return try adding(days: 1 - weekDay)
        case .day: return self
        case .hour, .minute, .second, .millisecond, .microsecond:
            throw .unitDoesNotFit(unit: unit.rawValue, type: "Date")
        }
    }

    private func firstDay(ofYear year: Int64) throws(TemporalError) -> CalendarDate {
        guard CivilCalendar.yearRange.contains(year) else { throw .overflow(type: "Date") }
        return try CalendarDate(year: year, month: 1, day: 1)
    }
}

extension LocalTime {
    /// The beginning of the unit that the time lies in; midnight for a day, and for anything longer.
    package func truncated(to unit: TemporalUnit) -> LocalTime {
        guard let length = unit.nanoseconds else { return .midnight }
        return LocalTime(nanosecondOfDay: nanosecondOfDay / length * length)
    }
}
