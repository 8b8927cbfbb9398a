// From gathered texts to the values that they stand for.

import Graph
import Values

/// Turns the texts of one column into values, each distinct text once.
struct ColumnFinisher {
    let plan: TablePlan.PropertyPlan
    let zone: Zone
    let context: ReadingContext
    /// For each text its meaning, a string's number or a value's code, and whether it is one that is expected.
    private var meanings: [StringID: (code: UInt32, isExpected: Bool)] = [:]
    private var values: [Value] = [.null]
    private var codes: [Value: UInt32] = [:]

    init(_ plan: TablePlan.PropertyPlan, zone: Zone, context: ReadingContext) {
        self.plan = plan
        self.zone = zone
        self.context = context
    }

    /// What is wrong with a row's cell.
    struct Complaint {
        var row: Int
        var text: String
        var problem: DataIssue.Problem
        /// Why, where there is something to say.
        var reason = ""
    }

    /// Maps words and compares them with those that are known. An unknown word stays, and is complained of.
    mutating func words(_ ids: [StringID], _ pool: inout StringPool, _ complaints: inout [Complaint]) -> [StringID] {
        var result = ids
        for (row, id) in ids.enumerated() where id != 0 {
            let meaning: (code: UInt32, isExpected: Bool)
            if let known = meanings[id] {
                meaning = known
            } else {
                let (word, isKnown) = word(pool.string(id))
                meaning = (pool.intern(word), isKnown)
                meanings[id] = meaning
            }
            result[row] = meaning.code
            if !meaning.isExpected {
                complaints.append(Complaint(row: row, text: pool.string(id), problem: .unknownValue))
            }
        }
        return result
    }

    /// A cell's word as the vocabulary spells it, and whether it is one of those that are expected.
    private func word(_ text: String) -> (String, isKnown: Bool) {
        let mapped = plan.mapping.first { $0.cell.lowercased() == text.lowercased() }?.value ?? text
        guard let known = plan.known else { return (mapped, true) }
        if let spelling = known.values[mapped.lowercased()] ?? known.values[plainWord(mapped)] {
            return (spelling, true)
        }
        if let meant = WordTable.standard.value(of: mapped, plan.name, of: plan.labels) { return (meant, true) }
        return (mapped, false)
    }

    /// Reads each distinct text as a value of the type. One that is none is null, and complained of.
    mutating func column(
        _ ids: [StringID], _ type: CellType, _ pool: borrowing StringPool, _ complaints: inout [Complaint]
    ) -> Column {
        var rows: [UInt32] = []
        rows.reserveCapacity(ids.count)
        for (row, id) in ids.enumerated() {
            if id == 0 {
                rows.append(0)
                continue
            }
            let meaning: (code: UInt32, isExpected: Bool)
            if let known = meanings[id] {
                meaning = known
            } else {
                let text = pool.string(id)
                let code = code(text, type)
                meaning = (code ?? 0, code != nil || type == .duration && DurationReader.read(text) == .noCadence)
                meanings[id] = meaning
            }
            rows.append(meaning.code)
            if !meaning.isExpected {
                let text = pool.string(id)
                complaints.append(
                    Complaint(row: row, text: text, problem: .unparsable, reason: context.why(text, is: type)))
            }
        }
        return .dictionary(values, rows)
    }

    private mutating func code(_ text: String, _ type: CellType) -> UInt32? {
        let mapped = plan.mapping.first { $0.cell.lowercased() == text.lowercased() }?.value ?? text
        guard let value = value(mapped, type) else { return nil }
        if let code = codes[value] { return code }
        values.append(value)
        let code = UInt32(truncatingIfNeeded: values.count - 1)
        codes[value] = code
        return code
    }

