// Words of SQL and of everyday speech, where the language has others.

import Diagnostics

extension Parser {
    /// A word that another language has, or one that lacks its brackets.
    var wordSlip: Diagnostic? {
        if let fault = bareAggregate ?? countedNoun { return fault }
        if previous?.keyword == .is, at(.string) || at(.integer) || at(.float) {
            let test = "= " + text(token)
            return slip("IS asks for NULL only", joined(previous), "write \(test)", test)
        }
        guard at(.word) else { return nil }
        switch text(token).uppercased() {
        case "SELECT" where atStatementStart: return select
        case "GET", "LIST", "SEARCH", "SELECT":
            guard atStatementStart else { return nil }
            return slip("things are looked for with FIND", token.span, "write FIND", "FIND")
        case "UPDATE", "INSERT", "DROP", "ALTER", "TRUNCATE":
            guard atStatementStart else { return nil }
            return slip(
                "Weft never changes the registers", token.span, nil, nil,
                help: "To ask what would be if, CREATE, MERGE, SET, REMOVE and DELETE change the graph in memory.")
        case "LIKE": return like(negation: nil)
        case "SHOW" where !isAudit && !atStatementStart:
            return slip("a query says with RETURN what it shows", token.span, "write RETURN", "RETURN")
        case "NOT" where text(peek()).uppercased() == "LIKE":
            var behind = self
            behind.index += 1
            return behind.like(negation: token)
        case "GROUP" where peek().keyword == .by: return groupBy
        case "BY": return wordBefore.flatMap { byBehind($0) }
        case "TOP" where peek().kind == .integer:
            let limit = "LIMIT " + text(peek())
            return slip(
                "how many rows there may be is said by LIMIT", token.span.joined(peek().span), "write \(limit)", limit)
        case "EMPTY" where previous?.keyword == .is, "BLANK" where previous?.keyword == .is:
            let word = isAudit ? "MISSING" : "NULL"
            return slip("what has no value is \(word)", token.span, "write \(word)", word)
        case "MISSING" where previous?.keyword == .not && isAudit:
            return slip("the opposite of MISSING has a word of its own", joined(previous), "write PRESENT", "PRESENT")
        case "PRESENT" where previous?.keyword == .not && isAudit:
            return slip("the opposite of PRESENT has a word of its own", joined(previous), "write MISSING", "MISSING")
        default: return bareNode ?? bareText ?? missingComma
        }
    }

    /// `MATCH p:Process`
    private var bareNode: Diagnostic? {
        guard previous?.keyword == .match || previous?.kind == .comma, peek().kind == .colon, peek(2).kind == .word
        else {
            return nil
        }
        let node = "(" + list.source.text(in: token.span.joined(peek(2).span)) + ")"
        return slip("a node stands in round brackets", token.span.joined(peek(2).span), "write \(node)", node)
    }

    /// `p.name = Access review`
    private var bareText: Diagnostic? {
        guard let first = previous, first.kind == .word, token.keyword == nil,
            [.equal, .notEqual].contains(before(2)?.kind)
        else { return nil }
        var last = index
        while list.tokens[last + 1].kind == .word, list.tokens[last + 1].keyword == nil { last += 1 }
        let span = first.span.joined(list.tokens[last].span)
        let text = Expression(.literal(.string(list.source.text(in: span)))).printed
        return slip("a text stands in quotes", span, "write \(text)", text)
    }

    /// `RETURN p.id p.name`: a chain of names behind another one, among columns.
    private var missingComma: Diagnostic? {
        guard let previous, previous.kind == .word, previous.keyword?.isReserved != true, peek().kind == .dot else {
            return nil
        }
        var place = index - 1
        while place >= 0, list.tokens[place].kind != .semicolon {
            if let keyword = list.tokens[place].keyword, [.return, .with, .where, .match, .show].contains(keyword) {
                guard keyword == .return || keyword == .with else { return nil }
                let gap = Span(start: previous.span.end, end: previous.span.end)
                return slip("columns are separated by commas", gap, "a comma is missing", ",")
            }
            place -= 1
        }
        return nil
    }

