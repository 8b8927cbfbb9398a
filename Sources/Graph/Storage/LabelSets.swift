// Which labels nodes carry: distinct sets, numbered, and a number for each node.

/// The distinct sets of labels in a graph. Set 0 is empty.
struct LabelSets: Sendable {
    /// Each set's labels, ascending.
    private(set) var sets: [[SymbolID]] = [[]]
    /// Bit n of a set's mask is label n, for the first 64 labels.
    private var masks: [UInt64] = [0]
    private var numbers: [[SymbolID]: UInt32] = [[]: 0]

    mutating func number(of labels: [SymbolID]) -> UInt32 {
        let sorted = Array(Set(labels)).sorted()
        if let number = numbers[sorted] { return number }
        let number = UInt32(truncatingIfNeeded: sets.count)
        sets.append(sorted)
        masks.append(sorted.reduce(0) { $1 < 64 ? $0 | 1 << UInt64($1) : $0 })
        numbers[sorted] = number
        return number
    }

    func contains(_ set: UInt32, _ label: SymbolID) -> Bool {
        label < 64 ? masks[Int(set)] >> UInt64(label) & 1 != 0 : sets[Int(set)].contains(label)
    }
}

/// One number per row of a block (a set of labels, a relationship type): the same for all, or a number each.
struct BlockSymbols: Sendable {
    /// What every row has, where `rows` is empty.
    private(set) var uniform: UInt32
    private(set) var rows: [UInt32] = []

    init(uniform: UInt32, rows: [UInt32] = []) {
        self.uniform = uniform
        self.rows = rows
    }

    subscript(row: Int) -> UInt32 { rows.isEmpty ? uniform : rows[row] }

    /// What every row has, nil where rows may differ.
    var shared: UInt32? { rows.isEmpty ? uniform : nil }

    /// Changes a row of a block that has so many.
    mutating func set(_ row: Int, to symbol: UInt32, of count: Int) {
        if self[row] == symbol { return }
        if count == 1 {
            uniform = symbol
            return
        }
        if rows.isEmpty { rows = [UInt32](repeating: uniform, count: count) }
        rows[row] = symbol
    }

    /// Adds a row to a block that has so many.
    mutating func append(_ symbol: UInt32, after count: Int) {
        if rows.isEmpty {
            if count == 0 { uniform = symbol }
            if symbol == uniform { return }
            rows = [UInt32](repeating: uniform, count: count)
        }
        rows.append(symbol)
    }

    /// The runs of rows, among so many, whose symbol satisfies a condition, as ids from `firstID`.
    func runs(_ count: Int, from firstID: UInt32, where matches: (UInt32) -> Bool) -> [Range<UInt32>] {
        if rows.isEmpty {
            return count > 0 && matches(uniform) ? [firstID..<(firstID + UInt32(truncatingIfNeeded: count))] : []
        }
        var runs: [Range<UInt32>] = []
        var start: UInt32?
        for row in 0..<count {
            let id = firstID + UInt32(truncatingIfNeeded: row)
            if matches(rows[row]) {
                start = start ?? id
            } else if let first = start {
                runs.append(first..<id)
                start = nil
            }
        }
        if let start { runs.append(start..<(firstID + UInt32(truncatingIfNeeded: count))) }
        return runs
    }
}
