// Values that are written down.

import Diagnostics
import Syntax
import Values

enum Literals {
    /// The value of an expression that is made of literals only.
    static func value(of expression: Expression) throws(Diagnostic) -> Value {
        switch expression.kind {
        case .literal(let literal): return try value(of: literal)
        case .parenthesized(let inner): return try value(of: inner)
        case .unary(.minus, let inner):
            switch try value(of: inner) {
            case .integer(let number): return .integer(0 &- number)
            case .float(let number): return .float(-number)
            default: throw .noLiteral(expression.span)
            }
        case .unary(.plus, let inner): return try value(of: inner)
        case .list(let members):
            var values: [Value] = []
            for member in members { values.append(try value(of: member)) }
            return .list(values)
        case .map(let entries):
            var map = MapValue()
            for entry in entries { map[entry.key.text] = try value(of: entry.value) }
            return .map(map)
        case .variable(let name):
            switch name.lowercased() {
            case "nan": return .float(.nan)
            case "inf", "infinity": return .float(.infinity)
            default: throw .noLiteral(expression.span)
            }
        default: throw .noLiteral(expression.span)
        }
    }

    static func value(of literal: Literal) throws(Diagnostic) -> Value {
        switch literal {
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .integer(let number): return .integer(number)
        case .float(let number): return .float(number)
        case .string(let text): return .string(text)
        case .date(let text): return (try? CalendarDate(parsing: text)).map { .date($0) } ?? .null
        }
    }
}

extension Diagnostic {
    fileprivate static func noLiteral(_ span: Span) -> Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: .invalidUsage,
            message: "a value is written as a literal here: a number, a text in quotes, a list or a map", span: span)
    }
}
