// One property as it is stored, for the elements that a register may hold.

import Graph
import Values

/// The cells of a property for a range of ids, whichever blocks they lie in. Cells are read by address; the graph that they
/// belong to must be kept.
struct StoredColumn: Sendable {
    enum Form: Equatable, Sendable { case integer, date, dateTime, truth, string, coded }

    /// The cells of one block.
    @safe struct Part: @unchecked Sendable {
        var first: UInt32
        /// The id behind the last one.
        var end: UInt32
        /// nil where no element of the block has the property.
        var cells: UnsafeRawPointer?
        /// A bit for each row that is null.
        var nulls: UnsafePointer<UInt64>?
        var nullWords: Int
        /// What the block's codes are in `values`.
        var recoding: Strip<UInt32>?
    }

    let form: Form
    /// What codes stand for; that of code 0 is null.
    let values: [Value]
    let parts: [Part]
    /// What the parts' recodings point into, or joined cells.
    private let recodings: [[UInt32]]
    /// The part of every 1,024th id from the first one on.
    private let hints: [UInt32]
    /// Whether a cell may be null, apart from code 0.
    let hasNulls: Bool
    private let hasGaps: Bool

    /// nil where no block has the property, or blocks keep it in different forms or in one that has no lane.
    init?(_ key: SymbolID, in blocks: [Block], ids: ClosedRange<UInt32>) {
        var parts: [Part] = []
        var form: Form?
        var codes = CodeTable()
        for block in blocks where block.count > 0 && block.ids.overlaps(Range(ids)) {
            var part = unsafe Part(
                first: block.firstID, end: block.ids.upperBound, cells: nil, nulls: nil, nullWords: 0, recoding: nil)
            if let column = block.column(key) {
                guard let found = part.point(at: column, &codes), form == nil || form == found else { return nil }
                form = found
            }
            parts.append(part)
        }
        guard let form else { return nil }
        self.form = form
        self.parts = parts
        values = codes.values
        recodings = codes.recodings
        hasGaps = parts.contains { unsafe $0.cells == nil }
        hasNulls = hasGaps || parts.contains { $0.nullWords > 0 }
        hints = Self.hints(parts)
    }

    /// Texts of several blocks side by side, so that no row asks for its block; nil where they are, or where some are missing.
    var joined: StoredColumn? {
        guard parts.count > 1, form == .string, !hasGaps,
            zip(parts, parts.dropFirst()).allSatisfy({ $0.end == $1.first })
        else { return nil }
        var cells: [StringID] = []
        cells.reserveCapacity(Int(parts[parts.count - 1].end - parts[0].first))
        for part in parts { unsafe cells.append(contentsOf: part.cells(StringID.self)) }
        return StoredColumn(joining: self, cells)
    }

    private init(joining column: StoredColumn, _ cells: [StringID]) {
        form = column.form
        values = column.values
        recodings = [cells]
        hasGaps = false
        hasNulls = column.hasNulls
        hints = []
        parts = [
            unsafe Part(
                first: column.parts[0].first, end: column.parts[column.parts.count - 1].end,
                cells: recodings[0].withUnsafeBytes { $0.baseAddress }, nulls: nil, nullWords: 0, recoding: nil)
        ]
    }

    private static func hints(_ parts: [Part]) -> [UInt32] {
        guard let first = parts.first?.first, let end = parts.last?.end, parts.count > 1 else { return [] }
        var hints: [UInt32] = []
        var part = 0
        var id = UInt64(first)
        while id < UInt64(end) {
            while UInt64(parts[part].end) <= id { part += 1 }
            hints.append(UInt32(truncatingIfNeeded: part))
            id += 1024
        }
        return hints
    }
}

/// Codes of several dictionaries as codes of one.
private struct CodeTable {
    var values: [Value] = [.null]
    private(set) var recodings: [[UInt32]] = []
    private var codes: [Value: UInt32] = [:]

