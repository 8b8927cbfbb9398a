// Random expressions of a given type.

extension QueryGenerator {
    /// A whole number or null. Nothing overflows: there are small numbers only, and few operations.
    mutating func integer(_ depth: Int) -> String {
        let choice = random.number(below: depth > 0 ? 100 : 45)
        switch choice {
        case ..<10: return String(random.number(below: 4))
        case ..<15: if let known = variable(.integer) { return known }
        case ..<40: if let element = variable(.node, .relationship) { return element + ".k" }
        case ..<45: if let list = variable(.nodes, .relationships, .integers, .bag) { return "size(\(list))" }
        case ..<52: if let element = variable(.node, .relationship) { return "id(\(element))" }
        case ..<57: if let path = variable(.path) { return "length(\(path))" }
        case ..<70: return "(\(integer(depth - 1)) \(random.pick(["+", "-", "*"])) \(integer(depth - 1)))"
        case ..<74: return "(\(integer(depth - 1)) \(random.pick(["%", "/"])) \(1 + random.number(below: 3)))"
        case ..<79: return "coalesce(\(integer(depth - 1)), \(integer(0)))"
        case ..<84:
            return "CASE WHEN \(truth(depth - 1, patterns: false)) THEN \(integer(0)) ELSE \(integer(0)) END"
        case ..<87: return "CASE \(integer(depth - 1)) WHEN 1 THEN 2 WHEN \(integer(0)) THEN 0 END"
        case ..<91: if let pattern = patternComprehension() { return "size(\(pattern))" }
        case ..<94: if depth > 1 { return "COUNT { \(subquery()) }" }
        case ..<97: return "head(\(integers(depth - 1)))"
        default: return "reduce(s = 0, y IN \(integers(depth - 1)) | s + y)"
        }
        return variable(.integer) ?? String(random.number(below: 4))
    }

    mutating func text(_ depth: Int) -> String {
        switch random.number(below: 10) {
        case ..<2: return "'\(random.pick(["a", "b", "ab"]))'"
        case ..<7: if let element = variable(.node, .relationship) { return element + ".s" }
        case ..<8: if let relationship = variable(.relationship) { return "type(\(relationship))" }
        case ..<9: if depth > 0 { return "(\(text(depth - 1)) + \(text(depth - 1)))" }
        default: if depth > 0 { return "toUpper(\(text(depth - 1)))" }
        }
        return variable(.text) ?? "'a'"
    }

    /// A list of whole numbers, in a certain order.
    mutating func integers(_ depth: Int) -> String {
        if depth > 0, random.chance(25) {
            let name = newName(.integer)
            let list = integers(depth - 1)
            let outer = scope
            scope.append((name, .integer))
            defer { scope = outer }
            let filter = random.chance(50) ? " WHERE " + truth(depth - 1, patterns: false) : ""
            return "[\(name) IN \(list)\(filter) | \(integer(depth - 1))]"
        }
        switch random.number(below: 5) {
        case 0: return "range(0, \(random.number(below: 3)))"
        case 1: return "[\(integer(0)), null, \(integer(0))]"
        case 2: if let list = variable(.integers) { return list }
        case 3: if let list = variable(.nodes, .relationships) { return "[y IN \(list) | y.k]" }
        default: return "[\(integer(0)), \(integer(0))]"
        }
        return "[1, 2]"
    }

    /// A condition: true, false or null.
    /// - Parameter patterns: whether a pattern may be one.
    mutating func truth(_ depth: Int, patterns: Bool) -> String {
        if depth <= 0 { return comparison(0) }
        switch random.number(below: 100) {
        case ..<30: return comparison(depth)
        case ..<40: return "(\(truth(depth - 1, patterns: patterns)) AND \(truth(depth - 1, patterns: patterns)))"
        case ..<48: return "(\(truth(depth - 1, patterns: patterns)) OR \(truth(depth - 1, patterns: patterns)))"
        case ..<51: return "(\(truth(depth - 1, patterns: patterns)) XOR \(truth(depth - 1, patterns: patterns)))"
        case ..<58: return "NOT (\(truth(depth - 1, patterns: patterns)))"
        case ..<68: if patterns, let pattern = patternPredicate() { return pattern }
        case ..<76: if patterns { return "EXISTS { \(subquery()) }" }
        case ..<82: return "\(integer(depth - 1)) IN \(integers(depth - 1))"
        case ..<86: if let node = variable(.node) { return node + random.pick([":A", ":B", ":A:B"]) }
        case ..<90: return quantified(depth)
        case ..<93:
            let operation = random.pick(["STARTS WITH", "ENDS WITH", "CONTAINS"])
            return "\(text(depth - 1)) \(operation) \(text(depth - 1))"
        case ..<96: if let node = variable(.node) { return node + ".b" }
        default: if let known = variable(.truth) { return known }
        }
        return comparison(depth)
    }

    private mutating func comparison(_ depth: Int) -> String {
        switch random.number(below: 100) {
        case ..<45: return "\(integer(depth - 1)) \(comparator()) \(integer(depth - 1))"
        case ..<50: return "0 <= \(integer(depth - 1)) \(comparator()) \(integer(depth - 1))"
        case ..<60: return "\(text(0)) \(comparator()) \(text(0))"
        case ..<70:
            if let a = variable(.node), let b = variable(.node) { return "\(a) \(random.pick(["=", "<>"])) \(b)" }
        case ..<74:
            if let a = variable(.relationship), let b = variable(.relationship) {
                return "\(a) \(random.pick(["=", "<>"])) \(b)"
            }
        case ..<82:
            if let a = variable(.node, .relationship), let b = variable(.node, .relationship) {
                return "\(a).m = \(b).m"
            }
        case ..<88: if let a = variable(.node) { return "\(a).f \(comparator()) \(integer(0))" }
        default:
            if let element = variable(.node, .relationship) {
                return element + random.pick(["", ".k", ".s", ".b"]) + random.pick([" IS NULL", " IS NOT NULL"])
            }
        }
        return "\(integer(0)) \(comparator()) \(integer(0))"
    }

    private mutating func comparator() -> String { random.pick(["=", "=", "<>", "<", "<=", ">", ">="]) }

    private mutating func quantified(_ depth: Int) -> String {
        let quantifier = random.pick(["all", "any", "none", "single"])
        let outer = scope
        defer { scope = outer }
        if let list = variable(.nodes, .relationships) {
            return "\(quantifier)(y IN \(list) WHERE y.k \(comparator()) \(integer(0)))"
        }
        let list = integers(depth - 1)
        let name = newName(.integer)
        scope.append((name, .integer))
        return "\(quantifier)(\(name) IN \(list) WHERE \(truth(depth - 1, patterns: false)))"
    }
}
