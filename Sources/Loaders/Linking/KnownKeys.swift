// Short ids of nodes that are there, for large tables that refer to them.

import Graph

/// The numbers of strings of at most eight bytes, kept whole in the slots of a table: one look into memory finds one.
///
/// It does not change once it is made, so the parts of a table ask it side by side, where the graph's strings must wait
/// for one thread. It may lack strings that the graph has: who does not find one here asks there.
@safe final class KnownKeys: @unchecked Sendable {
    private struct Slot {
        var key: UInt64 = 0
        var length: UInt32 = 0
        /// The string's number; 0 is free.
        var id: StringID = 0
    }

    /// Numbers from here on are not taken up.
    static let limit: StringID = 0x8000_0000

    /// Whether a string may be known by its number.
    static func takes(_ id: StringID) -> Bool { id != 0 && id < limit }

    private let slots: UnsafeMutableBufferPointer<Slot>
    private let mask: Int
    /// In the place of the table where the strings are numbers behind a common beginning.
    private let numbered: NumberedKeys?

    /// Linear in the strings.
    init(_ ids: [StringID], _ pool: borrowing StringPool) {
        numbered = NumberedKeys(ids, pool)
        var size = 64
        let ids = numbered == nil ? ids : []
        while size < ids.count * 2 { size *= 2 }
        unsafe slots = .allocate(capacity: size)
        unsafe onLargePages(UnsafeMutableRawBufferPointer(slots))
        unsafe slots.initialize(repeating: Slot())
        mask = size - 1
        for id in ids where Self.takes(id) {
            unsafe pool.withUTF8(Int(id) - 1) { bytes in
                guard bytes.count <= 8 else { return }
                let (key, length) = unsafe (keyOfShort(bytes), UInt32(truncatingIfNeeded: bytes.count))
                let place = place(key, length)
                unsafe slots[place] = Slot(key: key, length: length, id: id)
            }
        }
    }

    deinit { unsafe slots.deallocate() }

    /// The number of a string of at most eight bytes, 0 where it is not known.
    @inline(__always) func find(_ key: UInt64, _ length: UInt32) -> StringID {
        if let numbered { return numbered.find(key, length) }
        return unsafe slots[place(key, length)].id
    }

    /// What stands where a string belongs; asked for before many strings are looked up, so that memory answers side by
    /// side.
    @inline(__always) func glance(_ key: UInt64, _ length: UInt32) -> UInt32 {
        if let numbered { return numbered.find(key, length) }
        return unsafe slots[home(key)].id
    }

    @inline(__always) private func home(_ key: UInt64) -> Int {
        let product = (key ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return Int(truncatingIfNeeded: product.high ^ product.low) & mask
    }

    @inline(__always) private func place(_ key: UInt64, _ length: UInt32) -> Int {
        var place = home(key)
        while true {
            let slot = unsafe slots[place]
            if slot.id == 0 || slot.key == key && slot.length == length { return place }
            place = (place &+ 1) & mask
        }
    }
}

/// At most eight bytes as one number.
@inline(__always) func keyOfShort(_ bytes: Bytes) -> UInt64 {
    var key: UInt64 = 0
    for index in 0..<bytes.count { key |= unsafe UInt64(bytes[index]) << UInt64(8 * index) }
    return key
}

extension Loading {
    /// What is known of the ids that a table's columns refer to, by the place of the output. Small tables have none: they
    /// are done before such a table would be.
    mutating func knownKeys(_ plan: TablePlan, tableSize: Int) -> [Int: KnownKeys] {
        guard tableSize >= 4 << 20 else { return [:] }
        var result: [Int: KnownKeys] = [:]
        for (index, output) in plan.outputs.enumerated() {
            guard let reference = output.reference, reference.labels.count == 1, let key = reference.match.first else {
                continue
            }
            let place = "\(reference.labels[0]).\(key)"
            if known[place] == nil {
                let ids = builder.texts(label: reference.labels[0], key: key)
                if !ids.isEmpty { known[place] = KnownKeys(ids, builder.strings) }
            }
            result[index] = known[place]
        }
        return result
    }
}

extension GraphBuilder {
    fileprivate mutating func texts(label: String, key: String) -> [StringID] {
        let key = self.key(key)
        return nodeBlocks(label: self.label(label)).flatMap { block in
            if case .strings(let ids) = block.column(key) { ids } else { [StringID]() }
        }
    }
}

extension TablePlan.Output {
    fileprivate var reference: Manifest.Reference? {
        switch meaning {
        case .property: nil
        case .link(_, let reference, _), .end(let reference, _): reference
        }
    }
}
