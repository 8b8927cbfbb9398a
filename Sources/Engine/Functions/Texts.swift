// Functions on strings. Positions count Unicode code points.

import Catalogue
import Diagnostics
import Values

extension Function {
    static let texts: [Function] = [
        text("toUpper", "a text in capital letters", ("toUpper('ab')", "'AB'")) { $0.uppercased() },
        text("toLower", "a text in small letters", ("toLower('AB')", "'ab'")) { $0.lowercased() },
        text("upper", "a text in capital letters", ("upper('ab')", "'AB'")) { $0.uppercased() },
        text("lower", "a text in small letters", ("lower('AB')", "'ab'")) { $0.lowercased() },
        text("trim", "a text without blanks at its ends", ("trim(' a ')", "'a'")) {
            trimmed($0, start: true, end: true)
        },
        text("ltrim", "a text without blanks at its start", ("ltrim(' a')", "'a'")) {
            trimmed($0, start: true, end: false)
        },
        text("rtrim", "a text without blanks at its end", ("rtrim('a ')", "'a'")) {
            trimmed($0, start: false, end: true)
        },
        Function(
            "left", [[Parameter("text", .string), Parameter("length", .integer)]], gives: .string,
            summary: "the first characters of a text", example: ("left('audit', 2)", "'au'")
        ) { (arguments, _) throws(Diagnostic) in
            let (scalars, length) = try textAndLength(arguments, "left")
            return .string(joined(scalars.prefix(length)))
        },
        Function(
            "right", [[Parameter("text", .string), Parameter("length", .integer)]], gives: .string,
            summary: "the last characters of a text", example: ("right('audit', 2)", "'it'")
        ) { (arguments, _) throws(Diagnostic) in
            let (scalars, length) = try textAndLength(arguments, "right")
            return .string(joined(scalars.suffix(length)))
        },
        substring, replace, split,
    ]

    private static let substring = Function(
        "substring",
        [
            [Parameter("text", .string), Parameter("start", .integer)],
            [Parameter("text", .string), Parameter("start", .integer), Parameter("length", .integer)],
        ],
        gives: .string, summary: "the part of a text from a position on, counted from 0",
        example: ("substring('audit', 2, 3)", "'dit'")
    ) { (arguments, _) throws(Diagnostic) in
        let scalars = Array(try arguments.string(0, of: "substring").unicodeScalars)
        let start = try arguments.integer(1, of: "substring")
        let length = arguments.count > 2 ? try arguments.integer(2, of: "substring") : Int64(scalars.count)
        guard start >= 0, length >= 0 else { throw .outOfRange("substring", start < 0 ? arguments[1] : arguments[2]) }
        let first = Int(min(start, Int64(scalars.count)))
        return .string(joined(scalars[first...].prefix(Int(min(length, Int64(scalars.count))))))
    }

    private static let replace = Function(
        "replace", [[Parameter("text", .string), Parameter("part", .string), Parameter("by", .string)]], gives: .string,
        summary: "a text with every occurrence of a part replaced", example: ("replace('a-b-c', '-', '.')", "'a.b.c'")
    ) { (arguments, context) throws(Diagnostic) in
        let part = try arguments.string(1, of: "replace")
        let text = try arguments.string(0, of: "replace")
        let by = try arguments.string(2, of: "replace")
        if part.isEmpty || !mayHold(text, part) { return .string(text) }
        let pieces = pieces(of: text, separatedBy: part)
        let (added, overflow) = (pieces.count - 1).multipliedReportingOverflow(by: by.utf8.count)
        try context.limits.reserve(bytes: overflow ? .max : text.utf8.count + added)
        return .string(pieces.joined(separator: by))
    }

    private static let split = Function(
        "split", [[Parameter("text", .string), Parameter("separator", .any)]], gives: .list(.string),
        summary: "the parts of a text between separators", example: ("split('a;b', ';')", "['a', 'b']")
    ) { (arguments, context) throws(Diagnostic) in
        let text = try arguments.string(0, of: "split")
        // There may be as many parts as bytes, once as texts and once as values.
        try context.limits.reserve(elements: 2 * text.utf8.count)
        var separators: [String] = []
        if case .list(let members) = arguments[1] {
            for index in members.indices { separators.append(try members.string(index, of: "split")) }
        } else {
            separators = [try arguments.string(1, of: "split")]
        }
        var parts = [text]
        for separator in separators {
            parts =
                separator.isEmpty
                ? parts.flatMap { $0.unicodeScalars.map { String($0) } }
                : parts.flatMap { pieces(of: $0, separatedBy: separator) }
        }
        return .list(parts.map { .string($0) })
    }

    private static func text(
        _ name: String, _ summary: String, _ example: (expression: String, result: String),
        _ body: @escaping @Sendable (String) -> String
    ) -> Function {
        Function(name, [[Parameter("text", .string)]], gives: .string, summary: summary, example: example) {
            (arguments, _) throws(Diagnostic) in .string(body(try arguments.string(0, of: name)))
        }
    }
}

private func textAndLength(_ arguments: [Value], _ name: String) throws(Diagnostic) -> ([Unicode.Scalar], Int) {
    let length = try arguments.integer(1, of: name)
    guard length >= 0 else { throw .outOfRange(name, arguments[1]) }
    let scalars = Array(try arguments.string(0, of: name).unicodeScalars)
    return (scalars, Int(min(length, Int64(scalars.count))))
}

private func joined(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
}

private func trimmed(_ text: String, start: Bool, end: Bool) -> String {
    var scalars = Substring.UnicodeScalarView(text.unicodeScalars)
    while start, let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while end, let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(Substring(scalars))
}

/// False where the first byte of a part that is not empty does not occur in the text: most often nothing is to be replaced.
private func mayHold(_ text: String, _ part: String) -> Bool {
    guard let first = part.utf8.first else { return true }
    return text.utf8.contains(first)
}

/// The parts of a text between occurrences of a separator that is not empty.
private func pieces(of text: String, separatedBy separator: String) -> [String] {
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    var result: [String] = []
    var start = 0
    var position = 0
    while position + mark.count <= bytes.count {
        if bytes[position..<(position + mark.count)].elementsEqual(mark) {
            result.append(String(decoding: bytes[start..<position], as: UTF8.self))
            position += mark.count
            start = position
        } else {
            position += 1
        }
    }
    result.append(String(decoding: bytes[start...], as: UTF8.self))
    return result
}
