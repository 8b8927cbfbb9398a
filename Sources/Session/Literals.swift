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
        case .call(let call): return try value(of: call, at: expression.span)
        case .variable(let name):
            switch name.lowercased() {
            case "nan": return .float(.nan)
            case "inf", "infinity": return .float(.infinity)
            default: throw .noLiteral(expression.span)
            }
        default: throw .noLiteral(expression.span)
        }
    }

    /// `duration('P1Y')`, `date('2026-03-31')`: a temporal value from its text.
    private static func value(of call: FunctionCall, at span: Span) throws(Diagnostic) -> Value {
        guard call.arguments.count == 1, case .literal(.string(let text))? = call.arguments.first?.kind else {
            throw .noLiteral(span)
        }
        do throws(TemporalError) {
            switch call.name.text.lowercased() {
            case "date": return .date(try CalendarDate(parsing: text))
            case "localtime": return .localTime(try LocalTime(parsing: text))
            case "time": return .time(try ZonedTime(parsing: text))
            case "localdatetime": return .localDateTime(try LocalDateTime(parsing: text))
            case "datetime": return .dateTime(try ZonedDateTime(parsing: text))
            case "duration": return .duration(try CalendarDuration(parsing: text))
            default: break
            }
        } catch { throw .noLiteral(span) }
        throw .noLiteral(span)
    }

    /// A value as `value(of:)` reads it back, also where it is a date or a time.
    static func text(of value: Value) -> String {
        func call(_ name: String) -> String { "\(name)(\(quoted(value.temporalText ?? "")))" }
        switch value {
        case .date: return call("date")
        case .localTime: return call("localtime")
        case .time: return call("time")
        case .localDateTime: return call("localdatetime")
        case .dateTime: return call("datetime")
        case .duration: return call("duration")
        case .list(let items): return "[" + items.map(text).joined(separator: ", ") + "]"
        case .map(let map):
            return "{" + zip(map.keys, map.values).map { nameLiteral($0) + ": " + text(of: $1) }.joined(separator: ", ")
                + "}"
        default: return value.literal(in: ResultTable(columns: []))
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
