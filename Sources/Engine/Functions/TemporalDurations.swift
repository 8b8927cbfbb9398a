// Functions that make durations.

import Catalogue
import Diagnostics
import Values

extension Function {
    static let durations: [Function] = [
        duration,
        between(
            "duration.between", .all, "what lies between two temporal values, in months, days and seconds",
            ("duration.between(date('1984-10-11'), date('2015-06-24'))", "'P30Y8M13D'")),
        between(
            "duration.inMonths", .months, "the whole months between two temporal values",
            ("duration.inMonths(date('1984-10-11'), date('2015-06-24'))", "'P30Y8M'")),
        between(
            "duration.inDays", .days, "the whole days between two temporal values",
            ("duration.inDays(date('1984-10-11'), date('2015-06-24'))", "'P11213D'")),
        between(
            "duration.inSeconds", .seconds, "the time between two temporal values, in hours, minutes and seconds",
            ("duration.inSeconds(localtime('14:30'), localtime('16:45'))", "'PT2H15M'")),
    ]

    private static let duration = Function(
        "duration", [[Parameter("value", .any)]], gives: .duration,
        summary: "a length of calendar time from text or from a map of years, months, days, hours, …",
        example: ("duration({months: 5, days: 1.5})", "'P5M1DT12H'")
    ) { (arguments, _) throws(Diagnostic) in
        switch arguments[0] {
        case .duration: return arguments[0]
        case .string(let text):
            return try located { () throws(TemporalError) in .duration(try CalendarDuration(parsing: text)) }
        case .map(let map):
            if map.values.contains(where: { $0.isNull }) { return .null }
            return try located { () throws(TemporalError) in .duration(try CalendarDuration(components: map)) }
        case let other: throw .wrongArgument("duration", other)
        }
    }

    private static func between(
        _ name: String, _ measure: DurationMeasure, _ summary: String, _ example: (expression: String, result: String)
    ) -> Function {
        Function(
            name, [[Parameter("from", .any), Parameter("to", .any)]], gives: .duration, summary: summary,
            example: example
        ) { (arguments, _) throws(Diagnostic) in
            let duration = try located { () throws(TemporalError) in
                try CalendarDuration.between(arguments[0], arguments[1], in: measure)
            }
            guard let duration else { throw .wrongArgument(name, arguments[arguments[0].isTemporal ? 1 : 0]) }
            return .duration(duration)
        }
    }
}
