// Reading a basis: clauses and patterns.

import Syntax

/// Walks a written-out query. Variables get numbers by scope. What an alias reads counts only where the alias is used in a
/// condition: what merely stands in the result (a grade, a text) decides nothing.
struct BasisReader {
    typealias Scope = [String: Int]

    /// Whether what is walked must hold, must not hold, or neither.
    enum Sense { case holds, fails, open }

    var basis = Basis()
    /// What is read by the expression being walked.
    var read: Set<Basis.Read> = []
    /// By alias what its expression reads.
    var pending: [Int: Set<Basis.Read>] = [:]
    /// By variable that stands for relationships: its types and the nodes at its ends.
    var links: [Int: (types: [String], ends: [Int])] = [:]
    /// The texts of the query, which dynamic access may take for names of properties.
    var texts: Set<String> = []

    mutating func variable(_ labels: Set<String> = []) -> Int {
        basis.labels.append(labels)
        return basis.labels.count - 1
    }

    mutating func same(_ variable: Int, as others: Set<Int>) {
        for other in others where other != variable {
            basis.joins.insert(
                Basis.Join(from: variable, to: other, types: [], direction: .either, isRepeated: false, isSame: true))
        }
    }

    // MARK: Clauses

    /// - Returns: what is in scope after the clauses.
    mutating func walk(_ query: SingleQuery, _ outer: Scope, _ sense: Sense) -> Scope {
        var scope = outer
        for clause in query.clauses { walk(clause.kind, &scope, sense) }
        return scope
    }

    private mutating func walk(_ clause: Clause.Kind, _ scope: inout Scope, _ sense: Sense) {
        switch clause {
        case .match(let match):
            let outside = read
            let known = Set(scope.keys)
            if match.optional { read = [] }
            let inner = match.optional ? .open : sense
            for path in match.pattern.paths { bind(path, &scope, inner) }
            if let predicate = match.predicate { walk(predicate, scope, inner) }
            if !match.optional { break }
            // What may be there decides nothing until its variables are used.
            for (name, variable) in scope where !known.contains(name) { pending[variable] = read }
            read = outside
        case .unwind(let list, let name):
            let flow = walk(list, scope, .open)
            let element = variable()
            same(element, as: flow)
            scope[name.text] = element
        case .with(let projection, let predicate):
            scope = project(projection, scope)
            if let predicate { walk(predicate, scope, sense) }
        case .call(let call): walk(call, &scope)
        case .filter(let condition): walk(condition, scope, sense)
        case .let(let items):
            for item in items { scope[item.name.text] = alias(item.value, scope) }
        case .return, .create, .merge, .set, .remove, .delete: break
        }
    }

    private mutating func project(_ projection: Projection, _ scope: Scope) -> Scope {
        var result: Scope = projection.all ? scope : [:]
        for item in projection.items { result[CheckBody.name(of: item)] = alias(item.expression, scope) }
        return result
    }

    /// The variable itself, or a new one for what an expression gives.
    private mutating func alias(_ expression: Expression, _ scope: Scope) -> Int {
        if case .variable(let name) = expression.bare.kind, let known = scope[name] { return known }
        let outside = read
        read = []
        let flow = walk(expression, scope, .open)
        let result = variable()
        pending[result] = read
        read = outside
        same(result, as: flow)
        return result
    }

    /// A procedure that works on nodes and types gives nodes that hang together by these types.
    private mutating func walk(_ call: CallClause, _ scope: inout Scope) {
        var flow: Set<Int> = []
        for argument in call.arguments ?? [] { flow.formUnion(walk(argument, scope, .open)) }
        let types = (call.arguments ?? []).flatMap(\.listedTexts)
        for item in call.yield?.items ?? [] {
            let given = variable()
            scope[(item.alias ?? item.field).text] = given
            same(given, as: flow)
            if types.isEmpty { continue }
            for other in flow { step(other, given, types, .either, isRepeated: true, .open) }
        }
        if let predicate = call.yield?.predicate { walk(predicate, scope, .open) }
    }

    // MARK: Patterns

