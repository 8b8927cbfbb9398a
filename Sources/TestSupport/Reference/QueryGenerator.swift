// Random queries that are well typed, skewed to what planners get wrong.

/// A generated query and what may be compared.
package struct GeneratedQuery: Sendable {
    package var text: String
    /// Whether the order of the rows is given; else they are a bag.
    package var isOrdered: Bool
}

/// What a variable of a generated query stands for.
enum GeneratedType: Hashable, Sendable {
    case node, relationship, path, integer, text, truth
    /// A property of which only equality and order are known.
    case mixed
    case nodes, relationships, integers
    /// A list in no certain order, such as `collect` makes; may be counted, unwound and searched, not compared. Columns
    /// of this type have names that begin with `bag`.
    case bag
}

/// Writes one query. Every variable gets a new name, so that nothing is shadowed; a `SKIP` or `LIMIT` stands only after an
/// order that leaves nothing open; nothing divides by what might be zero.
struct QueryGenerator {
    var random: SeededRandom
    var scope: [(name: String, type: GeneratedType)] = []
    private var names = 0
    /// How many relationships of variable length were written: they are dear.
    var chains = 0

    /// How often, in percent of the usual, patterns are restricted by labels, types, properties and conditions: queries that
    /// ask for much find little.
    private var strictness: Int

    init(_ random: SeededRandom) {
        self.random = random
        strictness = self.random.pick([0, 30, 60, 100])
    }

    mutating func restricts(_ percent: Int) -> Bool { random.chance(percent * strictness / 100) }

    static func query(using random: inout SeededRandom) -> GeneratedQuery {
        var generator = QueryGenerator(random)
        defer { random = generator.random }
        return generator.query()
    }

    mutating func newName(_ type: GeneratedType) -> String {
        names += 1
        switch type {
        case .node: return "n\(names)"
        case .relationship: return "r\(names)"
        case .path: return "p\(names)"
        case .nodes, .relationships, .integers: return "l\(names)"
        case .bag: return "bag\(names)"
        case .integer, .text, .truth, .mixed: return "x\(names)"
        }
    }

    /// A variable of one of some types that is in scope, nil where there is none.
    mutating func variable(_ types: GeneratedType...) -> String? {
        let fitting = scope.filter { types.contains($0.type) }
        return fitting.isEmpty ? nil : random.pick(fitting).name
    }

    private mutating func query() -> GeneratedQuery {
        if random.chance(20) { return summary() }
        if random.chance(15) { return networkQuery() }
        var text = reading()
        if random.chance(7) { return union(with: text) }
        text += " "
        let (projection, isOrdered) = projection("RETURN")
        return GeneratedQuery(text: text + projection, isOrdered: isOrdered)
    }

    /// Two or three queries with the same columns.
    private mutating func union(with first: String) -> GeneratedQuery {
        let join = random.chance(50) ? " UNION " : " UNION ALL "
        var parts: [String] = []
        for part in 0..<(random.chance(80) ? 2 : 3) {
            if part > 0 { scope = [] }
            let reading = part == 0 ? first : self.reading()
            parts.append(reading + " RETURN \(integer(1)) AS u, \(random.chance(50) ? integer(1) : "1") AS v")
        }
        return GeneratedQuery(text: parts.joined(separator: join), isOrdered: false)
    }

    /// One to four clauses, none of them a RETURN.
    private mutating func reading() -> String {
        var clauses = [random.chance(85) ? match(optional: random.chance(8)) : unwind()]
        for _ in 0..<random.number(below: 4) {
            switch random.number(below: 100) {
            case ..<32: clauses.append(match(optional: false))
            case ..<65: clauses.append(match(optional: true))
            case ..<73: clauses.append(unwind())
            case ..<79: clauses.append(letting())
            case ..<83: clauses.append("FILTER " + truth(1, patterns: true))
            default: clauses.append(projection("WITH").text)
            }
        }
        return clauses.joined(separator: " ")
    }

    private mutating func match(optional: Bool) -> String {
        let paths = pattern()
        let filter = restricts(optional ? 60 : 45) ? " WHERE " + truth(2, patterns: true) : ""
        return (optional ? "OPTIONAL MATCH " : "MATCH ") + paths + filter
    }

    /// One or two names for numbers, the second of which may use the first.
    private mutating func letting() -> String {
        var items: [String] = []
        for _ in 0..<(random.chance(50) ? 1 : 2) {
            let value = integer(1)
            let name = newName(.integer)
            scope.append((name, .integer))
            items.append("\(name) = \(value)")
        }
        return "LET " + items.joined(separator: ", ")
    }

    /// UNWIND, or FOR, which says the same.
    private mutating func unwind() -> String {
        let (list, name) = unwound()
        return random.chance(85) ? "UNWIND \(list) AS \(name)" : "FOR \(name) IN \(list)"
    }

    private mutating func unwound() -> (list: String, name: String) {
        if let bag = variable(.bag), random.chance(60) {
            let name = newName(.mixed)
            scope.append((name, .mixed))
            return (bag, name)
        }
        let (list, type): (String, GeneratedType) =
            if let list = variable(.nodes), random.chance(40) {
                (list, .node)
            } else if let list = variable(.relationships), random.chance(40) {
                (list, .relationship)
            } else if let path = variable(.path), random.chance(40) {
                ("nodes(\(path))", .node)
            } else {
                (integers(1), .integer)
            }
        let name = newName(type)
        scope.append((name, type))
        return (list, name)
    }
}
