// Slips in statements of the audit layer: quotes and hyphens left out, a word too many, an answer sent like a program's.

import Diagnostics

extension Parser {
    var auditSlip: Diagnostic? {
        if let fault = bareFile { return fault }
        guard isAudit else { return nil }
        return clauseNumber ?? bareId ?? bareKind ?? wordTooMany ?? splitName ?? bareSample ?? secondNoun
    }

    /// From a token to another, blanks between them and all.
    private func written(_ first: Token, _ last: Token) -> String { list.source.text(in: first.span.joined(last.span)) }

    // MARK: Quotes

    /// `CHECK 9.2`, `CHECK CLAUSE 9.2`, `CHECK ALL FOR CLAUSE 9.2`
    private var clauseNumber: Diagnostic? {
        guard at(.float) || at(.integer), let previous else { return nil }
        var last = index
        while list.tokens[last].span.end == list.tokens[last + 1].span.start,
            [.float, .integer, .dot].contains(list.tokens[last + 1].kind)
        {
            last += 1
        }
        let number = "'" + written(token, list.tokens[last]) + "'"
        let end = list.tokens[last].span
        switch (previous.keyword, before(2)?.keyword) {
        case (.clause, .for):
            return slip("a clause stands in quotes", token.span.joined(end), "write \(number)", number)
        case (.clause, .check):
            let choice = "ALL FOR CLAUSE " + number
            return slip("a clause chooses among all checks", previous.span.joined(end), "write \(choice)", choice)
        case (.check, _):
            let choice = "ALL FOR CLAUSE " + number
            return slip("a clause chooses among all checks", token.span.joined(end), "write \(choice)", choice)
        default: return nil
        }
    }

    /// `WHY orphaned-process P-065`, `FIND process P-065`
    private var bareId: Diagnostic? {
        if at(.minus), let previous, previous.kind == .word, previous.span.end == start, touchesNext,
            isDigits(peek())
        {
            let test = "WHERE id = '" + written(previous, peek()) + "'"
            return slip("an id stands in quotes", previous.span.joined(peek().span), "write \(test)", test)
        }
        guard at(.word), touchesNext, peek().kind == .minus, isDigits(peek(2)) else { return nil }
        let id = "'" + written(token, peek(2)) + "'"
        return slip("an id stands in quotes", token.span.joined(peek(2).span), "write \(id)", id)
    }

    /// Also with a 0 in front, which no number has.
    private func isDigits(_ token: Token) -> Bool { text(token).allSatisfy { $0.isASCII && $0.isNumber } }

    /// `FIND 'P-001'`
    private var bareKind: Diagnostic? {
        guard at(.string), previous?.keyword == .find || previous?.keyword == .count else { return nil }
        return slip(
            "first comes which kind of thing is looked for", token.span, nil, nil,
            help: "For example FIND processes WHERE id = \(text(token)).")
    }

    /// `INTO gaps.csv`, `> gaps.csv`
    private var bareFile: Diagnostic? {
        let isArrow = isAudit && at(.greater)
        guard isArrow || at(.word) && previous?.keyword == .into else { return nil }
        var last = index + (isArrow ? 1 : 0)
        let first = list.tokens[last]
        guard first.kind == .word else { return nil }
        while list.tokens[last].span.end == list.tokens[last + 1].span.start,
            [.word, .dot, .minus, .slash, .integer].contains(list.tokens[last + 1].kind)
        {
            last += 1
        }
        let file = "'" + written(first, list.tokens[last]) + "'"
        let place = token.span.joined(list.tokens[last].span)
        if !isArrow { return slip("the name of a file stands in quotes", place, "write \(file)", file) }
        guard file.contains(".") else { return nil }
        return slip("an answer goes to a file with INTO", place, "write INTO \(file)", "INTO " + file)
    }

    // MARK: Words

