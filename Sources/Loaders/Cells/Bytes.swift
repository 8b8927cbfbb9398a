// Small helpers for text as bytes.

/// The bytes of a cell, which belong to a mapped file.
typealias Bytes = UnsafeBufferPointer<UInt8>

enum Ascii {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
    static let bar = UInt8(ascii: "|")
    static let minus = UInt8(ascii: "-")
    static let plus = UInt8(ascii: "+")
    static let point = UInt8(ascii: ".")
    static let colon = UInt8(ascii: ":")
    static let zero = UInt8(ascii: "0")
}

@inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte &- Ascii.zero < 10 }

@inline(__always) func lowered(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }

@inline(__always) func isLetter(_ byte: UInt8) -> Bool { lowered(byte) &- UInt8(ascii: "a") < 26 }

/// Blanks and line ends, which are trimmed.
@inline(__always) func isPadding(_ byte: UInt8) -> Bool {
    byte == Ascii.space || byte == Ascii.tab || byte == Ascii.lineFeed || byte == Ascii.carriageReturn
}

/// Whether bytes are a word of small ASCII letters, ignoring case.
func isWord(_ bytes: Bytes, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    for index in 0..<bytes.count where unsafe lowered(bytes[index]) != word.utf8Start[index] { return false }
    return true
}

func decoded(_ bytes: Bytes) -> String { unsafe String(decoding: bytes, as: UTF8.self) }

/// A part of a cell.
@inline(__always) func slice(_ bytes: Bytes, _ range: Range<Int>) -> Bytes { unsafe Bytes(rebasing: bytes[range]) }

/// A cell without the blanks around it.
@inline(__always) func trimmed(_ bytes: Bytes) -> Bytes {
    var start = 0
    var end = bytes.count
    while start < end, unsafe isPadding(bytes[start]) { start += 1 }
    while end > start, unsafe isPadding(bytes[end - 1]) { end -= 1 }
    return unsafe slice(bytes, start..<end)
}
