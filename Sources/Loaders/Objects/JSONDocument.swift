// JSON as RFC 8259 has it, with lines.

import Diagnostics

/// Takes a document apart; of several values one after the other, as in NDJSON, it makes a list. Linear in the bytes.
@safe struct JSONDocument {
    private let bytes: Bytes
    private let name: String
    private var place = 0
    private var line = 1

    /// - Throws: `unreadableFile` where it is no JSON, with the line, or nests too deep.
    static func read(_ bytes: Bytes, name: String) throws(Diagnostic) -> ObjectValue {
        var document = unsafe JSONDocument(bytes, name: name)
        var values: [ObjectValue] = []
        document.skipBlanks()
        while !document.isAtEnd {
            values.append(try document.value(depth: 0))
            document.skipBlanks()
        }
        return values.count == 1 ? values[0] : .list(values)
    }

    private init(_ bytes: Bytes, name: String) {
        unsafe self.bytes = bytes
        self.name = name
    }

    private var isAtEnd: Bool { unsafe place >= bytes.count }
    private var byte: UInt8 { isAtEnd ? 0 : unsafe bytes[place] }

    private func failure(_ what: String) -> Diagnostic { .unreadable(name, "it is no JSON: \(what) in line \(line)") }

    private mutating func skipBlanks() {
        while !isAtEnd, byte <= Ascii.space {
            if byte == Ascii.lineFeed { line += 1 }
            place += 1
        }
    }

    private mutating func take(_ wanted: UInt8, _ what: String) throws(Diagnostic) {
        skipBlanks()
        if isAtEnd || byte != wanted { throw failure(what) }
        place += 1
    }

    private mutating func value(depth: Int) throws(Diagnostic) -> ObjectValue {
        if depth > ObjectValue.depthLimit {
            throw .unreadable(name, "its values nest more than \(ObjectValue.depthLimit) deep")
        }
        skipBlanks()
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try list(depth: depth)
        case Ascii.quote: return .text(try string())
        default: return try word()
        }
    }

    private mutating func object(depth: Int) throws(Diagnostic) -> ObjectValue {
        let start = line
        place += 1
        var members: [(key: String, value: ObjectValue)] = []
        skipBlanks()
        if byte == UInt8(ascii: "}") {
            place += 1
            return .object([], line: start)
        }
        while true {
            skipBlanks()
            guard byte == Ascii.quote else { throw failure("a name in quotes is missing") }
            let key = try string()
            try take(UInt8(ascii: ":"), "a colon is missing")
            members.append((key, try value(depth: depth + 1)))
            skipBlanks()
            if byte == UInt8(ascii: ",") {
                place += 1
                continue
            }
            try take(UInt8(ascii: "}"), "an object does not end")
            return .object(members, line: start)
        }
    }

    private mutating func list(depth: Int) throws(Diagnostic) -> ObjectValue {
        place += 1
        var values: [ObjectValue] = []
        skipBlanks()
        if byte == UInt8(ascii: "]") {
            place += 1
            return .list([])
        }
        while true {
            values.append(try value(depth: depth + 1))
            skipBlanks()
            if byte == UInt8(ascii: ",") {
                place += 1
                continue
            }
            try take(UInt8(ascii: "]"), "a list does not end")
            return .list(values)
        }
    }

    /// A number, true, false or null.
    private mutating func word() throws(Diagnostic) -> ObjectValue {
        let start = place
        while !isAtEnd, byte > Ascii.space, !Self.signs.contains(byte) { place += 1 }
        let text = unsafe decoded(Bytes(rebasing: bytes[start..<place]))
        switch text {
        case "null": return .absent
        case "true", "false": return .text(text)
        default:
            guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first),
                Double(text) != nil
            else { throw failure(text.isEmpty ? "a value is missing" : "“\(text.prefix(40))” is no value") }
            return .text(text)
        }
    }

    private static let signs: [UInt8] = Array(",:]}{[\"".utf8)

    private mutating func string() throws(Diagnostic) -> String {
        place += 1
        var text: [UInt8] = []
        while true {
            if isAtEnd || byte == Ascii.lineFeed { throw failure("a text does not end") }
            if byte == Ascii.quote { break }
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: try escaped())
            } else {
                text.append(byte)
                place += 1
            }
        }
        place += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escaped() throws(Diagnostic) -> [UInt8] {
        place += 1
        defer { place += 1 }
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
        case Ascii.quote, UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        default: throw failure("an escape is none")
        }
    }

    /// `\u00e9`, or two of them; half of a pair becomes U+FFFD. Ends on the last digit.
    private mutating func scalar() throws(Diagnostic) -> Unicode.Scalar {
        let first = try unit()
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let mark = place
        place += 1
        guard byte == UInt8(ascii: "\\") else {
            place = mark
            return "\u{FFFD}"
        }
        place += 1
        guard byte == UInt8(ascii: "u"), case let second = try unit(), (0xDC00...0xDFFF).contains(second) else {
            place = mark
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func unit() throws(Diagnostic) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            place += 1
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw failure("an escape is none") }
            number = number << 4 | UInt32(digit)
        }
        return number
    }
}
