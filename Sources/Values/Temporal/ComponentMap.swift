// The map that a temporal value is made of, read by name.

/// The map of `date({year: 2015, …})`, with every key known to be one that the type understands.
struct ComponentMap {
    static let dateNames = [
        "year", "quarter", "month", "week", "dayOfQuarter", "dayOfWeek", "day", "ordinalDay",
    ]
    static let timeNames = ["hour", "minute", "second", "millisecond", "microsecond", "nanosecond"]

    private(set) var map: MapValue
    /// The name of the type that is being made, for messages.
    let type: String

    init(_ map: MapValue, of type: String, names: [String]) throws(TemporalError) {
        for key in map.keys where !names.contains(key) { throw .unknownComponent(name: key, type: type) }
        self.map = map
        self.type = type
    }

    func has(_ name: String) -> Bool { map[name] != nil }

    /// The first of some names that is there.
    func first(of names: [String]) -> String? { names.first { has($0) } }

    func integer(_ name: String) throws(TemporalError) -> Int64? {
        guard let value = map[name] else { return nil }
        guard case .integer(let number) = value else {
            throw .wrongType(component: name, expected: "an Integer", actual: value.typeWithArticle)
        }
        return number
    }

    func zone() throws(TemporalError) -> Zone? {
        guard let value = map["timezone"] else { return nil }
        guard case .string(let text) = value else {
            throw .wrongType(component: "timezone", expected: "a String", actual: value.typeWithArticle)
        }
        return try Zone(parsing: text)
    }

    /// Puts a component in that the map did not have.
    mutating func complete(_ name: String, with number: Int64) {
        if !has(name) { map[name] = .integer(number) }
    }

    /// The day of the temporal value under a name.
    func date(_ name: String) throws(TemporalError) -> CalendarDate? {
        guard let value = map[name] else { return nil }
        guard let date = value.datePart else {
            throw .wrongType(component: name, expected: "a value with a day", actual: value.typeWithArticle)
        }
        return date
    }

    /// The time of day of the temporal value under a name.
    func time(_ name: String) throws(TemporalError) -> LocalTime? {
        guard let value = map[name] else { return nil }
        guard let time = value.timePart else {
            throw .wrongType(component: name, expected: "a value with a time of day", actual: value.typeWithArticle)
        }
        return time
    }
}

extension Value {
    /// The day of a value that has one.
    var datePart: CalendarDate? {
        switch self {
        case .date(let value): value
        case .localDateTime(let value): value.date
        case .dateTime(let value): value.local.date
        default: nil
        }
    }

    /// The time of day of a value that has one.
    var timePart: LocalTime? {
        switch self {
        case .localTime(let value): value
        case .time(let value): value.local
        case .localDateTime(let value): value.time
        case .dateTime(let value): value.local.time
        default: nil
        }
    }

    /// The offset of a value that has one.
    var offsetPart: Int32? {
        switch self {
        case .time(let value): value.offset
        case .dateTime(let value): value.offset
        default: nil
        }
    }

    /// The zone of a value that has one.
    func zonePart() throws(TemporalError) -> Zone? {
        switch self {
        case .time(let value): .offset(value.offset)
        case .dateTime(let value): try value.rules()
        default: nil
        }
    }
}
