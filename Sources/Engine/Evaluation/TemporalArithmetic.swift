// Arithmetic with dates, times and durations.

import Diagnostics
import Planning
import Values

/// nil where the operands do not go together.
func calculateTemporal(_ op: Arithmetic, _ a: Value, _ b: Value, _ span: Span) throws(Diagnostic) -> Value? {
    do {
        return try calculate(op, a, b)
    } catch {
        throw .temporal(error, span)
    }
}

private func calculate(_ op: Arithmetic, _ a: Value, _ b: Value) throws(TemporalError) -> Value? {
    switch (op, a, b) {
    case (.add, _, .duration(let duration)): return try a.adding(duration)
    case (.add, .duration(let duration), _): return try b.adding(duration)
    case (.subtract, _, .duration(let duration)): return try a.subtracting(duration)
    case (.multiply, .duration(let duration), .integer(let factor)),
        (.multiply, .integer(let factor), .duration(let duration)):
        return .duration(try duration.multiplied(by: factor))
    case (.multiply, .duration(let duration), .float(let factor)),
        (.multiply, .float(let factor), .duration(let duration)):
        return .duration(try duration.multiplied(by: factor))
    case (.divide, .duration(let duration), .integer(let divisor)): return .duration(try duration.divided(by: divisor))
    case (.divide, .duration(let duration), .float(let divisor)): return .duration(try duration.divided(by: divisor))
    default: return nil
    }
}

extension Diagnostic {
    /// - Parameter span: where the value was to be made.
    static func temporal(_ error: TemporalError, _ span: Span? = nil) -> Diagnostic {
        switch error {
        case .divisionByZero: .runtime(.arithmeticError, .divisionByZero, error.message, at: span)
        case .overflow: .runtime(.arithmeticError, .numberOutOfRange, error.message, at: span)
        default: .runtime(.argumentError, .invalidArgumentValue, error.message, at: span)
        }
    }
}
