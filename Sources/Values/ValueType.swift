// The types of the language, for signatures and for what the binder knows.

package indirect enum ValueType: Hashable, Sendable {
    case any, boolean, integer, float
    /// Integer or Float.
    case number
    case string, date, localTime, time, localDateTime, dateTime, duration
    case list(ValueType)
    case map, node, relationship, path, null

    /// Every type that has no parts, with its name.
    static let simple: [(ValueType, String)] = [
        (.any, "Any"), (.boolean, "Boolean"), (.integer, "Integer"), (.float, "Float"), (.number, "Number"),
        (.string, "String"),
        (.date, "Date"), (.localTime, "LocalTime"), (.time, "Time"), (.localDateTime, "LocalDateTime"),
        (.dateTime, "DateTime"),
        (.duration, "Duration"), (.map, "Map"), (.node, "Node"), (.relationship, "Relationship"), (.path, "Path"),
        (.null, "Null"),
    ]

    /// A type by the name that `description` gives it, in any case: `Integer`, `LIST OF STRING`, also with openCypher's
    /// `?` at the end.
    package init?(named name: String) {
        var text = name.lowercased()
        while text.hasSuffix("?") || text.hasSuffix(" ") { text.removeLast() }
        if text.hasPrefix("list of ") || text.hasPrefix("list? of ") {
            let element = text.hasPrefix("list of ") ? text.dropFirst(8) : text.dropFirst(9)
            guard let type = ValueType(named: String(element)) else { return nil }
            self = .list(type)
        } else if text == "list" {
            self = .list(.any)
        } else {
            guard let match = ValueType.simple.first(where: { $0.1.lowercased() == text }) else { return nil }
            self = match.0
        }
    }
}

extension ValueType: CustomStringConvertible {
    /// `Integer`, `List of Integer`, `List`.
    package var description: String {
        switch self {
        case .any: "Any"
        case .boolean: "Boolean"
        case .integer: "Integer"
        case .float: "Float"
        case .number: "Number"
        case .string: "String"
        case .date: "Date"
        case .localTime: "LocalTime"
        case .time: "Time"
        case .localDateTime: "LocalDateTime"
        case .dateTime: "DateTime"
        case .duration: "Duration"
        case .list(.any): "List"
        case .list(let element): "List of \(element)"
        case .map: "Map"
        case .node: "Node"
        case .relationship: "Relationship"
        case .path: "Path"
        case .null: "Null"
        }
    }
}

extension ValueType {
    /// As it reads in a sentence: `an Integer`, `a List of String`.
    package var withArticle: String {
        switch self {
        case .integer: "an \(self)"
        case .any: "anything"
        default: "a \(self)"
        }
    }
}

extension Value {
    /// The value's own type; a list is a list of anything, whatever it holds.
    package var type: ValueType {
        switch self {
        case .null: .null
        case .boolean: .boolean
        case .integer: .integer
        case .float: .float
        case .string: .string
        case .date: .date
        case .localTime: .localTime
        case .time: .time
        case .localDateTime: .localDateTime
        case .dateTime: .dateTime
        case .duration: .duration
        case .list: .list(.any)
        case .map: .map
        case .node: .node
        case .relationship: .relationship
        case .path: .path
        }
    }

    /// What messages call the value's type: `Integer`, `List`, `DateTime`, …
    package var typeName: String { type.description }

    /// As it reads in a sentence: `an Integer`, `a List`, `null`.
    package var typeWithArticle: String { isNull ? "null" : type.withArticle }
}
