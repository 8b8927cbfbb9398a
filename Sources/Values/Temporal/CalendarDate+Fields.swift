// A date's parts, in calendar, week, quarter and ordinal form, and dates made of them.

extension CalendarDate {
    static let earliest = CivilCalendar.epochDay(year: CivilCalendar.yearRange.lowerBound, month: 1, day: 1)
    static let latest = CivilCalendar.epochDay(year: CivilCalendar.yearRange.upperBound, month: 12, day: 31)

    /// nil where the year is outside ±999,999,999.
    package init?(checkedEpochDay epochDay: Int64) {
        guard epochDay >= CalendarDate.earliest, epochDay <= CalendarDate.latest else { return nil }
        self.init(epochDay: epochDay)
    }

    package init(year: Int64, month: Int64, day: Int64) throws(TemporalError) {
        try check(year, CivilCalendar.yearRange, "year")
        try check(month, 1...12, "month")
        try check(day, 1...CivilCalendar.daysInMonth(month, of: year), "day")
        self.init(epochDay: CivilCalendar.epochDay(year: year, month: month, day: day))
    }

    /// By ISO week: week 1 is the one with the year's first Thursday, day 1 is Monday.
    package init(weekYear: Int64, week: Int64, weekDay: Int64) throws(TemporalError) {
        try check(weekYear, CivilCalendar.yearRange, "year")
        try check(week, 1...CalendarDate.weeks(inWeekYear: weekYear), "week")
        try check(weekDay, 1...7, "dayOfWeek")
        let epochDay = CalendarDate.firstMonday(ofWeekYear: weekYear) + (week - 1) * 7 + weekDay - 1
        guard let date = CalendarDate(checkedEpochDay: epochDay) else { throw .overflow(type: "Date") }
        self = date
    }

    package init(year: Int64, ordinalDay: Int64) throws(TemporalError) {
        try check(year, CivilCalendar.yearRange, "year")
        try check(ordinalDay, 1...CivilCalendar.daysInYear(year), "ordinalDay")
        self.init(epochDay: CivilCalendar.epochDay(year: year, month: 1, day: 1) + ordinalDay - 1)
    }

    package init(year: Int64, quarter: Int64, dayOfQuarter: Int64) throws(TemporalError) {
        try check(year, CivilCalendar.yearRange, "year")
        try check(quarter, 1...4, "quarter")
        let first = CivilCalendar.epochDay(year: year, month: quarter * 3 - 2, day: 1)
        let days =
            CivilCalendar.epochDay(year: year, month: quarter * 3, day: 1) - first
            + CivilCalendar.daysInMonth(quarter * 3, of: year)
        try check(dayOfQuarter, 1...days, "dayOfQuarter")
        self.init(epochDay: first + dayOfQuarter - 1)
    }

    package var year: Int64 { CivilCalendar.civil(fromEpochDay: epochDay).year }
    package var month: Int64 { CivilCalendar.civil(fromEpochDay: epochDay).month }
    package var day: Int64 { CivilCalendar.civil(fromEpochDay: epochDay).day }
    package var quarter: Int64 { (month + 2) / 3 }
    package var ordinalDay: Int64 { epochDay - CivilCalendar.epochDay(year: year, month: 1, day: 1) + 1 }
    /// 1 is Monday.
    package var weekDay: Int64 { floorRemainder(epochDay + 3, 7) + 1 }
    package var week: Int64 { (epochDay - CalendarDate.firstMonday(ofWeekYear: weekYear)) / 7 + 1 }
    /// The year that the day's ISO week belongs to: that of its Thursday.
    package var weekYear: Int64 { CivilCalendar.civil(fromEpochDay: epochDay - weekDay + 4).year }

    package var dayOfQuarter: Int64 {
        let civil = CivilCalendar.civil(fromEpochDay: epochDay)
        return epochDay - CivilCalendar.epochDay(year: civil.year, month: (civil.month - 1) / 3 * 3 + 1, day: 1) + 1
    }

    /// The Monday of ISO week 1, as an epoch day: the week that has 4 January.
    static func firstMonday(ofWeekYear year: Int64) -> Int64 {
        let fourth = CivilCalendar.epochDay(year: year, month: 1, day: 4)
        return fourth - floorRemainder(fourth + 3, 7)
    }

    /// 52 or 53.
    static func weeks(inWeekYear year: Int64) -> Int64 {
        (firstMonday(ofWeekYear: year + 1) - firstMonday(ofWeekYear: year)) / 7
    }
}

/// Throws where a component is outside its range.
func check(_ value: Int64, _ range: ClosedRange<Int64>, _ component: String) throws(TemporalError) {
    if !range.contains(value) { throw .outOfRange(component: component, value: value, allowed: range) }
}
