// Every string of a graph, once.

package import Values

/// A graph's strings: those of the loaded files in a base that copies of the graph share, those of later edits beside
/// it.
///
/// Numbers never change and are never taken back. Copying is constant time; the first edit of a copy copies the later
/// strings only, never the base.
package struct Interner: Sendable {
    @usableFromInline var base: StringPool
    @usableFromInline var recent = StringPool()

    package init(base: StringPool = StringPool()) { self.base = base }

    /// Bytes that the strings occupy.
    var footprint: Int { base.footprint + recent.footprint }

    /// Distinct strings, which are numbered from 1.
    package var count: Int { base.count + recent.count }

    /// The number of a string, nil where no property holds it.
    package func id(of string: String) -> StringID? {
        var string = string
        return string.withUTF8 { bytes in
            let hash = unsafe hashBytes(bytes)
            if let index = unsafe base.find(bytes, hash: hash) { return StringID(truncatingIfNeeded: index + 1) }
            guard let index = unsafe recent.find(bytes, hash: hash) else { return nil }
            return StringID(truncatingIfNeeded: base.count + index + 1)
        }
    }

    package mutating func intern(_ string: String) -> StringID {
        var string = string
        return string.withUTF8 { unsafe intern(utf8: $0) }
    }

    package mutating func intern(utf8 bytes: UnsafeBufferPointer<UInt8>) -> StringID {
        let hash = unsafe hashBytes(bytes)
        if let index = unsafe base.find(bytes, hash: hash) { return StringID(truncatingIfNeeded: index + 1) }
        if recent.count > 4096 + base.count / 2 {
            base.append(recent)
            recent = StringPool()
        }
        let index = unsafe recent.intern(bytes, hash: hash)
        return StringID(truncatingIfNeeded: base.count + index + 1)
    }

    /// Calls the closure with the string's UTF-8; with no bytes for 0.
    @inlinable package func withUTF8<Result>(_ id: StringID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let index = Int(id) - 1
        if index < 0 { return unsafe body(UnsafeBufferPointer(start: nil, count: 0)) }
        if index < base.ends.count { return unsafe base.withUTF8(index, body) }
        return unsafe recent.withUTF8(index - base.ends.count, body)
    }

    /// The string with this number; empty for 0.
    package func string(_ id: StringID) -> String { unsafe withUTF8(id) { unsafe String(decoding: $0, as: UTF8.self) } }

    /// Strings as a result's texts, null for 0. Where each lies is looked up for all of them before any is read.
    package func texts(_ ids: ArraySlice<StringID>) -> TextColumn {
        var isOld = true
        let places = ids.map { id -> Range<Int>? in
            let index = Int(id) - 1
            isOld = isOld && index < base.ends.count
            return index >= 0 && index < base.ends.count ? base.start(index)..<Int(base.ends[index]) : nil
        }
        guard isOld else { return recentTexts(ids) }
        return unsafe base.arena.withUnsafeBufferPointer { unsafe TextColumn(places, in: $0) }
    }

    /// The same where some came with edits.
    private func recentTexts(_ ids: ArraySlice<StringID>) -> TextColumn {
        var texts = TextColumn()
        for id in ids {
            if id == 0 { texts.appendNull() } else { unsafe withUTF8(id) { unsafe texts.append($0) } }
        }
        return texts
    }

    /// Whether one string stands before another in the order of code points.
    package func isLess(_ a: StringID, _ b: StringID) -> Bool {
        if a == b { return false }
        return unsafe withUTF8(a) { first in
            unsafe withUTF8(b) { second in unsafe first.lexicographicallyPrecedes(second) }
        }
    }
}