    mutating func bind(_ path: PathPattern, _ scope: inout Scope, _ sense: Sense) {
        var previous = bind(path.start, &scope)
        var nodes: Set<Int> = [previous]
        for part in path.steps {
            let next = bind(part.node, &scope)
            let relationship = part.relationship
            let direction: Basis.Direction =
                switch relationship.direction {
                case .outgoing: .outgoing
                case .incoming: .incoming
                case .either, .both: .either
                }
            let types = relationship.types?.names ?? []
            step(previous, next, types, direction, isRepeated: relationship.length != nil, sense)
            if let name = relationship.variable?.text {
                let link = variable()
                links[link] = (types, [previous, next])
                scope[name] = link
            }
            if let properties = relationship.properties { walk(properties, scope, .open) }
            if let predicate = relationship.predicate { walk(predicate, scope, .open) }
            previous = next
            nodes.insert(next)
        }
        if let name = path.variable?.text {
            let whole = variable()
            same(whole, as: nodes)
            scope[name] = whole
        }
        conditions(path.start, scope)
        for part in path.steps { conditions(part.node, scope) }
    }

    private mutating func bind(_ node: NodePattern, _ scope: inout Scope) -> Int {
        if let name = node.variable?.text, let known = scope[name] {
            use(known)
            return known
        }
        let made = variable(node.labels?.anyOf ?? [])
        let excluded = node.labels?.noneOf ?? []
        if !excluded.isEmpty { basis.excluded[made] = excluded }
        if node.labels == nil || !excluded.isEmpty && basis.labels[made].isEmpty { basis.unlabelled.insert(made) }
        if let name = node.variable?.text { scope[name] = made }
        return made
    }

    private mutating func conditions(_ node: NodePattern, _ scope: Scope) {
        if let properties = node.properties {
            walk(properties, scope, .open)
            if case .map(let entries) = properties.bare.kind, let name = node.variable?.text, let known = scope[name] {
                for entry in entries { reads(known, .property(entry.key.text)) }
            }
        }
        if let predicate = node.predicate { walk(predicate, scope, .open) }
    }

    /// Two variables joined by relationships. Those that are derived stand for the nodes that they are derived from.
    private mutating func step(
        _ from: Int, _ to: Int, _ types: [String], _ direction: Basis.Direction, isRepeated: Bool, _ sense: Sense
    ) {
        let plain = types.filter { $0 != Self.derived }
        if plain.count < types.count || types.isEmpty {
            let interaction = variable(["Interaction"])
            var sides: [(end: Int, types: [String])] = [(from, ["FROM"]), (to, ["TO"])]
            if direction == .incoming { sides = [(from, ["TO"]), (to, ["FROM"])] }
            if direction == .either { sides = [(from, ["FROM", "TO"]), (to, ["FROM", "TO"])] }
            for side in sides { join(interaction, side.end, side.types, .outgoing, false) }
            if isRepeated { join(from, to, [Self.derived], direction, true) }
            for key in ["FROM", "TO"] { reads(interaction, .relationship(key), sense == .fails) }
            reads(interaction, .property("status"))
        }
        if plain.isEmpty { return }
        join(from, to, plain, direction, isRepeated)
        for type in plain {
            for end in [from, to] { reads(end, .relationship(type), sense == .fails) }
        }
    }

    private mutating func join(
        _ from: Int, _ to: Int, _ types: [String], _ direction: Basis.Direction, _ isRepeated: Bool
    ) {
        basis.joins.insert(
            Basis.Join(
                from: from, to: to, types: types, direction: direction, isRepeated: isRepeated, isSame: false))
    }

    static let derived = "HANDS_OFF_TO"

    mutating func reads(_ variable: Int, _ key: Basis.Key, _ relieves: Bool = false) {
        read.insert(Basis.Read(variable: variable, key: key, relieves: relieves))
    }

    /// Takes over what an alias reads.
    mutating func use(_ variable: Int) {
        if let earlier = pending[variable] { read.formUnion(earlier) }
    }
}

extension Expression {
    /// The texts of a list that is written out.
    fileprivate var listedTexts: [String] {
        guard case .list(let elements) = bare.kind else { return [] }
        return elements.compactMap { element in
            if case .literal(.string(let text)) = element.bare.kind { text } else { nil }
        }
    }
}

extension LabelExpression {
    /// Labels one of which must be there; empty where that can't be said.
    fileprivate var anyOf: Set<String> {
        switch self {
        case .label(let name): [name.text]
        case .or(let one, let other):
            one.anyOf.isEmpty || other.anyOf.isEmpty ? [] : one.anyOf.union(other.anyOf)
        case .and(let one, let other): one.anyOf.isEmpty ? other.anyOf : one.anyOf
        case .not, .any: []
        }
    }

    /// Labels none of which may be there, where that can be said.
    fileprivate var noneOf: Set<String> {
        switch self {
        case .not(let inner): inner.anyOf
        case .and(let one, let other): one.noneOf.union(other.noneOf)
        case .label, .or, .any: []
        }
    }
}
