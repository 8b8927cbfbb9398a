// Text cells of a part of a table, on their way into the graph's strings.

import Graph

/// Collects text cells. While each is greater than the one before, as ids are, they are only listed; while few are distinct
/// each is kept once; where most are, they are listed with their hashes.
///
/// The graph's strings are shared, so the parts of a table, which are scanned side by side, only list what they need;
/// `intern` gives the numbers afterwards.
struct TextSink {
    /// A text, in the scanned bytes or in the scanner's own.
    struct Entry {
        var cell: Cell
        var hash: UInt64
    }

    /// For each row, or each part of a cell, the number of its entry plus one, or the number of a known string with
    /// `knownFlag`; 0 where the cell is empty. Empty while the texts ascend: each row then has an entry of its own.
    private(set) var codes: [UInt32] = []
    private(set) var entries: [Entry] = []
    /// Entry numbers plus one by hash; empty once the entries are only listed.
    private var table: [UInt32]
    private static let tableSize = 8192
    /// Fewer are not worth a run of their own.
    private static let leastAscending = 1024
    /// Words of at most eight bytes by some bits of theirs, with their codes.
    private var recent = [Recent](repeating: Recent(), count: 64)
    private struct Recent {
        var key: UInt64 = 0
        /// 0 where there is none.
        var length: UInt32 = 0
        var code: UInt32 = 0
    }
    private let known: KnownKeys?
    /// Whether each text so far is greater than the one before and of the same class; entries then have no hashes.
    private var isAscending: Bool
    private static let knownFlag = KnownKeys.limit
    /// Written so that reading ahead is not optimised away.
    private var touched: UInt32 = 0

    init(known: KnownKeys? = nil, mayAscend: Bool = false) {
        self.known = known
        isAscending = mayAscend && known == nil
        table = []
        if !isAscending { makeTable() }
    }

    private mutating func makeTable() { table = [UInt32](repeating: 0, count: Self.tableSize) }

    mutating func append(_ cells: UnsafePointer<Cell>, count: Int, of scanner: borrowing RowScanner) {
        guard let known else {
            let first = isAscending ? unsafe appendAscending(cells, count, scanner) : 0
            for row in first..<count { unsafe append(cells[row], of: scanner) }
            return
        }
        var first = 0
        while first < count {
            let batch = first..<min(first + 64, count)
            for row in batch {
                let cell = unsafe cells[row]
                if cell.length <= 8 { unsafe touched |= known.glance(scanner.shortKey(cell), cell.length) }
            }
            for row in batch {
                let cell = unsafe cells[row]
                let id = cell.length <= 8 ? unsafe known.find(scanner.shortKey(cell), cell.length) : 0
                if id != 0 { codes.append(id | Self.knownFlag) } else { unsafe append(cell, of: scanner) }
            }
            first = batch.upperBound
        }
    }

    @inline(__always) mutating func append(_ cell: Cell, of scanner: borrowing RowScanner) {
        if cell.length == 0 {
            codes.append(0)
            return
        }
        if cell.length <= 8, !table.isEmpty {
            unsafe appendShort(cell, scanner)
            return
        }
        let bytes = unsafe scanner.text(cell)
        let hash = unsafe hashBytes(bytes)
        if table.isEmpty {
            entries.append(Entry(cell: cell, hash: hash))
            codes.append(UInt32(truncatingIfNeeded: entries.count))
        } else {
            unsafe appendDistinct(cell, bytes, hash, scanner)
        }
    }

    /// A word that came shortly before is told by its bytes.
    @inline(__always) private mutating func appendShort(_ cell: Cell, _ scanner: borrowing RowScanner) {
        let key = unsafe scanner.shortKey(cell)
        let place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 58)
        if recent[place].key == key, recent[place].length == cell.length {
            codes.append(recent[place].code)
            return
        }
        let bytes = unsafe scanner.text(cell)
        unsafe appendDistinct(cell, bytes, hashBytes(bytes), scanner)
        recent[place] = Recent(key: key, length: cell.length, code: codes[codes.count - 1])
    }

    private mutating func appendDistinct(_ cell: Cell, _ bytes: Bytes, _ hash: UInt64, _ scanner: borrowing RowScanner)
    {
        var slot = Int(truncatingIfNeeded: hash) & (Self.tableSize - 1)
        while true {
            let code = table[slot]
            if code == 0 { break }
            let entry = entries[Int(code) - 1]
            if entry.hash == hash, unsafe areEqual(scanner.text(entry.cell), bytes) {
                codes.append(code)
                return
            }
            slot = (slot + 1) & (Self.tableSize - 1)
        }
        entries.append(Entry(cell: cell, hash: hash))
        codes.append(UInt32(truncatingIfNeeded: entries.count))
        table[slot] = UInt32(truncatingIfNeeded: entries.count)
        if entries.count > Self.tableSize / 2 { table = [] }
    }

    /// Lists cells while they ascend; the number of cells that were listed.
    private mutating func appendAscending(
        _ cells: UnsafePointer<Cell>, _ count: Int, _ scanner: borrowing RowScanner
    ) -> Int {
        var last = unsafe entries.last?.cell ?? cells[0]
        for row in 0..<count {
            let cell = unsafe cells[row]
            let follows = unsafe entries.isEmpty || follows(cell, last, scanner)
            guard cell.length > 0, follows else {
                unsafe stopAscending(scanner)
                return row
            }
            entries.append(Entry(cell: cell, hash: 0))
            last = cell
        }
        return count
    }

    /// Whether a cell's text is of the class of another one and greater.
    @inline(__always) private func follows(_ cell: Cell, _ last: Cell, _ scanner: borrowing RowScanner) -> Bool {
        guard cell.length == last.length else { return false }
        let (text, before) = unsafe (scanner.text(cell), scanner.text(last))
        return unsafe text[0] == before[0] && stands(before, before: text)
    }

    /// Appends the cells again, each by its hash.
    private mutating func stopAscending(_ scanner: borrowing RowScanner) {
        let listed = entries
        isAscending = false
        entries = []
        makeTable()
        for entry in listed { unsafe append(entry.cell, of: scanner) }
    }

    /// The graph's numbers of the strings, row by row.
    mutating func intern(into pool: inout StringPool, of scanner: borrowing RowScanner) -> [StringID] {
        if isAscending {
            if let ids = unsafe internAscending(&pool, scanner) { return ids }
            unsafe stopAscending(scanner)
        }
        let ids = unsafe pool.internAll(entries.count) { index in
            unsafe (scanner.text(entries[index].cell), entries[index].hash)
        }
        return codes.map { code in
            if code & Self.knownFlag != 0 { return code & ~Self.knownFlag }
            return code == 0 ? 0 : ids[Int(code) - 1]
        }
    }
}

extension TextSink {
    /// The numbers of texts that are all new to the graph; nil where that is not certain.
    private func internAscending(_ pool: inout StringPool, _ scanner: borrowing RowScanner) -> [StringID]? {
        guard entries.count >= Self.leastAscending,
            let ownClass = unsafe StringClass(scanner.text(entries[0].cell)),
            let first = unsafe pool.appendAscending(
                entries.count, of: ownClass, { unsafe scanner.text(entries[$0].cell) })
        else { return nil }
        return [StringID](first..<(first + UInt32(truncatingIfNeeded: entries.count)))
    }
}

@inline(__always) private func areEqual(_ a: Bytes, _ b: Bytes) -> Bool {
    guard a.count == b.count else { return false }
    for index in 0..<a.count where unsafe a[index] != b[index] { return false }
    return true
}
