// Wall clocks and instants: from one to the other, and from zone to zone.

/// A zone by name with its rules, or a plain offset.
package enum Zone: Sendable {
    /// Seconds east of UTC.
    case offset(Int32)
    case named(ZoneRules)

    package static let utc = Zone.offset(0)

    /// Seconds east of UTC at an instant.
    package func offset(atEpochSecond second: Int64) -> Int32 {
        switch self {
        case .offset(let offset): offset
        case .named(let rules): rules.offset(atEpochSecond: second)
        }
    }

    /// The zone's name; nil for a plain offset.
    package var name: String? {
        switch self {
        case .offset: nil
        case .named(let rules): rules.name
        }
    }
}

extension LocalDateTime {
    /// Seconds since 1970-01-01T00:00 on the same wall clock.
    var localSecond: Int64 { date.epochDay * secondsPerDay + time.secondOfDay }

    /// Fails where the year would be outside ±999,999,999.
    init(localSecond: Int64, nanosecond: Int64) throws(TemporalError) {
        guard let date = CalendarDate(checkedEpochDay: floorDivide(localSecond, secondsPerDay)) else {
            throw .overflow(type: "DateTime")
        }
        let second = floorRemainder(localSecond, secondsPerDay)
        self.init(date: date, time: LocalTime(nanosecondOfDay: second * nanosecondsPerSecond + nanosecond))
    }
}

extension ZonedDateTime {
    /// What a wall clock means in a zone. A time that the clocks skip moves on by what they skip; of one that comes
    /// twice the preferred offset is taken where it is one of the two, else the earlier instant.
    package init(_ local: LocalDateTime, in zone: Zone, preferring preferred: Int32? = nil) throws(TemporalError) {
        switch zone {
        case .offset(let offset): self.init(local: local, offset: offset)
        case .named(let rules):
            switch rules.offsets(atLocalSecond: local.localSecond) {
            case .one(let offset): self.init(local: local, offset: offset, zone: rules.name)
            case .two(let earlier, let later):
                self.init(local: local, offset: preferred == later ? later : earlier, zone: rules.name)
            case .none(let before, let after):
                let moved = try LocalDateTime(
                    localSecond: local.localSecond + Int64(after - before), nanosecond: local.time.nanosecond)
                self.init(local: moved, offset: after, zone: rules.name)
            }
        }
    }

    /// What the clock of a zone shows at an instant.
    package init(epochSecond: Int64, nanosecond: Int64 = 0, in zone: Zone = .utc) throws(TemporalError) {
        let offset = zone.offset(atEpochSecond: epochSecond)
        let (localSecond, overflow) = epochSecond.addingReportingOverflow(Int64(offset))
        if overflow { throw .overflow(type: "DateTime") }
        self.init(
            local: try LocalDateTime(localSecond: localSecond, nanosecond: nanosecond), offset: offset, zone: zone.name)
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    package init(epochMillis: Int64) throws(TemporalError) {
        try self.init(
            epochSecond: floorDivide(epochMillis, 1000), nanosecond: floorRemainder(epochMillis, 1000) * 1_000_000)
    }

    /// The zone whose rules hold; a plain offset where it has no name.
    func rules() throws(TemporalError) -> Zone {
        if let zone { .named(try ZoneRules.required(zone)) } else { .offset(offset) }
    }

    /// The same instant on another zone's clock.
    package func moved(to zone: Zone) throws(TemporalError) -> ZonedDateTime {
        try ZonedDateTime(epochSecond: epochSecond, nanosecond: local.time.nanosecond, in: zone)
    }
}

extension ZonedTime {
    /// The same moment of the day at another offset.
    package func moved(to offset: Int32) -> ZonedTime {
        let nanosecond = nanosecondOfDayUTC + Int64(offset) * nanosecondsPerSecond
        return ZonedTime(
            local: LocalTime(nanosecondOfDay: floorRemainder(nanosecond, nanosecondsPerDay)), offset: offset)
    }
}