    private var atStatementStart: Bool { previous == nil || previous?.kind == .semicolon }

    // MARK: Aggregates without brackets

    /// `COUNT p`, `COUNT DISTINCT p.status`, `COUNT *`
    private var bareAggregate: Diagnostic? {
        if previous?.kind == .star, let name = before(2), isAggregate(name), text(name).lowercased() == "count" {
            let star = name.span.joined(previous?.span ?? name.span)
            return slip("count needs brackets around what it counts", star, "write count(*)", "count(*)")
        }
        guard let name = previous, isAggregate(name), let before = before(2), before.kind != .dot else { return nil }
        let isDistinct = at(.distinct)
        let first = index + (isDistinct ? 1 : 0)
        guard let last = endOfChain(from: first) else { return nil }
        let operand = list.source.text(in: token.span.joined(list.tokens[last].span))
        let call = text(name).lowercased() + "(" + operand + ")"
        return slip(
            "\(text(name).lowercased()) needs brackets around what it takes",
            name.span.joined(list.tokens[last].span), "write \(call)", call)
    }

    private func isAggregate(_ token: Token) -> Bool {
        token.kind == .word && ["count", "sum", "avg", "min", "max", "collect"].contains(text(token).lowercased())
    }

    /// The last token of `a.b.c`; nil where no name begins here.
    private func endOfChain(from first: Int) -> Int? {
        var last = first
        guard last < list.tokens.count, list.tokens[last].kind == .word, list.tokens[last].keyword?.isReserved != true
        else { return nil }
        while last + 2 < list.tokens.count, list.tokens[last + 1].kind == .dot, list.tokens[last + 2].kind == .word {
            last += 2
        }
        return last
    }

    /// `COUNT(*) processes`
    private var countedNoun: Diagnostic? {
        guard at(.openRound), previous?.keyword == .count, index == 1 || before(2)?.kind == .semicolon,
            peek().kind == .star, peek(2).kind == .closeRound
        else { return nil }
        let brackets = token.span.joined(peek(2).span)
        return slip("the statement COUNT takes no brackets", brackets, "leave them out, as in COUNT processes", "")
    }

    // MARK: LIKE

    /// `name LIKE '%review%'`, for which there are words.
    private func like(negation: Token?) -> Diagnostic? {
        let help = "For other patterns use =~ and a regular expression."
        let place = negation.map { $0.span.joined(token.span) } ?? token.span
        guard peek().kind == .string, let pattern = try? LiteralText.unescaped(text(peek()), at: peek().span.start)
        else {
            return slip("LIKE is written CONTAINS, STARTS WITH or ENDS WITH", place, nil, nil, help: help)
        }
        let begins = pattern.hasPrefix("%")
        let ends = pattern.hasSuffix("%") && pattern.utf8.count > 1
        let inner = String(pattern.dropFirst(begins ? 1 : 0).dropLast(ends ? 1 : 0))
        guard !inner.isEmpty, !inner.contains("%"), !inner.contains("_") else {
            return slip("LIKE is written CONTAINS, STARTS WITH or ENDS WITH", place, nil, nil, help: help)
        }
        let sign = begins ? (ends ? "CONTAINS" : "ENDS WITH") : ends ? "STARTS WITH" : "="
        let test = "\(sign) \(Expression(.literal(.string(inner))).printed)"
        guard let negation else {
            return slip("LIKE is SQL's", token.span.joined(peek().span), "write \(test)", test)
        }
        guard let operand = startOfChain(before: negation) else {
            return slip("NOT stands before the whole condition", place, "write NOT … \(test)", nil)
        }
        let whole = operand.joined(peek().span)
        let condition = "NOT \(list.source.text(in: Span(start: operand.start, end: operandEnd(negation)))) \(test)"
        return slip("LIKE is SQL's, and NOT stands before the whole condition", whole, "write \(condition)", condition)
    }

    private func operandEnd(_ negation: Token) -> UInt32 {
        guard let place = list.tokens.firstIndex(of: negation), place > 0 else { return negation.span.start }
        return list.tokens[place - 1].span.end
    }

