// Functions that make dates, times and instants, each with its clocks and its truncation.

import Catalogue
import Diagnostics
import Values

extension Function {
    static let temporal: [Function] =
        TemporalKind.allCases.flatMap { [constructor($0), truncation($0)] + clocks($0) } + epochs + durations

    /// `date('2026-03-31')`, `date({year: 2026})`, `date(other)`, `date()`.
    private static func constructor(_ kind: TemporalKind) -> Function {
        Function(
            kind.name, [[], [Parameter("value", .any)]], gives: kind.type, asOf: .asClock,
            summary:
                "a \(kind.type) from text, from a map of components or from another temporal value; alone, at as-of",
            example: kind.example
        ) { (arguments, context) throws(Diagnostic) in
            switch arguments.first {
            case nil: return try kind.atAsOf(context)
            case .string(let text): return try kind.parsed(text, context)
            case .map(let map):
                if map.values.contains(where: { $0.isNull }) { return .null }
                if map.keys == ["timezone"], case .string(let zone) = map.values[0] {
                    return try kind.atAsOf(context, zone)
                }
                return try kind.built(map, context)
            case .some(let value):
                guard let result = try kind.converted(value, context) else { throw .wrongArgument(kind.name, value) }
                return result
            }
        }
    }

    /// `date.truncate('month', value, {day: 2})`.
    private static func truncation(_ kind: TemporalKind) -> Function {
        let name = kind.name + ".truncate"
        let unit = Parameter("unit", .string)
        let value = Parameter("value", .any)
        return Function(
            name, [[unit], [unit, value], [unit, value, Parameter("components", .map)]], gives: kind.type,
            asOf: .withFewerArguments(than: 2),
            summary: "the first \(kind.type) of the unit that a value lies in, with components of its own if given",
            example: kind.truncationExample
        ) { (arguments, context) throws(Diagnostic) in
            let unitName = try arguments.string(0, of: name)
            let unit = try located { () throws(TemporalError) in try TemporalUnit(named: unitName) }
            var components = MapValue()
            if arguments.count > 2 {
                guard case .map(let map) = arguments[2] else { throw .wrongArgument(name, arguments[2]) }
                if map.values.contains(where: { $0.isNull }) { return .null }
                components = map
            }
            let subject = arguments.count > 1 ? arguments[1] : try TemporalKind.dateTime.atAsOf(context)
            guard subject.isTemporal else { throw .wrongArgument(name, subject) }
            return try kind.truncated(subject, unit, components, context)
        }
    }

    /// `date.transaction()`, `date.statement()`, `date.realtime()`: there is one clock only, and it stands at as-of.
    private static func clocks(_ kind: TemporalKind) -> [Function] {
        ["transaction", "statement", "realtime"].map { clock in
            let name = kind.name + "." + clock
            return Function(
                name, [[], [Parameter("timezone", .string)]], gives: kind.type, asOf: .always,
                summary: "the \(kind.type) of as-of, on the organisation's clock or that of a time zone"
            ) { (arguments, context) throws(Diagnostic) in
                try kind.atAsOf(context, arguments.isEmpty ? nil : try arguments.string(0, of: name))
            }
        }
    }

    private static let epochs: [Function] = [
        Function(
            "datetime.fromepoch", [[Parameter("seconds", .integer), Parameter("nanoseconds", .integer)]],
            gives: .dateTime,
            summary: "the instant some seconds and nanoseconds after 1970-01-01T00:00Z",
            example: ("datetime.fromepoch(416779, 999999999)", "'1970-01-05T19:46:19.999999999Z'")
        ) { (arguments, _) throws(Diagnostic) in
            let seconds = try arguments.integer(0, of: "datetime.fromepoch")
            let nanoseconds = try arguments.integer(1, of: "datetime.fromepoch")
            return try located { () throws(TemporalError) in
                let start = try ZonedDateTime(epochSecond: seconds)
                let rest = CalendarDuration(
                    seconds: nanoseconds / 1_000_000_000 - (nanoseconds % 1_000_000_000 < 0 ? 1 : 0),
                    nanoseconds: Int32((nanoseconds % 1_000_000_000 + 1_000_000_000) % 1_000_000_000))
                return .dateTime(try start.adding(rest))
            }
        },
        Function(
            "datetime.fromepochmillis", [[Parameter("milliseconds", .integer)]], gives: .dateTime,
            summary: "the instant some milliseconds after 1970-01-01T00:00Z",
            example: ("datetime.fromepochmillis(237821673987)", "'1977-07-15T13:34:33.987Z'")
        ) { (arguments, _) throws(Diagnostic) in
            let milliseconds = try arguments.integer(0, of: "datetime.fromepochmillis")
            return try located { () throws(TemporalError) in .dateTime(try ZonedDateTime(epochMillis: milliseconds)) }
        },
    ]
}
