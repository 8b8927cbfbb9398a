// What a column's cells could all be.

import Values

/// The readings that every cell seen so far admits.
struct TypeGuess: Sendable {
    struct Readings: OptionSet, Sendable {
        let rawValue: UInt32
        static let integer = Readings(rawValue: 1)
        static let float = Readings(rawValue: 2)
        static let boolean = Readings(rawValue: 4)
        static let date = Readings(rawValue: 8)
        static let localDateTime = Readings(rawValue: 16)
        /// A date-time with or without a zone.
        static let dateTime = Readings(rawValue: 32)
        static let duration = Readings(rawValue: 64)

        /// One of `DatePattern.common`.
        static func pattern(_ index: Int) -> Readings { Readings(rawValue: 128 << UInt32(index)) }
        static let patterns = Readings(DatePattern.common.indices.map { pattern($0) })
        static let all = Readings(rawValue: .max)
    }

    private(set) var readings = Readings.all
    /// Cells seen that are not empty.
    private(set) var count = 0

    mutating func merge(_ other: TypeGuess) {
        readings.formIntersection(other.readings)
        count += other.count
    }

    /// Notes a cell that is trimmed and not empty.
    mutating func observe(_ bytes: Bytes) {
        count += 1
        if readings.isEmpty { return }
        readings.formIntersection(unsafe TypeGuess.readings(of: bytes, among: readings))
    }

    private static func readings(of bytes: Bytes, among candidates: Readings) -> Readings {
        let first = unsafe bytes[0]
        if isDigit(first) || first == Ascii.minus {
            if unsafe parseInteger(bytes) != nil { return [.integer, .float] }
            if unsafe parseFloat(bytes) != nil { return .float }
            if unsafe parseDate(bytes) != nil { return .date }
            if unsafe parseLocalDateTime(bytes) != nil { return [.localDateTime, .dateTime] }
            if unsafe isZonedDateTime(bytes) { return .dateTime }
        } else if unsafe parseBoolean(bytes) != nil {
            return .boolean
        }
        if first == UInt8(ascii: "P") || first == Ascii.minus, unsafe parseDuration(bytes) != nil { return .duration }
        var readings: Readings = []
        if candidates.isDisjoint(with: .patterns) { return readings }
        for index in DatePattern.common.indices where candidates.contains(.pattern(index)) {
            if unsafe DatePattern.common[index].parse(bytes) != nil { readings.insert(.pattern(index)) }
        }
        return readings
    }

    /// What the whole column is read as, and what is worth telling about it.
    var reading: (type: CellType, pattern: DatePattern?, note: String?) {
        if count == 0 { return (.string, nil, nil) }
        if readings.contains(.integer) { return (.integer, nil, nil) }
        if readings.contains(.float) { return (.float, nil, nil) }
        if readings.contains(.boolean) { return (.boolean, nil, nil) }
        if readings.contains(.date) { return (.date, nil, nil) }
        if readings.contains(.localDateTime) { return (.localDateTime, nil, nil) }
        if readings.contains(.dateTime) { return (.dateTime, nil, nil) }
        if readings.contains(.duration) { return (.duration, nil, nil) }
        if patterns.count == 1 { return (.date, patterns[0], nil) }
        if patterns.isEmpty { return (.string, nil, nil) }
        let names = patterns.map(\.text).joined(separator: " or ")
        return (.string, nil, "its dates could be \(names): they stay text until a manifest gives a `format`")
    }

    /// The one form other than ISO 8601's that all cells have, nil where there is none or more than one.
    var onlyPattern: DatePattern? { count > 0 && patterns.count == 1 ? patterns[0] : nil }

    private var patterns: [DatePattern] {
        DatePattern.common.indices.filter { readings.contains(.pattern($0)) }.map { DatePattern.common[$0] }
    }
}
