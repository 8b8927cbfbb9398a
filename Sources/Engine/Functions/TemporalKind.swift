// The five kinds of temporal values that are points on a calendar or clock, and what their functions do.

import Diagnostics
import Values

/// A datetime without a zone of its own stands in the organisation's zone; a time without an offset in UTC.
enum TemporalKind: CaseIterable {
    case date, localTime, time, localDateTime, dateTime

    var name: String {
        switch self {
        case .date: "date"
        case .localTime: "localtime"
        case .time: "time"
        case .localDateTime: "localdatetime"
        case .dateTime: "datetime"
        }
    }

    var type: ValueType {
        switch self {
        case .date: .date
        case .localTime: .localTime
        case .time: .time
        case .localDateTime: .localDateTime
        case .dateTime: .dateTime
        }
    }

    var example: (expression: String, result: String) {
        switch self {
        case .date: ("date('2026-W14-2')", "'2026-03-31'")
        case .localTime: ("localtime({hour: 14, minute: 30})", "'14:30'")
        case .time: ("time('14:30+0100')", "'14:30+01:00'")
        case .localDateTime: ("localdatetime('20260331T1430')", "'2026-03-31T14:30'")
        case .dateTime: ("datetime({year: 2026, month: 3, timezone: '+01:00'})", "'2026-03-01T00:00+01:00'")
        }
    }

    var truncationExample: (expression: String, result: String) {
        switch self {
        case .date: ("date.truncate('quarter', date('2026-05-17'))", "'2026-04-01'")
        case .localTime: ("localtime.truncate('hour', localtime('14:35'))", "'14:00'")
        case .time: ("time.truncate('hour', time('14:35+01:00'))", "'14:00+01:00'")
        case .localDateTime: ("localdatetime.truncate('day', localdatetime('2026-05-17T14:35'))", "'2026-05-17T00:00'")
        case .dateTime: ("datetime.truncate('year', datetime('2026-05-17T14:35Z'))", "'2026-01-01T00:00Z'")
        }
    }

    func parsed(_ text: String, _ context: FunctionContext) throws(Diagnostic) -> Value {
        let zone = try context.zone()
        return try located { () throws(TemporalError) in
            switch self {
            case .date: .date(try CalendarDate(parsing: text))
            case .localTime: .localTime(try LocalTime(parsing: text))
            case .time: .time(try ZonedTime(parsing: text))
            case .localDateTime: .localDateTime(try LocalDateTime(parsing: text))
            case .dateTime: .dateTime(try ZonedDateTime(parsing: text, defaultZone: zone))
            }
        }
    }

    func built(_ map: MapValue, _ context: FunctionContext) throws(Diagnostic) -> Value {
        let zone = try context.zone()
        let reference = context.referenceSecond
        return try located { () throws(TemporalError) in
            switch self {
            case .date: .date(try CalendarDate(components: map))
            case .localTime: .localTime(try LocalTime(components: map))
            case .time: .time(try ZonedTime(components: map, reference: reference))
            case .localDateTime: .localDateTime(try LocalDateTime(components: map))
            case .dateTime: .dateTime(try ZonedDateTime(components: map, defaultZone: zone))
            }
        }
    }

    /// nil where the value has no part of this kind.
    func converted(_ value: Value, _ context: FunctionContext) throws(Diagnostic) -> Value? {
        let zone = try context.zone()
        return try located { () throws(TemporalError) in
            switch self {
            case .date: CalendarDate(of: value).map { .date($0) }
            case .localTime: LocalTime(of: value).map { .localTime($0) }
            case .time: ZonedTime(of: value).map { .time($0) }
            case .localDateTime: LocalDateTime(of: value).map { .localDateTime($0) }
            case .dateTime: try ZonedDateTime(of: value, defaultZone: zone).map { .dateTime($0) }
            }
        }
    }

    func truncated(
        _ value: Value, _ unit: TemporalUnit, _ map: MapValue, _ context: FunctionContext
    ) throws(Diagnostic) -> Value {
        let zone = try context.zone()
        let reference = context.referenceSecond
        return try located { () throws(TemporalError) in
            switch self {
            case .date: .date(try CalendarDate(truncating: value, to: unit, components: map))
            case .localTime: .localTime(try LocalTime(truncating: value, to: unit, components: map))
            case .time: .time(try ZonedTime(truncating: value, to: unit, components: map, reference: reference))
            case .localDateTime: .localDateTime(try LocalDateTime(truncating: value, to: unit, components: map))
            case .dateTime:
                .dateTime(try ZonedDateTime(truncating: value, to: unit, components: map, defaultZone: zone))
            }
        }
    }

    /// The beginning of the as-of day on the organisation's clock, or as another zone's clock shows that instant.
    func atAsOf(_ context: FunctionContext, _ zoneName: String? = nil) throws(Diagnostic) -> Value {
        guard let asOf = context.asOf else { throw .noAsOf(name) }
        var instant = try asOf.startInOrganisationZone(context)
        if let zoneName {
            instant = try located { () throws(TemporalError) in try instant.moved(to: Zone(parsing: zoneName)) }
        }
        return switch self {
        case .date: .date(instant.local.date)
        case .localTime: .localTime(instant.local.time)
        case .time: .time(ZonedTime(local: instant.local.time, offset: instant.offset))
        case .localDateTime: .localDateTime(instant.local)
        case .dateTime: .dateTime(instant)
        }
    }
}

extension FunctionContext {
    /// The instant at which a time of day without a day looks up a named zone's offset.
    fileprivate var referenceSecond: Int64 { (asOf?.epochDay ?? 0) * 86_400 }
}

extension Value {
    /// Whether it is a point on a calendar or clock (a duration is not).
    var isTemporal: Bool {
        switch self {
        case .date, .localTime, .time, .localDateTime, .dateTime: true
        default: false
        }
    }
}

extension Diagnostic {
    fileprivate static func noAsOf(_ function: String) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .argumentError, detail: .missingAsOf,
            message: "\(function)() alone stands for the as-of date, and none is given",
            help: "Give it with --as-of 2026-03-31, with .asof in the shell, or as asOf: in isms.yaml.")
    }
}
