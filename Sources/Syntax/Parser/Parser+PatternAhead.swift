// Is it a pattern? The one place where the parser looks far ahead.

extension Parser {
    /// Whether a path with at least one relationship begins at the round bracket here.
    var atPathPattern: Bool { isPathPattern(at: index) }

    /// `(a)-[r]->(b)` and an expression in brackets begin alike. Brackets are paired beforehand, so that a look behind the
    /// closing one decides, in constant time and without reading anything twice.
    func isPathPattern(at place: Int) -> Bool {
        guard kind(place) == .openRound, looksLikeNode(at: place) else { return false }
        let close = list.partners[place]
        guard close > 0 else { return false }
        var next = close + 1
        let pointsLeft = kind(next) == .less || kind(next) == .leftArrowHead
        if pointsLeft { next += 1 }
        guard isDash(at: next) else { return false }
        if kind(next + 1) == .openSquare {
            let closing = list.partners[next + 1]
            return closing > 0 && isDash(at: closing + 1)
        }
        guard isDash(at: next + 1) else { return false }
        switch kind(next + 2) {
        case .openRound, .greater, .rightArrowHead: return true
        // `--{2}` and its like: a repeated relationship.
        case .openCurly, .plus, .star: return true
        default: return false
        }
    }

    /// Whether what stands in the brackets could be a node: nothing, a name, labels, a map.
    private func looksLikeNode(at open: Int) -> Bool {
        switch kind(open + 1) {
        case .closeRound, .colon: return true
        case .openCurly: return closes(behind: open + 1)
        case .parameter: return kind(open + 2) == .closeRound || list.tokens[open + 2].keyword == .where
        case .word where startsDetail(at: open + 1): return true
        case .word, .quotedName: break
        default: return false
        }
        switch kind(open + 2) {
        case .closeRound, .colon, .parameter: return true
        case .openCurly: return true
        case .word:
            let keyword = list.tokens[open + 2].keyword
            return keyword == .where || keyword == .is && !isNullTest(at: open + 3)
        default: return false
        }
    }

    /// `(WHERE …)` and `(IS Label)`: neither word can begin an expression.
    private func startsDetail(at place: Int) -> Bool {
        list.tokens[place].keyword == .where || list.tokens[place].keyword == .is
    }

    /// Whether the curly bracket's partner is followed by the end of a node.
    private func closes(behind curly: Int) -> Bool {
        let close = list.partners[curly]
        return close > 0 && (kind(close + 1) == .closeRound || list.tokens[close + 1].keyword == .where)
    }

    private func isNullTest(at place: Int) -> Bool {
        switch list.tokens[place].keyword {
        case .null, .not, .labeled, .missing, .present: true
        default: false
        }
    }

    private func kind(_ place: Int) -> Token.Kind { place < list.tokens.count ? list.tokens[place].kind : .endOfText }

    private func isDash(at place: Int) -> Bool { kind(place) == .minus || kind(place) == .typographicDash }
}
