// Decimal numbers with eighteen places, for durations: what is written as 0.1 is exactly a tenth.

/// A number in units of 10⁻¹⁸.
struct FixedPoint: Sendable {
    static let one: Int128 = 1_000_000_000_000_000_000
    var units: Int128

    init(units: Int128) { self.units = units }
    init(_ integer: Int64) { units = Int128(integer) * FixedPoint.one }

    /// nil where the number is not finite or too large.
    init?(_ float: Double) {
        guard let decimal = Decimal(float) else { return nil }
        self.init(decimal)
    }

    init?(_ decimal: Decimal) {
        guard let units = decimal.scaled(FixedPoint.one) else { return nil }
        self.units = units
    }
}

/// `mantissa / 10^places`.
struct Decimal: Sendable {
    var mantissa: Int128
    /// May be negative.
    var places: Int

    /// The shortest decimal that reads back as the float; nil where it is not finite.
    init?(_ float: Double) {
        guard float.isFinite else { return nil }
        var mantissa: Int128 = 0
        var places = 0
        var seenPoint = false
        let text = float.magnitude.description
        let parts = text.split(separator: "e")
        for byte in parts[0].utf8 {
            if byte == UInt8(ascii: ".") {
                seenPoint = true
            } else {
                mantissa = mantissa * 10 + Int128(byte - UInt8(ascii: "0"))
                if seenPoint { places += 1 }
            }
        }
        if parts.count > 1 { places -= Int(parts[1]) ?? 0 }
        self.init(mantissa: float < 0 ? -mantissa : mantissa, places: places)
    }

    init(mantissa: Int128, places: Int) {
        self.mantissa = mantissa
        self.places = places
        while self.places > 0, self.mantissa % 10 == 0 {
            self.mantissa /= 10
            self.places -= 1
        }
    }

    /// The number times `factor`, rounded towards zero; nil where it overflows.
    func scaled(_ factor: Int128) -> Int128? {
        if mantissa == 0 { return 0 }
        guard let power = powerOfTen(abs(places)) else { return places > 0 ? 0 : nil }
        if places <= 0 {
            let (wide, overflow) = mantissa.multipliedReportingOverflow(by: power)
            let (product, overflow2) = wide.multipliedReportingOverflow(by: factor)
            return overflow || overflow2 ? nil : product
        }
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
        if !overflow { return product / power }
        return rounded(Double(mantissa) * Double(factor) / Double(power))
    }

    /// `factor` divided by the number, rounded towards zero; nil where it overflows. The number is not zero.
    func dividing(_ factor: Int128) -> Int128? {
        guard let power = powerOfTen(abs(places)) else { return nil }
        if places <= 0 {
            let (divisor, overflow) = mantissa.multipliedReportingOverflow(by: power)
            return overflow ? 0 : factor / divisor
        }
        let (product, overflow) = factor.multipliedReportingOverflow(by: power)
        if !overflow { return product / mantissa }
        return rounded(Double(factor) * Double(power) / Double(mantissa))
    }
}

private func powerOfTen(_ exponent: Int) -> Int128? {
    guard exponent <= 38 else { return nil }
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
}

private func rounded(_ value: Double) -> Int128? {
    value.magnitude < 1.7e38 ? Int128(value) : nil
}
