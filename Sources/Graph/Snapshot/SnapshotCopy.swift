// Copying arrays out of a mapped file, side by side.

import Dispatch
import Synchronization

/// All arrays of a snapshot.
package struct SnapshotArrays: Sendable { let arrays: [CheckedArray] }

/// An array whose checksum was right.
struct CheckedArray: Sendable {
    var array: SnapshotArray
    /// The greatest of its elements where they are words; else 0.
    var greatest: UInt32 = 0
}

/// One copy of all arrays of a file, the largest first. A piece is copied, looked at and summed up while it is in the caches.
@safe struct SnapshotCopy {
    private let bytes: UnsafeRawBufferPointer
    private let entries: [SnapshotFile.Entry]
    private let isStopped: @Sendable () -> Bool
    private let release: @Sendable (Range<Int>) -> Void

    init(
        bytes: UnsafeRawBufferPointer, entries: [SnapshotFile.Entry], isStopped: @escaping @Sendable () -> Bool,
        release: @escaping @Sendable (Range<Int>) -> Void
    ) {
        unsafe self.bytes = bytes
        self.entries = entries
        self.isStopped = isStopped
        self.release = release
    }

    func arrays() throws(SnapshotFault) -> SnapshotArrays {
        let order = entries.indices.sorted { entries[$0].byteCount > entries[$1].byteCount }
        let found = Mutex([CheckedArray?](repeating: nil, count: entries.count))
        let fault = Mutex<SnapshotFault?>(nil)
        // Nobody changes a mapped file's bytes here, and every array is made by one thread.
        nonisolated(unsafe) let copy = self
        DispatchQueue.concurrentPerform(iterations: order.count) { place in
            guard fault.withLock({ $0 == nil }) else { return }
            do throws(SnapshotFault) {
                let array = try unsafe copy.array(copy.entries[order[place]])
                found.withLock { $0[order[place]] = array }
            } catch { fault.withLock { $0 = $0 ?? error } }
        }
        if let fault = fault.withLock({ $0 }) { throw fault }
        return SnapshotArrays(arrays: found.withLock { $0.compactMap { $0 } })
    }

    private func array(_ entry: SnapshotFile.Entry) throws(SnapshotFault) -> CheckedArray {
        switch entry.kind {
        case .bytes: return CheckedArray(array: .bytes(try unsafe elements(of: entry)))
        case .booleans:
            let bytes: [UInt8] = try unsafe elements(of: entry)
            guard bytes.allSatisfy({ $0 < 2 }) else { throw .damaged }
            return CheckedArray(array: .booleans(bytes.map { $0 == 1 }))
        case .words:
            var greatest: UInt32 = 0
            let words: [UInt32] = try unsafe elements(of: entry) { unsafe greatest = max(greatest, largest($0)) }
            return CheckedArray(array: .words(words), greatest: greatest)
        case .days: return CheckedArray(array: .days(try unsafe elements(of: entry)))
        case .integers: return CheckedArray(array: .integers(try unsafe elements(of: entry)))
        case .floats: return CheckedArray(array: .floats(try unsafe elements(of: entry)))
        case .masks: return CheckedArray(array: .masks(try unsafe elements(of: entry)))
        }
    }

    private func elements<Element: BitwiseCopyable>(
        of entry: SnapshotFile.Entry, _ look: (UnsafeRawBufferPointer) -> Void = { _ in }
    ) throws(SnapshotFault) -> [Element] {
        var checksum = SnapshotChecksum()
        var isWhole = true
        let array = unsafe [Element](unsafeUninitializedCapacity: entry.count) { buffer, count in
            let target = UnsafeMutableRawBufferPointer(buffer)
            unsafe onLargePages(target)
            var done = 0
            while done < entry.byteCount {
                if isStopped() {
                    isWhole = false
                    return
                }
                let range = done..<min(done + SnapshotChecksum.pieceSize, entry.byteCount)
                let source = entry.start + range.lowerBound..<entry.start + range.upperBound
                unsafe UnsafeMutableRawBufferPointer(rebasing: target[range]).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: bytes[source]))
                release(source)
                let piece = unsafe UnsafeRawBufferPointer(rebasing: target[range])
                unsafe checksum.add(piece)
                unsafe look(piece)
                done = range.upperBound
            }
            count = entry.count
        }
        guard isWhole else { throw .interrupted }
        guard checksum.value == entry.checksum else { throw .damaged }
        return array
    }
}

private func largest(_ piece: UnsafeRawBufferPointer) -> UInt32 {
    let words = unsafe piece.bindMemory(to: UInt32.self)
    var largest: UInt32 = 0
    for index in 0..<words.count { largest = unsafe max(largest, words[index]) }
    return largest
}
