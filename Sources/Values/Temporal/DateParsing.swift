// Dates from ISO 8601 text: calendar, week, quarter and ordinal dates, with and without hyphens.

extension CalendarDate {
    /// `2015-07-21`, `20150721`, `2015-07`, `201507`, `2015-W30-2`, `2015W302`, `2015-W30`, `2015-Q3-21`, `2015-202`,
    /// `2015202`, `2015`; years of other than four digits need a sign.
    package init(parsing text: String) throws(TemporalError) {
        var scanner = TemporalScanner(text)
        guard let date = try scanner.date(), scanner.isAtEnd else { throw .unreadable(type: "Date", text: text) }
        self = date
    }
}

extension TemporalScanner {
    /// The date that comes next; nil where there is none. Throws where it has the form of a date but is not in the
    /// calendar.
    mutating func date() throws(TemporalError) -> CalendarDate? {
        let isNegative = peek() == UInt8(ascii: "-")
        let isSigned = isNegative || peek() == UInt8(ascii: "+")
        if isSigned { position += 1 }
        if isSigned, digitRun > 9 { return nil }
        guard let digits = isSigned ? digits(1...9) : digits(4...4) else { return nil }
        let year = isNegative ? -digits : digits
        if take(UInt8(ascii: "-")) {
            if take(UInt8(ascii: "W")) { return try weekDate(year, isExtended: true) }
            if take(UInt8(ascii: "Q")) { return try quarterDate(year, isExtended: true) }
            return try extendedDate(year)
        }
        if take(UInt8(ascii: "W")) { return try weekDate(year, isExtended: false) }
        if take(UInt8(ascii: "Q")) { return try quarterDate(year, isExtended: false) }
        return try compactDate(year)
    }

    /// After `2015-`: `07-21`, `07`, `202`.
    private mutating func extendedDate(_ year: Int64) throws(TemporalError) -> CalendarDate? {
        if digitRun == 3, let day = digits(3...3) { return try CalendarDate(year: year, ordinalDay: day) }
        guard let month = digits(1...2) else { return nil }
        guard take(UInt8(ascii: "-")) else { return try CalendarDate(year: year, month: month, day: 1) }
        guard let day = digits(1...2) else { return nil }
        return try CalendarDate(year: year, month: month, day: day)
    }

    /// After `2015`: `0721`, `07`, `202`, nothing.
    private mutating func compactDate(_ year: Int64) throws(TemporalError) -> CalendarDate? {
        switch digitRun {
        case 0: return try CalendarDate(year: year, month: 1, day: 1)
        case 2: return try CalendarDate(year: year, month: digits(2...2) ?? 0, day: 1)
        case 3: return try CalendarDate(year: year, ordinalDay: digits(3...3) ?? 0)
        case 4: return try CalendarDate(year: year, month: digits(2...2) ?? 0, day: digits(2...2) ?? 0)
        default: return nil
        }
    }

    /// After `2015-W` or `2015W`.
    private mutating func weekDate(_ year: Int64, isExtended: Bool) throws(TemporalError) -> CalendarDate? {
        guard let week = digits(isExtended ? 1...2 : 2...2) else { return nil }
        let hasDay = isExtended ? take(UInt8(ascii: "-")) : digitRun > 0
        guard hasDay else { return try CalendarDate(weekYear: year, week: week, weekDay: 1) }
        guard let day = digits(1...1) else { return nil }
        return try CalendarDate(weekYear: year, week: week, weekDay: day)
    }

    /// After `2015-Q` or `2015Q`.
    private mutating func quarterDate(_ year: Int64, isExtended: Bool) throws(TemporalError) -> CalendarDate? {
        guard let quarter = digits(1...1) else { return nil }
        let hasDay = isExtended ? take(UInt8(ascii: "-")) : digitRun > 0
        guard hasDay else { return try CalendarDate(year: year, quarter: quarter, dayOfQuarter: 1) }
        guard let day = digits(isExtended ? 1...2 : 2...2) else { return nil }
        return try CalendarDate(year: year, quarter: quarter, dayOfQuarter: day)
    }
}
