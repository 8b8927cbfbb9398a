// From gathered texts to the values that they stand for.

import Graph
import Values

/// Turns the texts of one column into values, each distinct text once.
struct ColumnFinisher {
    let plan: TablePlan.PropertyPlan
    let zone: Zone
    /// For each text its meaning, a string's number or a value's code, and whether it is one that is expected.
    private var meanings: [StringID: (code: UInt32, isExpected: Bool)] = [:]
    private var values: [Value] = [.null]
    private var codes: [Value: UInt32] = [:]

    init(_ plan: TablePlan.PropertyPlan, zone: Zone) {
        self.plan = plan
        self.zone = zone
    }

    /// What is wrong with a row's cell.
    struct Complaint {
        var row: Int
        var text: String
        var problem: DataIssue.Problem
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
        if let spelling = known.values[mapped.lowercased()] { return (spelling, true) }
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
                let code = code(pool.string(id), type)
                meaning = (code ?? 0, code != nil)
                meanings[id] = meaning
            }
            rows.append(meaning.code)
            if !meaning.isExpected {
                complaints.append(Complaint(row: row, text: pool.string(id), problem: .unparsable))
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
            case .integer: return unsafe parseInteger(bytes, isDeclared: true).map { .integer($0) }
            case .float: return unsafe parseFloat(bytes, isDeclared: true).map { .float($0) }
            case .boolean: return unsafe parseBoolean(bytes).map { .boolean($0) }
            case .date:
                let day = unsafe plan.format.map { unsafe $0.parse(bytes)?.day } ?? parseDate(bytes)
                return day.map { .date(CalendarDate(epochDay: Int64($0))) }
            case .localDateTime:
                return unsafe parseLocalDateTime(bytes).map { .localDateTime(LocalDateTime(epochNanoseconds: $0)) }
            case .dateTime: return unsafe parseDateTime(decoded(bytes), zone: zone).map { .dateTime($0) }
            case .duration: return unsafe parseDuration(bytes).map { .duration($0) }
            case .list:
                var parts: [Value] = []
                unsafe forEachPart(bytes, [Ascii.semicolon]) { parts.append(unsafe .string(decoded(slice(bytes, $0)))) }
                return .list(parts)
            }
        }
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