    mutating func recoding(of dictionary: [Value]) -> Strip<UInt32> {
        let recoding: [UInt32] = dictionary.map { value in
            if value.isNull { return 0 }
            if let code = codes[value] { return code }
            let code = UInt32(truncatingIfNeeded: values.count)
            values.append(value)
            codes[value] = code
            return code
        }
        recodings.append(recoding)
        return Strip(of: recoding)
    }
}

extension StoredColumn.Part {
    /// nil for a column whose form has no lane.
    fileprivate mutating func point(at column: Column, _ codes: inout CodeTable) -> StoredColumn.Form? {
        switch column {
        case .integers(let cells, let nulls): return point(at: cells, nulls, .integer)
        case .dates(let cells, let nulls): return point(at: cells, nulls, .date)
        case .localDateTimes(let cells, let nulls): return point(at: cells, nulls, .dateTime)
        case .booleans(let cells, let nulls): return point(at: cells, nulls, .truth)
        case .strings(let cells): return point(at: cells, nil, .string)
        case .dictionary(let values, let cells):
            recoding = codes.recoding(of: values)
            return point(at: cells, nil, .coded)
        case .floats, .values: return nil
        }
    }

    private mutating func point<Cell>(at cells: [Cell], _ nulls: NullMask?, _ form: StoredColumn.Form)
        -> StoredColumn.Form
    {
        unsafe self.cells = cells.withUnsafeBytes { $0.baseAddress }
        if let words = nulls?.rows.words, !words.isEmpty {
            unsafe self.nulls = words.withUnsafeBufferPointer { $0.baseAddress }
            nullWords = words.count
        }
        return form
    }

    /// 1 where the cell of an id of this part is null by the mask, else 0.
    @inline(__always)
    func nullBit(_ id: UInt32) -> UInt8 {
        let row = Int(id &- first)
        guard row >> 6 < nullWords else { return 0 }
        return unsafe UInt8(truncatingIfNeeded: nulls.unsafelyUnwrapped[row >> 6] >> UInt64(row & 63)) & 1
    }

    /// The same for rows that follow each other: a word's bits are spread over bytes eight at a time.
    func nullBits(from first: Int, count: Int, into lane: Strip<UInt8>) {
        func word(_ index: Int) -> UInt64 { index < nullWords ? unsafe nulls.unsafelyUnwrapped[index] : 0 }
        var row = 0
        while row < count {
            let (index, shift) = ((first &+ row) >> 6, UInt64((first &+ row) & 63))
            var bits = word(index) >> shift
            if shift > 0 { bits |= word(index &+ 1) << (64 &- shift) }
            let end = min(count, row &+ 64)
            while row &+ 8 <= end {
                let spread = ((bits & 0xFF) &* 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201
                lane.store((spread &+ 0x7F7F_7F7F_7F7F_7F7F) >> 7 & 0x0101_0101_0101_0101, at: row)
                bits >>= 8
                row &+= 8
            }
            while row < end {
                lane[row] = UInt8(truncatingIfNeeded: bits & 1)
                bits >>= 1
                row &+= 1
            }
        }
    }

    /// All cells; none where the block lacks the property.
    func cells<Cell: BitwiseCopyable>(_ type: Cell.Type) -> UnsafeBufferPointer<Cell> {
        unsafe UnsafeBufferPointer(
            start: cells?.assumingMemoryBound(to: type), count: cells == nil ? 0 : Int(end &- first))
    }

    @inline(__always)
    func cell<Cell: BitwiseCopyable>(_ type: Cell.Type, _ id: UInt32) -> Cell {
        unsafe cells.unsafelyUnwrapped.assumingMemoryBound(to: type)[Int(id &- first)]
    }
}

extension StoredColumn {
    /// Calls `body` with each row, its id and the part that the id lies in.
    /// - Parameter run: the first id where the ids follow each other, else negative.
    @inline(__always)
    private func forEach(_ ids: Strip<UInt32>, run: Int, count: Int, _ body: (Int, UInt32, borrowing Part) -> Void) {
        if parts.count == 1 && run < 0 {
            let part = parts[0]
            for row in 0..<count { body(row, ids[row], part) }
            return
        }
        if run >= 0 { return forEach(from: run, count: count, body) }
        let lowest = parts[0].first
        unsafe parts.withUnsafeBufferPointer { parts in
            unsafe hints.withUnsafeBufferPointer { hints in
                for row in 0..<count {
                    let id = ids[row]
                    var index = Int(unsafe hints[Int((id &- lowest) >> 10)])
                    while unsafe id >= parts[index].end { index &+= 1 }
                    unsafe body(row, id, parts[index])
                }
            }
        }
    }

