// Adding strings in ascending order, and finding them again.

extension StringPool {
    /// Adds strings of one class, each greater than the one before it, where that shows that none of them is there yet;
    /// returns the number of the first, plus one, and the others follow. Nil where they must be looked up one by one.
    package mutating func appendAscending(
        _ count: Int, of ownClass: StringClass, _ string: (Int) -> UnsafeBufferPointer<UInt8>
    ) -> UInt32? {
        guard count > 0, !runs.hasOthers(ownClass) else { return nil }
        if let last = runs[ownClass].last {
            let isGreater = unsafe withUTF8(last.upperBound - 1) { unsafe stands($0, before: string(0)) }
            guard isGreater else { return nil }
        }
        let first = ends.count
        for index in 0..<count {
            unsafe arena.append(contentsOf: string(index))
            ends.append(UInt32(truncatingIfNeeded: arena.count))
        }
        runs.append(first..<ends.count, to: ownClass)
        return UInt32(truncatingIfNeeded: first + 1)
    }

    /// By bisection, first among the runs and then within one.
    func findInRuns(_ ownClass: StringClass, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let candidates = runs[ownClass]
        let place = bisect(0..<candidates.count) { index in
            unsafe withUTF8(candidates[index].upperBound - 1) { unsafe stands($0, before: bytes) }
        }
        guard place < candidates.count else { return nil }
        let index = bisect(candidates[place]) { index in unsafe withUTF8(index) { unsafe stands($0, before: bytes) } }
        return unsafe isEqual(index, bytes) ? index : nil
    }

    /// A class whose strings are looked up often is worth a table.
    mutating func countLookup(_ ownClass: StringClass) {
        lookups += 1
        guard lookups > 1024 + runs[ownClass].reduce(0, { $0 + $1.count }) / 16 else { return }
        lookups = 0
        for run in runs.dissolve(ownClass) {
            makeRoom(for: run.count)
            for index in run {
                let hash = unsafe withUTF8(index) { unsafe hashBytes($0) }
                let place = unsafe withUTF8(index) { unsafe slot(of: $0, hash) }
                list(index, hash: hash, at: place)
            }
        }
    }
}

/// Whether a string of a class stands before another one of the same class.
@inlinable package func stands(_ a: UnsafeBufferPointer<UInt8>, before b: UnsafeBufferPointer<UInt8>) -> Bool {
    let (first, second) = (UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b))
    var offset = 0
    while offset + 8 <= first.count {
        let left = unsafe first.loadUnaligned(fromByteOffset: offset, as: UInt64.self).bigEndian
        let right = unsafe second.loadUnaligned(fromByteOffset: offset, as: UInt64.self).bigEndian
        if left != right { return left < right }
        offset += 8
    }
    while offset < first.count {
        if unsafe first[offset] != second[offset] { return unsafe first[offset] < second[offset] }
        offset += 1
    }
    return false
}

/// The first place for which a condition does not hold that holds for those before it.
private func bisect(_ range: Range<Int>, _ isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
        let middle = (low + high) / 2
        if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
}
