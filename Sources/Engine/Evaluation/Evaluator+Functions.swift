// Calls of functions.

import Catalogue
import Diagnostics
import Graph
import Planning
import Values

extension Evaluator {
    /// Calls the kernel once a row; a call whose arguments are all constant, once a batch.
    func function(
        _ name: String, _ arguments: [BoundExpression], _ batch: Batch, _ span: Span
    ) throws(Diagnostic) -> Vector {
        guard let function = context.library.functions[name] else { throw .unknownFunction(name, span) }
        var columns: [Vector] = []
        var isConstant = function.signature.isDeterministic
        for argument in arguments {
            let column = try evaluate(argument, batch)
            if case .constant = column {} else { isConstant = false }
            columns.append(column)
        }
        // Taken out once: both hold the graph, and copying so large a value for each row costs more than most functions.
        let graph = context.graph
        context.functionContext.graph = graph
        let functionContext = context.functionContext
        let rows = isConstant ? min(1, batch.count) : batch.count
        var result: [Value] = []
        result.reserveCapacity(rows)
        var values = [Value](repeating: .null, count: columns.count)
        var held = 0
        for row in 0..<rows {
            var hasNull = false
            for (index, column) in columns.enumerated() {
                values[index] = column.value(at: row, in: graph)
                hasNull = hasNull || values[index].isNull
            }
            let isNull = hasNull && function.nullIn == .givesNull
            let value = isNull ? .null : try call(function, values, functionContext, span)
            result.append(value)
            try functionContext.limits.hold(value, beside: &held)
        }
        if isConstant { return .constant(result.first ?? .null) }
        return .values(result)
    }

    private func call(
        _ function: Function, _ values: [Value], _ functionContext: FunctionContext, _ span: Span
    ) throws(Diagnostic) -> Value {
        do {
            return try function.kernel(values, functionContext)
        } catch {
            var located = error
            located.span = error.span ?? span
            throw located
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownFunction(_ name: String, _ span: Span) -> Diagnostic {
        .runtime(.syntaxError, .unknownFunction, "there is no function \(name)", at: span)
    }
}
