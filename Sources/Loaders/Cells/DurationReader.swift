// How long, and how often, as people write it.

import Values

enum DurationReading: Equatable {
    case length(CalendarDuration)
    /// Ad hoc, continuous: nothing that recurs at intervals.
    case noCadence
    /// So many days without weekends and holidays.
    case workdays(Int)
    case none
}

struct DurationReader {
    private let words = CalendarWords.standard

    static func read(_ text: String) -> DurationReading {
        guard text.utf8.count <= 80 else { return .none }
        if let length = try? CalendarDuration(parsing: text.uppercased()) { return .length(length) }
        let reader = DurationReader()
        let plain = withoutBounds(plainWord(text))
        let whole = reader.phrase(plain)
        if whole != .none { return whole }
        return reader.alternatives(plain)
    }

    /// `annually and after changes`, `jährlich / bei Bedarf`: the cadence, where nothing else is one.
    private func alternatives(_ text: String) -> DurationReading {
        var parts = [text]
        for mark in [
            " and ", " or ", " und ", " oder ", " bzw ", " sowie ", " et ", " ou ", " y ", " o ", " en ", " of ", " & ",
            "/", ",", ";", "(", "+",
        ] {
            parts = parts.flatMap { $0.split(separator: mark, omittingEmptySubsequences: true).map(String.init) }
        }
        guard parts.count > 1 else { return .none }
        let readings = parts.map { phrase(plainWord($0.filter { $0 != ")" })) }
        let lengths = readings.filter { if case .length = $0 { true } else { false } }
        guard let first = lengths.first, lengths.allSatisfy({ $0 == first }) else { return .none }
        // What is said besides must be an occasion, not another length that could not be read.
        let others = zip(parts, readings).filter { $0.1 != first }
        return others.allSatisfy { $0.1 == .noCadence || !$0.0.contains(where: \.isNumber) || isPartOfYear($0.0) }
            ? first : .none
    }

    /// Without `<`, `~` or `max.` in front; `1/year` with `x per`.
    private static func withoutBounds(_ text: String) -> String {
        var text = String(text.drop { "<>≤≥~±= ".contains($0) })
        if let slash = text.firstIndex(of: "/"), text[..<slash].last?.isNumber == true, text.first?.isNumber == true,
            text[text.index(after: slash)...].first?.isLetter == true
        {
            text.replaceSubrange(slash...slash, with: " x per ")
        }
        return text
    }

    /// `Q1`, `H2`, `KW 12`: when in the year, and no other length.
    private func isPartOfYear(_ text: String) -> Bool {
        let text = text.lowercased().filter { $0.isLetter || $0.isNumber }
        let letters = text.prefix { $0.isLetter }
        return ["q", "h", "s", "t", "kw", "cw", "week", "wk"].contains(letters)
            && text.dropFirst(letters.count).allSatisfy(\.isNumber) && text.count <= letters.count + 2
    }

    private func phrase(_ text: String) -> DurationReading {
        if let known = words.cadences[text] { return known.map { .length($0) } ?? .noCadence }
        let dashed = text.replacing("-", with: " ")
        // `min. annually`, `at least once a year`: how often at least is how often.
        let kept = dashed.split(separator: " ").drop {
            words.skipped.contains(String($0)) || words.skipped.contains(plainWord(String($0)))
        }
        let core = kept.joined(separator: " ")
        if core.count < dashed.count, let known = words.cadences[core] {
            return known.map { .length($0) } ?? .noCadence
        }
        if let known = words.cadences[dashed] { return known.map { .length($0) } ?? .noCadence }
        return counted(tokens(dashed))
    }

