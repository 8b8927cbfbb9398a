// A run of nodes or relationships that share their columns.

import Values

/// Consecutive ids with one set of columns, as long as each other. A loader makes a block from a file or a part of one;
/// edits collect what they create in blocks of their own.
package struct Block: Sendable {
    package internal(set) var firstID: UInt32
    package internal(set) var count: Int
    /// In the order of the source's columns; no key twice.
    package internal(set) var keys: [SymbolID]
    /// As many as keys.
    package internal(set) var columns: [Column]
    /// Where the rows come from; nil for what an edit created.
    package var provenance: Provenance?

    package init(firstID: UInt32, count: Int, keys: [SymbolID], columns: [Column], provenance: Provenance? = nil) {
        self.firstID = firstID
        self.count = count
        self.keys = keys
        self.columns = columns
        self.provenance = provenance
    }

    /// The ids of the block.
    @inlinable package var ids: Range<UInt32> { firstID..<(firstID + UInt32(truncatingIfNeeded: count)) }

    /// The row of an id of this block.
    @inlinable package func row(of id: UInt32) -> Int { Int(id &- firstID) }

    @inlinable package func columnIndex(_ key: SymbolID) -> Int? {
        for index in 0..<keys.count where keys[index] == key { return index }
        return nil
    }

    /// The column of a key, nil where no row of the block has it. Linear in the keys.
    @inlinable package func column(_ key: SymbolID) -> Column? { columnIndex(key).map { columns[$0] } }

    /// Sets one property of one row; null takes it away.
    mutating func set(_ row: Int, _ key: SymbolID, _ value: Value, _ interner: inout Interner) {
        if let index = columnIndex(key) {
            columns[index].set(row, value, &interner)
        } else if !value.isNull {
            var column = Column.nulls(count, for: value)
            column.set(row, value, &interner)
            keys.append(key)
            columns.append(column)
        }
    }

    /// Adds a row with these properties.
    mutating func append(_ properties: [(SymbolID, Value)], _ interner: inout Interner) {
        for (key, value) in properties where columnIndex(key) == nil && !value.isNull {
            keys.append(key)
            columns.append(Column.nulls(count, for: value))
        }
        for index in columns.indices {
            let value = properties.last { $0.0 == keys[index] }?.1 ?? .null
            columns[index].set(count, value, &interner)
        }
        count += 1
    }
}

/// Where the rows of a block stand in their file.
package struct Provenance: Sendable {
    /// Index into the graph's `files`.
    package var file: UInt32
    /// The physical line of the first row, from 1.
    package var firstLine: UInt32
    /// The line of each row, only where they do not simply follow each other; otherwise empty.
    package var lines: [UInt32]

    package init(file: UInt32, firstLine: UInt32, lines: [UInt32] = []) {
        self.file = file
        self.firstLine = firstLine
        self.lines = lines
    }

    package func line(_ row: Int) -> Int { lines.isEmpty ? Int(firstLine) + row : Int(lines[row]) }

    /// The provenance of some of the rows.
    package func gather(_ rows: [UInt32]) -> Provenance {
        Provenance(file: file, firstLine: firstLine, lines: rows.map { UInt32(truncatingIfNeeded: line(Int($0))) })
    }
}
