// The rule at the end of a zone file, in the form of POSIX TZ: `CET-1CEST,M3.5.0,M10.5.0/3`.

struct PosixZoneRule: Hashable, Sendable {
    /// A day of the year and a time of it at which clocks change, each year.
    enum Day: Hashable, Sendable {
        /// Month 1 to 12, week 1 to 5 where 5 is the last, weekday 0 (Sunday) to 6.
        case weekday(month: Int64, week: Int64, weekday: Int64)
        /// 1 to 365, 29 February never counted.
        case julian(Int64)
        /// 0 to 365, 29 February counted.
        case zeroBased(Int64)

        func epochDay(in year: Int64) -> Int64 {
            switch self {
            case .weekday(let month, let week, let weekday):
                let first = CivilCalendar.epochDay(year: year, month: month, day: 1)
                let daysToWeekday = floorRemainder(weekday - floorRemainder(first + 4, 7), 7)
                let day = daysToWeekday + (week - 1) * 7
                return first + (day < CivilCalendar.daysInMonth(month, of: year) ? day : day - 7)
            case .julian(let day):
                let skipsLeapDay = CivilCalendar.isLeapYear(year) && day > 59
                return CivilCalendar.epochDay(year: year, month: 1, day: 1) + day - (skipsLeapDay ? 0 : 1)
            case .zeroBased(let day):
                return CivilCalendar.epochDay(year: year, month: 1, day: 1) + day
            }
        }
    }

    struct Change: Hashable, Sendable {
        var day: Day
        /// Seconds after local midnight; may be negative or beyond a day.
        var second: Int64
    }

    var standardOffset: Int32
    var daylightOffset: Int32?
    var start: Change?
    var end: Change?

    func offset(atEpochSecond second: Int64) -> Int32 {
        guard let daylightOffset, let start, let end else { return standardOffset }
        let localDay = floorDivide(second + Int64(standardOffset), secondsPerDay)
        let year = CivilCalendar.civil(fromEpochDay: localDay).year
        let begins = start.day.epochDay(in: year) * secondsPerDay + start.second - Int64(standardOffset)
        let ends = end.day.epochDay(in: year) * secondsPerDay + end.second - Int64(daylightOffset)
        let isDaylight = begins < ends ? second >= begins && second < ends : second >= begins || second < ends
        return isDaylight ? daylightOffset : standardOffset
    }
}

extension PosixZoneRule {
    /// nil where the text is not such a rule.
    init?(_ text: [UInt8]) {
        var scanner = TemporalScanner(text)
        guard scanner.skipZoneName(), let west = scanner.posixTime() else { return nil }
        standardOffset = Int32(-west)
        guard !scanner.isAtEnd else { return }
        guard scanner.skipZoneName() else { return nil }
        if scanner.peek() == UInt8(ascii: ",") {
            daylightOffset = standardOffset + 3600
        } else {
            guard let west = scanner.posixTime() else { return nil }
            daylightOffset = Int32(-west)
        }
        guard let start = scanner.posixChange(), let end = scanner.posixChange(), scanner.isAtEnd else { return nil }
        self.start = start
        self.end = end
    }
}

extension TemporalScanner {
    /// `CET` or `<+0330>`.
    fileprivate mutating func skipZoneName() -> Bool {
        if take(UInt8(ascii: "<")) {
            while let byte = peek() {
                position += 1
                if byte == UInt8(ascii: ">") { return true }
            }
            return false
        }
        let start = position
        while let byte = peek(), (byte | 0x20) >= UInt8(ascii: "a"), (byte | 0x20) <= UInt8(ascii: "z") {
            position += 1
        }
        return position > start
    }

    /// `[+-]h[hh][:mm[:ss]]`, in seconds.
    fileprivate mutating func posixTime() -> Int64? {
        let isNegative = take(UInt8(ascii: "-"))
        if !isNegative { _ = take(UInt8(ascii: "+")) }
        guard let hours = digits(1...3) else { return nil }
        var seconds = hours * 3600
        if take(UInt8(ascii: ":")) {
            guard let minutes = digits(1...2) else { return nil }
            seconds += minutes * 60
            if take(UInt8(ascii: ":")) {
                guard let rest = digits(1...2) else { return nil }
                seconds += rest
            }
        }
        return isNegative ? -seconds : seconds
    }

    /// `,M3.5.0/2`, `,J60`, `,59`.
    fileprivate mutating func posixChange() -> PosixZoneRule.Change? {
        guard take(UInt8(ascii: ",")), let day = posixDay() else { return nil }
        guard take(UInt8(ascii: "/")) else { return PosixZoneRule.Change(day: day, second: 7200) }
        guard let second = posixTime() else { return nil }
        return PosixZoneRule.Change(day: day, second: second)
    }

    private mutating func posixDay() -> PosixZoneRule.Day? {
        if take(UInt8(ascii: "J")) {
            guard let day = digits(1...3), (1...365).contains(day) else { return nil }
            return .julian(day)
        }
        guard take(UInt8(ascii: "M")) else { return digits(1...3).map { .zeroBased($0) } }
        let dot = UInt8(ascii: ".")
        guard let month = digits(1...2), (1...12).contains(month), take(dot), let week = digits(1...1),
            (1...5).contains(week),
            take(dot), let weekday = digits(1...1), weekday <= 6
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }
}
