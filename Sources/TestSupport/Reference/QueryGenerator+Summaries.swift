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
        if random.chance(15) { return different(text, nodes) }
        if random.chance(20) { return first(text, nodes, relationships) }
        if random.chance(15) { return latest(text, nodes) }
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
            columns.append(key(subject))
        }
        columns += [random.chance(50) ? "count(*)" : total(nodes, relationships)]
        let named = columns.enumerated().map { "\($1) AS c\($0)" }
        return GeneratedQuery(text: text + " RETURN " + named.joined(separator: ", "), isOrdered: false)
    }

    /// What rows are grouped, told apart or sorted by.
    private mutating func key(_ subject: String) -> String {
        random.pick([
            subject, subject + ".s", subject + ".s", subject + ".k", subject + ".k", subject + ".b", subject + ".m",
            "coalesce(\(subject).k, 7)", "\(subject).k % 2", "\(subject).s + 'x'",
            "CASE WHEN \(subject).k > 1 THEN 'much' WHEN \(subject).b THEN \(subject).s END",
        ])
    }

    private mutating func different(_ text: String, _ nodes: [String]) -> GeneratedQuery {
        let keys = (0..<random.pick([1, 1, 2, 3])).map { "\(key(random.pick(nodes))) AS x\($0)" }
        return GeneratedQuery(
            text: text + " RETURN DISTINCT " + keys.joined(separator: ", "), isOrdered: false)
    }

    /// The first rows of an order that leaves nothing open.
    private mutating func first(_ text: String, _ nodes: [String], _ relationships: [String]) -> GeneratedQuery {
        var columns = (0..<random.pick([1, 2])).map { _ in key(random.pick(nodes)) }
        columns += nodes + relationships
        let named = columns.enumerated().map { "\($1) AS x\($0)" }
        let order = columns.indices.map { "x\($0)\(random.pick(["", " DESC"]))" }
        var query = text + " RETURN " + named.joined(separator: ", ") + " ORDER BY " + order.joined(separator: ", ")
        if random.chance(70) { query += " LIMIT \(random.number(below: 5))" }
        return GeneratedQuery(text: query, isOrdered: true)
    }

    /// The first of each node in an order that leaves nothing open but the order of what is the same.
    private mutating func latest(_ text: String, _ nodes: [String]) -> GeneratedQuery {
        let (group, other) = (random.pick(nodes), random.pick(nodes))
        let order =
            "\(random.pick([key(other), other + ".k", other + ".s"]))\(random.pick(["", " DESC"])), id(\(other))"
        let value = random.pick(["\(other).s", "\(other).k", "id(\(other))", "\(other).m"])
        let picked = random.pick(["collect(\(value))[0]", "head(collect(\(value)))"])
        let names = group == other ? group : "\(group), \(other)"
        return GeneratedQuery(
            text: text + " WITH \(names) ORDER BY \(order) WITH \(group), \(picked) AS x, count(*) AS y"
                + random.pick([" RETURN id(\(group)) AS g, x, y", " RETURN x, count(*) AS z, max(y) AS w"]),
            isOrdered: false)
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
                "\(a).s IN ['a', 'ab']", "\(a).k IN [1, 3]", "\(a).s IN ['b', null]", "\(a).m IN ['a', 1]",
                "\(a).s STARTS WITH 'a'", "\(a).s ENDS WITH 'b'", "\(edge).s CONTAINS 'b'", "NOT \(a).s CONTAINS ''",
                "\(a).s < \(b).s", "\(a).s >= 'ab'", "coalesce(\(a).k, 1) = 1", "\(a).m = \(b).m",
                "CASE WHEN \(a).b THEN \(a).k > 0 ELSE \(b).k > 1 END", "\(a).f > 1", "\(a).b XOR \(b).b",
            ])
        }.joined(separator: random.pick([" AND ", " AND ", " OR "]))
    }

    private mutating func total(_ nodes: [String], _ relationships: [String]) -> String {
        let element = random.pick(nodes + relationships)
        let subject = element + ".k"
        return random.pick([
            "count(DISTINCT \(subject))", "count(DISTINCT \(element).s)", "min(\(element).s)", "max(\(element).s)",
            "avg(\(subject))", "count(DISTINCT \(element))", "sum(coalesce(\(subject), 2))", "max(\(element).f)",
            "count(*)", "count(\(subject))", "sum(\(subject))", "min(\(subject))", "max(\(subject))",
            "count(\(random.pick(nodes)))",
        ])
    }
}
