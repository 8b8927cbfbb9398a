// Instants on the organisation's clock.

import Diagnostics
import Values

extension FunctionContext {
    /// The zone of the manifest; UTC where none is given.
    func zone() throws(Diagnostic) -> Zone {
        guard let timeZone else { return .utc }
        guard let rules = ZoneRules.named(timeZone) else { throw .temporal(.unknownZone(timeZone)) }
        return .named(rules)
    }
}

extension ZonedDateTime {
    func inOrganisationZone(_ context: FunctionContext) throws(Diagnostic) -> ZonedDateTime {
        let zone = try context.zone()
        return try located { () throws(TemporalError) in try moved(to: zone) }
    }

    /// Years and months by the calendar of the organisation's clock, then days as 24 hours, then the rest.
    func elapsed(_ time: CalendarDuration, _ context: FunctionContext) throws(Diagnostic) -> ZonedDateTime {
        let zone = try context.zone()
        return try located { () throws(TemporalError) in
            let start = try moved(to: zone)
            let moved = try LocalDateTime(date: start.local.date.adding(months: time.months), time: start.local.time)
            let instant = time.months == 0 ? start : try ZonedDateTime(moved, in: zone)
            let (daySeconds, dayOverflow) = time.days.multipliedReportingOverflow(by: 86_400)
            let (seconds, overflow) = daySeconds.addingReportingOverflow(time.seconds)
            if dayOverflow || overflow { throw .overflow(type: "DateTime") }
            return try instant.adding(CalendarDuration(seconds: seconds, nanoseconds: time.nanoseconds))
        }
    }
}

extension LocalDateTime {
    func inOrganisationZone(_ context: FunctionContext) throws(Diagnostic) -> ZonedDateTime {
        let zone = try context.zone()
        return try located { () throws(TemporalError) in try ZonedDateTime(self, in: zone) }
    }
}

extension CalendarDate {
    /// 00:00 of the day.
    func startInOrganisationZone(_ context: FunctionContext) throws(Diagnostic) -> ZonedDateTime {
        try LocalDateTime(date: self, time: LocalTime(nanosecondOfDay: 0)).inOrganisationZone(context)
    }
}

/// Words for what can be wrong with a temporal value.
func located<Result>(_ body: () throws(TemporalError) -> Result) throws(Diagnostic) -> Result {
    do {
        return try body()
    } catch {
        throw .temporal(error)
    }
}
