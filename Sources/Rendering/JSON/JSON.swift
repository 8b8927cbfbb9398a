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
    /// A value that is written already, in UTF-8.
    case written([UInt8])

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
