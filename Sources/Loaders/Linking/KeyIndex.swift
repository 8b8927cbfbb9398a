// From a text to the node of a label that is called so.

import Dispatch
import Graph

/// The nodes of one label by one property, for texts given by their numbers.
///
/// An array over the numbers where they lie close together, as those of one file's column do; else a dictionary.
struct KeyIndex {
    /// Stands for several nodes.
    static let ambiguous = UInt32.max
    /// Stands for no node.
    static let none = UInt32.max - 1

    private var first: StringID = 0
    private var dense: [UInt32] = []
    private var sparse: [StringID: UInt32] = [:]

    /// Makes the index from blocks of nodes. Linear.
    init(_ blocks: [Block], key: SymbolID) {
        let columns = blocks.compactMap { block -> (UInt32, [StringID])? in
            guard case .strings(let ids) = block.column(key) else { return nil }
            return (block.firstID, ids)
        }
        var (lowest, highest, count) = (StringID.max, StringID(0), 0)
        for (_, ids) in columns {
            for id in ids where id != 0 {
                lowest = min(lowest, id)
                highest = max(highest, id)
                count += 1
            }
        }
        if count > 0, Int(highest - lowest) < 8 * count + 1024 {
            first = lowest
            dense = [UInt32](repeating: Self.none, count: Int(highest - lowest) + 1)
        }
        for (firstNode, ids) in columns {
            for (row, id) in ids.enumerated() where id != 0 { insert(id, firstNode + UInt32(truncatingIfNeeded: row)) }
        }
    }

    mutating func insert(_ id: StringID, _ node: UInt32) {
        let place = Int(id) - Int(first)
        if place >= 0, place < dense.count {
            dense[place] = dense[place] == Self.none ? node : Self.ambiguous
        } else {
            sparse[id] = sparse[id] == nil ? node : Self.ambiguous
        }
    }

    /// The node, `ambiguous`, or nil.
    @inline(__always) func node(_ id: StringID) -> UInt32? {
        let place = Int(id) &- Int(first)
        if place >= 0, place < dense.count {
            let node = dense[place]
            return node == Self.none ? nil : node
        }
        return sparse.isEmpty ? nil : sparse[id]
    }
}

/// The nodes that references are known by, part by part and side by side; `KeyIndex.none` where an index does not tell.
/// Parts are independent of each other, and finding nodes in a large index is waiting for memory.
func foundNodes(_ parts: [References], _ index: KeyIndex?) -> [[UInt32]] {
    guard let index else { return parts.map { [UInt32](repeating: KeyIndex.none, count: $0.ids.count) } }
    var found = [[UInt32]](repeating: [], count: parts.count)
    unsafe found.withUnsafeMutableBufferPointer { found in
        nonisolated(unsafe) let found = unsafe found
        DispatchQueue.concurrentPerform(iterations: parts.count) { part in
            unsafe found[part] = parts[part].ids.map { id in
                let node = index.node(id) ?? KeyIndex.none
                return node == KeyIndex.ambiguous ? KeyIndex.none : node
            }
        }
    }
    return found
}
