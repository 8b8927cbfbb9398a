// Reading a basis: expressions.

import Syntax

extension BasisReader {
    /// - Returns: the variables whose nodes the value may hold.
    @discardableResult
    mutating func walk(_ expression: Expression, _ scope: Scope, _ sense: Sense) -> Set<Int> {
        switch expression.kind {
        case .parenthesized(let inner): return walk(inner, scope, sense)
        case .unary(.not, let operand): return walk(operand, scope, sense.negated)
        case .binary(.and, let left, let right), .binary(.or, let left, let right):
            walk(left, scope, sense)
            walk(right, scope, sense)
            return []
        case .variable(let name):
            guard let variable = scope[name] else { return [] }
            use(variable)
            return [variable]
        case .property(let subject, let key): return property(subject, [key.text], scope)
        case .index(let subject, let index):
            walk(index, scope, .open)
            if case .literal(.integer) = index.bare.kind { return walk(subject, scope, .open) }
            return property(subject, texts, scope)
        case .pattern(let path):
            var inner = scope
            bind(path, &inner, sense)
            return []
        case .exists(let query):
            for part in [query.first] + query.unions.map(\.query) { _ = walk(part, scope, sense) }
            return []
        case .countQuery(let query):
            for part in [query.first] + query.unions.map(\.query) { _ = walk(part, scope, .open) }
            return []
        case .call(let call): return walk(call, scope, sense)
        case .case(let choice):
            if let subject = choice.subject { walk(subject, scope, .open) }
            var flow: Set<Int> = []
            // What gives a node or nothing gives it where the condition holds.
            let isFilter = choice.subject == nil && choice.branches.count == 1 && choice.otherwise == nil
            for branch in choice.branches {
                let given = walk(branch.result, scope, .open)
                walk(branch.condition, scope, isFilter && !given.isEmpty ? .holds : .open)
                flow.formUnion(given)
            }
            if let otherwise = choice.otherwise { flow.formUnion(walk(otherwise, scope, .open)) }
            return flow
        case .listComprehension, .patternComprehension, .quantifier, .reduce: return walk(binding: expression, scope)
        default: return walk(parts: expression, scope)
        }
    }

    /// Operands that are walked alike.
    private mutating func walk(parts expression: Expression, _ scope: Scope) -> Set<Int> {
        var flow: Set<Int> = []
        switch expression.kind {
        case .unary(_, let operand): walk(operand, scope, .open)
        case .binary(let kind, let left, let right):
            let both = walk(left, scope, .open).union(walk(right, scope, .open))
            if kind == .add { flow = both }
        case .comparison(let first, let steps):
            walk(first, scope, .open)
            for step in steps { walk(step.operand, scope, .open) }
        case .isNull(let subject, _), .hasLabels(let subject, _): walk(subject, scope, .open)
        case .slice(let subject, let from, let to):
            flow = walk(subject, scope, .open)
            for bound in [from, to] { if let bound { walk(bound, scope, .open) } }
        case .list(let elements):
            for element in elements { flow.formUnion(walk(element, scope, .open)) }
        case .map(let entries):
            for entry in entries { flow.formUnion(walk(entry.value, scope, .open)) }
        default: break
        }
        return flow
    }

    private mutating func property(_ subject: Expression, _ names: Set<String>, _ scope: Scope) -> Set<Int> {
        let flow = walk(subject, scope, .open)
        for variable in flow {
            if let link = links[variable] {
                for type in link.types {
                    for (end, name) in link.ends.flatMap({ end in names.map { (end, $0) } }) {
                        reads(end, .end(type: type, property: name))
                    }
                }
            } else {
                for name in names { reads(variable, .property(name)) }
            }
        }
        // What is read off an alias may be an entry of a map that holds nodes.
        return flow.filter { pending[$0] != nil }
    }

    private mutating func walk(_ call: FunctionCall, _ scope: Scope, _ sense: Sense) -> Set<Int> {
        let name = call.name.text.lowercased()
        let inner = name == "coalesce" && call.arguments.count == 2 ? sense : .open
        var flow: Set<Int> = []
        for argument in call.arguments { flow.formUnion(walk(argument, scope, inner)) }
        return Self.handsOn.contains(name) ? flow : []
    }

    /// Functions that give what they are given.
    private static let handsOn: Set = [
        "coalesce", "collect", "head", "last", "tail", "reverse", "startnode", "endnode", "nodes",
    ]

    /// Expressions that bind a variable of their own.
    private mutating func walk(binding expression: Expression, _ scope: Scope) -> Set<Int> {
        var inner = scope
        switch expression.kind {
        case .listComprehension(let name, let list, let filter, let projection):
            let element = element(of: list, scope)
            inner[name.text] = element
            if let filter { walk(filter, inner, .open) }
            return projection.map { walk($0, inner, .open) } ?? [element]
        case .patternComprehension(let path, let pattern, let filter, let projection):
            var bound = pattern
            bound.variable = path ?? pattern.variable
            bind(bound, &inner, .open)
            if let filter { walk(filter, inner, .open) }
            return walk(projection, inner, .open)
        case .quantifier(_, let name, let list, let predicate):
            inner[name.text] = element(of: list, scope)
            if let predicate { walk(predicate, inner, .open) }
            return []
        case .reduce(let accumulator, let initial, let name, let list, let body):
            let first = walk(initial, scope, .open)
            let sum = variable()
            same(sum, as: first)
            inner[accumulator.text] = sum
            inner[name.text] = element(of: list, scope)
            return walk(body, inner, .open)
        default: return []
        }
    }

    private mutating func element(of list: Expression, _ scope: Scope) -> Int {
        let flow = walk(list, scope, .open)
        if flow.count == 1, let only = flow.first, links[only] == nil { return only }
        let element = variable()
        pending[element] = []
        same(element, as: flow)
        return element
    }
}

extension BasisReader.Sense {
    fileprivate var negated: BasisReader.Sense {
        switch self {
        case .holds: .fails
        case .fails: .holds
        case .open: .open
        }
    }
}
