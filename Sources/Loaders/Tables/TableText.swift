// A table's text as UTF-8, whatever the file is written in.

import Diagnostics
import Dispatch
import Synchronization

/// The text of a mapped file: its own bytes where they are UTF-8, else a copy in UTF-8.
///
/// A byte-order mark decides; without one, text that is not UTF-8 is taken as Windows-1252, which is what spreadsheets
/// write.
///
/// Text may also be written by a reader of another kind of file (`CellTextWriter`); then its lines know their places.
@safe final class TableText {
    private let file: MappedFile?
    private let copy: UnsafeMutableRawBufferPointer?
    /// The text without a byte-order mark.
    let bytes: Bytes
    /// What was done to read it.
    private(set) var notes: [String] = []
    /// Lines with characters that were not UTF-8.
    private(set) var repairedLines = 0
    /// Whether it is known to have no other characters.
    private(set) var isASCII = false
    /// For each line the row of the sheet, or the line of the file, that it comes from; empty where the file's own lines are meant.
    let places: [UInt32]
    /// How a sheet names its columns, as `A`; empty where the file is text.
    let columnNames: [String]
    /// Between the cells, where that is known; nil where it is to be found out.
    let delimiter: UInt8?
    /// Cells of a sheet whose content could not be taken, in their order.
    var absent: [AbsentCell] = []
    /// Cells of a sheet that stand for those below them.
    var merged: [MergedArea] = []

    /// Errors: `unreadableFile` where the bytes are no text.
    init(_ file: MappedFile, name: String) throws(Diagnostic) {
        self.file = file
        (places, columnNames, delimiter) = ([], [], nil)
        let raw = unsafe file.bytes
        if unsafe raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
            let isBig = unsafe raw[0] == 0xFE
            unsafe copy = fromUTF16(raw, isBigEndian: isBig)
            notes.append("read as UTF-16")
        } else if let isBig = unsafe isUTF16(raw) {
            unsafe copy = fromUTF16(raw, isBigEndian: isBig, skipping: 0)
            notes.append("read as UTF-16")
        } else if unsafe raw.prefix(1 << 16).contains(0) {
            throw .unreadable(name, "it is not text")
        } else if unsafe isUTF8(raw, isASCII: &isASCII) {
            unsafe copy = nil
        } else {
            // Lines that end as those of old Macintoshes do are written with their letters.
            let isMac = unsafe raw.contains(Ascii.carriageReturn) && !raw.contains(Ascii.lineFeed)
            var lines = 0
            unsafe copy = fromSingleBytes(raw, isMac ? macRoman : windows1252, lines: &lines)
            repairedLines = lines
            notes.append("read as \(isMac ? "Mac Roman" : "Windows-1252"), since it is not UTF-8")
        }
        let text = unsafe copy.map { UnsafeRawBufferPointer($0) } ?? raw
        let start = unsafe text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        unsafe bytes = UnsafeRawBufferPointer(rebasing: text[start...]).bindMemory(to: UInt8.self)
        if unsafe copy != nil, unsafe bytes.prefix(1 << 16).contains(0) { throw .unreadable(name, "it is not text") }
    }

    /// Text that was written from cells; `notes` say what else was done to read them.
    init(_ writer: CellTextWriter, columnNames: [String] = [], notes: [String] = [], repairedLines: Int = 0) {
        file = nil
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, writer.bytes.count), alignment: 1)
        unsafe copy.copyBytes(from: writer.bytes)
        unsafe self.copy = copy
        unsafe bytes = UnsafeRawBufferPointer(rebasing: copy[..<writer.bytes.count]).bindMemory(to: UInt8.self)
        places = writer.places
        delimiter = CellTextWriter.delimiter
        self.columnNames = columnNames
        self.notes = notes
        self.repairedLines = repairedLines
    }

    /// The row or line that a line of the text comes from; both from 1.
    @inline(__always) func place(ofLine line: Int) -> Int {
        line > 0 && line <= places.count ? Int(places[line - 1]) : line
    }

    /// Tells that a part of the text is not needed any more, or not soon.
    func release(_ range: Range<Int>) {
        if unsafe copy == nil { file?.release(range) }
    }

    deinit { unsafe copy?.deallocate() }
}

