// Changing a column in place: narrow while the values fit, wide as soon as one does not.

import Values

extension Column {
    /// The narrowest column that can hold a value, with so many nulls.
    static func nulls(_ count: Int, for value: Value) -> Column {
        let mask = count == 0 ? nil : NullMask(Bitmap(filled: count))
        return switch value {
        case .integer: .integers([Int64](repeating: 0, count: count), mask)
        case .float: .floats([Double](repeating: 0, count: count), mask)
        case .boolean: .booleans([Bool](repeating: false, count: count), mask)
        case .string: .strings([StringID](repeating: 0, count: count))
        case .date(let date) where date.narrow != nil: .dates([Int32](repeating: 0, count: count), mask)
        case .localDateTime(let value) where value.epochNanoseconds != nil:
            .localDateTimes([Int64](repeating: 0, count: count), mask)
        default: .values([Value](repeating: .null, count: count))
        }
    }

    /// Replaces one row, or adds one where `row` is the number of rows. Strings are interned.
    mutating func set(_ row: Int, _ value: Value, _ interner: inout Interner) {
        if !setNarrow(row, value, &interner) { widen(row, value, interner) }
    }

    /// Does it where the column's form can hold the value.
    ///
    /// Each case empties `self` before it writes: held twice, the array would be copied.
    private mutating func setNarrow(_ row: Int, _ value: Value, _ interner: inout Interner) -> Bool {
        let isNull = value.isNull
        switch self {
        case .integers(var rows, var nulls):
            guard let new = isNull ? 0 : value.integer else { return false }
            self = .values([])
            rows.put(new, at: row, isNull: isNull, &nulls)
            self = .integers(rows, nulls)
        case .floats(var rows, var nulls):
            guard let new = isNull ? 0 : value.float else { return false }
            self = .values([])
            rows.put(new, at: row, isNull: isNull, &nulls)
            self = .floats(rows, nulls)
        case .booleans(var rows, var nulls):
            guard let new = isNull ? false : value.boolean else { return false }
            self = .values([])
            rows.put(new, at: row, isNull: isNull, &nulls)
            self = .booleans(rows, nulls)
        case .strings(var rows):
            guard let new = isNull ? 0 : value.interned(by: &interner) else { return false }
            self = .values([])
            rows.put(new, at: row)
            self = .strings(rows)
        case .dates(var rows, var nulls):
            guard let new = isNull ? 0 : value.narrowDate else { return false }
            self = .values([])
            rows.put(new, at: row, isNull: isNull, &nulls)
            self = .dates(rows, nulls)
        case .localDateTimes(var rows, var nulls):
            guard let new = isNull ? 0 : value.wallClock else { return false }
            self = .values([])
            rows.put(new, at: row, isNull: isNull, &nulls)
            self = .localDateTimes(rows, nulls)
        case .dictionary: return false
        case .values(var rows):
            self = .values([])
            rows.put(value, at: row)
            self = .values(rows)
        }
        return true
    }

    private mutating func widen(_ row: Int, _ value: Value, _ interner: Interner) {
        var rows = (0..<count).map { self.value($0, interner) }
        rows.put(value, at: row)
        self = .values(rows)
    }
}

extension Value {
    fileprivate var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    fileprivate var float: Double? { if case .float(let value) = self { value } else { nil } }
    fileprivate var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
    fileprivate var narrowDate: Int32? { if case .date(let value) = self { value.narrow } else { nil } }
    fileprivate var wallClock: Int64? {
        if case .localDateTime(let value) = self { value.epochNanoseconds } else { nil }
    }

    fileprivate func interned(by interner: inout Interner) -> StringID? {
        if case .string(let value) = self { interner.intern(value) } else { nil }
    }
}

extension CalendarDate {
    /// The day as a column holds it, nil some millions of years away.
    fileprivate var narrow: Int32? { Int32(exactly: epochDay) }
}

extension Array {
    fileprivate mutating func put(_ element: Element, at row: Int) {
        if row == count { append(element) } else { self[row] = element }
    }

    fileprivate mutating func put(_ element: Element, at row: Int, isNull: Bool, _ nulls: inout NullMask?) {
        put(element, at: row)
        if isNull {
            if nulls == nil { nulls = NullMask() }
            nulls?.rows.insert(row)
        } else {
            nulls?.rows.remove(row)
        }
    }
}
