// Blocks of nodes and of relationships in a snapshot.

extension SnapshotEncoder {
    mutating func block(_ block: Block) {
        count(block.count)
        list(Array(zip(block.keys, block.columns))) {
            $0.count(UInt64($1.0))
            $0.column($1.1)
        }
        optional(block.provenance) {
            $0.count(UInt64($1.file))
            $0.count(UInt64($1.firstLine))
            $0.array(.words($1.lines))
        }
    }

    mutating func symbols(_ symbols: BlockSymbols) {
        count(UInt64(symbols.uniform))
        array(.words(symbols.rows))
    }
}

/// What the numbers in a block may be at most.
struct SnapshotLimits {
    var strings: Int
    var keys: Int
    var files: Int
}

extension SnapshotDecoder {
    /// A block whose ids begin there.
    mutating func block(from firstID: UInt32, _ limits: SnapshotLimits) throws(SnapshotFault) -> Block {
        let count = try count()
        guard count <= Int(UInt32.max) - Int(firstID) else { throw .damaged }
        let pairs = try list { (decoder) throws(SnapshotFault) in
            let key: UInt32 = try decoder.small()
            guard key < limits.keys else { throw .damaged }
            return (key, try decoder.column(of: count, strings: limits.strings))
        }
        let provenance = try optional { (decoder) throws(SnapshotFault) in
            let (file, firstLine): (UInt32, UInt32) = (try decoder.small(), try decoder.small())
            let lines = try decoder.words()
            guard file < limits.files, lines.isEmpty || lines.count == count else { throw .damaged }
            return Provenance(file: file, firstLine: firstLine, lines: lines)
        }
        return Block(
            firstID: firstID, count: count, keys: pairs.map(\.0), columns: pairs.map(\.1), provenance: provenance)
    }

    /// A number below a limit for every row of a block.
    mutating func symbols(of count: Int, below limit: Int) throws(SnapshotFault) -> BlockSymbols {
        let uniform: UInt32 = try small()
        let rows = try words(below: limit)
        guard uniform < limit || count == 0, rows.isEmpty || rows.count == count else { throw .damaged }
        return BlockSymbols(uniform: uniform, rows: rows)
    }
}
