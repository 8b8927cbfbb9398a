// Durations from ISO 8601 text.

extension CalendarDuration {
    /// `P1Y2M3W10DT2H30M1.5S` with a sign and a fraction allowed for each part, or `P2012-02-02T14:37:21.545`.
    package init(parsing text: String) throws(TemporalError) {
        var scanner = TemporalScanner(text)
        guard let duration = try scanner.duration(), scanner.isAtEnd else {
            throw .unreadable(type: "Duration", text: text)
        }
        self = duration
    }
}

extension TemporalScanner {
    mutating func duration() throws(TemporalError) -> CalendarDuration? {
        let isNegative = take(UInt8(ascii: "-"))
        if !isNegative { _ = take(UInt8(ascii: "+")) }
        guard take(UInt8(ascii: "P")), !isAtEnd else { return nil }
        var parts = DurationParts()
        let isRead = hasDateForm ? try dateForm(isNegative, &parts) : try unitForm(isNegative, &parts)
        return isRead ? try parts.duration() : nil
    }

    /// Four digits and a hyphen, or eight digits that no letter of a unit follows.
    private var hasDateForm: Bool {
        let run = digitRun
        if run == 4 { return peek(4) == UInt8(ascii: "-") }
        return run == 8 && (peek(8) == nil || peek(8) == UInt8(ascii: "T"))
    }

    /// `14DT16H12M`, each unit once and from large to small.
    private mutating func unitForm(_ isNegative: Bool, _ parts: inout DurationParts) throws(TemporalError) -> Bool {
        var units: [(UInt8, DurationParts.Unit)] = [
            (UInt8(ascii: "Y"), .years), (UInt8(ascii: "M"), .months), (UInt8(ascii: "W"), .weeks),
            (UInt8(ascii: "D"), .days),
        ]
        var isTime = false
        while !isAtEnd {
            if !isTime, take(UInt8(ascii: "T")) {
                isTime = true
                units = [(UInt8(ascii: "H"), .hours), (UInt8(ascii: "M"), .minutes), (UInt8(ascii: "S"), .seconds)]
            }
            guard let amount = signedDecimal(isNegative), let letter = peek(),
                let index = units.firstIndex(where: { $0.0 == letter })
            else { return false }
            position += 1
            guard let number = FixedPoint(amount) else { throw .overflow(type: "Duration") }
            try parts.add(number, units[index].1)
            units.removeSubrange(...index)
        }
        return true
    }

    /// `2012-02-02T14:37:21.545` or `20120202T143721.545`, numbers of years, months, …
    private mutating func dateForm(_ isNegative: Bool, _ parts: inout DurationParts) throws(TemporalError) -> Bool {
        func add(_ number: Int64, _ unit: DurationParts.Unit) throws(TemporalError) {
            try parts.add(FixedPoint(isNegative ? -number : number), unit)
        }
        guard let year = digits(4...4) else { return false }
        let hyphen = UInt8(ascii: "-")
        let isExtended = take(hyphen)
        guard let month = digits(2...2), !isExtended || take(hyphen), let day = digits(2...2) else { return false }
        try add(year, .years)
        try add(month, .months)
        try add(day, .days)
        guard take(UInt8(ascii: "T")) else { return true }
        guard let time = try time() else { return false }
        try add(time.nanosecondOfDay, .nanoseconds)
        return true
    }

    /// `14`, `-1.5`, `+0,75`; `isNegative` turns the sign around.
    private mutating func signedDecimal(_ isNegative: Bool) -> Decimal? {
        let minus = take(UInt8(ascii: "-"))
        if !minus { _ = take(UInt8(ascii: "+")) }
        guard (1...18).contains(digitRun), let whole = digits(1...18) else { return nil }
        var mantissa = Int128(whole)
        var places = 0
        if take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) {
            guard (1...18).contains(digitRun) else { return nil }
            places = digitRun
            for _ in 0..<places { mantissa = mantissa * 10 + Int128(digits(1...1) ?? 0) }
        }
        return Decimal(mantissa: minus != isNegative ? -mantissa : mantissa, places: places)
    }
}
