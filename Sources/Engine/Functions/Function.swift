// What a function is: one value that holds its name, signature, documentation, example and kernel.

package import Catalogue
package import Diagnostics
package import Graph
package import Values

/// What a kernel may look at beside its arguments. Nothing here depends on the clock.
package struct FunctionContext: Sendable {
    package var graph: Graph
    /// `asOf()`, `periodStart()`, `periodEnd()` and the zone of the organisation; nil where nobody gave them.
    package var asOf: CalendarDate?
    package var periodStart: CalendarDate?
    package var periodEnd: CalendarDate?
    package var timeZone: String?
    /// State of `rand()`; seeded by the session, so that the same script gives the same numbers.
    package var parameters: [String: Value]
    /// The statement's own once it runs.
    package internal(set) var limits = Limits(cancellation: Cancellation(), budget: Budget())

    package init(
        graph: Graph, asOf: CalendarDate? = nil, periodStart: CalendarDate? = nil, periodEnd: CalendarDate? = nil,
        timeZone: String? = nil, parameters: [String: Value] = [:]
    ) {
        self.graph = graph
        self.asOf = asOf
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.timeZone = timeZone
        self.parameters = parameters
    }
}

/// A scalar function. The engine calls the kernel once for each row of a batch.
package struct Function: Sendable {
    /// Arguments are as many as an overload takes. Errors carry no span: the engine adds that of the call.
    package typealias Kernel = @Sendable (_ arguments: [Value], _ context: FunctionContext) throws(Failure) -> Value
    package typealias Failure = Diagnostic

    package var signature: FunctionSignature
    /// Most functions give null as soon as an argument is null; then the kernel is not called.
    package var nullIn: NullRule
    package var kernel: Kernel

    package enum NullRule: Sendable { case givesNull, isHandled }

    /// - Parameter parameters: one list for each way to call it.
    package init(
        _ name: String, _ parameters: [[Parameter]], gives result: ValueType, variadic: Bool = false,
        nullIn: NullRule = .givesNull, deterministic: Bool = true, asOf: AsOfDependence = .never, summary: String,
        example: (expression: String, result: String)? = nil, kernel: @escaping Kernel
    ) {
        signature = FunctionSignature(
            name: name, overloads: parameters, variadic: variadic, result: result, isDeterministic: deterministic,
            asOf: asOf, summary: summary, example: example)
        self.nullIn = nullIn
        self.kernel = kernel
    }
}
