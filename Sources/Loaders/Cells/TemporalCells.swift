// Instants and durations, which are rarer and left to the room that knows time.

import Values

/// Whether bytes are a date-time with an offset, `Z` or a zone in brackets.
func isZonedDateTime(_ bytes: Bytes) -> Bool {
    guard bytes.count >= 17, bytes.count <= 80, unsafe parseDate(slice(bytes, 0..<10)) != nil else { return false }
    return unsafe parseDateTime(decoded(bytes), zone: .utc) != nil
}

/// An instant; one without a zone is in the given zone. A blank between day and time is taken as `T`.
func parseDateTime(_ text: String, zone: Zone) -> ZonedDateTime? {
    var bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes.count <= 80 else { return nil }
    if bytes.count > 11, bytes[10] == Ascii.space { bytes[10] = UInt8(ascii: "T") }
    return try? ZonedDateTime(parsing: String(decoding: bytes, as: UTF8.self), defaultZone: zone)
}

func parseDuration(_ bytes: Bytes) -> CalendarDuration? {
    guard bytes.count >= 3, bytes.count <= 64 else { return nil }
    return unsafe try? CalendarDuration(parsing: decoded(bytes))
}
