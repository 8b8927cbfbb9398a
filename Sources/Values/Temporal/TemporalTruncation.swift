// `date.truncate`, `datetime.truncate` and the like: any temporal value cut to a unit, then adjusted by components.

extension CalendarDate {
    /// `date.truncate(unit, value, components)`.
    package init(
        truncating value: Value, to unit: TemporalUnit, components map: MapValue = MapValue()
    ) throws(TemporalError) {
        guard let date = value.datePart else { throw .unitDoesNotFit(unit: unit.rawValue, type: value.typeName) }
        let components = try ComponentMap(map, of: "Date", names: ComponentMap.dateNames)
        try self.init(components, base: try date.truncated(to: unit))
    }
}

extension LocalTime {
    /// `localtime.truncate(unit, value, components)`.
    package init(
        truncating value: Value, to unit: TemporalUnit, components map: MapValue = MapValue()
    ) throws(TemporalError) {
        let components = try ComponentMap(map, of: "LocalTime", names: ComponentMap.timeNames)
        try self.init(truncating: value, unit, components)
    }

    fileprivate init(
        truncating value: Value, _ unit: TemporalUnit, _ components: ComponentMap
    ) throws(TemporalError) {
        guard let time = value.timePart, unit.nanoseconds != nil else {
            throw .unitDoesNotFit(unit: unit.rawValue, type: value.timePart == nil ? value.typeName : components.type)
        }
        let base = time.truncated(to: unit)
        try self.init(components.keeping(unit, of: base), base: base)
    }
}

extension ZonedTime {
    /// `time.truncate(unit, value, components)`: at the value's own offset, or UTC; `timezone` keeps the wall clock.
    package init(
        truncating value: Value, to unit: TemporalUnit, components map: MapValue = MapValue(), reference: Int64 = 0
    ) throws(TemporalError) {
        let components = try ComponentMap(map, of: "Time", names: ComponentMap.timeNames + ["timezone"])
        let wanted = try components.zone()?.offset(atEpochSecond: reference)
        self.init(local: try LocalTime(truncating: value, unit, components), offset: wanted ?? value.offsetPart ?? 0)
    }
}

extension LocalDateTime {
    /// `localdatetime.truncate(unit, value, components)`.
    package init(
        truncating value: Value, to unit: TemporalUnit, components map: MapValue = MapValue()
    ) throws(TemporalError) {
        let components = try ComponentMap(
            map, of: "LocalDateTime", names: ComponentMap.dateNames + ComponentMap.timeNames)
        try self.init(truncating: value, unit, components)
    }

    fileprivate init(
        truncating value: Value, _ unit: TemporalUnit, _ components: ComponentMap
    ) throws(TemporalError) {
        guard let date = value.datePart, !unit.isTimeBased || value.timePart != nil else {
            throw .unitDoesNotFit(unit: unit.rawValue, type: value.typeName)
        }
        let firstDay = unit.isTimeBased ? date : try date.truncated(to: unit)
        let time = (value.timePart ?? .midnight).truncated(to: unit)
        self.init(
            date: try CalendarDate(components, base: firstDay),
            time: try LocalTime(components.keeping(unit, of: time), base: time))
    }
}

extension ZonedDateTime {
    /// `datetime.truncate(unit, value, components)`: in the value's own zone, or the default; `timezone` keeps the wall
    /// clock.
    package init(
        truncating value: Value, to unit: TemporalUnit, components map: MapValue = MapValue(), defaultZone: Zone = .utc
    ) throws(TemporalError) {
        let components = try ComponentMap(
            map, of: "DateTime", names: ComponentMap.dateNames + ComponentMap.timeNames + ["timezone"])
        let own = try value.zonePart()
        let zone = try components.zone() ?? own ?? defaultZone
        try self.init(try LocalDateTime(truncating: value, unit, components), in: zone, preferring: value.offsetPart)
    }
}

extension ComponentMap {
    /// After a cut within the second, smaller components count on from what is left: `nanosecond: 2` on `.645` is
    /// `.645000002`.
    fileprivate func keeping(_ unit: TemporalUnit, of time: LocalTime) -> ComponentMap {
        var result = self
        switch unit {
        case .millisecond where first(of: ["microsecond", "nanosecond"]) != nil:
            result.complete("millisecond", with: time.nanosecond / 1_000_000)
        case .microsecond where has("nanosecond") && !has("millisecond"):
            result.complete("microsecond", with: time.nanosecond / 1000)
        default: break
        }
        return result
    }
}
