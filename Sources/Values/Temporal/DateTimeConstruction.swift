// Days with times made of components, alone or on top of other temporal values.

extension LocalDateTime {
    /// The components of a date and of a time; `{date: d, time: t, hour: 10}`, `{datetime: other, day: 28}`.
    package init(components map: MapValue) throws(TemporalError) {
        let components = try ComponentMap(
            map, of: "LocalDateTime",
            names: ComponentMap.dateNames + ComponentMap.timeNames + ["date", "time", "datetime"])
        let base = try DateTimeBase(components)
        self.init(
            date: try CalendarDate(components, base: base.date), time: try LocalTime(components, base: base.time))
    }
}

extension ZonedDateTime {
    /// As a `LocalDateTime`, with `timezone`, `epochSeconds`, `epochMillis`.
    ///
    /// Where the time is taken from a value with a zone, that zone holds, and a `timezone` shows the same instant
    /// elsewhere; otherwise `timezone` says where the wall clock hangs, by default in UTC.
    package init(components map: MapValue, defaultZone: Zone = .utc) throws(TemporalError) {
        let own = ["date", "time", "datetime", "timezone", "epochSeconds", "epochMillis"]
        var components = try ComponentMap(
            map, of: "DateTime", names: ComponentMap.dateNames + ComponentMap.timeNames + own)
        let base = try DateTimeBase(components)
        if components.has("epochMillis"), components.first(of: ["microsecond", "nanosecond"]) != nil,
            let time = base.time
        {
            components.complete("millisecond", with: time.nanosecond / 1_000_000)
        }
        let local = LocalDateTime(
            date: try CalendarDate(components, base: base.date), time: try LocalTime(components, base: base.time))
        let wanted = try components.zone()
        let built = try ZonedDateTime(local, in: base.zone ?? wanted ?? defaultZone, preferring: base.offset)
        if let wanted, base.zone != nil {
            self = try built.moved(to: wanted)
        } else {
            self = built
        }
    }
}

/// What `date`, `time`, `datetime`, `epochSeconds` or `epochMillis` give to start from.
private struct DateTimeBase {
    var date: CalendarDate?
    var time: LocalTime?
    /// The zone that came with the time.
    var zone: Zone?
    var offset: Int32?

    init(_ components: ComponentMap) throws(TemporalError) {
        let sources = ["datetime", "epochSeconds", "epochMillis"].filter { components.has($0) }
        if sources.count > 1 { throw .conflicting(sources[0], sources[1]) }
        if let source = sources.first {
            if let other = components.first(of: ["date", "time"]) { throw .conflicting(source, other) }
            try start(from: source, components)
            return
        }
        date = try components.date("date")
        time = try components.time("time")
        zone = try components.map["time"]?.zonePart()
        offset = components.map["time"]?.offsetPart
    }

    private mutating func start(from source: String, _ components: ComponentMap) throws(TemporalError) {
        if source == "datetime" {
            date = try components.date(source)
            time = components.map[source]?.timePart ?? .midnight
            zone = try components.map[source]?.zonePart()
            offset = components.map[source]?.offsetPart
        } else if let number = try components.integer(source) {
            let instant =
                source == "epochSeconds"
                ? try ZonedDateTime(epochSecond: number) : try ZonedDateTime(epochMillis: number)
            date = instant.local.date
            time = instant.local.time
            zone = .utc
        }
    }
}
