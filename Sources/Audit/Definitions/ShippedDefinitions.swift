// The definitions that travel with the program.

import Diagnostics
import Syntax

extension Definitions {
    /// Everything that is shipped: functions, then queries, then checks. Only their names are read here; a test holds that all
    /// of it can be read.
    package static let shipped: Definitions = {
        var definitions = Definitions()
        for text in ShippedText.all(in: embeddedBytes("definitions.weft")) { definitions.promise(text) }
        return definitions
    }()
}

/// A definition as it ships, found without being read.
///
/// In what ships `DEFINE` stands at the beginning of a line, where a definition begins and nowhere else; the comment right above
/// belongs to it, and its `;` ends a line.
struct ShippedText: Sendable {
    enum Kind: String { case check = "CHECK", query = "QUERY", function = "FUNCTION" }

    let kind: Kind
    let name: String
    private let script: [UInt8]
    private let place: Range<Int>

    /// With its comment and its `;`.
    var text: String { String(decoding: script[place], as: UTF8.self) }

    /// What it says; nil where it can't be read.
    var statement: Statement? { try? Parser.parseStatement(SourceText(text)) }

    /// All of them, in their order. Linear in the text.
    static func all(in script: [UInt8]) -> [ShippedText] {
        var found: [ShippedText] = []
        // Where a comment begins that may belong to a definition, or the definition itself; and the definition's first line.
        var start: Int?
        var head: Range<Int>?
        var end = -1
        while end < script.count {
            let line = end + 1..<(script[(end + 1)...].firstIndex(of: UInt8(ascii: "\n")) ?? script.count)
            end = line.upperBound
            let isComment = script[line].starts(with: "//".utf8)
            if head == nil, script[line].starts(with: "DEFINE ".utf8) { head = line }
            if head == nil, !isComment {
                start = nil
                continue
            }
            let beginning = start ?? line.lowerBound
            start = beginning
            guard let first = head, !isComment, script[line].last == UInt8(ascii: ";") else { continue }
            if let text = ShippedText(script, head: first, beginning..<end) { found.append(text) }
            (start, head) = (nil, nil)
        }
        return found
    }

    /// - Parameter head: its first line below the comment, as in `DEFINE CHECK silo`.
    private init?(_ script: [UInt8], head: Range<Int>, _ place: Range<Int>) {
        let words = script[head].split(maxSplits: 3) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "(") }
            .map { String(decoding: $0, as: UTF8.self) }
        guard words.count > 2, let kind = Kind(rawValue: words[1]) else { return nil }
        self.kind = kind
        name = words[2]
        self.script = script
        self.place = place
    }
}
