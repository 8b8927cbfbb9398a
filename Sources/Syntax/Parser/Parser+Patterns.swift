// Patterns: paths, nodes, relationships.

import Diagnostics

extension Parser {
    /// `p = (a)-->(b), (c)`
    /// - Parameter links: whether what it says is looked for, part upon part.
    mutating func parsePattern(links: Bool = true) throws(Diagnostic) -> Pattern {
        Pattern(try parseList { (parser) throws(Diagnostic) in try parser.parsePatternPart(links: links) })
    }

    /// A path with its name and with what is asked of it as a whole.
    mutating func parsePatternPart(links: Bool = true) throws(Diagnostic) -> PathPattern {
        let begin = start
        var variable: Name?
        if atVariable(), peek().kind == .equal {
            variable = takeName()
            consume()
        }
        let selector = try parseSelectorPrefix()
        let mode: PathMode = if eat(.acyclic) { .acyclic } else { .trail }
        if mode == .trail { _ = eat(.trail) }
        var path = try parsePathPattern(links: links)
        if selector != .all {
            guard path.selector == .all else { throw unexpected("one way of choosing paths, not two") }
            path.selector = selector
        }
        path.variable = variable
        path.mode = mode
        path.location = .init(span(from: begin))
        return path
    }

    /// GQL's `ANY SHORTEST`, `ALL SHORTEST`, `SHORTEST k`
    private mutating func parseSelectorPrefix() throws(Diagnostic) -> PathSelector {
        if eat(.any, .shortest) { return .anyShortest(1) }
        if eat(.all, .shortest) { return .allShortest }
        guard at(.shortest) else { return .all }
        consume()
        let span = token.span
        let count = try parseInteger("how many paths after SHORTEST")
        guard let count = Int(exactly: count), count > 0 else {
            throw .syntax(.invalidArgumentValue, "SHORTEST takes a number from 1", at: span)
        }
        return .anyShortest(count)
    }

    /// `(a)-[r]->(b)`, `((a)-[r]->(b))`, `shortestPath((a)-[*]->(b))`
    mutating func parsePathPattern(links: Bool = true) throws(Diagnostic) -> PathPattern {
        let begin = start
        if at(.shortestPath) || at(.allShortestPaths), peek().kind == .openRound {
            let selector: PathSelector = consume().keyword == .shortestPath ? .shortestPath : .allShortestPaths
            consume()
            var path = try parsePathElement()
            try expect(.closeRound, "after the path")
            path.selector = selector
            path.location = .init(span(from: begin))
            return path
        }
        return try parsePathElement(links: links)
    }

    private mutating func parsePathElement(links: Bool = true) throws(Diagnostic) -> PathPattern {
        let begin = start
        if links { try link() }
        var steps: [PathStep] = []
        var first = NodePattern()
        if atBracketedPath {
            let (path, relationship) = try parseBracketedPath()
            guard let relationship else { return path }
            steps.append(try parseStep(along: relationship))
        } else {
            first = try parseNodePattern()
        }
        while true {
            if links, atRelationship || atBracketedPath { try link() }
            if atRelationship {
                steps.append(PathStep(try parseRelationshipPattern(), try parseNodePattern()))
            } else if atBracketedPath {
                let span = token.span
                guard let relationship = try parseBracketedPath().repeated else { throw missingQuantity(after: span) }
                steps.append(try parseStep(along: relationship))
            } else {
                return PathPattern(start: first, steps: steps, span(from: begin))
            }
        }
    }

    private var atBracketedPath: Bool { at(.openRound) && peek().kind == .openRound }

    /// `((a)-[r]->(b))`, and with a quantifier behind it the relationship that it repeats.
    private mutating func parseBracketedPath() throws(Diagnostic) -> (path: PathPattern, repeated: RelationshipPattern?)
    {
        let begin = start
        try enter()
        consume()
        let path = try parsePathElement()
        let predicate = try parseWhere()
        try expect(.closeRound, "after the path")
        leave()
        guard let length = try parseQuantity() else {
            guard predicate == nil else { throw unexpected("how often the path repeats, such as {1,3}") }
            return (path, nil)
        }
        guard path.steps.count == 1, var relationship = path.steps.first?.relationship, relationship.length == nil
        else {
            throw repeatsOneStep(span(from: begin))
        }
        relationship.length = length
        relationship.repeated = RepeatedStep(start: path.start, end: path.steps[0].node, predicate: predicate)
        relationship.location = .init(span(from: begin))
        return (path, relationship)
    }

    /// The node behind a repeated step may be left out.
    private mutating func parseStep(along relationship: RelationshipPattern) throws(Diagnostic) -> PathStep {
        PathStep(relationship, at(.openRound) && !atBracketedPath ? try parseNodePattern() : NodePattern())
    }

    // MARK: Nodes

    /// `(n:Label {key: value} WHERE …)`
    mutating func parseNodePattern() throws(Diagnostic) -> NodePattern {
        let begin = start
        guard at(.openRound) else { throw unexpected("a node in round brackets, such as (n)") }
        try enter()
        consume()
        var node = NodePattern()
        if atVariable() { node.variable = takeName() }
        if at(.word), !at(.is), !at(.where) { throw missingColon(after: node.variable) }
        if eat(.colon) || eat(.is) { node.labels = try parseLabelExpression() }
        node.properties = try parsePatternProperties()
        node.predicate = try parseWhere()
        guard at(.closeRound) else { throw unexpected("`)` after the node") }
        consume()
        leave()
        node.location = .init(span(from: begin))
        return node
    }

