// From the bytes of a cell to a number, a date, a truth value. Nil where the cell is none; blanks are trimmed before.

/// `-17`; a plus sign and leading zeros only where the type was declared.
func parseInteger(_ bytes: Bytes, isDeclared: Bool = false) -> Int64? {
    let first = bytes.isEmpty ? 0 : unsafe bytes[0]
    let isNegative = first == Ascii.minus
    var index = isNegative || isDeclared && first == Ascii.plus ? 1 : 0
    let length = bytes.count - index
    guard length > 0, length <= 19 else { return nil }
    let leading = unsafe bytes[index]
    if !isDeclared, length > 1, leading == Ascii.zero { return nil }
    var value: Int64 = 0
    while index < bytes.count {
        let byte = unsafe bytes[index]
        guard isDigit(byte) else { return nil }
        let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
        let digit = Int64(byte &- Ascii.zero)
        let (sum, sumOverflow) =
            isNegative ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
        if overflow || sumOverflow { return nil }
        value = sum
        index += 1
    }
    return value
}

/// `-17.25`, `17`; a plus sign, an exponent and leading zeros only where the type was declared.
func parseFloat(_ bytes: Bytes, isDeclared: Bool = false) -> Double? {
    let sign = bytes.isEmpty ? 0 : unsafe bytes[0]
    let first = sign == Ascii.minus || isDeclared && sign == Ascii.plus ? 1 : 0
    var digitCount = 0
    var point: Int?
    for index in first..<max(first, bytes.count) {
        let byte = unsafe bytes[index]
        if isDigit(byte) {
            digitCount += 1
        } else if byte == Ascii.point, point == nil, digitCount > 0 {
            point = index
        } else if isDeclared, digitCount > 0, lowered(byte) == UInt8(ascii: "e") {
            break
        } else {
            return nil
        }
    }
    guard digitCount > 0, point != bytes.count - 1, bytes.count <= 64 else { return nil }
    // Long numbers are ids, and a float would not hold them.
    if !isDeclared, digitCount > (point == nil ? 15 : 17) { return nil }
    let leading = unsafe bytes[first]
    if !isDeclared, digitCount > 1, leading == Ascii.zero, point != first + 1 { return nil }
    return Double(unsafe decoded(bytes)).flatMap { $0.isFinite ? $0 : nil }
}

/// `true`, `false`, `yes`, `no` in any case.
func parseBoolean(_ bytes: Bytes) -> Bool? {
    switch bytes.count {
    case 4: unsafe isWord(bytes, "true") ? true : nil
    case 5: unsafe isWord(bytes, "false") ? false : nil
    case 3: unsafe isWord(bytes, "yes") ? true : nil
    case 2: unsafe isWord(bytes, "no") ? false : nil
    default: nil
    }
}

/// `2026-03-31` as days since 1970-01-01.
func parseDate(_ bytes: Bytes) -> Int32? {
    guard bytes.count == 10, unsafe bytes[4] == Ascii.minus, unsafe bytes[7] == Ascii.minus,
        let year = unsafe digits(bytes, 0, 4), let month = unsafe digits(bytes, 5, 2),
        let day = unsafe digits(bytes, 8, 2)
    else { return nil }
    return epochDay(year, month, day)
}

/// `2026-03-31T14:05:30.25` or with a blank in the middle and without seconds, as nanoseconds since 1970-01-01T00:00.
func parseLocalDateTime(_ bytes: Bytes) -> Int64? {
    guard bytes.count >= 16, bytes.count <= 29, let day = unsafe parseDate(slice(bytes, 0..<10)),
        let hour = unsafe digits(bytes, 11, 2), hour < 24, let minute = unsafe digits(bytes, 14, 2), minute < 60
    else { return nil }
    let (middle, colon) = unsafe (bytes[10], bytes[13])
    guard middle == UInt8(ascii: "T") || middle == Ascii.space, colon == Ascii.colon else { return nil }
    var second = 0
    var nanosecond = 0
    if bytes.count > 16 {
        guard unsafe bytes[16] == Ascii.colon, let value = unsafe digits(bytes, 17, 2), value < 60 else { return nil }
        second = value
    }
    if bytes.count > 19 {
        guard unsafe bytes[19] == Ascii.point, let value = unsafe digits(bytes, 20, bytes.count - 20) else {
            return nil
        }
        nanosecond = value
        for _ in bytes.count..<29 { nanosecond *= 10 }
    }
    let seconds = Int64(day) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, sumOverflow) = whole.addingReportingOverflow(Int64(nanosecond))
    return overflow || sumOverflow ? nil : sum
}

/// So many digits from a place on, at most nine; nil where something else stands there.
@inline(__always) func digits(_ bytes: Bytes, _ start: Int, _ count: Int) -> Int? {
    guard count > 0, count <= 9, start + count <= bytes.count else { return nil }
    var value = 0
    for index in start..<(start + count) {
        let digit = unsafe bytes[index] &- Ascii.zero
        guard digit < 10 else { return nil }
        value = value * 10 + Int(digit)
    }
    return value
}

/// Days since 1970-01-01, nil where the calendar has no such day.
func epochDay(_ year: Int, _ month: Int, _ day: Int) -> Int32? {
    guard month >= 1, month <= 12, day >= 1, day <= daysInMonth(month, year) else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
}

private func daysInMonth(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
}
