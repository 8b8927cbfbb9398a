// Rounding of numbers as they are written.
//
// 2.675 is a little less in binary, and yet who reads 2.675 expects 2.68. So the digits of the shortest decimal form that stands
// for the number are rounded, halves away from zero, and not what the binary form comes to.

extension Double {
    /// The nearest whole number; halves go up, towards positive infinity. Exact: nothing is added before it is decided.
    var roundedHalfUp: Double {
        let below = rounded(.down)
        return self - below >= 0.5 ? below + 1 : below
    }

    /// The number with so many decimal places, or for a negative count with so many zeros before the point.
    func rounded(places: Int64) -> Double {
        guard isFinite, self != 0 else { return self }
        let (digits, point) = magnitude.decimalDigits
        let (kept, overflow) = places.addingReportingOverflow(Int64(point))
        if overflow || kept >= Int64(digits.count) { return places < 0 && overflow ? 0 : self }
        if kept < 0 { return 0 }
        var whole = Array(digits.prefix(Int(kept)))
        if digits[Int(kept)] >= 5 { Self.increment(&whole) }
        let text = String(decoding: whole.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        // As many digits as were kept stand before the place; a carry adds one, and the place stays.
        let rounded = whole.isEmpty ? 0 : Double("\(text)e\(-places)") ?? self
        return self < 0 && rounded != 0 ? -rounded : rounded
    }

    private static func increment(_ digits: inout [UInt8]) {
        var index = digits.count - 1
        while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
        }
        if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
    }

    /// The digits of the shortest form without zeros at its ends, and where the point stands: 0.d₁d₂… × 10 to the power of it.
    private var decimalDigits: (digits: [UInt8], point: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let text = Array(description.utf8)
        let mark = text.firstIndex(of: UInt8(ascii: "e")) ?? text.count
        for byte in text[..<mark] {
            if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte - UInt8(ascii: "0")) }
        }
        if mark < text.count { exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0 }
        let leading = digits.prefix { $0 == 0 }.count
        let place = (point ?? digits.count) + exponent - leading
        digits.removeFirst(leading)
        while digits.last == 0 { digits.removeLast() }
        return (digits, place)
    }
}
