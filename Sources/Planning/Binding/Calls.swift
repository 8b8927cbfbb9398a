// Binding of function calls, checked against the catalogue's signatures.

import Catalogue
import Diagnostics
import Syntax
import Values

extension Binder {
    func bindCall(_ call: FunctionCall, _ expression: Expression, _ context: Context) throws(Diagnostic) -> Typed {
        let values = context.value
        if let aggregate = AggregateFunction(named: call.name.text) {
            return try bindAggregate(aggregate, call, expression, values)
        }
        let name = call.name.text.lowercased()
        if name == "exists", call.arguments.count == 1 { return try bindOldExists(call.arguments[0], context) }
        guard let signature = catalogue.functions[name] else { throw unknownFunction(call.name) }
        guard !call.distinct else {
            throw .compileTime(
                .syntaxError, .unexpectedSyntax, "DISTINCT belongs to aggregates, and \(signature.name)() is none",
                at: expression.span)
        }
        guard signature.accepts(argumentCount: call.arguments.count) else {
            throw .argumentCount(call, signature.argumentCounts, expression.span)
        }
        var bound: [Typed] = []
        for argument in call.arguments { bound.append(try bind(argument, values)) }
        try checkArguments(call, bound, signature)
        return Typed(.function(name, bound.map(\.expression), expression.span), result(signature, bound))
    }

    /// `exists(n.name)` and `exists((a)-->(b))`, the forms before `IS NOT NULL` and `EXISTS { … }`.
    private func bindOldExists(_ argument: Expression, _ context: Context) throws(Diagnostic) -> Typed {
        if case .pattern = argument.withoutParentheses.kind { return try bind(argument, context.predicate) }
        return Typed(.isNull(try bind(argument, context.value).expression, negated: true), .boolean)
    }

    /// `range` is left to the engine: openCypher has its arguments checked at run time.
    private func checkArguments(_ call: FunctionCall, _ arguments: [Typed], _ signature: FunctionSignature)
        throws(Diagnostic)
    {
        if signature.name.lowercased() == "range" { return }
        let candidates = signature.overloads.enumerated().filter { index, overload in
            let required = overload.filter { !$0.optional }.count
            let repeats = signature.variadic && index == signature.overloads.count - 1
            return arguments.count >= required && (arguments.count <= overload.count || repeats)
        }.map(\.element)
        if candidates.contains(where: { fits(arguments, $0) }) { return }
        for (index, argument) in arguments.enumerated()
        where !candidates.contains(where: { fits([argument], [parameter(index, $0)].compactMap { $0 }) }) {
            let expected = Set(candidates.compactMap { parameter(index, $0)?.type.withArticle }).sorted()
            throw .argument(
                "\(signature.name)() takes \(expected.listed("or")) here, and this is \(argument.type.withArticle)",
                call.arguments[index].span)
        }
        throw .argument(
            "\(signature.name)() does not take these types together", call.arguments.first?.span ?? call.name.span)
    }

    private func parameter(_ index: Int, _ overload: [Parameter]) -> Parameter? {
        index < overload.count ? overload[index] : overload.last
    }

    private func fits(_ arguments: [Typed], _ overload: [Parameter]) -> Bool {
        for (index, argument) in arguments.enumerated() {
            guard let parameter = parameter(index, overload), argument.type.fits(parameter.type) else { return false }
        }
        return true
    }

    /// Some functions give back what they are given.
    private func result(_ signature: FunctionSignature, _ arguments: [Typed]) -> ValueType {
        switch signature.name.lowercased() {
        case "head", "last": return arguments[0].type.element
        case "tail", "reverse": return arguments[0].type.isList ? arguments[0].type : signature.result
        case "coalesce":
            let types = arguments.map(\.type).filter { $0 != .null }
            return types.dropFirst().reduce(types.first ?? .null) { $0.joined($1) }
        default: return signature.result
        }
    }

    private func unknownFunction(_ name: Name) -> Diagnostic {
        let names = catalogue.functions.values.map(\.name).sorted() + AggregateFunction.allCases.map(\.rawValue)
        let near = NearestNames.nearest(to: name.text, among: names).first
        return .compileTime(
            .syntaxError, .unknownFunction, "no function \(name.text)", at: name.span,
            label: near.map { "did you mean \($0)?" }, correction: near)
    }
}

extension FunctionSignature {
    /// How many arguments it takes, in words.
    fileprivate var argumentCounts: String {
        let least = overloads.map { $0.filter { !$0.optional }.count }.min() ?? 0
        let most = overloads.map(\.count).max() ?? 0
        if variadic { return "at least \(least == 1 ? "one argument" : "\(least) arguments")" }
        if most == 0 { return "no arguments" }
        let words = (least...most).map(String.init).listed("or")
        return most == 1 ? "\(least == 1 ? "one" : words) argument" : "\(words) arguments"
    }
}

// MARK: - Wording

extension Diagnostic {
    static func argumentCount(_ call: FunctionCall, _ expected: String, _ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .invalidNumberOfArguments,
            "\(call.name.text)() takes \(expected), not \(call.arguments.count)",
            at: span)
    }
}
