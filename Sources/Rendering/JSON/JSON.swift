// JSON as a value: requests and replies, and the manifests beside exports.

/// A JSON value. Members of an object keep their order, so that the same value is always written the same way.
package enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([(key: String, value: JSON)])
    /// A value that is text already.
    case written(String)

    package static func == (a: JSON, b: JSON) -> Bool { a.text == b.text }

    package subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    package var string: String? { if case .string(let text) = self { text } else { nil } }
    package var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
    package var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    package var array: [JSON]? { if case .array(let items) = self { items } else { nil } }
    package var object: [(key: String, value: JSON)]? { if case .object(let members) = self { members } else { nil } }

    /// A text, or null where there is none.
    package static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
}

// MARK: Writing

extension JSON {
    /// On one line.
    package var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// For people: a member a line, two blanks a level; lists of plain values stay on their line.
    package var indentedText: String {
        var text = ""
        write(to: &text, level: 0)
        return text + "\n"
    }

    package func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .integer(let number): text += String(number)
        case .number(let number): text += number.isFinite ? "\(number)" : "null"
        case .string(let string): JSON.quote(string, into: &text)
        case .written(let written): text += written
        case .array(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += "," }
                item.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                JSON.quote(member.key, into: &text)
                text += ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }

    private var isNested: Bool {
        switch self {
        case .array(let items): !items.isEmpty
        case .object(let members): !members.isEmpty
        default: false
        }
    }

    private func write(to text: inout String, level: Int) {
        let line = "\n" + String(repeating: "  ", count: level + 1)
        switch self {
        case .array(let items) where items.contains(where: \.isNested):
            for (index, item) in items.enumerated() {
                text += (index > 0 ? "," : "[") + line
                item.write(to: &text, level: level + 1)
            }
            text += line.dropLast(2) + "]"
        case .array(let items): text += "[" + items.map(\.text).joined(separator: ", ") + "]"
        case .object(let members) where !members.isEmpty:
            for (index, member) in members.enumerated() {
                text += (index > 0 ? "," : "{") + line + JSON.quoted(member.key) + ": "
                member.value.write(to: &text, level: level + 1)
            }
            text += line.dropLast(2) + "}"
        default: write(to: &text)
        }
    }

    /// A text in quotes. Control characters are escaped, those of the second set and those that turn the direction of writing too, so
    /// that no terminal obeys them; and so are the two line ends of Unicode that JavaScript once took for its own.
    package static func quoted(_ string: String) -> String {
        var result = ""
        quote(string, into: &result)
        return result
    }

    private static func quote(_ string: String, into text: inout String) {
        text += "\""
        if string.utf8.allSatisfy(isPlain) { text += string } else { escape(string, into: &text) }
        text += "\""
    }

    /// Whether a byte is a character that stands for itself.
    private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C }

    private static func escape(_ string: String, into text: inout String) {
        for scalar in string.unicodeScalars {
            switch scalar.value {
            case 0x22: text += "\\\""
            case 0x5C: text += "\\\\"
            case 0x0A: text += "\\n"
            case 0x0D: text += "\\r"
            case 0x09: text += "\\t"
            case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
