// Random WITH and RETURN: columns, groups, order and limits.

/// One column that is written: `text` as it stands in the query.
private struct GeneratedColumn {
    var text: String
    var name: String
    var type: GeneratedType
}

extension QueryGenerator {
    /// - Parameter word: `WITH` or `RETURN`.
    /// - Returns: whether the order of the rows is given, too.
    mutating func projection(_ word: String) -> (text: String, isOrdered: Bool) {
        let before = scope
        let aggregates = random.chance(30)
        var columns = passedOn(keeping: aggregates ? 35 : 60)
        for _ in 0..<random.number(below: 3) { columns.append(computed()) }
        if aggregates {
            columns.removeAll { $0.type == .bag }
            for _ in 0...random.number(below: 2) { columns.append(aggregated()) }
        }
        if columns.isEmpty { columns.append(computed()) }
        columns.shuffle(using: &random)
        let hasBag = columns.contains { $0.type == .bag }
        let distinct = !hasBag && random.chance(18)
        var text = word + (distinct ? " DISTINCT " : " ") + columns.map(\.text).joined(separator: ", ")
        scope = columns.map { ($0.name, $0.type) }
        let isOrdered = !hasBag && random.chance(word == "WITH" ? 25 : 35)
        if isOrdered { text += order(columns, mayUse: distinct || aggregates ? [] : before) }
        if word == "WITH", restricts(40) { text += " WHERE " + truth(1, patterns: random.chance(30)) }
        return (text, isOrdered)
    }

    /// Variables that go on, some by another name.
    private mutating func passedOn(keeping percent: Int) -> [GeneratedColumn] {
        var columns: [GeneratedColumn] = []
        for (name, type) in scope where random.chance(percent) {
            if random.chance(85) {
                columns.append(GeneratedColumn(text: name, name: name, type: type))
            } else {
                let other = newName(type)
                columns.append(GeneratedColumn(text: "\(name) AS \(other)", name: other, type: type))
            }
        }
        return columns
    }

    private mutating func computed() -> GeneratedColumn {
        let (expression, type): (String, GeneratedType)
        switch random.number(below: 100) {
        case ..<50: (expression, type) = (integer(2), .integer)
        case ..<62: (expression, type) = (text(1), .text)
        case ..<74: (expression, type) = (truth(2, patterns: false), .truth)
        case ..<82: (expression, type) = (integers(1), .integers)
        case ..<88: (expression, type) = (variable(.node).map { $0 + random.pick([".m", ".f"]) } ?? "null", .mixed)
        case ..<93: (expression, type) = (variable(.path).map { "nodes(\($0))" } ?? "[]", .nodes)
        default: (expression, type) = (patternComprehension() ?? "[1]", .bag)
        }
        let name = newName(type)
        return GeneratedColumn(text: "\(expression) AS \(name)", name: name, type: type)
    }

    private mutating func aggregated() -> GeneratedColumn {
        let distinct = random.chance(30) ? "DISTINCT " : ""
        let anything = random.chance(50) ? variable(.node, .relationship, .path, .mixed, .nodes, .relationships) : nil
        var expression: String
        var type = GeneratedType.integer
        switch random.number(below: 10) {
        case ..<2: expression = "count(*)"
        case ..<4: expression = "count(\(distinct)\(anything ?? integer(1)))"
        case ..<5: expression = "sum(\(distinct)\(integer(1)))"
        case ..<6: expression = "min(\(integer(1)))"
        case ..<7: expression = "max(\(integer(1)))"
        case ..<8: (expression, type) = ("avg(\(integer(1)))", .mixed)
        default: (expression, type) = ("collect(\(distinct)\(anything ?? integer(1)))", .bag)
        }
        if type == .integer, random.chance(20) { expression += random.pick([" + 1", " % 2", " * 2"]) }
        let name = newName(type)
        return GeneratedColumn(text: "\(expression) AS \(name)", name: name, type: type)
    }

    /// By all columns, in any order, so that rows that tie are the same; at times by something hidden first.
    private mutating func order(_ columns: [GeneratedColumn], mayUse hidden: [(name: String, type: GeneratedType)])
        -> String
    {
        var keys = columns.map(\.name).shuffled(using: &random)
        let elements = hidden.filter { $0.type == .node || $0.type == .relationship }
        if !elements.isEmpty, random.chance(25) { keys.insert(random.pick(elements).name + ".k", at: 0) }
        var text = " ORDER BY " + keys.map { $0 + random.pick(["", " DESC", " ASC"]) }.joined(separator: ", ")
        if random.chance(20) { text += " SKIP \(random.number(below: 3))" }
        if random.chance(50) { text += " LIMIT \(random.chance(5) ? 0 : 1 + random.number(below: 7))" }
        return text
    }
}
