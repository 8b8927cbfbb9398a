// Where a large table can be cut into parts.

import Dispatch
import Glibc

/// Beginnings of rows, some megabytes apart.
///
/// A line end outside quotes ends a row. Whether a place is outside is told by the number of quotes before it, which is
/// even. That holds for well-formed tables; in others a cut may fall into a cell, which the scanner of the part before
/// it notices.
struct TableCuts {
    /// Offsets, ascending: the first part's beginning, then each part's end.
    private(set) var cuts: [Int]

    private static let partSize = 8 << 20
    /// Offsets within a part take 31 bits.
    static let partLimit = 1 << 30

    init(_ bytes: Bytes, from start: Int) {
        cuts = [start]
        let segments = (bytes.count - start) / Self.partSize
        if segments > 1 {
            var quotes = [Int](repeating: 0, count: segments)
            unsafe quotes.withUnsafeMutableBufferPointer { counts in
                nonisolated(unsafe) let (counts, bytes) = unsafe (counts, bytes)
                DispatchQueue.concurrentPerform(iterations: segments) { index in
                    let first = start + index * Self.partSize
                    unsafe counts[index] = unsafe countQuotes(slice(bytes, first..<(first + Self.partSize)))
                }
            }
            var isQuoted = false
            for index in 1..<segments {
                if quotes[index - 1] % 2 == 1 { isQuoted.toggle() }
                guard let cut = unsafe rowStart(bytes, start + index * Self.partSize, isQuoted: isQuoted) else { break }
                if let last = cuts.last, cut > last { cuts.append(cut) }
            }
        }
        if let last = cuts.last, last < bytes.count || cuts.count == 1 { cuts.append(max(start, bytes.count)) }
    }
}

/// The end of so many bytes of rows, and of the row that they break off in: half a cell would be taken for a whole one.
func firstRows(_ bytes: Bytes, from start: Int, _ size: Int) -> Int {
    let place = min(start + size, bytes.count)
    let isQuoted = unsafe countQuotes(slice(bytes, start..<place)) % 2 == 1
    return unsafe rowStart(bytes, place, isQuoted: isQuoted) ?? bytes.count
}

/// The beginning of the first row behind a place; nil where there is none.
private func rowStart(_ bytes: Bytes, _ place: Int, isQuoted: Bool) -> Int? {
    var isQuoted = isQuoted
    for index in place..<bytes.count {
        let byte = unsafe bytes[index]
        if byte == Ascii.quote { isQuoted.toggle() }
        if isQuoted { continue }
        if byte == Ascii.lineFeed { return index + 1 }
        if byte == Ascii.carriageReturn, index + 1 < bytes.count, unsafe bytes[index + 1] != Ascii.lineFeed {
            return index + 1
        }
    }
    return nil
}

/// By the C library's search, which looks at many bytes at a time: quotes are rare.
private func countQuotes(_ bytes: Bytes) -> Int {
    guard var next = unsafe UnsafeRawPointer(bytes.baseAddress) else { return 0 }
    let end = unsafe next + bytes.count
    var total = 0
    while unsafe next < end, let found = unsafe memchr(next, Int32(Ascii.quote), end - next) {
        total += 1
        unsafe next = UnsafeRawPointer(found) + 1
    }
    return total
}
