// Ids for rows that have none.

import Graph

/// Ids for interactions: `from>to`, then `from>to#2`. Put together as bytes, since there may be millions.
struct GeneratedIDs {
    /// How often a name came, by its number in the pool.
    private var counts: [StringID: Int] = [:]

    mutating func ids(_ part: FinishedPart, _ plan: TablePlan, _ pool: inout StringPool) -> [StringID] {
        let ends = plan.outputs.indices.filter { plan.outputs[$0].isEnd }.prefix(2).map { part.references($0) }
        guard ends.count == 2 else { return [StringID](repeating: 0, count: part.count) }
        counts.reserveCapacity(counts.count + part.count)
        var name: [UInt8] = []
        return (0..<part.count).map { row in
            name.removeAll(keepingCapacity: true)
            append(ends[0], row, to: &name, pool)
            name.append(UInt8(ascii: ">"))
            append(ends[1], row, to: &name, pool)
            let id = pool.intern(name)
            let number = counts[id, default: 0] + 1
            counts[id] = number
            return number == 1 ? id : pool.intern(name + Array("#\(number)".utf8))
        }
    }

    /// The names at one end, joined by a plus.
    private func append(
        _ references: References, _ row: Int, to name: inout [UInt8], _ pool: borrowing StringPool
    ) {
        for (place, index) in references.range(row).enumerated() {
            if place > 0 { name.append(UInt8(ascii: "+")) }
            unsafe pool.withUTF8(Int(references.ids[index]) - 1) { unsafe name.append(contentsOf: $0) }
        }
    }
}

extension StringPool {
    /// The number, from 1, of a string, which is added where it is new.
    fileprivate mutating func intern(_ bytes: [UInt8]) -> StringID {
        unsafe bytes.withUnsafeBufferPointer {
            StringID(truncatingIfNeeded: unsafe intern($0, hash: hashBytes($0)) + 1)
        }
    }
}

extension TablePlan.Output {
    fileprivate var isEnd: Bool {
        if case .link(let type, _, _) = meaning { type == "FROM" || type == "TO" } else { false }
    }
}
