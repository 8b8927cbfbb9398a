// Columns in a snapshot.

import Values

/// Which form a column has. Raw values are the file's.
private enum Form: UInt64 { case integers, floats, booleans, strings, dates, localDateTimes, dictionary, values }

extension SnapshotEncoder {
    mutating func column(_ column: Column) {
        switch column {
        case .integers(let rows, let nulls): plain(.integers, .integers(rows), nulls)
        case .floats(let rows, let nulls): plain(.floats, .floats(rows), nulls)
        case .booleans(let rows, let nulls): plain(.booleans, .booleans(rows), nulls)
        case .dates(let rows, let nulls): plain(.dates, .days(rows), nulls)
        case .localDateTimes(let rows, let nulls): plain(.localDateTimes, .integers(rows), nulls)
        case .strings(let rows):
            count(Form.strings.rawValue)
            array(.words(rows))
        case .dictionary(let values, let codes):
            count(Form.dictionary.rawValue)
            list(values) { $0.value($1) }
            array(.words(codes))
        case .values(let rows):
            count(Form.values.rawValue)
            list(rows) { $0.value($1) }
        }
    }

    private mutating func plain(_ form: Form, _ rows: SnapshotArray, _ nulls: NullMask?) {
        count(form.rawValue)
        array(rows)
        optional(nulls) { $0.array(.masks($1.rows.words)) }
    }
}

extension SnapshotDecoder {
    /// A column of so many rows.
    /// - Parameter strings: how many the graph has.
    mutating func column(of count: Int, strings: Int) throws(SnapshotFault) -> Column {
        guard let form = Form(rawValue: try number()) else { throw .damaged }
        let column: Column
        switch form {
        case .integers:
            guard case .integers(let rows) = try array() else { throw .damaged }
            column = .integers(rows, try nulls(of: count))
        case .floats:
            guard case .floats(let rows) = try array() else { throw .damaged }
            column = .floats(rows, try nulls(of: count))
        case .booleans:
            guard case .booleans(let rows) = try array() else { throw .damaged }
            column = .booleans(rows, try nulls(of: count))
        case .dates:
            guard case .days(let rows) = try array() else { throw .damaged }
            column = .dates(rows, try nulls(of: count))
        case .localDateTimes:
            guard case .integers(let rows) = try array() else { throw .damaged }
            column = .localDateTimes(rows, try nulls(of: count))
        case .strings: column = .strings(try words(below: strings + 1))
        case .dictionary:
            let values = try list { (decoder) throws(SnapshotFault) in try decoder.value() }
            guard values.first?.isNull == true else { throw .damaged }
            column = .dictionary(values, try words(below: values.count))
        case .values: column = .values(try list { (decoder) throws(SnapshotFault) in try decoder.value() })
        }
        guard column.count == count else { throw .damaged }
        return column
    }

    private mutating func nulls(of count: Int) throws(SnapshotFault) -> NullMask? {
        try optional { (decoder) throws(SnapshotFault) in NullMask(try decoder.bitmap(of: count)) }
    }

    /// A set of numbers below a limit.
    mutating func bitmap(of limit: Int) throws(SnapshotFault) -> Bitmap {
        let words = try masks()
        guard words.count <= (limit + 63) / 64 else { throw .damaged }
        if let last = words.last, words.count * 64 > limit, last >> UInt64(limit % 64) != 0 { throw .damaged }
        return Bitmap(words: words)
    }
}
