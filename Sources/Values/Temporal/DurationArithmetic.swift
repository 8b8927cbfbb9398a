// Durations added, negated, multiplied and divided.

extension CalendarDuration {
    package static let zero = CalendarDuration()

    /// Seconds and nanoseconds as one number.
    var totalNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

    /// From a number of nanoseconds; nil where the seconds overflow.
    init?(months: Int64 = 0, days: Int64 = 0, totalNanoseconds: Int128) {
        let fraction = totalNanoseconds % 1_000_000_000
        guard let second = Int64(exactly: totalNanoseconds / 1_000_000_000 - (fraction < 0 ? 1 : 0)) else { return nil }
        self.init(
            months: months, days: days, seconds: second,
            nanoseconds: Int32(fraction < 0 ? fraction + 1_000_000_000 : fraction))
    }

    /// Part by part.
    package func adding(_ other: CalendarDuration) throws(TemporalError) -> CalendarDuration {
        let (months, overflow) = months.addingReportingOverflow(other.months)
        let (days, overflow2) = days.addingReportingOverflow(other.days)
        guard !overflow, !overflow2,
            let sum = CalendarDuration(
                months: months, days: days, totalNanoseconds: totalNanoseconds + other.totalNanoseconds)
        else { throw .overflow(type: "Duration") }
        return sum
    }

    package func subtracting(_ other: CalendarDuration) throws(TemporalError) -> CalendarDuration {
        try adding(try other.negated())
    }

    package func negated() throws(TemporalError) -> CalendarDuration {
        let (months, overflow) = Int64(0).subtractingReportingOverflow(months)
        let (days, overflow2) = Int64(0).subtractingReportingOverflow(days)
        guard !overflow, !overflow2,
            let result = CalendarDuration(months: months, days: days, totalNanoseconds: -totalNanoseconds)
        else { throw .overflow(type: "Duration") }
        return result
    }

    package func multiplied(by factor: Int64) throws(TemporalError) -> CalendarDuration {
        let (months, overflow) = months.multipliedReportingOverflow(by: factor)
        let (days, overflow2) = days.multipliedReportingOverflow(by: factor)
        let (nanoseconds, overflow3) = totalNanoseconds.multipliedReportingOverflow(by: Int128(factor))
        guard !overflow, !overflow2, !overflow3,
            let product = CalendarDuration(months: months, days: days, totalNanoseconds: nanoseconds)
        else { throw .overflow(type: "Duration") }
        return product
    }

    /// Fractions run over from months to days to seconds.
    package func multiplied(by factor: Double) throws(TemporalError) -> CalendarDuration {
        guard let factor = Decimal(factor) else { throw .overflow(type: "Duration") }
        return try scaled { factor.scaled($0) }
    }

    /// Fractions run over from months to days to seconds.
    package func divided(by divisor: Int64) throws(TemporalError) -> CalendarDuration {
        if divisor == 0 { throw .divisionByZero }
        return try scaled { $0 / Int128(divisor) }
    }

    package func divided(by divisor: Double) throws(TemporalError) -> CalendarDuration {
        if divisor == 0 { throw .divisionByZero }
        guard let divisor = Decimal(divisor) else { throw .overflow(type: "Duration") }
        return try scaled { divisor.dividing($0) }
    }

    private func scaled(_ scale: (Int128) -> Int128?) throws(TemporalError) -> CalendarDuration {
        guard let months = scale(Int128(months) * FixedPoint.one), let days = scale(Int128(days) * FixedPoint.one),
            let seconds = scale(totalNanoseconds * 1_000_000_000)
        else { throw .overflow(type: "Duration") }
        return try DurationParts(months: months, days: days, seconds: seconds).duration()
    }
}
