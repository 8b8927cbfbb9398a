// Local date-times as one number.

package import Values

private let nanosecondsPerDay: Int64 = 86_400_000_000_000

extension LocalDateTime {
    /// The wall clock so many nanoseconds after 1970-01-01T00:00.
    package init(epochNanoseconds: Int64) {
        var day = epochNanoseconds / nanosecondsPerDay
        var rest = epochNanoseconds % nanosecondsPerDay
        if rest < 0 {
            rest += nanosecondsPerDay
            day -= 1
        }
        self.init(date: CalendarDate(epochDay: day), time: LocalTime(nanosecondOfDay: rest))
    }

    /// Nanoseconds since 1970-01-01T00:00, nil outside the years 1678 to 2262, which 64 bits do not reach.
    package var epochNanoseconds: Int64? {
        let (days, overflow) = date.epochDay.multipliedReportingOverflow(by: nanosecondsPerDay)
        if overflow { return nil }
        let (sum, sumOverflow) = days.addingReportingOverflow(time.nanosecondOfDay)
        return sumOverflow ? nil : sum
    }
}
