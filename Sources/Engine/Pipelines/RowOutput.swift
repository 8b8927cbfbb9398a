// Rows that a pipeline gives, in an order or as they come.

import Planning

/// What is kept of each row, and by what rows are sorted.
struct RowOutput: Sendable {
    var kept: Kept
    var order: [SortSource] = []
    /// How many rows are wanted at most.
    var limit: Int?
}

/// What rows are sorted by.
struct SortSource: Sendable {
    var key: SortKeySource
    var descending: Bool
}

enum SortKeySource: Sendable {
    case ids(Register)
    case numbers(NumberSource)
    case truths(TruthSource)
    /// Codes in the order of what they stand for; 0 is null.
    case ranks(CodeSource)
    /// Texts: by their first eight bytes, and where these are the same by all.
    case texts(CodeSource)

    var isText: Bool { if case .texts = self { true } else { false } }
}

/// The rows of one worker, or of all. Keys are numbers whose order is that of the rows, null last; of a text its beginning.
struct RowTable: Sendable {
    let output: RowOutput
    /// The part of the scan that is at work.
    var morsel: UInt64 = 0
    /// For each kept register its ids, and for each kept lane its numbers, row by row.
    var ids: [[UInt32]]
    var numbers: [[Int64]]
    var nulls: [[UInt8]]
    var keys: [[UInt64]]
    /// For each key the texts, where it is one.
    var texts: [[UInt32]]
    /// Where a row stands among all, without an order.
    var places: [UInt64] = []
    /// The keys of the last row that is still wanted, once there are enough.
    private(set) var last: [UInt64]?

    init(_ output: RowOutput) {
        self.output = output
        ids = output.kept.registers.map { _ in [] }
        numbers = output.kept.numbers.map { _ in [] }
        nulls = numbers.map { _ in [] }
        keys = output.order.map { _ in [] }
        texts = output.order.map { _ in [] }
    }

    var count: Int { places.count }

    /// Rows that may be kept beside the wanted ones before they are looked through.
    private static let surplus = 4096

    /// Drops what is no longer wanted, where that has become much.
    mutating func prune(_ isLess: (UInt32, UInt32) -> Bool) {
        guard let limit = output.limit, !output.order.isEmpty, count > limit * 2 + Self.surplus else { return }
        keepFirst(limit, isLess)
    }

    /// Sorts, and keeps no more than are wanted.
    mutating func finish(_ isLess: (UInt32, UInt32) -> Bool) { keepFirst(output.limit ?? count, isLess) }

    private mutating func keepFirst(_ limit: Int, _ isLess: (UInt32, UInt32) -> Bool) {
        let order = Array(sorted(isLess).prefix(limit))
        for index in ids.indices { ids[index] = order.map { ids[index][$0] } }
        for index in numbers.indices {
            numbers[index] = order.map { numbers[index][$0] }
            nulls[index] = order.map { nulls[index][$0] }
        }
        for index in keys.indices {
            keys[index] = order.map { keys[index][$0] }
            if output.order[index].key.isText { texts[index] = order.map { texts[index][$0] } }
        }
        places = order.map { places[$0] }
        if limit > 0, count == limit { last = keys.map { $0[limit - 1] } }
    }

    /// The rows in order. Most pairs are told apart by the first key, which lies beside the row's number.
    private func sorted(_ isLess: (UInt32, UInt32) -> Bool) -> [Int] {
        guard let first = keys.first else { return places.indices.sorted { places[$0] < places[$1] } }
        var rows = first.indices.map { (key: first[$0], row: $0) }
        rows.sort { a, b in a.key != b.key ? a.key < b.key : precedes(a.row, b.row, isLess) }
        return rows.map(\.row)
    }

    private func precedes(_ a: Int, _ b: Int, _ isLess: (UInt32, UInt32) -> Bool) -> Bool {
        for (index, source) in output.order.enumerated() {
            let (x, y) = (keys[index][a], keys[index][b])
            if x != y { return x < y }
            guard source.key.isText, texts[index][a] != texts[index][b] else { continue }
            return source.descending
                ? isLess(texts[index][b], texts[index][a]) : isLess(texts[index][a], texts[index][b])
        }
        return places[a] < places[b]
    }

    /// Takes in another worker's rows.
    mutating func merge(_ other: RowTable) {
        for index in ids.indices { ids[index] += other.ids[index] }
        for index in numbers.indices {
            numbers[index] += other.numbers[index]
            nulls[index] += other.nulls[index]
        }
        for index in keys.indices {
            keys[index] += other.keys[index]
            texts[index] += other.texts[index]
        }
        places += other.places
    }
}
