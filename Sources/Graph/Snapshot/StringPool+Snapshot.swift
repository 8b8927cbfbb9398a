// A graph's strings in a snapshot, with the table that finds them: their hashes are the same in every run.

extension SnapshotEncoder {
    mutating func pool(_ pool: StringPool) {
        array(.bytes(pool.arena))
        array(.words(pool.ends))
        array(.masks(pool.slots))
        array(.masks(pool.runs.mixedClasses))
        list(pool.runs.parts) {
            $0.count(UInt64($1.number))
            $0.list($1.runs) {
                $0.count($1.lowerBound)
                $0.count($1.count)
            }
        }
    }
}

extension SnapshotDecoder {
    mutating func pool() throws(SnapshotFault) -> StringPool {
        let (arena, ends, slots, mixed) = (try bytes(), try words(), try masks(), try masks())
        let parts = try list { (decoder) throws(SnapshotFault) in
            let number: UInt16 = try decoder.small()
            return (
                number,
                try decoder.list { (decoder) throws(SnapshotFault) in
                    let (first, count): (UInt32, UInt32) = (try decoder.small(), try decoder.small())
                    return Int(first)..<(Int(first) + Int(count))
                }
            )
        }
        guard let runs = AscendingRuns(parts: parts, mixedClasses: mixed),
            let pool = StringPool(arena: arena, ends: ends, slots: slots, runs: runs)
        else { throw .damaged }
        return pool
    }
}
