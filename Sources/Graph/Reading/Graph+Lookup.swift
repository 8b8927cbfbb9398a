// From a value to the nodes that have it.

package import Values
import Synchronization

extension Graph {
    /// The live nodes with a label and a value, ascending. The first question about a label and a key makes their
    /// index, linear in the label's nodes; later ones take time in proportion to what they find. Null and NaN are equal
    /// to nothing.
    package func lookup(label: SymbolID, key: SymbolID, value: Value) -> [NodeID] {
        let hash = indexHash(value)
        let index = index(of: PropertyKey(label: label, key: key))
        var found: [UInt32] = Array(index.candidates(hash))
        found += overlay.values[key]?[hash] ?? []
        found += index.unsettled
        found.sort()
        var result: [NodeID] = []
        for id in found where result.last?.rawValue != id {
            let node = NodeID(id)
            guard isLive(node), hasLabel(node, label), property(node, key).equals(value) == true else { continue }
            result.append(node)
        }
        return result
    }

    private func index(of key: PropertyKey) -> PropertyIndex {
        base.indexes.withLock { known in
            if let index = known[key] { return index }
            let index = makeIndex(key)
            known[key] = index
            return index
        }
    }

    private func makeIndex(_ key: PropertyKey) -> PropertyIndex {
        var entries: [(node: UInt32, hash: UInt64)] = []
        for range in nodes(label: key.label) where range.lowerBound < base.nodeLimit {
            let block = nodeBlocks[nodeMap.block(of: range.lowerBound)]
            guard let column = block.column(key.key) else { continue }
            for id in range.lowerBound..<min(range.upperBound, base.nodeLimit) {
                let row = block.row(of: id)
                if case .strings(let strings) = column {
                    if strings[row] == 0 { continue }
                    entries.append((id, unsafe interner.withUTF8(strings[row]) { unsafe hashBytes($0) }))
                } else if !column.isNull(row) {
                    entries.append((id, indexHash(column.value(row, interner))))
                }
            }
        }
        return PropertyIndex(entries, unsettled: overlay.modified)
    }
}
