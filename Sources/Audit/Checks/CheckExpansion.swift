// CHECK: a definition becomes queries with the common columns.

import Catalogue
import Diagnostics
import Syntax

/// Makes plans out of definitions.
struct CheckExpansion {
    let context: AuditContext
    let functions: FunctionWriter
    var keepsSubject = false

    /// - Throws: a wrong parameter, a body that does not end with RETURN, or a function called wrongly.
    func plan(
        _ definition: CheckDefinition, arguments: [RunArgument], filter: CheckFilter
    ) throws(Diagnostic) -> CheckPlan {
        let parameters = try ParameterValues(definition.parameters, arguments: arguments, of: definition.name)
        let body = try parameters.rewriter.rewrite(query: definition.body)
        let population = try definition.population.map { (query) throws(Diagnostic) in
            try functions.written(try parameters.rewriter.rewrite(query: query))
        }
        let columns = try CommonColumns(
            definition: definition, columns: CheckBody.columns(of: definition), rule: rule(of: definition, parameters),
            saying: parameters.rewriter.rewrite(definition.saying))
        let filtered = try wrapped(body, columns, filter.isEmpty ? nil : filter)
        let subject = keepsSubject ? ["subject"] + columns.columns.filter { $0 == "evidence" } : []
        return CheckPlan(
            name: definition.name.text, summary: definition.summary, clauses: definition.clauses,
            parameters: parameters.values.map { ($0.name, $0.value.printed) },
            lacking: context.catalogue.graph.lacking(definition.needs), population: population,
            exceptions: try functions.written(filtered),
            unfiltered: filter.isEmpty ? nil : try functions.written(try wrapped(body, columns, nil)),
            isAboutData: definition.isAboutData, columns: subject + CommonColumns.names + columns.own)
    }

    /// The rule in words, with the values of the parameters that it names as `$share`.
    private func rule(of definition: CheckDefinition, _ parameters: ParameterValues) -> String? {
        definition.rule.map { rule in
            parameters.values.sorted { $0.name.utf8.count > $1.name.utf8.count }.reduce(rule) { text, parameter in
                text.split(separator: "$" + parameter.name, omittingEmptySubsequences: false)
                    .joined(separator: parameter.value.printed)
            }
        }
    }

    /// The body with its RETURN turned into the common columns, in each part of a UNION.
    private func wrapped(_ body: Query, _ columns: CommonColumns, _ filter: CheckFilter?) throws(Diagnostic) -> Query {
        let isSorted = body.unions.isEmpty
        var result = Query(try wrapped(body.first, columns, filter, isSorted: isSorted))
        for part in body.unions {
            let single = try wrapped(part.query, columns, filter, isSorted: false)
            result.unions.append(UnionPart(all: part.all, query: single))
        }
        return result
    }

    private func wrapped(
        _ body: SingleQuery, _ columns: CommonColumns, _ filter: CheckFilter?, isSorted: Bool
    ) throws(Diagnostic) -> SingleQuery {
        guard case .return(var projection)? = body.clauses.last?.kind else { throw .noReturn(columns.definition.name) }
        projection.items = projection.items.map { ProjectionItem($0.expression, as: CheckBody.name(of: $0)) }
        var clauses = Array(body.clauses.dropLast())
        clauses.append(Clause(.with(projection, predicate: nil)))
        var items = columns.items
        if let filter {
            let labels = CheckBody.subjectLabels(of: body)
            let names = CommonColumns.names + columns.own
            let condition = try filter.condition(columns: names, subject: labels)
            let subject = columns.columns.contains("subject") ? [columns.subject] : []
            clauses.append(Clause(.with(Projection(items: subject + items), predicate: condition)))
            items = names.map { ProjectionItem(.variable($0)) }
        }
        if keepsSubject {
            items.insert(columns.subject, at: 0)
            if columns.columns.contains("evidence") { items.insert(ProjectionItem(.variable("evidence")), at: 1) }
        }
        clauses.append(.returning(Projection(items: items, order: isSorted ? columns.order : [])))
        return SingleQuery(clauses)
    }
}

/// What can be read off a check's body.
enum CheckBody {
    /// The columns of its RETURN.
    static func columns(of definition: CheckDefinition) throws(Diagnostic) -> [String] {
        guard case .return(let projection)? = definition.body.first.clauses.last?.kind else {
            throw .noReturn(definition.name)
        }
        return projection.items.map { name(of: $0) }
    }

    static func name(of item: ProjectionItem) -> String {
        if let alias = item.alias { return alias.text }
        if case .variable(let name) = item.expression.kind { return name }
        return item.text.text.isEmpty ? item.expression.printed : item.text.text
    }

    /// The variable that the body returns as `subject`.
    static func subjectVariable(of body: SingleQuery) -> String? {
        guard case .return(let projection)? = body.clauses.last?.kind,
            let item = projection.items.first(where: { name(of: $0) == "subject" }),
            case .variable(let variable) = item.expression.bare.kind
        else { return nil }
        return variable
    }

    /// The labels that patterns of the body give to the variable that it returns as `subject`.
    static func subjectLabels(of body: SingleQuery) -> [String] {
        subjectVariable(of: body).map { labels(of: $0, in: body) } ?? []
    }

    /// The labels that patterns and conditions give to a variable, each once.
    static func labels(of variable: String, in body: SingleQuery) -> [String] {
        final class Found { var labels: [String] = [] }
        let found = Found()
        _ = try? TreeRewriter(
            after: { (part) throws(Diagnostic) in
                if case .hasLabels(let tested, let labels) = part.kind, case .variable(variable) = tested.kind {
                    found.labels += labels.asked
                }
                return part
            },
            node: { (node) throws(Diagnostic) in
                if node.variable?.text == variable { found.labels += node.labels?.asked ?? [] }
                return node
            }
        ).rewrite(single: body)
        return found.labels.reduce(into: []) { labels, label in if !labels.contains(label) { labels.append(label) } }
    }
}

extension LabelExpression {
    /// The labels that are asked for, without those that are left out.
    fileprivate var asked: [String] {
        switch self {
        case .label(let name): [name.text]
        case .and(let one, let other), .or(let one, let other): one.asked + other.asked
        case .not, .any: []
        }
    }
}

extension Diagnostic {
    fileprivate static func noReturn(_ name: Name) -> Diagnostic {
        .compileTime(
            .syntaxError, .invalidClauseComposition, "the check \(name.text) does not end with RETURN", at: name.span,
            help: "Let it return subject and, where they depend on the row, grade, expected, actual, detail, evidence.")
    }
}
