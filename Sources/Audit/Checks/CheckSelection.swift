// Which checks a statement runs, and in which order.

import Diagnostics
import Syntax

/// Expands `CHECK a, b WHERE … FOR CLAUSE … AT LEAST …`.
struct CheckSelection {
    let context: AuditContext
    let definitions: Definitions
    let functions: FunctionWriter
    /// Whether the exceptions have the node itself as their first column, for queries that go on from it.
    var keepsSubject = false

    func run(_ statement: CheckStatement) throws(Diagnostic) -> CheckRun {
        let targets = try chosen(statement)
        let filter = CheckFilter(
            context: context, predicate: statement.predicate, atLeast: try grade(statement.atLeast))
        try filter.validate(
            against: try targets.map { (target) throws(Diagnostic) in
                let columns = CommonColumns(
                    definition: target.definition, columns: try CheckBody.columns(of: target.definition))
                return (CommonColumns.names + columns.own, CheckBody.subjectLabels(of: target.definition.body.first))
            })
        let expansion = CheckExpansion(context: context, functions: functions, keepsSubject: keepsSubject)
        return CheckRun(
            plans: try targets.map { (target) throws(Diagnostic) in
                try expansion.plan(target.definition, arguments: target.arguments, filter: filter)
            }, isAll: statement.checks.isEmpty, wantsUntested: statement.untested)
    }

    private struct Target {
        var definition: CheckDefinition
        var arguments: [RunArgument]
    }

    /// Those that are named, or all; then those about the clause. Checks of the data themselves come first.
    private func chosen(_ statement: CheckStatement) throws(Diagnostic) -> [Target] {
        var targets: [Target] = []
        for target in statement.checks {
            let definition = try definitions.check(target.name)
            targets.append(Target(definition: definition, arguments: target.arguments))
        }
        if statement.checks.isEmpty {
            let all = definitions.checks.names.compactMap { definitions.checks[$0]?.definition }
            let ordered = all.filter { $0.isAboutData } + all.filter { !$0.isAboutData }
            targets = ordered.map { Target(definition: $0, arguments: []) }
        }
        guard let clause = statement.clause else { return targets }
        let wanted = try context.text(of: clause)
        let about = targets.filter { target in
            target.definition.clauses.contains { clausesMatch($0, wanted) }
        }
        guard !about.isEmpty else { throw .noCheckForClause(wanted, at: clause.span, known: definitions.clauses) }
        return about
    }

    private func grade(_ name: Name?) throws(Diagnostic) -> Grade? {
        guard let name else { return nil }
        guard let grade = Grade(rawValue: name.text.lowercased()) else { throw .unknownGrade(name) }
        return grade
    }
}

extension Definitions {
    /// - Throws: no check of that name, with the nearest names.
    func check(_ name: Name) throws(Diagnostic) -> CheckDefinition {
        guard let entry = checks[name.text] else {
            throw .unknownDefinition("check", name, among: checks.names, help: "SHOW checks lists them.")
        }
        return entry.definition
    }

    /// - Throws: no saved query of that name, with the nearest names.
    func query(_ name: Name) throws(Diagnostic) -> QueryDefinition {
        guard let entry = queries[name.text] else {
            throw .unknownDefinition("saved query", name, among: queries.names, help: "SHOW queries lists them.")
        }
        return entry.definition
    }

    /// Every clause that some check speaks of, each once.
    fileprivate var clauses: [String] {
        let all = checks.names.flatMap { checks[$0]?.definition.clauses ?? [] }
        return all.reduce(into: []) { found, clause in if !found.contains(clause) { found.append(clause) } }
    }
}

extension CheckDefinition {
    var isAboutData: Bool { severity?.text == dataQualityGrade }
}

extension Diagnostic {
    fileprivate static func unknownDefinition(
        _ what: String, _ name: Name, among names: [String], help: String
    ) -> Diagnostic {
        let nearest = NearestNames.nearest(to: name.text, among: names)
        return .compileTime(
            .semanticError, .unknownName, "there is no \(what) \(name.text)", at: name.span, label: question(nearest),
            help: help, correction: nearest.first)
    }

    fileprivate static func noCheckForClause(_ clause: String, at span: Span, known: [String]) -> Diagnostic {
        .compileTime(
            .semanticError, .unknownName, "no check is about clause \(clause)", at: span,
            label: NearestNames.question(for: clause, among: known),
            help: "Clauses with checks: \(known.joined(separator: ", ")).")
    }

    fileprivate static func unknownGrade(_ name: Name) -> Diagnostic {
        let grades = Grade.allCases.map(\.rawValue)
        return .compileTime(
            .semanticError, .invalidArgumentValue, "\(name.text) is no grade", at: name.span,
            label: NearestNames.question(for: name.text, among: grades),
            help: "Grades are \(grades.joined(separator: ", ")).")
    }
}
