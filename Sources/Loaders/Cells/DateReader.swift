// Days and times as people write them, in numbers and in words.

import Values

/// What a cell says of a day: the day, and the time where it tells one.
struct WrittenMoment: Equatable {
    /// Since 1970-01-01.
    var day: Int32
    /// Since midnight; nil where only a day is written.
    var second: Int?
    /// Minutes from UTC; nil where none is written.
    var offset: Int?
}

extension WrittenMoment {
    /// Nanoseconds since 1970-01-01T00:00 on the wall; nil where that is too far away.
    var clock: Int64? {
        let seconds = Int64(day) * 86_400 + Int64(second ?? 0)
        let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? nil : nanoseconds
    }
}

extension ReadingContext {
    /// What a cell says of a day, where that is beyond doubt.
    func moment(_ bytes: Bytes) -> WrittenMoment? { moment(unsafe decoded(bytes)) }

    func moment(_ text: String) -> WrittenMoment? {
        switch DateReader.read(text, order: order) {
        case .moment(let moment): moment
        case .serial(let day): readsSerials ? WrittenMoment(day: day) : nil
        case .ambiguous, .noSuchDay, .none: nil
        }
    }

    /// Why a cell can't be read as a day, in the auditor's words.
    func whyNoDay(_ text: String) -> String {
        switch DateReader.read(text, order: order) {
        case .ambiguous(let dayFirst, let monthFirst):
            "it may be \(dayText(dayFirst)) or \(dayText(monthFirst)): nothing in the file tells which number is the day"
        case .serial(let day): "a number; as a spreadsheet's day it would be \(dayText(day))"
        case .noSuchDay: "there is no such day"
        case .moment, .none: "it is no date"
        }
    }

    private func dayText(_ day: Int32) -> String { CalendarDate(epochDay: Int64(day)).description }
}

enum DateReading: Equatable {
    case moment(WrittenMoment)
    /// Day and month may be either way round.
    case ambiguous(dayFirst: Int32, monthFirst: Int32)
    /// A number that a spreadsheet may mean as a day.
    case serial(Int32)
    /// A date that no calendar has.
    case noSuchDay
    case none
}

/// Takes a cell apart into numbers, words and what stands between, and looks for a day in front and a time behind it.
struct DateReader {
    private enum Token: Equatable {
        case number(Int, digits: Int)
        case word(String)
        case mark(Character)
    }

    private var tokens: [Token] = []
    private var index = 0
    private let order: DateOrder?

    /// Reads a cell that is trimmed and not empty. `order` says which of two numbers is the day.
    static func read(_ text: String, order: DateOrder? = nil) -> DateReading {
        guard text.utf8.count <= 64 else { return .none }
        var reader = DateReader(text, order)
        return reader.reading()
    }

    private init(_ text: String, _ order: DateOrder?) {
        self.order = order
        var rest = text.lowercased()[...]
        while let first = rest.first {
            if first.isASCII, first.isNumber {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                tokens.append(
                    digits.count <= 9 ? .number(Int(digits) ?? 0, digits: digits.count) : .word(String(digits)))
                rest = rest.dropFirst(digits.count)
            } else if first.isLetter {
                let word = rest.prefix { $0.isLetter }
                tokens.append(.word(String(word)))
                rest = rest.dropFirst(word.count)
            } else {
                tokens.append(.mark(first.isWhitespace ? " " : first))
                rest = rest.dropFirst()
            }
        }
    }

    private mutating func reading() -> DateReading {
        if tokens.count == 1, case .number(let number, let digits) = tokens[0] { return Self.bare(number, digits) }
        if tokens.count == 3, tokens[1] == .mark("."), case .number(let number, 5) = tokens[0],
            (20_000...80_000).contains(number)
        {
            return .serial(Int32(number) - 25_569)
        }
        dropFillers()
        let day = readDay()
        if case .none = day { return .none }
        guard let (second, offset) = readTime() else { return .none }
        switch day {
        case .moment(var moment):
            (moment.second, moment.offset) = (second, offset)
            return .moment(moment)
        default: return day
        }
    }

    /// `20260331`, or the number of a day in a spreadsheet.
    private static func bare(_ number: Int, _ digits: Int) -> DateReading {
        if digits == 8, (1900...2199).contains(number / 10_000),
            let day = epochDay(number / 10_000, number / 100 % 100, number % 100)
        {
            return .moment(WrittenMoment(day: day))
        }
        return digits == 5 && (20_000...80_000).contains(number) ? .serial(Int32(number) - 25_569) : .none
    }

    // MARK: The day

    private mutating func readDay() -> DateReading {
        guard let first = next() else { return .none }
        switch first {
        case .word(let word):
            guard let month = month(word), case .number(let day, 1...2)? = skipped(),
                let (year, digits) = skippedNumber()
            else {
                return .none
            }
            return made(year, digits, month, day)
        case .number(let year, 4):
            guard let second = skipped() else { return .none }
            if case .word(let word) = second {
                guard let month = month(word), let (day, _) = skippedNumber() else { return .none }
                return made(year, 4, month, day)
            }
            guard case .number(let month, 1...2) = second, let (day, digits) = skippedNumber(), digits <= 2 else {
                return .none
            }
            return made(year, 4, month, day)
        case .number(let a, 1...2):
            let mark: Character
            if index < tokens.count, case .mark(let found) = tokens[index] { mark = found } else { mark = " " }
            guard let second = skipped(), let (year, digits) = skippedNumber() else { return .none }
            if case .word(let word) = second { return month(word).map { made(year, digits, $0, a) } ?? .none }
            guard case .number(let b, 1...2) = second, digits == 4 || digits == 2, "./-".contains(mark) else {
                return .none
            }
            return numeric(a, b, year, digits, mark)
        default: return .none
        }
    }