    /// The same for ids that follow each other: part after part.
    @inline(__always)
    private func forEach(from first: Int, count: Int, _ body: (Int, UInt32, borrowing Part) -> Void) {
        var row = 0
        var index = hints.isEmpty ? 0 : Int(hints[(first - Int(parts[0].first)) >> 10])
        while row < count {
            let part = parts[index]
            let stop = min(count, Int(part.end) - first)
            while row < stop {
                body(row, UInt32(truncatingIfNeeded: first &+ row), part)
                row &+= 1
            }
            index += 1
        }
    }

    /// Writes the cells of some ids, converted; cells that are null hold anything.
    @inline(__always)
    func gather<Cell: BitwiseCopyable, Element: BitwiseCopyable>(
        _ ids: Strip<UInt32>, run: Int, count: Int, into lane: Strip<Element>, absent: Element,
        _ convert: (Cell) -> Element
    ) {
        if hasGaps {
            forEach(ids, run: run, count: count) { row, id, part in
                lane[row] = unsafe part.cells == nil ? absent : convert(part.cell(Cell.self, id))
            }
        } else {
            forEach(ids, run: run, count: count) { row, id, part in lane[row] = convert(part.cell(Cell.self, id)) }
        }
    }

    /// Writes codes: interned strings, or numbers in `values`; 0 for null.
    func codes(_ ids: Strip<UInt32>, run: Int, count: Int, into lane: Strip<UInt32>) {
        guard form == .coded else {
            gather(ids, run: run, count: count, into: lane, absent: 0) { (cell: UInt32) in cell }
            return
        }
        forEach(ids, run: run, count: count) { row, id, part in
            lane[row] = unsafe part.cells == nil ? 0 : part.recoding.unsafelyUnwrapped[Int(part.cell(UInt32.self, id))]
        }
    }

    /// Writes 1 for each cell that is null, else 0, for forms with a mask.
    func nulls(_ ids: Strip<UInt32>, run: Int, count: Int, into lane: Strip<UInt8>) {
        if run >= 0 { return nullBits(from: run, count: count, into: lane) }
        forEach(ids, run: run, count: count) { row, id, part in
            lane[row] = unsafe part.cells == nil ? 1 : part.nullBit(id)
        }
    }

    /// The same for ids that follow each other: part after part, a word at a time.
    private func nullBits(from first: Int, count: Int, into lane: Strip<UInt8>) {
        var row = 0
        var index = hints.isEmpty ? 0 : Int(hints[(first - Int(parts[0].first)) >> 10])
        while row < count {
            let part = parts[index]
            let stop = min(count, Int(part.end) - first)
            if stop > row {
                let rest = lane.from(row)
                if unsafe part.cells == nil {
                    for row in 0..<(stop - row) { rest[row] = 1 }
                } else {
                    part.nullBits(from: first + row - Int(part.first), count: stop - row, into: rest)
                }
                row = stop
            }
            index += 1
        }
    }

    /// Truths, where `lane` says which cells are null: 2 for those.
    func overlay(_ ids: Strip<UInt32>, run: Int, count: Int, on lane: Strip<UInt8>) {
        forEach(ids, run: run, count: count) { row, id, part in
            lane[row] = lane[row] != 0 ? 2 : part.cell(UInt8.self, id)
        }
    }
}
