// A duration while it is being added up: parts may have fractions, which then run over into smaller parts.

struct DurationParts {
    enum Unit: String, CaseIterable {
        case years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds
    }

    /// All in units of 10⁻¹⁸.
    private var months: Int128 = 0
    private var days: Int128 = 0
    private var seconds: Int128 = 0

    init() {}

    init(months: Int128, days: Int128, seconds: Int128) {
        self.months = months
        self.days = days
        self.seconds = seconds
    }

    mutating func add(_ amount: FixedPoint, _ unit: Unit) throws(TemporalError) {
        switch unit {
        case .years: try add(amount, times: 12, to: \.months)
        case .quarters: try add(amount, times: 3, to: \.months)
        case .months: try add(amount, times: 1, to: \.months)
        case .weeks: try add(amount, times: 7, to: \.days)
        case .days: try add(amount, times: 1, to: \.days)
        case .hours: try add(amount, times: 3600, to: \.seconds)
        case .minutes: try add(amount, times: 60, to: \.seconds)
        case .seconds: try add(amount, times: 1, to: \.seconds)
        case .milliseconds: try add(FixedPoint(units: amount.units / 1000), times: 1, to: \.seconds)
        case .microseconds: try add(FixedPoint(units: amount.units / 1_000_000), times: 1, to: \.seconds)
        case .nanoseconds: try add(FixedPoint(units: amount.units / 1_000_000_000), times: 1, to: \.seconds)
        }
    }

    private mutating func add(
        _ amount: FixedPoint, times factor: Int128, to part: WritableKeyPath<DurationParts, Int128>
    ) throws(TemporalError) {
        let (product, overflow) = amount.units.multipliedReportingOverflow(by: factor)
        let (sum, overflow2) = self[keyPath: part].addingReportingOverflow(product)
        if overflow || overflow2 { throw .overflow(type: "Duration") }
        self[keyPath: part] = sum
    }

    /// Fractions of months become days of an average month (30.436875 days), those of days become seconds; what is
    /// below a nanosecond is dropped.
    func duration() throws(TemporalError) -> CalendarDuration {
        let one = FixedPoint.one
        let (daySeconds, overflow) = days.multipliedReportingOverflow(by: 86_400)
        let (dayTotal, overflow2) = daySeconds.addingReportingOverflow(months % one * 2_629_746)
        let (secondTotal, overflow3) = seconds.addingReportingOverflow(dayTotal % (86_400 * one))
        if overflow || overflow2 || overflow3 { throw .overflow(type: "Duration") }
        let nanoseconds = secondTotal / 1_000_000_000
        let fraction = nanoseconds % 1_000_000_000
        let second = nanoseconds / 1_000_000_000 - (fraction < 0 ? 1 : 0)
        guard let months = Int64(exactly: months / one), let days = Int64(exactly: dayTotal / (86_400 * one)),
            let second = Int64(exactly: second)
        else { throw .overflow(type: "Duration") }
        return CalendarDuration(
            months: months, days: days, seconds: second,
            nanoseconds: Int32(fraction < 0 ? fraction + 1_000_000_000 : fraction))
    }
}
