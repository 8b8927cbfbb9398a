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
    private(set) var evidence = ColumnEvidence()

    mutating func merge(_ other: TypeGuess) {
        evidence.merge(other.evidence)
        readings.formIntersection(other.readings)
        count += other.count
    }

    /// Notes a cell that is trimmed and not empty.
    mutating func observe(_ bytes: Bytes) {
        count += 1
        unsafe evidence.observe(bytes)
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

    /// What the whole column is read as beside its neighbours, and what is worth telling about it.
    func reading(_ context: ReadingContext) -> (type: CellType, pattern: DatePattern?, note: String?) {
        if count == 0 { return (.string, nil, nil) }
        if readings.contains(.integer) { return (.integer, nil, nil) }
        if evidence.numbers == count, evidence.holdsVersions { return (.string, nil, nil) }
        if evidence.numbers == count, let reading = numbers(context) { return reading }
        if readings.contains(.boolean) { return (.boolean, nil, nil) }
        if readings.contains(.date) { return (.date, nil, nil) }
        if readings.contains(.localDateTime) { return (.localDateTime, nil, nil) }
        if readings.contains(.dateTime) { return (.dateTime, nil, nil) }
        if readings.contains(.duration) { return (.duration, nil, nil) }
        if patterns.count == 1 { return (.date, patterns[0], nil) }
        let days =
            evidence.dates + (context.order == nil ? 0 : evidence.openDates)
            + (context.readsSerials ? evidence.serials : 0)
        if days == count, evidence.dates + evidence.openDates > 0 {
            return (evidence.clocks > 0 ? .localDateTime : .date, nil, nil)
        }
        if patterns.isEmpty { return (.string, nil, nil) }
        let names = patterns.map(\.text).joined(separator: " or ")
        return (.string, nil, "its dates could be \(names): they stay text until a manifest gives a `format`")
    }

    /// A column of numbers with marks; nil where they are plain or have leading zeros, as ids do.
    private func numbers(_ context: ReadingContext) -> (type: CellType, pattern: DatePattern?, note: String?)? {
        if readings.contains(.float), evidence.openNumbers == 0 || evidence.points > 0 && context.decimal == .point {
            return (.float, nil, nil)
        }
        if evidence.commas + evidence.points + evidence.openNumbers == 0 {
            return readings.contains(.float) ? (.float, nil, nil) : nil
        }
        // Where a number of four digits stands without a mark, a point or comma is no thousands mark.
        if readings.contains(.float), evidence.longNumbers > 0, context.decimal != .comma { return (.float, nil, nil) }
        guard evidence.openNumbers == 0 || context.decimal != nil else {
            return (
                .string, nil,
                "its numbers could have a thousands mark or decimals: they stay text until a manifest gives `decimal`"
            )
        }
        return (.float, nil, nil)
    }

    /// The one form other than ISO 8601's that all cells have, nil where there is none or more than one.
    var onlyPattern: DatePattern? { count > 0 && patterns.count == 1 ? patterns[0] : nil }

    private var patterns: [DatePattern] {
        DatePattern.common.indices.filter { readings.contains(.pattern($0)) }.map { DatePattern.common[$0] }
    }
}
