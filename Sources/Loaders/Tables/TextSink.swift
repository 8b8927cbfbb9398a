// Text cells of a part of a table, on their way into the graph's strings.

import Graph

/// Collects text cells. While few are distinct each is kept once; where most are, they are simply listed.
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
    /// `knownFlag`; 0 where the cell is empty.
    private(set) var codes: [UInt32] = []
    private(set) var entries: [Entry] = []
    /// Entry numbers plus one by hash; empty once the entries are only listed.
    private var table: [UInt32]
    private static let tableSize = 8192
    private let known: KnownKeys?
    private static let knownFlag = KnownKeys.limit
    /// Written so that reading ahead is not optimised away.
    private var touched: UInt32 = 0

    init(known: KnownKeys? = nil) {
        self.known = known
        table = [UInt32](repeating: 0, count: Self.tableSize)
    }

    mutating func append(_ cells: UnsafePointer<Cell>, count: Int, of scanner: borrowing RowScanner) {
        guard let known else {
            for row in 0..<count { unsafe append(cells[row], of: scanner) }
            return
        }
        var first = 0
        while first < count {
            let batch = first..<min(first + 64, count)
            for row in batch {
                let cell = unsafe cells[row]
                if cell.length <= 8 { unsafe touched |= known.glance(scanner.shortKey(cell)) }
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
        let bytes = unsafe scanner.text(cell)
        let hash = unsafe hashBytes(bytes)
        if table.isEmpty {
            entries.append(Entry(cell: cell, hash: hash))
            codes.append(UInt32(truncatingIfNeeded: entries.count))
        } else {
            unsafe appendDistinct(cell, bytes, hash, scanner)
        }
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

    /// The graph's numbers of the strings, row by row.
    func intern(into pool: inout StringPool, of scanner: borrowing RowScanner) -> [StringID] {
        let ids = unsafe pool.internAll(entries.count) { index in
            unsafe (scanner.text(entries[index].cell), entries[index].hash)
        }
        return codes.map { code in
            if code & Self.knownFlag != 0 { return code & ~Self.knownFlag }
            return code == 0 ? 0 : ids[Int(code) - 1]
        }
    }
}

@inline(__always) private func areEqual(_ a: Bytes, _ b: Bytes) -> Bool {
    guard a.count == b.count else { return false }
    for index in 0..<a.count where unsafe a[index] != b[index] { return false }
    return true
}
