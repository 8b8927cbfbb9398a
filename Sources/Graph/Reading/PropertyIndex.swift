// Which nodes may have a value: a hash index over one property of one label.

import Values

/// Nodes by the hash of a property's value. It only proposes: whoever asks compares the values themselves.
struct PropertyIndex: Sendable {
    /// The nodes of a bucket, bucket after bucket, ascending within each.
    private var nodes: [UInt32]
    /// Where each bucket begins; one entry more than buckets, which are a power of two.
    private var offsets: [UInt32]
    /// Nodes that an edit had touched when the index was made: another copy of the graph may hold other values for
    /// them.
    let unsettled: Set<UInt32>

    /// Makes the index from nodes, ascending, and the hashes of their values. Linear.
    init(_ entries: [(node: UInt32, hash: UInt64)], unsettled: Set<UInt32>) {
        self.unsettled = unsettled
        var buckets = 16
        while buckets < entries.count { buckets *= 2 }
        let mask = UInt64(buckets - 1)
        offsets = [UInt32](repeating: 0, count: buckets + 1)
        for entry in entries { offsets[Int(entry.hash & mask) + 1] &+= 1 }
        for index in 1...buckets { offsets[index] &+= offsets[index - 1] }
        var places = offsets
        nodes = [UInt32](repeating: 0, count: entries.count)
        for entry in entries {
            let bucket = Int(entry.hash & mask)
            nodes[Int(places[bucket])] = entry.node
            places[bucket] &+= 1
        }
    }

    /// The nodes whose value may have this hash.
    func candidates(_ hash: UInt64) -> ArraySlice<UInt32> {
        let bucket = Int(hash & UInt64(offsets.count - 2))
        return nodes[Int(offsets[bucket])..<Int(offsets[bucket + 1])]
    }
}

/// A hash that equal values share, whatever column holds them.
func indexHash(_ value: Value) -> UInt64 {
    switch value {
    case .string(var string): return string.withUTF8 { unsafe hashBytes($0) }
    case .integer(let integer):
        return foldedMultiply(UInt64(bitPattern: integer) ^ 0x2545_F491_4F6C_DD1D, 0xE703_7ED1_A0B4_28DB)
    case .float(let float):
        if let integer = Int64(exactly: float) { return indexHash(.integer(integer)) }
        return foldedMultiply(float.bitPattern ^ 0x9E37_79B9_7F4A_7C15, 0xA076_1D64_78BD_642F)
    default: return UInt64(bitPattern: Int64(value.hashValue))
    }
}
