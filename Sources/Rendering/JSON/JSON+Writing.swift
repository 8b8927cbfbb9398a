// Writing JSON (RFC 8259), as UTF-8.

import func Diagnostics.isSteering
import func Diagnostics.unicodeEscape
package import Values

extension JSON {
    /// On one line.
    package var text: String { String(decoding: utf8, as: UTF8.self) }

    /// `text` as bytes.
    package var utf8: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    /// For people: a member a line, two blanks a level; lists of plain values stay on their line.
    package var indentedText: String {
        var bytes: [UInt8] = []
        write(to: &bytes, level: 0)
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }

    /// Appends the value on one line.
    package func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let flag): bytes += (flag ? "true" : "false").utf8
        case .integer(let number): bytes += String(number).utf8
        case .number(let number): bytes += (number.isFinite ? "\(number)" : "null").utf8
        case .string(let string): JSON.quote(string, into: &bytes)
        case .written(let written): bytes += written
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                item.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSON.quote(member.key, into: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private var isNested: Bool {
        switch self {
        case .array(let items): !items.isEmpty
        case .object(let members): !members.isEmpty
        default: false
        }
    }

    private func write(to bytes: inout [UInt8], level: Int) {
        let line = "\n" + String(repeating: "  ", count: level + 1)
        switch self {
        case .array(let items) where items.contains(where: \.isNested):
            for (index, item) in items.enumerated() {
                bytes += ((index > 0 ? "," : "[") + line).utf8
                item.write(to: &bytes, level: level + 1)
            }
            bytes += (line.dropLast(2) + "]").utf8
        case .array(let items): bytes += ("[" + items.map(\.text).joined(separator: ", ") + "]").utf8
        case .object(let members) where !members.isEmpty:
            for (index, member) in members.enumerated() {
                bytes += ((index > 0 ? "," : "{") + line).utf8
                JSON.quote(member.key, into: &bytes)
                bytes += ": ".utf8
                member.value.write(to: &bytes, level: level + 1)
            }
            bytes += (line.dropLast(2) + "}").utf8
        default: write(to: &bytes)
        }
    }
}

// MARK: Texts

extension JSON {
    /// Appends a text in quotes. Control characters are escaped, those of the second set and those that turn the direction of writing too,
    /// so that no terminal obeys them; and so are the two line ends of Unicode that JavaScript once took for its own.
    package static func quote(_ string: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        bytes += string.utf8
        // Nearly every text stands for itself, which is seen at once where it lies already.
        if !standsForItself(bytes.span.extracting(start...)) {
            bytes.removeSubrange(start...)
            escape(string, into: &bytes)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends a cell of a column of texts, without a `String` where nothing has to be escaped.
    package static func write(_ texts: TextColumn, _ row: Int, into bytes: inout [UInt8]) {
        guard let place = texts.place(row) else { return bytes.append(contentsOf: "null".utf8) }
        guard standsForItself(texts.bytes.span.extracting(place)) else {
            return quote(String(decoding: texts.bytes[place], as: UTF8.self), into: &bytes)
        }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: texts.bytes[place])
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether no character has to be escaped; false at times where none has to: C2, D8 and E2 begin what has to and others, too.
    private static func standsForItself(_ bytes: Span<UInt8>) -> Bool {
        var special = false
        for index in bytes.indices {
            let byte = bytes[index]
            special =
                special || byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xD8
                || byte == 0xE2
        }
        return !special
    }

    private static func escape(_ string: String, into bytes: inout [UInt8]) {
        for scalar in string.unicodeScalars {
            switch scalar.value {
            case 0x22: bytes += "\\\"".utf8
            case 0x5C: bytes += "\\\\".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case _ where isSteering(scalar): bytes += unicodeEscape(scalar).utf8
            default: bytes += Character(scalar).utf8
            }
        }
    }
}
