// What can be wrong with a temporal value that is to be made.

package enum TemporalError: Error, Hashable, Sendable {
    /// Text that is not of the type's ISO form.
    case unreadable(type: String, text: String)
    /// A component outside what the calendar or clock allows.
    case outOfRange(component: String, value: Int64, allowed: ClosedRange<Int64>)
    /// A component that another one needs.
    case missing(component: String, type: String)
    case unknownComponent(name: String, type: String)
    /// Components of two ways to name a day.
    case conflicting(String, String)
    case wrongType(component: String, expected: String, actual: String)
    case unknownZone(String)
    /// A name was given, but the machine has no zone database.
    case noZoneDatabase(String)
    /// The offset written is not one that the zone has at that time.
    case offsetDiffersFromZone(offset: String, zone: String)
    case unknownUnit(String)
    case unitDoesNotFit(unit: String, type: String)
    case overflow(type: String)
    case divisionByZero

    /// What a reader is told.
    package var message: String {
        switch self {
        case .unreadable(let type, let text):
            "'\(text)' is not a \(type) in ISO form, such as \(TemporalError.example(of: type))"
        case .outOfRange(let component, let value, let allowed):
            "\(component) is \(value), but goes from \(allowed.lowerBound) to \(allowed.upperBound)"
        case .missing(let component, let type): "\(component) is missing: the \(type) cannot be made without it"
        case .unknownComponent(let name, let type): "a \(type) has no component '\(name)'"
        case .conflicting(let a, let b): "\(a) and \(b) cannot be given together: they name a day in different ways"
        case .wrongType(let component, let expected, let actual): "\(component) must be \(expected), not \(actual)"
        case .unknownZone(let name): "there is no time zone '\(name)'"
        case .noZoneDatabase(let name):
            "time zone '\(name)' cannot be looked up: this machine has no zone database (package tzdata)"
        case .offsetDiffersFromZone(let offset, let zone):
            "the offset \(offset) is not one that \(zone) has at that time"
        case .unknownUnit(let unit): "there is no unit '\(unit)' to truncate to"
        case .unitDoesNotFit(let unit, let type): "a \(type) cannot be truncated to a \(unit)"
        case .overflow(let type): "the result is outside what a \(type) can hold"
        case .divisionByZero: "a duration cannot be divided by zero"
        }
    }

    private static func example(of type: String) -> String {
        switch type {
        case "Date": "2026-03-31"
        case "LocalTime": "14:30"
        case "Time": "14:30+01:00"
        case "LocalDateTime": "2026-03-31T14:30"
        case "DateTime": "2026-03-31T14:30+02:00"
        case "Duration": "P1Y2M10DT2H"
        default: "+01:00 or Europe/Berlin"
        }
    }
}
