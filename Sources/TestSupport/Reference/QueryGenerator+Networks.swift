// Questions about networks, of which rules make searches: what is reached, the shortest way, cycles, triangles.

extension QueryGenerator {
    mutating func networkQuery() -> GeneratedQuery {
        switch random.number(below: 4) {
        case 0: bag(reached())
        case 1: bag(shortest())
        case 2: bag(cycles())
        default: bag(triangles())
        }
    }

    private func bag(_ text: String) -> GeneratedQuery { GeneratedQuery(text: text, isOrdered: false) }

    private mutating func reached() -> String {
        let chain = arrow(random.pick(["*", "*1..", "*0..", "*1..2", "*..3", "*2.."]))
        let condition = random.pick(["", "", " WHERE b <> a", " WHERE NOT b = a AND b.k > 0"])
        switch random.number(below: 5) {
        case 0: return "MATCH (a\(label()))\(chain)(b\(label()))\(condition) RETURN count(DISTINCT b) AS n"
        case 1: return "MATCH (a)\(chain)(b\(label()))\(condition) RETURN a.k AS k, count(DISTINCT b) AS n"
        case 2: return "MATCH (a\(label()))\(chain)(b)\(condition) RETURN DISTINCT a, b"
        case 3: return "MATCH (a), (b\(label())) WHERE \(negation())EXISTS { (a)\(chain)(b) } RETURN a, b"
        default: return "MATCH (a) WHERE \(negation())EXISTS { MATCH (a)\(chain)(b)\(condition) } RETURN a"
        }
    }

    private mutating func shortest() -> String {
        let chain = arrow(random.pick(["*", "*1..", "*0..", "*..3", "*2..", ""]))
        let isClosed = random.chance(20)
        let ends = "MATCH (a\(label()))" + (isClosed ? "" : ", (b\(label()))")
        let path = "(a)\(chain)(\(isClosed ? "a" : "b"))"
        if random.chance(50) { return "\(ends) MATCH p = allShortestPaths(\(path)) RETURN p" }
        return "\(ends) MATCH p = shortestPath(\(path)) RETURN a, length(p) AS n"
    }

    private mutating func cycles() -> String {
        let chain = arrow(random.pick(["*", "*1..", "*1..2", "*0.."]), named: "l")
        let condition = random.chance(40) ? " WHERE all(r IN l WHERE r.k > 0)" : ""
        switch random.number(below: 4) {
        case 0: return "MATCH (a\(label())) WHERE \(negation())EXISTS { MATCH (a)\(chain)(a)\(condition) } RETURN a"
        case 1: return "MATCH (a\(label()))\(chain)(a)\(condition) RETURN DISTINCT a"
        case 2: return "OPTIONAL MATCH (a:C) WITH a WHERE \(negation())EXISTS { (a)\(arrow("*"))(a) } RETURN a"
        default: return "MATCH (a) RETURN a, EXISTS { MATCH (a)\(chain)(a)\(condition) } AS yes"
        }
    }

    private mutating func triangles() -> String {
        let isRound = random.chance(80)
        let (same, corner) = (arrow(""), label())
        let steps = (0..<3).map { _ in isRound && random.chance(80) ? same : arrow("") }
        let corners = (0..<3).map { _ in random.chance(60) ? corner : label() }
        if random.chance(15) {
            return "MATCH (a\(corners[0]))\(steps[0])(b) MATCH (b)\(steps[1])(c)\(steps[2])(a) RETURN count(*) AS n"
        }
        return "MATCH (a\(corners[0]))\(steps[0])(b\(corners[1]))\(steps[1])(c\(corners[2]))\(steps[2])(a) "
            + "RETURN count(*) AS n"
    }

    private mutating func arrow(_ length: String, named name: String = "") -> String {
        let type = random.pick(["", ":R", ":R", ":S", ":R|S"])
        let condition = !length.isEmpty && name.isEmpty && random.chance(25)
        let detail = condition ? "[x\(type)\(length) WHERE x.k > 0]" : "[\(name)\(type)\(length)]"
        return random.pick(["-\(detail)->", "-\(detail)->", "-\(detail)->", "<-\(detail)-", "-\(detail)-"])
    }

    private mutating func label() -> String { random.pick(["", "", "", ":A", ":B", ":!C", ":A:B"]) }

    private mutating func negation() -> String { random.chance(40) ? "NOT " : "" }
}
