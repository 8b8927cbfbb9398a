// Our own functions in openCypher's words.

import Diagnostics
import Syntax
import Values

extension PortableWriter {
    /// A call whose arguments are portable already.
    func written(_ call: FunctionCall, _ span: Span) throws(Diagnostic) -> Expression {
        let name = call.name.text.lowercased()
        let arguments = call.arguments
        switch (name, arguments.count) {
        case ("asof", 0), ("date", 0), ("date.statement", 0), ("date.transaction", 0), ("date.realtime", 0):
            return try date(context.asOf, "as-of", span)
        case ("periodstart", 0): return try date(context.periodStart, "period", span)
        case ("periodend", 0): return try date(context.periodEnd, "period", span)
        case ("lower", 1): return .call("toLower", arguments[0])
        case ("upper", 1): return .call("toUpper", arguments[0])
        case ("rels", 1): return .call("relationships", arguments[0])
        case ("isempty", 1): return Expression.call("size", arguments[0]).compared(.equal, .integer(0))
        case ("elementid", 1): return .call("toString", .call("id", arguments[0]))
        case ("exists", 1):
            if case .pattern = arguments[0].bare.kind { return arguments[0] }
            return arguments[0].isNull(negated: true)
        case ("file", 1): return arguments[0].property(PortableNames.file)
        case ("line", 1): return arguments[0].property(PortableNames.line)
        case ("source", 1):
            let line = Expression.call("toString", arguments[0].property(PortableNames.line))
            let file = Expression(.binary(.add, arguments[0].property(PortableNames.file), .string(":")))
            return Expression(.parenthesized(Expression(.binary(.add, file, line))))
        case ("endofday", 1):
            let next = Expression(
                .binary(.add, arguments[0], .call("duration", .map(("days", .integer(1))))))
            return .call("datetime", .map(("date", next), ("timezone", .string(zone))))
        case ("elapse", 2): return Expression(.parenthesized(Expression(.binary(.add, arguments[0], arguments[1]))))
        case ("dayof", 1):
            return .call("date", .call("datetime", .map(("datetime", arguments[0]), ("timezone", .string(zone)))))
        default:
            if hasNoEquivalent(name, arguments.count) { throw noEquivalent("\(call.name.text)()", call.name.span) }
            return Expression(.call(call), span)
        }
    }

    private var zone: String { context.timeZone ?? "UTC" }

    private func date(_ day: CalendarDate?, _ what: String, _ span: Span) throws(Diagnostic) -> Expression {
        guard let day, let text = Value.date(day).temporalText else {
            throw noEquivalent("a query without \(what)", span)
        }
        return .call("date", .string(text))
    }

    /// Clocks, which as-of stands in for here, conversions that openCypher lacks, and what asks for our catalogue.
    private func hasNoEquivalent(_ name: String, _ arguments: Int) -> Bool {
        if ["provided", "tobooleanornull", "tofloatornull", "tointegerornull", "tostringornull"].contains(name) {
            return true
        }
        let parts = name.split(separator: ".")
        let clocks: Set<Substring> = ["time", "localtime", "datetime", "localdatetime"]
        guard let first = parts.first, clocks.contains(first) || first == "date" else { return false }
        if parts.count == 1 { return arguments == 0 }
        return ["statement", "transaction", "realtime"].contains(parts[1])
    }
}

extension Expression {
    fileprivate static func map(_ entries: (String, Expression)...) -> Expression {
        Expression(.map(entries.map { MapEntry(Name($0.0), $0.1) }))
    }
}