/// Whether bytes are UTF-8; large texts are looked at in pieces, side by side.
func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var isASCII = false
    return unsafe isUTF8(bytes, isASCII: &isASCII)
}

/// The same, and whether it is ASCII.
func isUTF8(_ bytes: UnsafeRawBufferPointer, isASCII: inout Bool) -> Bool {
    let pieceSize = 8 << 20
    let count = bytes.count / pieceSize
    guard count > 1 else {
        let (isRight, isPlain) = unsafe isPieceUTF8(bytes)
        isASCII = isRight && isPlain
        return isRight
    }
    // A piece begins where a character does: what no character begins with is a part of the piece before.
    let starts = (0..<count).map { piece in
        let first = piece * pieceSize
        return (first..<(first + 4)).first { unsafe piece == 0 || bytes[$0] & 0xC0 != 0x80 } ?? first
    }
    let isWrong = Atomic<Bool>(false)
    let isMixed = Atomic<Bool>(false)
    nonisolated(unsafe) let text = unsafe bytes
    DispatchQueue.concurrentPerform(iterations: count) { piece in
        let end = unsafe piece + 1 < count ? starts[piece + 1] : text.count
        guard starts[piece] < end, !isWrong.load(ordering: .relaxed) else { return }
        let (isRight, isPlain) = unsafe isPieceUTF8(UnsafeRawBufferPointer(rebasing: text[starts[piece]..<end]))
        if !isRight { isWrong.store(true, ordering: .relaxed) }
        if !isPlain { isMixed.store(true, ordering: .relaxed) }
    }
    isASCII = !isWrong.load(ordering: .relaxed) && !isMixed.load(ordering: .relaxed)
    return !isWrong.load(ordering: .relaxed)
}

/// By the word where they are ASCII.
private func isPieceUTF8(_ bytes: UnsafeRawBufferPointer) -> (isRight: Bool, isASCII: Bool) {
    var index = 0
    var isASCII = true
    let count = bytes.count
    while index < count {
        if index + 8 <= count,
            unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            index += 8
            continue
        }
        let byte = unsafe bytes[index]
        if byte < 0x80 {
            index += 1
            continue
        }
        isASCII = false
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        guard byte >= 0xC2, byte <= 0xF4, index + length <= count else { return (false, false) }
        let second = unsafe bytes[index + 1]
        switch byte {
        case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F:
            return (false, false)
        default: break
        }
        for offset in 1..<length where unsafe bytes[index + offset] & 0xC0 != 0x80 { return (false, false) }
        index += length
    }
    return (true, isASCII)
}

/// Whether text that has no mark is UTF-16 all the same, with the upper byte first: of its first characters each second byte is
/// 0, as those of Latin letters are; nil where it is not.
private func isUTF16(_ bytes: UnsafeRawBufferPointer) -> Bool? {
    let count = min(bytes.count, 256) / 2
    guard count >= 4, bytes.count % 2 == 0 else { return nil }
    let lower = (0..<count).count { unsafe bytes[2 * $0] != 0 && bytes[2 * $0 + 1] == 0 }
    let upper = (0..<count).count { unsafe bytes[2 * $0] == 0 && bytes[2 * $0 + 1] != 0 }
    if lower * 10 >= count * 9 { return false }
    return upper * 10 >= count * 9 ? true : nil
}

private func fromUTF16(
    _ bytes: UnsafeRawBufferPointer, isBigEndian: Bool, skipping mark: Int = 2
) -> UnsafeMutableRawBufferPointer {
    let units = (bytes.count - mark) / 2
    let result = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, units * 3), alignment: 1)
    func unit(_ index: Int) -> UInt16 {
        let (first, second) = unsafe (UInt16(bytes[mark + 2 * index]), UInt16(bytes[mark + 1 + 2 * index]))
        return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var length = 0
    var index = 0
    while index < units {
        let first = unit(index)
        var scalar = UInt32(first)
        index += 1
        if first & 0xF800 == 0xD800 {
            scalar = 0xFFFD
            if first & 0x0400 == 0, index < units, unit(index) & 0xFC00 == 0xDC00 {
                scalar = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit(index) & 0x3FF))
                index += 1
            }
        }
        unsafe append(scalar, to: result, &length)
    }
    return unsafe shortened(result, to: length)
}