    /// A map or a parameter.
    private mutating func parsePatternProperties() throws(Diagnostic) -> Expression? {
        if at(.openCurly) { return try measured { (parser) throws(Diagnostic) in try parser.parseMap() } }
        return at(.parameter) ? parseParameter() : nil
    }

    // MARK: Relationships

    /// Whether a relationship goes on from the node just read.
    var atRelationship: Bool { isDash(token) || isLeftHead(token) && isDash(peek()) }

    func isDash(_ token: Token) -> Bool { token.kind == .minus || token.kind == .typographicDash }

    private func isLeftHead(_ token: Token) -> Bool { token.kind == .less || token.kind == .leftArrowHead }

    private func isRightHead(_ token: Token) -> Bool { token.kind == .greater || token.kind == .rightArrowHead }

    /// `-[r:TYPE*1..3 {key: value} WHERE …]->`, and GQL's `{1,3}`, `+`, `*` behind it.
    mutating func parseRelationshipPattern() throws(Diagnostic) -> RelationshipPattern {
        let begin = start
        let pointsLeft = isLeftHead(token)
        if pointsLeft { consume() }
        consume()
        var relationship = RelationshipPattern(direction: .either)
        if at(.openSquare) { try parseRelationshipDetail(into: &relationship) }
        guard isDash(token) else { throw unexpected("`-` in the relationship") }
        consume()
        let pointsRight = isRightHead(token)
        if pointsRight { consume() }
        relationship.direction = pointsLeft ? (pointsRight ? .both : .incoming) : pointsRight ? .outgoing : .either
        if let length = try parseQuantity() {
            guard relationship.length == nil else { throw unexpected("one length of the path, not two") }
            relationship.length = length
        }
        relationship.location = .init(span(from: begin))
        return relationship
    }

    private mutating func parseRelationshipDetail(into relationship: inout RelationshipPattern) throws(Diagnostic) {
        try enter()
        consume()
        if atVariable() { relationship.variable = takeName() }
        if at(.word), !at(.is), !at(.where) { throw missingColon(after: relationship.variable) }
        if eat(.colon) || eat(.is) { relationship.types = try parseTypeExpression() }
        if eat(.star) { relationship.length = try parsePathLength() }
        if at(.dotDot) || at(.integer) { throw invalidLength("a path's length begins with `*`") }
        relationship.properties = try parsePatternProperties()
        relationship.predicate = try parseWhere()
        guard at(.closeSquare) else { throw unexpected("`]` after the relationship") }
        consume()
        leave()
    }

    /// What stands behind `*`: nothing, `2`, `1..3`, `1..`, `..3`
    private mutating func parsePathLength() throws(Diagnostic) -> PathLength {
        if at(.minus) || at(.float) || at(.typographicDash) {
            throw invalidLength("a path's length is a whole number from 0")
        }
        let minimum: Int64? = at(.integer) ? try parseInteger("a length") : nil
        guard eat(.dotDot) else { return PathLength(minimum: minimum, maximum: minimum) }
        if at(.minus) || at(.float) || at(.typographicDash) {
            throw invalidLength("a path's length is a whole number from 0")
        }
        return PathLength(minimum: minimum, maximum: at(.integer) ? try parseInteger("a length") : nil)
    }

    /// GQL's `{2}`, `{1,3}`, `{1,}`, `{,3}`, `+`, `*` behind a relationship
    private mutating func parseQuantity() throws(Diagnostic) -> PathLength? {
        if eat(.plus) { return PathLength(minimum: 1, maximum: nil) }
        if eat(.star) { return PathLength(minimum: 0, maximum: nil) }
        guard eat(.openCurly) else { return nil }
        let minimum: Int64? = at(.integer) ? try parseInteger("a length") : nil
        var maximum = minimum
        if eat(.comma) {
            maximum = at(.integer) ? try parseInteger("a length") : nil
        } else if minimum == nil {
            throw unexpected("how often the relationship repeats, such as {1,3}")
        }
        try expect(.closeCurly, "after the length")
        return PathLength(minimum: minimum ?? 0, maximum: maximum)
    }

    // MARK: Wording

    private func missingColon(after variable: Name?) -> Diagnostic {
        guard let variable, token.keyword?.isReserved != true else {
            return reservedAsName("a name, a colon or a closing bracket")
        }
        let word = text(token)
        return .syntax(
            .unexpectedSyntax, "`\(word)` needs a colon before it", at: token.span,
            label: "did you mean \(variable.text):\(word)?", correction: ":" + word)
    }

    private func invalidLength(_ message: String) -> Diagnostic {
        .syntax(
            .invalidRelationshipPattern, message, at: token.span,
            help: "For example *2, *1..3, *..3 or * for any length.")
    }

    private func repeatsOneStep(_ span: Span) -> Diagnostic {
        .syntax(
            .notSupported, "only a path of one relationship can be repeated", at: span,
            help: "For example ((a)-[r]->(b) WHERE a.owner = b.owner){1,3}.")
    }

    private func missingQuantity(after span: Span) -> Diagnostic {
        .syntax(
            .unexpectedSyntax, "a path in brackets goes on from a node only where it repeats", at: span,
            help: "Say how often behind the brackets, such as {1,3} or +; or leave the brackets out.")
    }
}