    /// Where `a.b.c` in front of a token begins.
    private func startOfChain(before token: Token) -> Span? {
        guard var first = list.tokens.firstIndex(of: token).map({ $0 - 1 }), first >= 0,
            list.tokens[first].kind == .word
        else { return nil }
        while first >= 2, list.tokens[first - 1].kind == .dot, list.tokens[first - 2].kind == .word { first -= 2 }
        return list.tokens[first].span
    }

    // MARK: SELECT and GROUP BY

    private var wordBefore: String? { previous.map { text($0).uppercased() } }

    /// `FIND processes SORT BY name`, `FIND processes GROUP BY department`, `COUNT processes GROUP BY department`
    func byBehind(_ word: String) -> Diagnostic? {
        switch word {
        case "SORT": return slip("rows are sorted with ORDER BY", joined(previous), "write ORDER BY", "ORDER BY")
        case "GROUP":
            guard let noun = before(2), let find = before(3), find.keyword == .find else {
                return slip("groups are named by BY alone", previous?.span ?? token.span, "leave it out", "")
            }
            let count = "COUNT \(text(noun)) BY"
            return slip("COUNT counts in groups, FIND lists", find.span.joined(token.span), "write \(count)", count)
        default: return nil
        }
    }

    private var groupBy: Diagnostic {
        var end = index + 2
        let stops: Set<Keyword> = [.order, .skip, .limit, .into]
        while end < list.tokens.count, ![.endOfText, .semicolon].contains(list.tokens[end].kind),
            !(list.tokens[end].keyword.map(stops.contains) ?? false)
        {
            end += 1
        }
        let span = token.span.joined(list.tokens[end - 1].span)
        return slip(
            "there is no GROUP BY: the columns beside an aggregate are its groups", span, "leave it out", "",
            help:
                "MATCH (p:Process) RETURN p.criticality, count(*) counts for each criticality; so does COUNT processes BY criticality."
        )
    }

    /// `SELECT columns FROM things WHERE … ORDER BY … LIMIT …` as a FIND or a COUNT, where that is one.
    private var select: Diagnostic {
        let help = "FIND lists things and COUNT counts them: FIND processes WHERE status = 'active' SHOW id, name"
        guard let statement = translated, (try? Parser.parseStatement(statement)) != nil else {
            return slip("SELECT is SQL's, and Weft has words of its own", token.span, nil, nil, help: help)
        }
        var last = index
        while list.tokens[last + 1].kind != .endOfText, list.tokens[last + 1].kind != .semicolon { last += 1 }
        return slip(
            "SELECT is SQL's, and Weft has words of its own", token.span.joined(list.tokens[last].span),
            "did you mean \(statement)?", statement)
    }

    private var translated: String? {
        var parts: [String: Range<Int>] = [:]
        var name = "SELECT"
        var begin = index + 1
        var place = index + 1
        while place < list.tokens.count {
            let token = list.tokens[place]
            let isEnd = token.kind == .endOfText || token.kind == .semicolon
            let word = token.kind == .word ? text(token).uppercased() : ""
            if ["JOIN", "GROUP", "HAVING", "UNION", "DISTINCT"].contains(word) { return nil }
            if isEnd || ["FROM", "WHERE", "ORDER", "LIMIT"].contains(word) {
                parts[name] = begin..<place
                (name, begin) = (word, place)
                if isEnd { break }
            }
            place += 1
        }
        // FROM and exactly one name.
        guard let columns = parts["SELECT"], let from = parts["FROM"], from.count == 2, !columns.isEmpty else {
            return nil
        }
        func written(_ range: Range<Int>?) -> String {
            guard let range, let last = range.last else { return "" }
            return list.source.text(in: list.tokens[range.lowerBound].span.joined(list.tokens[last].span))
        }
        let noun = text(list.tokens[from.lowerBound + 1])
        let shown = written(columns)
        let isCount = shown.lowercased().filter { $0 != " " } == "count(*)"
        let pieces = [
            isCount ? "COUNT" : "FIND", noun, written(parts["WHERE"]), isCount || shown == "*" ? "" : "SHOW \(shown)",
            written(parts["ORDER"]), written(parts["LIMIT"]),
        ]
        return pieces.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
