// Defined functions are names for expressions: here they are written out where they are called.

import Diagnostics
import Syntax

/// Writes defined functions out. Variables of a function's own are renamed where the text around the call uses the same
/// name, so that a call means the same wherever it stands.
struct FunctionWriter {
    /// By lower-case name; bodies call no defined function any more.
    let functions: Shelf<FunctionDefinition>
    /// What `provided('Process.stage')` becomes; nil leaves such calls as they are.
    let provided: (@Sendable (String) -> Bool)?
    /// Whether the text around the calls was written by a user, who finds it again as it was.
    var keepsText = false

    func written(_ query: Query) throws(Diagnostic) -> Query {
        try rewriter(avoiding: NameCollector.names(in: query)).rewrite(query: query)
    }

    func written(_ expression: Expression, avoiding names: Set<String> = []) throws(Diagnostic) -> Expression {
        try rewriter(avoiding: names.union(NameCollector.names(in: expression))).rewrite(expression)
    }

    private func rewriter(avoiding names: Set<String>) -> TreeRewriter {
        let measure = TreeMeasure()
        return TreeRewriter(after: { (expression) throws(Diagnostic) in
            guard case .call(let call) = expression.kind else { return keepsText ? expression : folded(expression) }
            guard let function = functions[call.name.text.lowercased()]?.definition else { return folded(expression) }
            return try body(of: function, for: call, avoiding: names, measure)
        })
    }

    /// What is known before the query runs; and dates as the core writes them.
    private func folded(_ expression: Expression) -> Expression {
        if case .literal(.date(let day)) = expression.kind { return .call("date", .string(day)) }
        guard let provided else { return expression }
        if case .call(let call) = expression.kind, let need = call.providedArgument { return .boolean(provided(need)) }
        return simplified(expression)
    }

    /// The function's body with its parameters replaced.
    private func body(
        of function: FunctionDefinition, for call: FunctionCall, avoiding names: Set<String>, _ measure: TreeMeasure
    ) throws(Diagnostic) -> Expression {
        guard call.arguments.count == function.parameters.count, !call.distinct else {
            throw .wrongArguments(function, call)
        }
        var arguments: [String: Expression] = [:]
        var taken = names
        for (parameter, argument) in zip(function.parameters, call.arguments) {
            arguments[parameter.text] = argument
            taken.formUnion(NameCollector.names(in: argument))
        }
        let renamed = renaming(of: function, avoiding: taken)
        let replacing = TreeRewriter(
            use: { (text, span) throws(Diagnostic) in
                if let argument = arguments[text] {
                    try measure.add(argument)
                    return argument
                }
                return Expression(.variable(renamed[text] ?? text), span)
            },
            name: { (name) throws(Diagnostic) in
                guard let argument = arguments[name.text] else {
                    return Name(renamed[name.text] ?? name.text, name.span)
                }
                guard case .variable(let variable) = argument.bare.kind else {
                    throw .variableWanted(function, parameter: name, at: argument.span)
                }
                return Name(variable, argument.span)
            },
            after: { (expression) throws(Diagnostic) in folded(expression) }, measure: measure)
        return try replacing.rewrite(function.body)
    }

    /// New names for those of the function's own variables that are taken.
    private func renaming(of function: FunctionDefinition, avoiding taken: Set<String>) -> [String: String] {
        let parameters = Set(function.parameters.map(\.text))
        let own = NameCollector.names(in: function.body).subtracting(parameters)
        var result: [String: String] = [:]
        var avoided = taken.union(own)
        for name in own.sorted() where taken.contains(name) {
            let fresh = freshName(name, avoiding: avoided)
            avoided.insert(fresh)
            result[name] = fresh
        }
        return result
    }
}

extension FunctionCall {
    /// The literal in `provided('Process.stage')`.
    fileprivate var providedArgument: String? {
        guard name.text.lowercased() == "provided", arguments.count == 1 else { return nil }
        if case .literal(.string(let text)) = arguments[0].kind { return text }
        return nil
    }
}

extension Diagnostic {
    fileprivate static func wrongArguments(_ function: FunctionDefinition, _ call: FunctionCall) -> Diagnostic {
        let parameters = function.parameters.map(\.text).joined(separator: ", ")
        return .compileTime(
            .syntaxError, .invalidNumberOfArguments,
            "\(function.name.text) takes \(function.parameters.count) arguments, not \(call.arguments.count)",
            at: call.name.span, help: "It is defined as \(function.name.text)(\(parameters)).")
    }

    fileprivate static func variableWanted(
        _ function: FunctionDefinition, parameter: Name, at span: Span
    ) -> Diagnostic {
        .compileTime(
            .syntaxError, .invalidArgumentPassingMode,
            "\(function.name.text) uses \(parameter.text) in a pattern, so it must be given a variable", at: span,
            help: "Name the value first, for example with WITH … AS \(parameter.text).")
    }
}
