// Evaluates calls such as `datetime({year: 1984, timezone: 'Europe/Stockholm'})`, so that tests can be tables of text.

import Values

struct TemporalExpression {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let text: [Character]
    private var position = 0
    private let names: [String: Value]

    /// The value of one expression of calls, maps, strings, numbers and names.
    static func evaluate(_ text: String, names: [String: Value] = [:]) throws -> Value {
        var expression = TemporalExpression(text: Array(text), names: names)
        let value = try expression.sum()
        guard expression.peek() == nil else { throw Failure(description: "unread text in \(text)") }
        return value
    }

    private init(text: [Character], names: [String: Value]) {
        self.text = text
        self.names = names
    }

    private mutating func peek() -> Character? {
        while position < text.count, text[position] == " " { position += 1 }
        return position < text.count ? text[position] : nil
    }

    private mutating func take(_ character: Character) -> Bool {
        guard peek() == character else { return false }
        position += 1
        return true
    }

    private mutating func word() -> String {
        _ = peek()
        let start = position
        while position < text.count, text[position].isLetter || text[position].isNumber || text[position] == "." {
            position += 1
        }
        return String(text[start..<position])
    }

    private mutating func sum() throws -> Value {
        var value = try term()
        while let sign = peek(), sign == "+" || sign == "-" {
            position += 1
            guard case .duration(let duration) = try term() else {
                throw Failure(description: "no duration after \(sign)")
            }
            value = try (sign == "+" ? value.adding(duration) : value.subtracting(duration)) ?? .null
        }
        return value
    }

    private mutating func term() throws -> Value {
        if take("'") { return .string(quotedRest()) }
        if take("{") { return .map(try mapRest()) }
        if take("-") { return try number(negative: true) }
        if let first = peek(), first.isNumber { return try number(negative: false) }
        let name = word()
        guard take("(") else {
            guard let value = names[name] else { throw Failure(description: "no name \(name)") }
            return value
        }
        var arguments: [Value] = []
        while !take(")") {
            arguments.append(try sum())
            _ = take(",")
            if peek() == nil { throw Failure(description: "no ) after \(name)") }
        }
        return try call(name.lowercased(), arguments)
    }

    private mutating func quotedRest() -> String {
        let start = position
        while position < text.count, text[position] != "'" { position += 1 }
        defer { position += 1 }
        return String(text[start..<position])
    }

    private mutating func number(negative: Bool) throws -> Value {
        let digits = (negative ? "-" : "") + word()
        if let integer = Int64(digits) { return .integer(integer) }
        guard let float = Double(digits) else { throw Failure(description: "no number: \(digits)") }
        return .float(float)
    }

    private mutating func mapRest() throws -> MapValue {
        var map = MapValue()
        while !take("}") {
            let key = word()
            guard take(":") else { throw Failure(description: "no : after \(key)") }
            map[key] = try sum()
            _ = take(",")
        }
        return map
    }
}

/// The functions, by the values that they are made of.
private func call(_ name: String, _ arguments: [Value]) throws -> Value {
    if name.hasSuffix(".truncate") { return try truncate(name, arguments) }
    if let measure = measures[name] {
        return .duration(try CalendarDuration.between(arguments[0], arguments[1], in: measure) ?? .zero)
    }
    switch (name, arguments[0]) {
    case ("date", .map(let map)): return .date(try CalendarDate(components: map))
    case ("date", .string(let text)): return .date(try CalendarDate(parsing: text))
    case ("date", let value): return CalendarDate(of: value).map { .date($0) } ?? .null
    case ("localtime", .map(let map)): return .localTime(try LocalTime(components: map))
    case ("localtime", .string(let text)): return .localTime(try LocalTime(parsing: text))
    case ("localtime", let value): return LocalTime(of: value).map { .localTime($0) } ?? .null
    case ("time", .map(let map)): return .time(try ZonedTime(components: map))
    case ("time", .string(let text)): return .time(try ZonedTime(parsing: text))
    case ("time", let value): return ZonedTime(of: value).map { .time($0) } ?? .null
    case ("localdatetime", .map(let map)): return .localDateTime(try LocalDateTime(components: map))
    case ("localdatetime", .string(let text)): return .localDateTime(try LocalDateTime(parsing: text))
    case ("localdatetime", let value): return LocalDateTime(of: value).map { .localDateTime($0) } ?? .null
    case ("datetime", .map(let map)): return .dateTime(try ZonedDateTime(components: map))
    case ("datetime", .string(let text)): return .dateTime(try ZonedDateTime(parsing: text))
    case ("datetime", let value): return try ZonedDateTime(of: value).map { .dateTime($0) } ?? .null
    case ("duration", .map(let map)): return .duration(try CalendarDuration(components: map))
    case ("duration", .string(let text)): return .duration(try CalendarDuration(parsing: text))
    default: throw TemporalExpression.Failure(description: "no function \(name)")
    }
}

private let measures: [String: DurationMeasure] = [
    "duration.between": .all, "duration.inmonths": .months, "duration.indays": .days, "duration.inseconds": .seconds,
]

private func truncate(_ name: String, _ arguments: [Value]) throws -> Value {
    guard case .string(let unitName) = arguments[0] else { throw TemporalExpression.Failure(description: "no unit") }
    var components = MapValue()
    if arguments.count > 2, case .map(let map) = arguments[2] { components = map }
    let unit = try TemporalUnit(named: unitName)
    let value = arguments[1]
    switch name {
    case "date.truncate": return .date(try CalendarDate(truncating: value, to: unit, components: components))
    case "localtime.truncate": return .localTime(try LocalTime(truncating: value, to: unit, components: components))
    case "time.truncate": return .time(try ZonedTime(truncating: value, to: unit, components: components))
    case "localdatetime.truncate":
        return .localDateTime(try LocalDateTime(truncating: value, to: unit, components: components))
    default: return .dateTime(try ZonedDateTime(truncating: value, to: unit, components: components))
    }
}
