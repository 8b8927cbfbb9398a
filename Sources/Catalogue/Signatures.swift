// What is known about functions and procedures: enough to check a call, to complete it and to explain it.

package import Values

/// A named, typed parameter or result.
package struct Parameter: Hashable, Sendable {
    package var name: String
    package var type: ValueType
    package var optional: Bool
    package init(_ name: String, _ type: ValueType, optional: Bool = false) {
        self.name = name
        self.type = type
        self.optional = optional
    }
}

/// When a call's result rests on the dates that everything is judged by.
package enum AsOfDependence: Sendable {
    case never, always
    /// Called without an argument, or with a time zone alone: the clock stands at as-of.
    case asClock
    /// Called with fewer arguments: what is left out is as-of.
    case withFewerArguments(than: Int)
}

/// A function or an aggregate as its callers see it.
package struct FunctionSignature: Sendable {
    /// As it is printed: `toUpper`, `duration.between`. Compared ignoring case.
    package var name: String
    /// One list of parameters for each way to call it.
    package var overloads: [[Parameter]]
    /// Whether the last parameter of the last overload may repeat.
    package var variadic: Bool
    package var result: ValueType
    package var isAggregate: Bool
    /// Whether the same arguments always give the same result within a statement.
    package var isDeterministic: Bool
    package var asOf: AsOfDependence
    package var summary: String
    /// An expression and the literal that it gives, as `toUpper('ab')` and `'AB'`.
    package var example: (expression: String, result: String)?

    package init(
        name: String, overloads: [[Parameter]], variadic: Bool = false, result: ValueType, isAggregate: Bool = false,
        isDeterministic: Bool = true, asOf: AsOfDependence = .never, summary: String,
        example: (expression: String, result: String)? = nil
    ) {
        self.name = name
        self.overloads = overloads
        self.variadic = variadic
        self.result = result
        self.isAggregate = isAggregate
        self.isDeterministic = isDeterministic
        self.asOf = asOf
        self.summary = summary
        self.example = example
    }

    /// The numbers of arguments that some overload takes.
    package func accepts(argumentCount count: Int) -> Bool {
        for (index, overload) in overloads.enumerated() {
            let required = overload.filter { !$0.optional }.count
            if count >= required && count <= overload.count { return true }
            if variadic && index == overloads.count - 1 && count >= required { return true }
        }
        return false
    }
}

/// A procedure as its callers see it.
package struct ProcedureSignature: Sendable {
    /// With its namespace: `graph.components`.
    package var name: String
    package var parameters: [Parameter]
    package var results: [Parameter]
    package var summary: String
    package init(name: String, parameters: [Parameter], results: [Parameter], summary: String) {
        self.name = name
        self.parameters = parameters
        self.results = results
        self.summary = summary
    }
}

/// The graph and the language together: all that planning and help need to know.
package struct Catalogue: Sendable {
    package var graph: GraphCatalogue
    /// By lower-case name.
    package private(set) var functions: [String: FunctionSignature]
    /// By lower-case name.
    package private(set) var procedures: [String: ProcedureSignature]

    package init(graph: GraphCatalogue, functions: [FunctionSignature], procedures: [ProcedureSignature]) {
        self.graph = graph
        self.functions = Dictionary(
            functions.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        self.procedures = Dictionary(
            procedures.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