    /// Two numbers and a year: points stand in dates that begin with the day; else both orders may be meant.
    private func numeric(_ a: Int, _ b: Int, _ year: Int, _ digits: Int, _ mark: Character) -> DateReading {
        if mark == "." || order == .yearFirst { return made(year, digits, b, a) }
        let full = full(year, digits)
        let (dayFirst, monthFirst) = (epochDay(full, b, a), epochDay(full, a, b))
        guard let dayFirst else { return monthFirst.map { .moment(WrittenMoment(day: $0)) } ?? .noSuchDay }
        guard let monthFirst, monthFirst != dayFirst else {
            // `31/2/2026` is no day, but `13/2/2026` is none with the month first.
            return .moment(WrittenMoment(day: dayFirst))
        }
        switch order {
        case .dayFirst: return .moment(WrittenMoment(day: dayFirst))
        case .monthFirst: return .moment(WrittenMoment(day: monthFirst))
        default: return .ambiguous(dayFirst: dayFirst, monthFirst: monthFirst)
        }
    }

    private func made(_ year: Int, _ digits: Int, _ month: Int, _ day: Int) -> DateReading {
        guard digits == 4 || digits == 2 else { return .none }
        return epochDay(full(year, digits), month, day).map { .moment(WrittenMoment(day: $0)) } ?? .noSuchDay
    }

    /// Two digits are a year of this century up to 69.
    private func full(_ year: Int, _ digits: Int) -> Int { digits == 4 ? year : year < 70 ? 2000 + year : 1900 + year }

    private func month(_ word: String) -> Int? {
        CalendarWords.standard.months[word]
    }

    // MARK: The time

    /// Nil where something else stands there.
    private mutating func readTime() -> (Int?, Int?)? {
        dropFillers()
        if index < tokens.count, tokens[index] == .word("t") { index += 1 }
        guard index < tokens.count else { return (nil, nil) }
        guard case .number(var hour, 1...2)? = next() else { return nil }
        var (minute, second) = (0, 0)
        if take(":") || take(".") || takeWord("h") {
            if case .number(let found, 2)? = peek() {
                minute = found
                index += 1
            }
            if take(":") || take(".") {
                guard case .number(let found, 2)? = next() else { return nil }
                second = found
                if take(".") || take(",") { _ = next() }
            }
        } else if case .word? = peekPastBlanks() {
            // `9 AM`
        } else {
            return nil
        }
        dropBlanks()
        if case .word(let word)? = peek(), ["am", "pm", "a", "p"].contains(word) {
            index += 1
            _ = take(".")
            _ = takeWord("m")
            _ = take(".")
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (word.hasPrefix("p") ? 12 : 0)
        }
        guard hour < 24 || hour == 24 && minute == 0 && second == 0, minute < 60, second < 60 else { return nil }
        guard let offset = readOffset() else { return nil }
        dropFillers()
        return index == tokens.count ? (hour * 3600 + minute * 60 + second, offset) : nil
    }

    /// Nil where something else stands there; a nil offset where none is written.
    private mutating func readOffset() -> Int?? {
        dropBlanks()
        if takeWord("z") || takeWord("utc") || takeWord("gmt") { return .some(0) }
        guard case .mark(let sign)? = peek(), sign == "+" || sign == "-" else { return .some(nil) }
        index += 1
        guard case .number(let number, let digits)? = next() else { return nil }
        var minutes = digits == 4 ? number / 100 * 60 + number % 100 : number * 60
        if take(":") {
            guard case .number(let found, 2)? = next() else { return nil }
            minutes += found
        }
        return .some(sign == "-" ? -minutes : minutes)
    }

    // MARK: Tokens

    private func peek() -> Token? { index < tokens.count ? tokens[index] : nil }

    private func peekPastBlanks() -> Token? { tokens[index...].first { $0 != .mark(" ") } }

    private mutating func next() -> Token? {
        guard index < tokens.count else { return nil }
        index += 1
        return tokens[index - 1]
    }

    private mutating func take(_ mark: Character) -> Bool {
        guard peek() == .mark(mark) else { return false }
        index += 1
        return true
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard peek() == .word(word) else { return false }
        index += 1
        return true
    }

    private mutating func dropBlanks() { while take(" ") {} }

    /// Steps over what stands between parts of a date; the next number or word of it.
    private mutating func skipped() -> Token? {
        while let token = next() {
            switch token {
            case .mark(let mark): if !" ./-,'’".contains(mark) { return nil }
            case .word(let word):
                if !CalendarWords.standard.fillers.contains(word) || month(word) != nil { return token }
            case .number: return token
            }
        }
        return nil
    }

    private mutating func skippedNumber() -> (Int, Int)? {
        if case .number(let number, let digits)? = skipped() { (number, digits) } else { nil }
    }

    private mutating func dropFillers() {
        while let token = peek() {
            switch token {
            case .mark(let mark): if !" ,.()".contains(mark) { return }
            case .word(let word):
                if word == "t" || !CalendarWords.standard.fillers.contains(word) || month(word) != nil { return }
            case .number: return
            }
            index += 1
        }
    }
}
