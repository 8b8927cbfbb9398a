// Temporal values in ISO 8601 form, the shortest that loses nothing.

extension Value {
    /// The ISO form of a temporal value, nil for any other.
    package var temporalText: String? {
        switch self {
        case .date(let value): value.description
        case .localTime(let value): value.description
        case .time(let value): value.description
        case .localDateTime(let value): value.description
        case .dateTime(let value): value.description
        case .duration(let value): value.description
        default: nil
        }
    }
}

extension CalendarDate: CustomStringConvertible {
    /// `2015-07-21`; years outside 0 to 9999 have a sign.
    package var description: String {
        let civil = CivilCalendar.civil(fromEpochDay: epochDay)
        let sign = civil.year < 0 ? "-" : civil.year > 9999 ? "+" : ""
        return sign + padded(abs(civil.year), 4) + "-" + padded(civil.month, 2) + "-" + padded(civil.day, 2)
    }
}

extension LocalTime: CustomStringConvertible {
    /// `21:40`, `21:40:32`, `21:40:32.142`.
    package var description: String {
        let second = nanosecondOfDay / nanosecondsPerSecond
        let fraction = nanosecondOfDay % nanosecondsPerSecond
        var text = padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2)
        if second % 60 != 0 || fraction != 0 { text += ":" + padded(second % 60, 2) }
        return text + fractionText(fraction)
    }
}

extension ZonedTime: CustomStringConvertible {
    /// `21:40+01:00`, `21:40Z`.
    package var description: String { local.description + offsetText(offset) }
}

extension LocalDateTime: CustomStringConvertible {
    /// `2015-07-21T21:40`.
    package var description: String { date.description + "T" + time.description }
}

extension ZonedDateTime: CustomStringConvertible {
    /// `2015-07-21T21:40+02:00[Europe/Stockholm]`.
    package var description: String {
        local.description + offsetText(offset) + (zone.map { "[" + $0 + "]" } ?? "")
    }
}

extension CalendarDuration: CustomStringConvertible {
    /// `P1Y2M10DT2H30M1.5S`; each part has its own sign, nothing at all is `PT0S`.
    package var description: String {
        var day = ""
        if months / 12 != 0 { day += "\(months / 12)Y" }
        if months % 12 != 0 { day += "\(months % 12)M" }
        if days != 0 { day += "\(days)D" }
        // Seconds are rounded down; what is shown is rounded towards zero, with the fraction's sign.
        let isNegative = seconds < 0 && nanoseconds > 0
        let whole = isNegative ? seconds + 1 : seconds
        let fraction = isNegative ? nanosecondsPerSecond - Int64(nanoseconds) : Int64(nanoseconds)
        var time = ""
        if whole / 3600 != 0 { time += "\(whole / 3600)H" }
        if whole / 60 % 60 != 0 { time += "\(whole / 60 % 60)M" }
        if whole % 60 != 0 || fraction != 0 {
            if seconds < 0 { time += "-" }
            time += "\(abs(whole % 60))" + fractionText(fraction) + "S"
        }
        if day.isEmpty, time.isEmpty { return "PT0S" }
        return "P" + day + (time.isEmpty ? "" : "T" + time)
    }
}

/// `Z`, `+01:00`, `+00:53:28`.
package func offsetText(_ offset: Int32) -> String {
    if offset == 0 { return "Z" }
    let seconds = Int64(offset.magnitude)
    let text = (offset < 0 ? "-" : "+") + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2)
    return seconds % 60 == 0 ? text : text + ":" + padded(seconds % 60, 2)
}

/// `.142` for 142,000,000 nanoseconds, nothing for none.
private func fractionText(_ nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "" }
    var digits = padded(nanoseconds, 9)
    while digits.hasSuffix("0") { digits.removeLast() }
    return "." + digits
}

private func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
