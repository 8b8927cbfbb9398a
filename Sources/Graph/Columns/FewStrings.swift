// A string property whose values are few, a byte an element.

import Synchronization

/// Which of at most 255 strings each node of a run of blocks has. What is read here and there by the million, as the department at the
/// other end of a relationship, so stays in a processor's own cache, and pairs of such codes number the groups of a count without
/// a hash table. Made from the columns when a query first gains by it, kept until the next edit.
package struct FewStrings: Sendable {
    /// The ids that it is about.
    package let ids: Range<UInt32>
    /// For each of them its code; 0 is null.
    package let codes: [UInt8]
    /// What the codes stand for; that of code 0 is 0.
    package let strings: [StringID]

    /// nil where some block lacks the property or keeps it in another form, or where there are more strings. Linear, and done after
    /// a few hundred rows where all differ.
    init?(_ key: SymbolID, in blocks: ArraySlice<Block>) {
        guard let first = blocks.first, let last = blocks.last else { return nil }
        var table = CodeTable()
        var codes: [UInt8] = []
        codes.reserveCapacity(Int(last.ids.upperBound - first.firstID))
        for block in blocks {
            guard case .strings(let cells)? = block.column(key) else { return nil }
            for cell in cells {
                guard let code = table.code(of: cell) else { return nil }
                codes.append(code)
            }
        }
        ids = first.firstID..<last.ids.upperBound
        self.codes = codes
        strings = table.strings
    }
}

/// Codes in the order in which strings are met: open addressing, a quarter full at most.
private struct CodeTable {
    private(set) var strings: [StringID] = [0]
    private var slots = [UInt16](repeating: 0, count: 1024)

    mutating func code(of string: StringID) -> UInt8? {
        if string == 0 { return 0 }
        var slot = Int((string &* 0x9E37_79B1) >> 22)
        while true {
            let code = slots[slot]
            if code == 0 {
                guard strings.count <= Int(UInt8.max) else { return nil }
                slots[slot] = UInt16(truncatingIfNeeded: strings.count)
                strings.append(string)
                return UInt8(truncatingIfNeeded: strings.count - 1)
            }
            if strings[Int(code)] == string { return UInt8(truncatingIfNeeded: code) }
            slot = (slot + 1) & 1023
        }
    }
}

extension Graph {
    /// The codes of a node property that has few strings, for the blocks around some ids; nil where there are none such.
    /// Linear the first time, then constant until an edit.
    package func fewStrings(_ key: SymbolID, around ids: ClosedRange<UInt32>) -> FewStrings? {
        guard ids.upperBound < nodeMap.limit else { return nil }
        var blocks = nodeMap.block(of: ids.lowerBound)...nodeMap.block(of: ids.upperBound)
        func hasStrings(_ index: Int) -> Bool {
            guard nodeBlocks.indices.contains(index), case .strings? = nodeBlocks[index].column(key) else {
                return false
            }
            return nodeBlocks[index].provenance?.file == nodeBlocks[blocks.lowerBound].provenance?.file
        }
        while hasStrings(blocks.lowerBound - 1) { blocks = (blocks.lowerBound - 1)...blocks.upperBound }
        while hasStrings(blocks.upperBound + 1) { blocks = blocks.lowerBound...(blocks.upperBound + 1) }
        let place = FewStringsPlace(key: key, firstID: nodeBlocks[blocks.lowerBound].firstID)
        return summary.fewStrings.withLock { known in
            if let table = known[place], table.ids.contains(ids.upperBound) { return table }
            let table = FewStrings(key, in: nodeBlocks[blocks])
            known[place] = table
            return table
        }
    }
}

struct FewStringsPlace: Hashable, Sendable {
    var key: SymbolID
    var firstID: UInt32
}
