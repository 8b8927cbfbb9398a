// Binding of CALL: arguments against the procedure's signature, and what is yielded.

import Catalogue
import Diagnostics
import Syntax
import Values

extension Binder {
    /// - Parameter isStandalone: whether the call is the whole statement; then arguments may come from parameters, and
    ///   all results are columns.
    func bindProcedure(
        _ call: CallClause, _ scope: inout Scope, _ span: Span, isStandalone: Bool
    ) throws(Diagnostic) -> (clauses: [BoundClause], columns: [(name: String, slot: Slot)]?) {
        let name = call.procedure.text.lowercased()
        guard let signature = catalogue.procedures[name] else { throw unknownProcedure(call.procedure) }
        let arguments = try bindArguments(call, signature, scope, isStandalone: isStandalone)
        let items = try yieldItems(call, signature, isStandalone: isStandalone)
        var yields: [(result: Int, slot: Slot)] = []
        var columns: [(name: String, slot: Slot)] = []
        for (result, item) in items {
            let variable = item.alias ?? item.field
            if scope[variable.text] != nil { throw .alreadyBound(variable, "give the result another name with AS") }
            let type = signature.results[result].type
            let slot = slots.make(variable.text, type)
            scope.declare(Variable(name: variable.text, slot: slot, type: type))
            yields.append((result, slot))
            columns.append((variable.text, slot))
        }
        let bound = ProcedureCall(
            name: name, arguments: arguments, yields: yields, isVoid: signature.results.isEmpty, span: span)
        let conditions = try bindConjuncts(call.yield?.predicate, Context(scope))
        let clauses: [BoundClause] = [.call(bound)] + (conditions.isEmpty ? [] : [.filter(conditions)])
        return (clauses, signature.results.isEmpty ? nil : columns)
    }

    private func bindArguments(
        _ call: CallClause, _ signature: ProcedureSignature, _ scope: Scope, isStandalone: Bool
    ) throws(Diagnostic) -> [BoundExpression] {
        guard let arguments = call.arguments else {
            guard isStandalone else { throw .argumentsNeeded(call.procedure) }
            if let parameters,
                let missing = signature.parameters.first(where: { !parameters.contains($0.name) && !$0.optional })
            {
                throw .missingParameter(missing.name, parameters, call.procedure.span)
            }
            let given = signature.parameters.prefix { parameters?.contains($0.name) ?? true }
            return given.map { .parameter($0.name) }
        }
        let required = signature.parameters.filter { !$0.optional }.count
        guard arguments.count >= required, arguments.count <= signature.parameters.count else {
            throw .procedureArguments(signature, arguments.count, call.procedure.span)
        }
        var bound: [BoundExpression] = []
        for (parameter, argument) in zip(signature.parameters, arguments) {
            let value = try bind(argument, Context(scope))
            guard value.type.fits(parameter.type) else {
                throw .argument(
                    "\(parameter.name) is \(parameter.type.withArticle), and this is \(value.type.withArticle)",
                    argument.span)
            }
            bound.append(value.expression)
        }
        return bound
    }

    /// The results that are taken, with their places in the signature.
    private func yieldItems(
        _ call: CallClause, _ signature: ProcedureSignature, isStandalone: Bool
    ) throws(Diagnostic) -> [(Int, CallClause.YieldItem)] {
        let all = signature.results.enumerated().map {
            ($0.offset, CallClause.YieldItem(Name($0.element.name, call.procedure.span)))
        }
        guard let yield = call.yield else { return isStandalone ? all : [] }
        if yield.all {
            guard isStandalone else {
                throw .compileTime(
                    .syntaxError, .unexpectedSyntax, "YIELD * stands only in a CALL that is the whole statement",
                    at: call.procedure.span,
                    help: "Name the results: YIELD \(signature.results.map(\.name).joined(separator: ", ")).")
            }
            return all
        }
        var items: [(Int, CallClause.YieldItem)] = []
        for item in yield.items {
            guard let index = signature.results.firstIndex(where: { $0.name == item.field.text }) else {
                throw .unknownResult(item.field, signature)
            }
            items.append((index, item))
        }
        return items
    }

    private func unknownProcedure(_ name: Name) -> Diagnostic {
        let near = NearestNames.nearest(to: name.text, among: catalogue.procedures.values.map(\.name).sorted()).first
        return .compileTime(
            .procedureError, .procedureNotFound, "no procedure \(name.text)", at: name.span,
            label: near.map { "did you mean \($0)?" }, correction: near)
    }
}

// MARK: - Wording

extension Diagnostic {
    static func argumentsNeeded(_ name: Name) -> Diagnostic {
        .compileTime(
            .syntaxError, .invalidArgumentPassingMode, "inside a query the arguments of \(name.text) must be written",
            at: name.span,
            help: "Write CALL \(name.text)(…).")
    }

    static func procedureArguments(_ signature: ProcedureSignature, _ count: Int, _ span: Span) -> Diagnostic {
        let names = signature.parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
        return .compileTime(
            .syntaxError, .invalidNumberOfArguments,
            "\(signature.name)(\(names)) is given \(count == 1 ? "one argument" : "\(count) arguments")",
            at: span)
    }

    static func unknownResult(_ field: Name, _ signature: ProcedureSignature) -> Diagnostic {
        let names = signature.results.map(\.name)
        let near = NearestNames.nearest(to: field.text, among: names).first
        return .compileTime(
            .syntaxError, .undefinedVariable, "\(signature.name) has no result `\(field.text)`", at: field.span,
            label: near.map { "did you mean \($0)?" }, help: "It has \(names.joined(separator: ", ")).",
            correction: near)
    }
}
