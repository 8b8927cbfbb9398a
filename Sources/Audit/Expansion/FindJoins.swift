// OF, FROM and TO: joining a subject with one entity, along the rows of the table.

import Diagnostics
import Syntax

/// Conditions that tie the subject to one node.
struct FindJoins {
    let context: AuditContext
    let subject: Subject
    let noun: Name

    /// A way between the subject and an entity of one label.
    private struct Route {
        /// From the entity, or from the subject.
        var startsAtEntity: Bool
        var attribute: Attribute
        /// A further step that ends at the entity's department.
        var through: Attribute?
    }

    /// `records OF 'Access review'`, `interactions OF department 'IT'`
    func of(_ entity: Entity) throws(Diagnostic) -> Expression {
        var ways: [String: [Route]] = [:]
        var order: [String] = []
        for noun in context.vocabulary.nouns {
            let found = routes(to: noun.label)
            guard !found.isEmpty else { continue }
            ways[noun.label] = found
            order.append(noun.label)
        }
        guard !order.isEmpty else { throw .notJoined("OF", noun) }
        let match = try context.resolve(entity, among: order)
        return condition(ways[match.label] ?? [], match)
    }

    /// `interactions FROM department 'HR'`
    func end(_ entity: Entity, _ name: String) throws(Diagnostic) -> Expression {
        let rows = context.attributes(of: subject, named: name).filter { $0.path != nil }
        guard !rows.isEmpty else { throw .notJoined(name.uppercased(), noun) }
        let labels = rows.flatMap(\.targets)
        let isOfProcess = labels.contains("Process")
        let match = try context.resolve(entity, among: labels + (isOfProcess ? ["OrgUnit"] : []))
        if labels.contains(match.label) {
            return condition(rows.map { Route(startsAtEntity: false, attribute: $0) }, match)
        }
        let departments = context.vocabulary.attributes(of: "Process", named: "department")
        return condition(
            rows.map { Route(startsAtEntity: false, attribute: $0, through: departments.first) }, match)
    }

    /// The entity's own row for the noun, the subject's row for the entity, or the way through a department's processes.
    private func routes(to label: String) -> [Route] {
        let direct = self.direct(to: label)
        if !direct.isEmpty || label != "OrgUnit" { return direct }
        return self.direct(to: "Process").compactMap { route in
            guard let unit = context.vocabulary.attributes(of: "Process", named: "department").first else { return nil }
            return Route(startsAtEntity: route.startsAtEntity, attribute: route.attribute, through: unit)
        }
    }

    private func direct(to label: String) -> [Route] {
        let own = context.vocabulary.attributes(of: label, named: noun.text).filter { row in
            row.path != nil && row.also == nil
                && (row.targets.contains(subject.labels[0]) || subject.labels == ["Record"])
        }
        if !own.isEmpty { return own.map { Route(startsAtEntity: true, attribute: $0) } }
        let rows = subject.labels.flatMap { context.vocabulary.attributes(of: $0) }
        let words = context.vocabulary.noun(ofLabel: label).map { $0.singular + $0.plural } ?? []
        let back = rows.filter { $0.targets.contains(label) && $0.path != nil && $0.also == nil }
        let named = back.filter { row in
            words.contains { word in row.names.contains { plainWord($0) == plainWord(word) } }
        }
        return (named.isEmpty ? back : named).prefix(1).map { Route(startsAtEntity: false, attribute: $0) }
    }

    private func condition(_ routes: [Route], _ match: EntityMatch) -> Expression {
        .disjunction(routes.compactMap { exists($0, match) }) ?? .boolean(false)
    }

    private func exists(_ route: Route, _ match: EntityMatch) -> Expression? {
        let name = freshName(camelCase(match.label), avoiding: subject.taken)
        let entity = NodePattern(match, named: name)
        guard let unit = route.through else { return exists(route, between: entity, label: match.label) }
        let process = freshName("process", avoiding: subject.taken.union([name]))
        let middle = Subject(process, labels: ["Process"], taken: subject.taken.union([name]))
        guard let first = exists(route, between: NodePattern(process, "Process"), label: "Process"),
            let last = Link(unit, from: middle, needsTarget: true, end: entity, vocabulary: context.vocabulary),
            case .exists(var query) = first.kind,
            case .match(var match)? = query.first.clauses.first?.kind
        else { return nil }
        match.pattern.paths += last.paths
        query.first.clauses[0] = Clause(.match(match))
        return Expression(.exists(query))
    }

    private func exists(_ route: Route, between entity: NodePattern, label: String) -> Expression? {
        guard let name = entity.variable?.text else { return nil }
        if !route.startsAtEntity {
            let link = Link(
                route.attribute, from: subject, needsTarget: true, end: entity, vocabulary: context.vocabulary)
            return link.map { Expression(.exists(Query(.match($0.paths)))) }
        }
        let start = Subject(name, labels: [label], taken: subject.taken)
        let end = NodePattern(variable: Name(subject.variable))
        guard
            let link = Link(route.attribute, from: start, needsTarget: true, end: end, vocabulary: context.vocabulary)
        else { return nil }
        var paths = link.paths
        paths[0].start = entity
        return Expression(.exists(Query(.match(paths))))
    }
}

extension Diagnostic {
    fileprivate static func notJoined(_ word: String, _ noun: Name) -> Diagnostic {
        .compileTime(
            .semanticError, .invalidClauseComposition, "\(noun.text) have no \(word)", at: noun.span,
            help: word == "OF"
                ? "SHOW nouns lists what belongs to what."
                : "FROM and TO can be asked of interactions and handoff records.")
    }
}
