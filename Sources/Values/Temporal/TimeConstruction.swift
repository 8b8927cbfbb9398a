// Times made of components, alone or on top of another temporal value's time.

extension LocalTime {
    /// `{hour: 12, minute: 31, second: 14, nanosecond: 645876123}`; `{time: other, second: 42}`.
    package init(components map: MapValue) throws(TemporalError) {
        let components = try ComponentMap(map, of: "LocalTime", names: ComponentMap.timeNames + ["time"])
        let base = try components.time("time")
        if base == nil, !components.has("hour") { throw .missing(component: "hour", type: "LocalTime") }
        try self.init(components, base: base)
    }

    /// What the components name; what they leave open comes from `base`, or without one is zero.
    init(_ components: ComponentMap, base: LocalTime?) throws(TemporalError) {
        if base == nil { try LocalTime.requireWithoutGaps(components) }
        let nanosecond = try LocalTime.subsecond(components) ?? base?.nanosecond ?? 0
        try self.init(
            hour: try components.integer("hour") ?? base?.hour ?? 0,
            minute: try components.integer("minute") ?? base?.minute ?? 0,
            second: try components.integer("second") ?? base?.second ?? 0, nanosecond: nanosecond)
    }

    /// A minute needs its hour, a second its minute, a fraction its second.
    private static func requireWithoutGaps(_ components: ComponentMap) throws(TemporalError) {
        let levels = [["hour"], ["minute"], ["second"], ["millisecond", "microsecond", "nanosecond"]]
        var missing: String?
        for names in levels {
            if components.first(of: names) == nil {
                missing = missing ?? names[0]
            } else if let missing {
                throw .missing(component: missing, type: components.type)
            }
        }
    }

    /// The nanosecond of the second; each smaller part counts on from the larger ones given. nil where no part is
    /// given.
    private static func subsecond(_ components: ComponentMap) throws(TemporalError) -> Int64? {
        let millisecond = try components.integer("millisecond")
        let microsecond = try components.integer("microsecond")
        let nanosecond = try components.integer("nanosecond")
        if millisecond == nil, microsecond == nil, nanosecond == nil { return nil }
        if let millisecond { try check(millisecond, 0...999, "millisecond") }
        if let microsecond { try check(microsecond, 0...(millisecond == nil ? 999_999 : 999), "microsecond") }
        if let nanosecond {
            let most: Int64 = microsecond != nil ? 999 : millisecond != nil ? 999_999 : 999_999_999
            try check(nanosecond, 0...most, "nanosecond")
        }
        return (millisecond ?? 0) * 1_000_000 + (microsecond ?? 0) * 1000 + (nanosecond ?? 0)
    }
}

extension ZonedTime {
    /// A time with `timezone`; `{time: other, timezone: '+05:00'}` is the same moment at another offset where `other`
    /// has one.
    ///
    /// A zone given by name has the offset that holds at `reference` (seconds since 1970), since a time has no day to
    /// tell.
    package init(components map: MapValue, reference: Int64 = 0) throws(TemporalError) {
        let components = try ComponentMap(map, of: "Time", names: ComponentMap.timeNames + ["time", "timezone"])
        let base = try components.time("time")
        if base == nil, !components.has("hour") { throw .missing(component: "hour", type: "Time") }
        let local = try LocalTime(components, base: base)
        let wanted = try components.zone()?.offset(atEpochSecond: reference)
        guard let own = map["time"]?.offsetPart else {
            self.init(local: local, offset: wanted ?? 0)
            return
        }
        let time = ZonedTime(local: local, offset: own)
        self = wanted.map { time.moved(to: $0) } ?? time
    }
}
