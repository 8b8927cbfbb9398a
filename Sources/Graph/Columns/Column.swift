// One property of all rows of a block, in the narrowest form that holds it.

package import Values

/// A property's values, row by row. A loader or an edit chooses the form; a value that does not fit widens the whole
/// column.
package enum Column: Sendable {
    case integers([Int64], NullMask?)
    case floats([Double], NullMask?)
    case booleans([Bool], NullMask?)
    /// Numbers of the graph's interner; 0 is null.
    case strings([StringID])
    /// Days since 1970-01-01.
    case dates([Int32], NullMask?)
    /// Nanoseconds since 1970-01-01T00:00 by the wall clock.
    case localDateTimes([Int64], NullMask?)
    /// Few distinct values of any type: a row's value is that of its code; the value of code 0 is null.
    case dictionary([Value], [UInt32])
    case values([Value])

    package var count: Int {
        switch self {
        case .integers(let rows, _): rows.count
        case .floats(let rows, _): rows.count
        case .booleans(let rows, _): rows.count
        case .strings(let rows): rows.count
        case .dates(let rows, _): rows.count
        case .localDateTimes(let rows, _): rows.count
        case .dictionary(_, let rows): rows.count
        case .values(let rows): rows.count
        }
    }

    package func isNull(_ row: Int) -> Bool {
        switch self {
        case .integers(_, let nulls): nulls?.isNull(row) ?? false
        case .floats(_, let nulls): nulls?.isNull(row) ?? false
        case .booleans(_, let nulls): nulls?.isNull(row) ?? false
        case .strings(let rows): rows[row] == 0
        case .dates(_, let nulls): nulls?.isNull(row) ?? false
        case .localDateTimes(_, let nulls): nulls?.isNull(row) ?? false
        case .dictionary(_, let rows): rows[row] == 0
        case .values(let rows): rows[row].isNull
        }
    }

    /// The value of a row; strings are read from the interner.
    package func value(_ row: Int, _ interner: Interner) -> Value {
        switch self {
        case .integers(let rows, let nulls): nulls?.isNull(row) ?? false ? .null : .integer(rows[row])
        case .floats(let rows, let nulls): nulls?.isNull(row) ?? false ? .null : .float(rows[row])
        case .booleans(let rows, let nulls): nulls?.isNull(row) ?? false ? .null : .boolean(rows[row])
        case .strings(let rows): rows[row] == 0 ? .null : .string(interner.string(rows[row]))
        case .dates(let rows, let nulls):
            nulls?.isNull(row) ?? false ? .null : .date(CalendarDate(epochDay: Int64(rows[row])))
        case .localDateTimes(let rows, let nulls):
            nulls?.isNull(row) ?? false ? .null : .localDateTime(LocalDateTime(epochNanoseconds: rows[row]))
        case .dictionary(let values, let rows): values[Int(rows[row])]
        case .values(let rows): rows[row]
        }
    }

    /// Rows that are not null. Linear in the rows, by the word where there is a mask.
    package var valueCount: Int {
        switch self {
        case .integers(let rows, let nulls): rows.count - (nulls?.rows.count ?? 0)
        case .floats(let rows, let nulls): rows.count - (nulls?.rows.count ?? 0)
        case .booleans(let rows, let nulls): rows.count - (nulls?.rows.count ?? 0)
        case .strings(let rows): rows.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
        case .dates(let rows, let nulls): rows.count - (nulls?.rows.count ?? 0)
        case .localDateTimes(let rows, let nulls): rows.count - (nulls?.rows.count ?? 0)
        case .dictionary(_, let rows): rows.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
        case .values(let rows): rows.reduce(0) { $0 + ($1.isNull ? 0 : 1) }
        }
    }

    /// The rows of a column in another order, or some of them.
    package func gather(_ rows: [UInt32]) -> Column {
        switch self {
        case .integers(let all, let nulls): .integers(rows.map { all[Int($0)] }, nulls?.gather(rows))
        case .floats(let all, let nulls): .floats(rows.map { all[Int($0)] }, nulls?.gather(rows))
        case .booleans(let all, let nulls): .booleans(rows.map { all[Int($0)] }, nulls?.gather(rows))
        case .strings(let all): .strings(rows.map { all[Int($0)] })
        case .dates(let all, let nulls): .dates(rows.map { all[Int($0)] }, nulls?.gather(rows))
        case .localDateTimes(let all, let nulls): .localDateTimes(rows.map { all[Int($0)] }, nulls?.gather(rows))
        case .dictionary(let values, let codes): .dictionary(values, rows.map { codes[Int($0)] })
        case .values(let all): .values(rows.map { all[Int($0)] })
        }
    }
}

extension NullMask {
    /// The mask of the rows in another order, nil where none of them is null.
    func gather(_ rows: [UInt32]) -> NullMask? {
        var result = Bitmap()
        for (place, row) in rows.enumerated() where isNull(Int(row)) { result.insert(place) }
        return result.words.isEmpty ? nil : NullMask(result)
    }
}