    /// Numbers apart from the letters behind them: `24h`, `2x`.
    private func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        for word in text.split(separator: " ") {
            let digits = word.prefix { $0.isNumber || $0 == "." || $0 == "," }
            if !digits.isEmpty { tokens.append(String(digits)) }
            if digits.count < word.count { tokens.append(String(word.dropFirst(digits.count))) }
        }
        return tokens
    }

    /// `6 months`, `every second year`, `twice a year`, `10 working days`, `2 days 4 hours`.
    private func counted(_ tokens: [String]) -> DurationReading {
        var total = CalendarDuration()
        var number: Double?
        var (isTimes, isRead) = (false, false)
        var index = 0
        while index < tokens.count {
            let pair = index + 1 < tokens.count ? tokens[index] + " " + tokens[index + 1] : ""
            if let unit = words.units[pair] ?? words.units[tokens[index]],
                !(number == nil && (words.numbers[tokens[index]] != nil || words.skipped.contains(tokens[index])))
            {
                index += words.units[pair] == nil ? 1 : 2
                let count = number ?? 1
                number = nil
                if isTimes {
                    return Int(exactly: count).flatMap { divided(unit, $0) }.map { .length($0) } ?? .none
                }
                guard count > 0 else { return .none }
                if unit == .workday {
                    guard index == tokens.count, !isRead, let days = Int(exactly: count) else { return .none }
                    return .workdays(days)
                }
                guard let length = length(unit, count) else { return .none }
                total = CalendarDuration(
                    months: total.months + length.months, days: total.days + length.days,
                    seconds: total.seconds + length.seconds)
                isRead = true
                continue
            }
            let word = tokens[index]
            index += 1
            if let written = Double(word.replacing(",", with: ".")), written.isFinite, word.first?.isNumber == true {
                guard number == nil else { return .none }
                number = written
            } else if words.times.contains(word) {
                isTimes = number != nil
            } else if let known = words.numbers[word] {
                if [
                    "twice", "thrice", "zweimal", "dreimal", "viermal", "tweemaal", "driemaal", "viermaal", "once",
                    "einmal",
                ].contains(word) {
                    isTimes = true
                }
                if number == nil || known != 1 { number = Double(known) } else if !isTimes { return .none }
            } else if !words.skipped.contains(word), !words.skipped.contains(plainWord(word)) {
                return .none
            }
        }
        return isRead && number == nil ? .length(total) : .none
    }

    /// Parts of an hour or day are minutes, parts of a year months, where they are whole ones: `1.5 h`, `0.5 years`.
    private func length(_ unit: CalendarWords.Unit, _ count: Double) -> CalendarDuration? {
        guard count <= 10_000 else { return nil }
        guard let count = Int64(exactly: count) else {
            let smaller: (CalendarWords.Unit, Double)? =
                switch unit {
                case .hour: (.minute, 60)
                case .day: (.minute, 1440)
                case .week: (.day, 7)
                case .quarter: (.month, 3)
                case .semester: (.month, 6)
                case .year: (.month, 12)
                case .minute, .month, .workday: nil
                }
            guard let (unit, factor) = smaller, let count = Int64(exactly: count * factor) else { return nil }
            return length(unit, Double(count))
        }
        switch unit {
        case .minute: return CalendarDuration(seconds: 60 * count)
        case .hour: return CalendarDuration(seconds: 3600 * count)
        case .day: return CalendarDuration(days: count)
        case .week: return CalendarDuration(days: 7 * count)
        case .month: return CalendarDuration(months: count)
        case .quarter: return CalendarDuration(months: 3 * count)
        case .semester: return CalendarDuration(months: 6 * count)
        case .year: return CalendarDuration(months: 12 * count)
        case .workday: return nil
        }
    }

    /// So many times in a unit: the interval between, where it is one that a calendar has.
    private func divided(_ unit: CalendarWords.Unit, _ count: Int) -> CalendarDuration? {
        guard count > 0 else { return nil }
        switch unit {
        case .year, .semester, .quarter:
            let months = unit == .year ? 12 : unit == .semester ? 6 : 3
            return months % count == 0 ? CalendarDuration(months: Int64(months / count)) : nil
        case .month: return count == 1 ? CalendarDuration(months: 1) : count == 2 ? CalendarDuration(days: 15) : nil
        case .week: return count == 1 ? CalendarDuration(days: 7) : nil
        case .day: return count == 1 ? CalendarDuration(days: 1) : nil
        default: return nil
        }
    }
}
