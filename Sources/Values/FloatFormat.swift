// How a float is written: the shortest digits that read back as the same number, and always as a float.

package enum FloatFormat {
    /// `1.0`, `0.1`, `1e308`, `1.5e-7`, `-0.0`; `NaN`, `Inf`, `-Inf`. Also what `toString` gives.
    package static func text(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "Inf" }
        let digits = value.description
        guard let mark = digits.firstIndex(of: "e") else { return digits }
        // Swift writes e+16 and e-07.
        var exponent = digits[digits.index(after: mark)...]
        let sign = exponent.hasPrefix("-") ? "-" : ""
        exponent = exponent.drop { $0 == "+" || $0 == "-" || $0 == "0" }
        return digits[..<mark] + "e" + sign + exponent
    }
}
