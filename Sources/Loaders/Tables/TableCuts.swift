// Where a large table can be cut into parts.

import Dispatch
import Graph

/// Beginnings of rows, some megabytes apart.
///
/// A line end outside quotes ends a row. Whether a place is outside is told by the number of quotes before it, which is even. That
/// holds for well-formed tables; in others a cut may fall into a cell, which the scanner of the part before it notices.
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

/// The beginning of the first row behind a place; nil where there is none.
private func rowStart(_ bytes: Bytes, _ place: Int, isQuoted: Bool) -> Int? {
    var isQuoted = isQuoted
    for index in place..<bytes.count {
        let byte = unsafe bytes[index]
        if byte == Ascii.quote { isQuoted.toggle() }
        if isQuoted { continue }
        if byte == Ascii.lineFeed { return index + 1 }
        if byte == Ascii.carriageReturn, index + 1 < bytes.count, unsafe bytes[index + 1] != Ascii.lineFeed { return index + 1 }
    }
    return nil
}

/// 32 bytes at a time.
private func countQuotes(_ bytes: Bytes) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var total = 0
    var index = 0
    let quote = SIMD32<UInt8>(repeating: Ascii.quote)
    while index + 32 <= raw.count {
        var lanes = SIMD32<UInt8>()
        let end = min(raw.count - 31, index + 32 * 255)
        while index < end {
            let block = unsafe raw.loadUnaligned(fromByteOffset: index, as: SIMD32<UInt8>.self)
            lanes &+= SIMD32<UInt8>(repeating: 0).replacing(with: 1, where: block .== quote)
            index += 32
        }
        for lane in 0..<32 { total += Int(lanes[lane]) }
    }
    while index < raw.count {
        if unsafe raw[index] == Ascii.quote { total += 1 }
        index += 1
    }
    return total
}
