// A grammar for editors that colour text as TextMate does: Visual Studio Code, Sublime Text, GitHub.

import Assist
import Rendering
import Syntax

/// Made from the keywords of the language and the names of the dot commands. It colours words, it does not parse.
enum TextMateGrammar {
    static var text: String { grammar.indentedText }

    private static var grammar: JSON {
        object([
            ("name", .string("Weft")), ("scopeName", .string("source.weft")), ("fileTypes", .array([.string("weft")])),
            ("firstLineMatch", .string("^#!.*\\bweft\\b")), ("patterns", .array(patterns)),
        ])
    }

    /// The first that matches at a place wins.
    private static var patterns: [JSON] {
        [
            span("comment.block", from: "/\\*", to: "\\*/", escapes: nil), match("comment.line.shebang", "\\A#!.*$"),
            match("comment.line.double-slash", "//.*$"),
            match(
                "meta.command", "^\\s*(\(anyOf(commands)))(?=\\s|;|$)(.*)$",
                [(1, "keyword.control.directive"), (2, "string.unquoted")]),
            span("string.quoted.single", from: "'", to: "'"), span("string.quoted.double", from: "\"", to: "\""),
            span("variable.other.quoted", from: "`", to: "`", escapes: nil),
            match("variable.parameter", "\\$[A-Za-z0-9_]+"),
            match("constant.numeric.date", "(?<![\\w-])\\d{4}-\\d{2}-\\d{2}(?![\\w-])"),
            match(
                "constant.numeric", "(?<![\\w])(0x[0-9A-Fa-f_]+|(\\d[\\d_]*)?\\.?\\d[\\d_]*([eE][+-]?\\d+)?)(?![\\w])"),
            match(
                "meta.label", "(?<=[\\w(\\[|&!`])(:)\\s?([A-Za-z_]\\w*(?:[|&][!]?[A-Za-z_]\\w*)*)",
                [(2, "entity.name.type")]),
            match(
                "meta.check", "(?i)(?<![.\\w$-])(CHECK|WHY|RUN)\\s+(?!ALL\\b)([a-z_]\\w*(?:-\\w+)*)",
                [(1, "keyword.control"), (2, "entity.name.function")]),
            words("constant.language", Keyword.constants), words("keyword.operator.word", Keyword.operators),
            words("keyword.control", Keyword.starts), words("keyword.other", Keyword.others),
            match("support.function", "[A-Za-z_][\\w.]*(?=\\()"),
            match("keyword.operator", "<-|->|=~|<>|<=|>=|[-+*/%^=<>]"),
        ]
    }

    private static var commands: [String] { DotCommands.all.map { "\\" + $0.name }.sorted() }

    // MARK: Pieces

    private static func match(_ scope: String, _ pattern: String, _ captures: [(Int, String)] = []) -> JSON {
        var members: [(key: String, value: JSON)] = [("name", name(scope)), ("match", .string(pattern))]
        if !captures.isEmpty {
            members.append(("captures", .object(captures.map { (String($0), .object([("name", name($1))])) })))
        }
        return object(members)
    }

    private static func span(_ scope: String, from start: String, to end: String, escapes: String? = "\\\\.") -> JSON {
        var members: [(key: String, value: JSON)] = [
            ("name", name(scope)), ("begin", .string(start)), ("end", .string(end)),
        ]
        if let escapes { members.append(("patterns", .array([match("constant.character.escape", escapes)]))) }
        return object(members)
    }

    /// Keywords in any case; what stands behind a dot, a `$` or a hyphen is a name.
    private static func words(_ scope: String, _ keywords: [Keyword]) -> JSON {
        match(scope, "(?i)(?<![.\\w$-])(\(anyOf(keywords.map(\.rawValue).sorted())))(?![\\w-])")
    }

    private static func anyOf(_ words: [String]) -> String { words.joined(separator: "|") }

    private static func name(_ scope: String) -> JSON { .string(scope + ".weft") }

    private static func object(_ members: [(key: String, value: JSON)]) -> JSON { .object(members) }
}

extension Keyword {
    fileprivate static let constants: [Keyword] = [.true, .false, .null]
    fileprivate static let operators: [Keyword] = [
        .and, .or, .xor, .not, .in, .is, .starts, .ends, .contains, .missing, .exists,
    ]
    fileprivate static var starts: [Keyword] {
        clauseStarts + auditStarts.filter { !clauseStarts.contains($0) } + [.where, .order, .by, .skip, .limit]
    }
    fileprivate static var others: [Keyword] {
        let taken = Set(constants + operators + starts)
        return allCases.filter { !taken.contains($0) }
    }
}