/// Counts the lines with characters beyond ASCII.
private func fromSingleBytes(
    _ bytes: UnsafeRawBufferPointer, _ table: [UInt32], lines: inout Int
) -> UnsafeMutableRawBufferPointer {
    let result = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count * 3, alignment: 1)
    var length = 0
    var isCounted = false
    for index in 0..<bytes.count {
        let byte = unsafe bytes[index]
        if byte == Ascii.lineFeed || byte == Ascii.carriageReturn { isCounted = false }
        if byte >= 0x80, !isCounted {
            lines += 1
            isCounted = true
        }
        let index = Int(byte) - 0x80
        let scalar = index >= 0 && index < table.count ? table[index] : UInt32(byte)
        unsafe append(scalar, to: result, &length)
    }
    return unsafe shortened(result, to: length)
}

private func append(_ scalar: UInt32, to buffer: UnsafeMutableRawBufferPointer, _ length: inout Int) {
    func put(_ byte: UInt32) {
        unsafe buffer[length] = UInt8(truncatingIfNeeded: byte)
        length += 1
    }
    if scalar < 0x80 { return put(scalar) }
    if scalar < 0x800 {
        put(0xC0 | scalar >> 6)
    } else {
        if scalar < 0x10000 {
            put(0xE0 | scalar >> 12)
        } else {
            put(0xF0 | scalar >> 18)
            put(0x80 | scalar >> 12 & 0x3F)
        }
        put(0x80 | scalar >> 6 & 0x3F)
    }
    put(0x80 | scalar & 0x3F)
}

private func shortened(_ buffer: UnsafeMutableRawBufferPointer, to length: Int) -> UnsafeMutableRawBufferPointer {
    unsafe UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: length)
}

/// What 0x80 to 0x9F stand for; the five that stand for nothing are kept as control characters.
private let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178,
]

/// What 0x80 to 0xFF stand for on old Macintoshes.
private let macRoman: [UInt32] = [
    0xC4, 0xC5, 0xC7, 0xC9, 0xD1, 0xD6, 0xDC, 0xE1, 0xE0, 0xE2, 0xE4, 0xE3, 0xE5, 0xE7, 0xE9, 0xE8, 0xEA, 0xEB,
    0xED, 0xEC, 0xEE, 0xEF, 0xF1, 0xF3, 0xF2, 0xF4, 0xF6, 0xF5, 0xFA, 0xF9, 0xFB, 0xFC, 0x2020, 0xB0, 0xA2,
    0xA3, 0xA7, 0x2022, 0xB6, 0xDF, 0xAE, 0xA9, 0x2122, 0xB4, 0xA8, 0x2260, 0xC6, 0xD8, 0x221E, 0xB1, 0x2264,
    0x2265, 0xA5, 0xB5, 0x2202, 0x2211, 0x220F, 0x3C0, 0x222B, 0xAA, 0xBA, 0x3A9, 0xE6, 0xF8, 0xBF, 0xA1, 0xAC,
    0x221A, 0x192, 0x2248, 0x2206, 0xAB, 0xBB, 0x2026, 0xA0, 0xC0, 0xC3, 0xD5, 0x152, 0x153, 0x2013, 0x2014,
    0x201C, 0x201D, 0x2018, 0x2019, 0xF7, 0x25CA, 0xFF, 0x178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02,
    0x2021, 0xB7, 0x201A, 0x201E, 0x2030, 0xC2, 0xCA, 0xC1, 0xCB, 0xC8, 0xCD, 0xCE, 0xCF, 0xCC, 0xD3, 0xD4,
    0xF8FF, 0xD2, 0xDA, 0xDB, 0xD9, 0x131, 0x2C6, 0x2DC, 0xAF, 0x2D8, 0x2D9, 0x2DA, 0xB8, 0x2DD, 0x2DB, 0x2C7,
]
