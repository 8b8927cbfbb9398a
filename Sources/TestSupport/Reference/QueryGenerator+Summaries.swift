// Random questions of the kind that is answered from counts and columns: groups over one or two steps.

extension QueryGenerator {
    /// `MATCH (n1:A)-[r1:R]->(n2) WHERE … RETURN n1.s AS x1, count(*) AS x2`, at times with a WITH that groups by the first
    /// node between.
    mutating func summary() -> GeneratedQuery {
        var nodes = [newName(.node)]
        var relationships: [String] = []
        var text = "MATCH " + node(nodes[0], percent: 60)
        for _ in 0..<random.pick([0, 1, 1, 1, 2, 2]) {
            nodes.append(newName(.node))
            let name = random.chance(40) ? newName(.relationship) : ""
            if !name.isEmpty { relationships.append(name) }
            let types = random.pick([":R", ":R", ":S", ":R|S", "", ":T"])
            text += random.pick(["-[\(name)\(types)]->", "<-[\(name)\(types)]-", "-[\(name)\(types)]-"])
            text += node(nodes[nodes.count - 1], percent: 40)
        }
        if nodes.count > 1, random.chance(15) {
            text += ", (\(nodes[0]))-[:\(random.pick(["R", "S"]))]->(\(random.pick(nodes)))"
        }
        if random.chance(60) { text += " WHERE " + conditions(nodes, relationships) }
        if random.chance(25) {
            let value = newName(.integer)
            text += " WITH \(nodes[0]), \(total(nodes, relationships)) AS \(value)"
            if random.chance(50) {
                text += " WHERE \(value) \(random.pick([">", "<", "="])) \(random.number(below: 3))"
            }
            text +=
                " RETURN \(nodes[0]).\(random.pick(["s", "k", "b"])) AS x, \(random.pick(["count(*)", "max(\(value))"])) AS y"
            return GeneratedQuery(text: text, isOrdered: false)
        }
        var columns: [String] = []
        for _ in 0..<random.pick([0, 0, 1, 1, 2]) {
            let subject = random.pick(nodes)
            columns.append(random.pick([subject, subject + ".s", subject + ".k", subject + ".b", subject + ".m"]))
        }
        columns += [random.chance(50) ? "count(*)" : total(nodes, relationships)]
        let named = columns.enumerated().map { "\($1) AS c\($0)" }
        return GeneratedQuery(text: text + " RETURN " + named.joined(separator: ", "), isOrdered: false)
    }

    private mutating func node(_ name: String, percent: Int) -> String {
        "(\(name)\(random.chance(percent) ? random.pick([":A", ":B", ":C"]) : ""))"
    }

    private mutating func conditions(_ nodes: [String], _ relationships: [String]) -> String {
        (0..<random.pick([1, 1, 2])).map { _ in
            let (a, b) = (random.pick(nodes), random.pick(nodes))
            let edge = relationships.isEmpty ? a : random.pick(relationships)
            let type = random.pick([":R", ":S", ":T", ""])
            return random.pick([
                "\(a).k > 1", "\(a).k <= \(b).k", "\(a).s <> \(b).s", "\(a).s = 'a'", "\(a).b", "NOT \(a).b",
                "\(a).k IS NULL", "\(edge).k IS NOT NULL", "\(edge).k + 1 > \(a).k", "\(a) <> \(b)", "\(a):B",
                "NOT (\(a))-[\(type)]->()", "(\(a))-[\(type)]-(:B)", "NOT (\(a))<-[\(type)]-(:A)",
                "EXISTS { MATCH (\(a))-[\(type)]->(q) WHERE q.k > 0 }",
                "NOT EXISTS { MATCH (\(a))<-[e\(type)]-(q) WHERE q.s IS NOT NULL AND e.k IS NULL }",
                "(\(a).k IS NULL OR \(a).k > \(edge).k)", "\(a).k * \(edge).k - 1 < 2",
            ])
        }.joined(separator: random.pick([" AND ", " AND ", " OR "]))
    }

    private mutating func total(_ nodes: [String], _ relationships: [String]) -> String {
        let subject = random.pick(nodes + relationships) + ".k"
        return random.pick([
            "count(*)", "count(\(subject))", "sum(\(subject))", "min(\(subject))", "max(\(subject))",
            "count(\(random.pick(nodes)))",
        ])
    }
}
