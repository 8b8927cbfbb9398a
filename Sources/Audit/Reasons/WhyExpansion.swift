// From `WHY check 'subject'` to the queries that explain it.

import Diagnostics
import Syntax

/// Takes a check's definition apart. Nothing is known here about any check in particular.
struct WhyExpansion {
    let expander: AuditExpander

    private var context: AuditContext { expander.context }

    /// - Throws: no such check; none or several nodes of that name.
    func plan(_ name: Name, _ subject: Expression) throws(Diagnostic) -> WhyPlan {
        let run = try expander.checks(CheckStatement(checks: [RunTarget(name)]), keepsSubject: true)
        let definition = try expander.definitions.check(name)
        let parameters = try ParameterValues(definition.parameters, arguments: [], of: definition.name)
        let body = try parameters.rewriter.rewrite(query: definition.body)
        let labels = ([body.first] + body.unions.map(\.query)).map { CheckBody.subjectLabels(of: $0) }
        let match = try subjectMatch(subject, labels)
        let place = labels.firstIndex { $0.contains(match.label) } ?? 0
        let part = place == 0 ? body.first : body.unions[place - 1].query
        let terms = match.label.isEmpty ? [] : try Terms(part, expander).conditions
        let population = try definition.population.map { (query) throws(Diagnostic) in
            try parameters.rewriter.rewrite(query: query)
        }
        let reach = Reach(try expander.functions.written(body))
        return WhyPlan(
            check: run.plans[0], paragraphs: Self.paragraphs(of: expander.definitions.checks[name.text]?.text ?? ""),
            rule: definition.rule, needs: definition.needs.map { $0.map(\.text).joined(separator: " | ") },
            subject: match, terms: terms.map(\.condition), conditions: try conditions(terms, of: match, in: part),
            membership: try population.flatMap { (query) throws(Diagnostic) in try membership(query, of: match) },
            population: population?.printed, labels: reach.labels.filter { $0 != match.label }, types: reach.types)
    }

    /// Where a part of the check is about nodes of any label, or about none, what no label knows is taken as it is written.
    private func subjectMatch(_ subject: Expression, _ parts: [[String]]) throws(Diagnostic) -> EntityMatch {
        let written = EntityMatch(label: "", id: try context.text(of: subject), name: nil)
        let labels = parts.flatMap { $0 }
        if labels.isEmpty { return written }
        do {
            return try context.resolve(Entity(subject), among: labels)
        } catch {
            guard parts.contains([]) else { throw error }
            return written
        }
    }

    private func conditions(
        _ terms: [Terms.Term], of match: EntityMatch, in part: SingleQuery
    ) throws(Diagnostic) -> Query? {
        let judged = terms.filter { $0.condition.column != nil }
        guard !judged.isEmpty, let variable = CheckBody.subjectVariable(of: part) else { return nil }
        let items = judged.map { ProjectionItem($0.expression, as: $0.condition.column ?? "") }
        return try expander.functions.written(
            Query(
                .match([PathPattern(start: NodePattern(match, named: variable))]), .returning(Projection(items: items)))
        )
    }

    /// The population's query, cut down to the subject, where it counts nodes of the subject's label.
    private func membership(_ query: Query, of match: EntityMatch) throws(Diagnostic) -> Query? {
        guard query.unions.isEmpty, case .return(let projection)? = query.first.clauses.last?.kind,
            let item = projection.items.first(where: { CheckBody.name(of: $0) == "population" }),
            case .call(let call) = item.expression.bare.kind, call.name.text.lowercased() == "count",
            case .variable(let variable)? = call.arguments.first?.bare.kind,
            CheckBody.labels(of: variable, in: query.first).contains(match.label)
        else { return nil }
        var result = query
        let node = Expression.variable(variable)
        result.first.clauses.removeLast()
        result.first.clauses.append(
            Clause(
                .with(
                    Projection(items: [ProjectionItem(node)]),
                    predicate: node.property("id").compared(.equal, .string(match.id)))))
        result.first.clauses.append(.returning(Projection(items: [item])))
        return try expander.functions.written(result)
    }

    /// The comment above a definition, its lines put together.
    private static func paragraphs(of text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("//") }
        var result: [String] = []
        for line in lines {
            let words = line.dropFirst(2).split(separator: " ").joined(separator: " ")
            if words.isEmpty || result.isEmpty || words.hasPrefix("Not:") || words.hasPrefix("Finds:") {
                result.append(words)
            } else {
                result[result.count - 1] += (result[result.count - 1].isEmpty ? "" : " ") + words
            }
        }
        return result.filter { !$0.isEmpty }
    }
}
