// The dates against which an audit judges.

import Catalogue
import Diagnostics
import Values

extension Function {
    static let judgement: [Function] = [
        date("asOf", "the date against which everything is judged", { $0.asOf }),
        date("periodStart", "the first day of the period under audit", { $0.periodStart }),
        date("periodEnd", "the last day of the period under audit", { $0.periodEnd }),
        Function(
            "dayOf", [[Parameter("instant", .any)]], gives: .date,
            summary: "the day of an instant, in the organisation's time zone",
            example: ("dayOf(localdatetime('2026-03-31T23:00'))", "'2026-03-31'")
        ) { (arguments, context) throws(Diagnostic) in
            switch arguments[0] {
            case .date: return arguments[0]
            case .localDateTime(let local): return .date(local.date)
            case .dateTime(let instant): return .date(try instant.inOrganisationZone(context).local.date)
            case let other: throw .wrongArgument("dayOf", other)
            }
        },
        Function(
            "endOfDay", [[Parameter("day", .date)]], gives: .dateTime,
            summary: "the end of a day in the organisation's time zone: 00:00 of the day after"
        ) { (arguments, context) throws(Diagnostic) in
            guard case .date(let day) = arguments[0] else { throw .wrongArgument("endOfDay", arguments[0]) }
            return .dateTime(try CalendarDate(epochDay: day.epochDay + 1).startInOrganisationZone(context))
        },
        Function(
            "elapse", [[Parameter("instant", .any), Parameter("time", .duration)]], gives: .dateTime,
            summary: "the instant after some time: years and months by the calendar, a day as 24 hours"
        ) { (arguments, context) throws(Diagnostic) in
            guard case .duration(let time) = arguments[1] else { throw .wrongArgument("elapse", arguments[1]) }
            return .dateTime(try instant(arguments[0], context).elapsed(time, context))
        },
    ]

    private static func date(
        _ name: String, _ summary: String, _ day: @escaping @Sendable (FunctionContext) -> CalendarDate?
    ) -> Function {
        Function(name, [[]], gives: .date, asOf: .always, summary: summary) { (_, context) throws(Diagnostic) in
            guard let day = day(context) else { throw .noDate(name) }
            return .date(day)
        }
    }

    private static func instant(_ value: Value, _ context: FunctionContext) throws(Diagnostic) -> ZonedDateTime {
        switch value {
        case .dateTime(let instant): return instant
        case .localDateTime(let local): return try local.inOrganisationZone(context)
        case .date(let day): return try day.startInOrganisationZone(context)
        default: throw .wrongArgument("elapse", value)
        }
    }
}

extension Diagnostic {
    fileprivate static func noDate(_ function: String) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .argumentError, detail: .missingAsOf,
            message: "\(function)() needs the date against which to judge, and none is given",
            help: "Give it with --as-of 2026-03-31, with .asof in the shell, or as asOf: in isms.yaml.")
    }
}
