// Parameters of checks and saved queries: their values are written into the body.

import Diagnostics
import Syntax

/// Values for the parameters of a definition.
struct ParameterValues {
    /// By name, in the order of the definition.
    private(set) var values: [(name: String, value: Expression)]

    /// - Throws: an argument that the definition has no parameter for, or a parameter without value and default.
    init(_ parameters: [DefinedParameter], arguments: [RunArgument], of owner: Name) throws(Diagnostic) {
        for argument in arguments where !parameters.contains(where: { $0.name == argument.name }) {
            throw .noSuchParameter(argument.name, of: owner, known: parameters.map(\.name.text))
        }
        values = []
        for parameter in parameters {
            let given = arguments.last { $0.name == parameter.name }?.value
            guard let value = given ?? parameter.defaultValue else {
                throw .parameterWanted(parameter.name, of: owner)
            }
            values.append((parameter.name.text, value))
        }
    }

    /// A rewriter that puts the values in.
    var rewriter: TreeRewriter {
        let byName = Dictionary(values, uniquingKeysWith: { first, _ in first })
        let measure = TreeMeasure()
        return TreeRewriter(after: { (expression) throws(Diagnostic) in
            guard case .parameter(let name) = expression.kind, let value = byName[name] else { return expression }
            try measure.add(value)
            return value
        })
    }
}

extension Diagnostic {
    fileprivate static func noSuchParameter(_ name: Name, of owner: Name, known: [String]) -> Diagnostic {
        .compileTime(
            .semanticError, .unknownName, "\(owner.text) has no parameter \(name.text)", at: name.span,
            help: known.isEmpty
                ? "\(owner.text) takes no parameters." : "Its parameters: \(known.joined(separator: ", ")).")
    }

    fileprivate static func parameterWanted(_ name: Name, of owner: Name) -> Diagnostic {
        .compileTime(
            .parameterMissing, .missingParameter, "\(owner.text) needs a value for \(name.text)", at: owner.span,
            help: "Write \(owner.text)(\(name.text): …).")
    }
}
