// Durations made of components.

extension CalendarDuration {
    /// `{years: 12, months: 5.5, days: -14, hours: 16, …}`; numbers may have fractions and signs.
    package init(components map: MapValue) throws(TemporalError) {
        var parts = DurationParts()
        for (key, value) in zip(map.keys, map.values) {
            guard let unit = DurationParts.Unit(rawValue: key) else {
                throw .unknownComponent(name: key, type: "Duration")
            }
            switch value {
            case .integer(let number): try parts.add(FixedPoint(number), unit)
            case .float(let number):
                guard let amount = FixedPoint(number) else { throw .overflow(type: "Duration") }
                try parts.add(amount, unit)
            default: throw .wrongType(component: key, expected: "a number", actual: value.typeWithArticle)
            }
        }
        self = try parts.duration()
    }
}