    private func value(_ text: String, _ type: CellType) -> Value? {
        var text = text
        return text.withUTF8 { bytes in
            switch type {
            case .string: return unsafe .string(decoded(bytes))
            case .integer:
                let plain = unsafe parseInteger(bytes, isDeclared: true)
                return (plain ?? number(unsafe decoded(bytes)).flatMap { Int64(exactly: $0) }).map { .integer($0) }
            case .float:
                let plain = context.decimal == .comma ? nil : unsafe parseFloat(bytes, isDeclared: true)
                return (plain ?? number(unsafe decoded(bytes))).map { .float($0) }
            case .boolean: return (unsafe parseBoolean(bytes) ?? readTruth(decoded(bytes))).map { .boolean($0) }
            case .date:
                let day = unsafe plan.format.map { unsafe $0.parse(bytes)?.day } ?? parseDate(bytes)
                let written = day ?? context.moment(unsafe decoded(bytes))?.day
                return written.map { .date(CalendarDate(epochDay: Int64($0))) }
            case .localDateTime:
                let clock = unsafe parseLocalDateTime(bytes) ?? context.moment(unsafe decoded(bytes))?.clock
                return clock.map { .localDateTime(LocalDateTime(epochNanoseconds: $0)) }
            case .dateTime:
                let text = unsafe decoded(bytes)
                return (parseDateTime(text, zone: zone) ?? instant(text)).map { .dateTime($0) }
            case .duration: return duration(unsafe decoded(bytes)).map { .duration($0) }
            case .list:
                var parts: [Value] = []
                let separators = plan.separators
                unsafe forEachPart(bytes, among: separators) { parts.append(unsafe .string(decoded(slice(bytes, $0)))) }
                return .list(parts)
            }
        }
    }

    private func number(_ text: String) -> Double? {
        if case .number(let number) = NumberReader.read(text, decimal: context.decimal) { number } else { nil }
    }

    /// An instant as people write it; without an offset in the manifest's zone.
    private func instant(_ text: String) -> ZonedDateTime? {
        guard let moment = context.moment(text), let clock = moment.clock else { return nil }
        let local = LocalDateTime(epochNanoseconds: clock)
        if let offset = moment.offset { return try? ZonedDateTime(local, in: .offset(Int32(offset * 60))) }
        return try? ZonedDateTime(local, in: zone)
    }

    /// A length of time; one that is to recur is longer than nothing.
    private func duration(_ text: String) -> CalendarDuration? {
        let length: CalendarDuration
        switch DurationReader.read(text) {
        case .length(let found): length = found
        case .workdays(let days):
            if days % 5 == 0 { length = CalendarDuration(days: Int64(days / 5 * 7)) } else { return nil }
        case .noCadence, .none: return nil
        }
        let isPositive =
            length.months >= 0 && length.days >= 0 && length.seconds >= 0
            && (length.months > 0 || length.days > 0 || length.seconds > 0 || length.nanoseconds > 0)
        return isPositive || !plan.isOfVocabulary ? length : nil
    }

    /// Wall clocks as instants in the zone.
    func instants(_ column: Column) -> Column {
        guard case .localDateTimes(let clocks, let nulls) = column else { return column }
        return .values(
            clocks.enumerated().map { row, clock in
                if nulls?.isNull(row) ?? false { return .null }
                let moment = try? ZonedDateTime(LocalDateTime(epochNanoseconds: clock), in: zone)
                return moment.map { .dateTime($0) } ?? .null
            })
    }
}

extension StringPool {
    /// The string with a number that counts from 1.
    func string(_ id: StringID) -> String { unsafe withUTF8(Int(id) - 1) { unsafe decoded($0) } }

    /// The number, from 1, of a string, which is added where it is new.
    mutating func intern(_ string: String) -> StringID {
        var string = string
        return string.withUTF8 { bytes in StringID(truncatingIfNeeded: unsafe intern(bytes, hash: hashBytes(bytes)) + 1)
        }
    }
}

extension ReadingContext {
    /// Why a cell is no value of a type, in the auditor's words; empty where there is nothing more to say.
    func why(_ text: String, is type: CellType) -> String {
        switch type {
        case .date, .dateTime, .localDateTime: return whyNoDay(text)
        case .integer, .float:
            let isOpen = NumberReader.read(text, decimal: decimal) == .ambiguous
            return isOpen ? "its mark may part thousands or decimals: nothing in the file tells" : "it is no number"
        case .boolean: return "it is neither yes nor no"
        case .duration:
            switch DurationReader.read(text) {
            case .workdays: return "working days need a calendar: how long they are depends on weekends and holidays"
            case .length: return "it is no length of time that could recur"
            case .noCadence, .none: return "it is no length of time"
            }
        case .string, .list: return ""
        }
    }
}
