// Random patterns: cycles, loops, chains, variables that are bound already.

extension QueryGenerator {
    /// One to three paths; the variables that they introduce come into scope.
    mutating func pattern() -> String {
        var taken: Set<String> = []
        let count = random.chance(70) ? 1 : random.chance(80) ? 2 : 3
        return (0..<count).map { _ in path(named: random.chance(12), &taken) }.joined(separator: ", ")
    }

    /// - Parameters:
    ///   - taken: relationship variables of this MATCH, none of which may come twice.
    ///   - introducing: whether new names may be given.
    mutating func path(named: Bool, introducing: Bool = true, _ taken: inout Set<String>) -> String {
        var length = random.pick([0, 1, 1, 1, 1, 2, 2, 3])
        if !introducing { length = max(length, 1) }
        var text = node(introducing: introducing, known: 50)
        for _ in 0..<length {
            let repeats = introducing && chains < 3 && random.chance(6)
            text += repeats ? repeatedStep(&taken) : relationship(introducing: introducing, &taken)
            text += node(introducing: introducing)
        }
        guard named, introducing else { return text }
        let name = newName(.path)
        scope.append((name, .path))
        return "\(name) = \(text)"
    }

    /// - Parameter known: in how many of a hundred cases a variable that is bound already stands for the node.
    private mutating func node(introducing: Bool, known percent: Int = 20) -> String {
        var text = ""
        if let known = variable(.node), random.chance(introducing ? percent : 60) {
            text = known
        } else if introducing, random.chance(75) {
            text = newName(.node)
            scope.append((text, .node))
        }
        if restricts(18) { text += random.pick([":A", ":A", ":B", ":B", ":C", ":A:B", ":A|B", ":!C", ":!C"]) }
        if restricts(6) { text += " " + properties() }
        if restricts(3), let name = text.split(whereSeparator: { ":  {".contains($0) }).first, text.hasPrefix("n") {
            text += " WHERE \(name).k > 0"
        }
        return "(\(text))"
    }

    private mutating func relationship(introducing: Bool, _ taken: inout Set<String>) -> String {
        let isChain = chains < 3 && random.chance(22)
        var text = ""
        let known = variable(isChain ? .relationships : .relationship)
        if let known, random.chance(introducing ? 15 : 30), taken.insert(known).inserted {
            text = known
        } else if introducing, random.chance(50) {
            text = newName(isChain ? .relationships : .relationship)
            taken.insert(text)
            scope.append((text, isChain ? .relationships : .relationship))
        }
        if restricts(33) { text += random.pick([":R", ":S", ":R|S", ":R", ":S", ":R|S", ":T"]) }
        if isChain {
            chains += 1
            text += random.pick(["*", "*1..2", "*0..1", "*2", "*..3", "*0..", "*2..3", "*0", "*1"])
        }
        if restricts(5) { text += " " + properties() }
        let detail = text.isEmpty ? "" : "[\(text)]"
        return random.pick(["-\(detail)->", "-\(detail)->", "<-\(detail)-", "-\(detail)-"])
    }

    /// `((a)-[r]->(b) WHERE …){1,2}`, whose names are lists afterwards.
    private mutating func repeatedStep(_ taken: inout Set<String>) -> String {
        chains += 1
        let names = [newName(.nodes), newName(.relationships), newName(.nodes)]
        taken.insert(names[1])
        let label = random.pick(["", "", ":A", ":!C", " {k: 1}"])
        let type = random.pick(["", ":R", ":S", ":R|S"])
        let condition = random.pick([
            "", " WHERE \(names[0]).k <= \(names[2]).k", " WHERE \(names[1]).k > 0 OR \(names[2]):A",
            " WHERE NOT \(names[0]) = \(names[2])", " WHERE (\(names[2]))-->()",
        ])
        let arrow = random.pick([("-", "->"), ("<-", "-")])
        scope += [(names[0], .nodes), (names[1], .relationships), (names[2], .nodes)]
        return "((\(names[0])\(label))\(arrow.0)[\(names[1])\(type)]\(arrow.1)(\(names[2]))\(condition))"
            + random.pick(["{1,2}", "{2}", "{0,2}", "+", "*", "{,3}", "{1}"])
    }

    private mutating func properties() -> String {
        switch random.number(below: 10) {
        case ..<5: return "{k: \(random.number(below: 3))}"
        case ..<7: return "{s: '\(random.pick(["a", "b"]))'}"
        case ..<8: return "{k: \(integer(1))}"
        default:
            guard let other = variable(.node, .relationship) else { return "{k: 1}" }
            return "{k: \(other).k}"
        }
    }

    /// A pattern that is a condition: it has no names but those in scope, and at least one of them.
    mutating func patternPredicate() -> String? {
        guard let anchor = variable(.node) else { return nil }
        var taken: Set<String> = []
        var text = "(\(anchor))"
        for _ in 0..<(random.chance(70) ? 1 : 2) {
            text += relationship(introducing: false, &taken) + node(introducing: false)
        }
        return text
    }

    /// `MATCH … WHERE …`, whose variables are gone afterwards.
    mutating func subquery() -> String {
        let outer = scope
        defer { scope = outer }
        var text = (random.chance(70) ? "MATCH " : "") + pattern()
        if random.chance(40) { text += " WHERE " + truth(1, patterns: random.chance(40)) }
        return text
    }

    /// `[(a)-->(b) WHERE … | …]`, nil where nothing is there to begin with.
    mutating func patternComprehension() -> String? {
        guard let anchor = variable(.node) else { return nil }
        let outer = scope
        defer { scope = outer }
        var taken: Set<String> = []
        let rest = relationship(introducing: true, &taken) + node(introducing: true)
        let filter = random.chance(30) ? " WHERE " + truth(1, patterns: false) : ""
        return "[(\(anchor))\(rest)\(filter) | \(integer(1))]"
    }
}