    /// `CHECK all checks`, `LOOP GAPS OF 'x'`, `TRACE FROM 'a' TO 'b'`, `SHOW all checks`
    private var wordTooMany: Diagnostic? {
        guard let previous else { return nil }
        switch (previous.keyword, token.keyword) {
        case (.all, .checks): return slip("ALL says it already", token.span, "leave it out", "")
        case (.show, .all): return slip("SHOW shows all", token.span, "leave it out", "")
        case (.trace, .from): return slip("a trace begins at the name behind TRACE", token.span, "leave it out", "")
        case (.gaps, .of):
            return slip("LOOP OF shows one process's loop, gaps and all", previous.span, "leave it out", "")
        default: return nil
        }
    }

    /// `CHECK orphaned process`
    private var splitName: Diagnostic? {
        guard at(.word), token.keyword == nil || token.keyword == .check, let previous, previous.kind == .word,
            before(2)?.keyword == .check
        else { return nil }
        var last = index
        while list.tokens[last + 1].kind == .word, list.tokens[last + 1].keyword == nil { last += 1 }
        let words = list.tokens[(index - 1)...last].map { text($0).lowercased() }
        let name = words.joined(separator: "-")
        return slip(
            "the name of a check has hyphens", previous.span.joined(list.tokens[last].span), "write \(name)", name)
    }

    /// `SAMPLE 25 handoff records`, `SAMPLE 25 FROM handoff records`
    private var bareSample: Diagnostic? {
        let hasFrom = previous?.keyword == .from
        guard at(.word), before(hasFrom ? 2 : 1)?.kind == .integer, before(hasFrom ? 3 : 2)?.keyword == .sample else {
            return nil
        }
        var last = index
        let stops: Set<Keyword> = [.seed, .by, .into]
        while ![.endOfText, .semicolon].contains(list.tokens[last + 1].kind),
            !(list.tokens[last + 1].keyword.map(stops.contains) ?? false)
        {
            last += 1
        }
        let population = (at(.find) ? "" : "FIND ") + written(token, list.tokens[last])
        let whole = (hasFrom ? "" : "FROM ") + "( " + population + " )"
        return slip(
            "what is sampled stands in brackets", token.span.joined(list.tokens[last].span), "write \(whole)", whole)
    }

    /// `FIND processes, findings`
    private var secondNoun: Diagnostic? {
        guard at(.comma), [.find, .count].contains(before(2)?.keyword) else { return nil }
        return slip(
            "one kind of thing is asked for at a time", token.span, nil, nil, help: "Ask twice, or use MATCH and UNION."
        )
    }

    /// `WITH no interactions` says the opposite of what the two words say.
    func negatedNoun(_ noun: Name, after with: Token) -> Diagnostic? {
        guard with.keyword == .with, noun.text.lowercased().hasPrefix("no ") else { return nil }
        let word = Span(start: noun.span.start, end: noun.span.start + 2)
        return slip("what nothing belongs to is found by WITHOUT", with.span.joined(word), "write WITHOUT", "WITHOUT")
    }

    /// `COUNT processes PER department`
    func countedPer(_ noun: Name) -> Diagnostic? {
        let words = noun.text.split(separator: " ")
        guard let per = words.firstIndex(where: { $0.lowercased() == "per" }), per > 0, per < words.count - 1 else {
            return nil
        }
        let plain = words[..<per].joined(separator: " ") + " BY " + words[(per + 1)...].joined(separator: " ")
        return slip("groups are named behind BY", noun.span, "write \(plain)", plain)
    }

    /// `SHOW processes`: nothing that SHOW knows is meant.
    func shownNoun(among topics: [Keyword]) -> Diagnostic? {
        guard at(.word), token.keyword == nil, let show = previous else { return nil }
        let word = Array(text(token).uppercased().unicodeScalars)
        let isMisspelt = topics.contains { NearestNames.editDistance(word, Array($0.rawValue.unicodeScalars)) < 2 }
        guard !isMisspelt, text(token).lowercased().hasSuffix("s") else { return nil }
        return slip("things are listed by FIND, SHOW tells what there is to ask", show.span, "write FIND", "FIND")
    }
}
