// Numbers of a workbook as text that the readers of cells understand.

import Graph
import Values

/// Which day a workbook counts from.
enum DateSystem: Sendable {
    case from1900, from1904
}

/// Writes numbers as their formats mean them.
struct CellNumber {
    var dates = DateSystem.from1900

    /// 9999-12-31, the last day that a workbook knows.
    private static let lastDay = 2_958_465.0

    /// Appends the text of a number; false where it is none, or no day although it should be one.
    func append(_ written: ArraySlice<UInt8>, _ format: NumberFormat, to bytes: inout [UInt8]) -> Bool {
        if format == .general, isShort(written) {
            bytes.append(contentsOf: written)
            return true
        }
        guard let number = Double(String(decoding: written, as: UTF8.self)), number.isFinite else { return false }
        let text: String?
        switch format {
        case .general: text = Self.text(number)
        case .decimals(let count): text = Self.text(number, decimals: count)
        case .padded(let width):
            let digits = Self.text(number)
            let isWhole = digits.utf8.allSatisfy(isDigit)
            text = isWhole ? String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits : digits
        case .date: text = day(number).map { CalendarDate(epochDay: $0).description }
        case .dateTime: text = dateTime(number)
        case .time: text = number < 1 ? time(number) : dateTime(number)
        case .elapsed: text = elapsed(number)
        }
        guard let text else { return false }
        bytes.append(contentsOf: text.utf8)
        return true
    }

    /// Whether a number stands in as few digits as anybody typed: longer ones show how binary numbers end.
    private func isShort(_ written: ArraySlice<UInt8>) -> Bool {
        written.count <= 15 && !written.isEmpty
            && written.allSatisfy { isDigit($0) || $0 == Ascii.point || $0 == Ascii.minus }
    }

    /// The day as days since 1970; what a workbook calls 29 February 1900 is none, and the days before it count one more.
    private func day(_ number: Double) -> Int64? {
        guard number >= 0, number < Self.lastDay + 1 else { return nil }
        let whole = Int64(number.rounded(.down))
        switch dates {
        case .from1904: return whole - 24_107
        case .from1900:
            if whole == 60 || whole == 0 { return nil }
            return whole - (whole < 60 ? 25_568 : 25_569)
        }
    }

    private func dateTime(_ number: Double) -> String? {
        // Times are kept as parts of a day: to the millisecond they are exact.
        let milliseconds = (number * 86_400_000).rounded()
        let whole = (milliseconds / 86_400_000).rounded(.down)
        guard let day = day(whole) else { return nil }
        let rest = Int64(milliseconds - whole * 86_400_000)
        return LocalDateTime(epochNanoseconds: (day * 86_400_000 + rest) * 1_000_000).description
    }

    private func time(_ number: Double) -> String? {
        guard number >= 0 else { return nil }
        let seconds = Int((number * 86_400).rounded())
        return [seconds / 3600, seconds / 60 % 60, seconds % 60].map(twoDigits).joined(separator: ":")
    }

    private func elapsed(_ number: Double) -> String? {
        guard number >= 0, number < Self.lastDay else { return nil }
        let seconds = Int((number * 86_400).rounded())
        var text = "PT\(seconds / 3600)H"
        if seconds % 3600 > 0 { text += "\(seconds / 60 % 60)M" }
        if seconds % 60 > 0 { text += "\(seconds % 60)S" }
        return text
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// In at most fifteen digits, as workbooks show them, and without an exponent where that is possible.
    static func text(_ number: Double, decimals: Int = 0) -> String {
        if decimals == 0, let whole = Int64(exactly: number) { return String(whole) }
        // What is left of the fifteen digits stands behind the point.
        let size = abs(number)
        guard size < 1e15, size >= 1e-9 || size == 0 else { return String(number) }
        var (whole, digits) = (size.rounded(.down), 1)
        while digits < 15, whole >= 10 {
            whole /= 10
            digits += 1
        }
        let places = 15 - digits
        let scaled = ((size - size.rounded(.down)) * power(places)).rounded()
        let carries = scaled >= power(places)
        var fraction = carries ? "" : String(Int64(scaled))
        fraction = String(repeating: "0", count: carries ? 0 : places - fraction.utf8.count) + fraction
        while fraction.utf8.count > decimals, fraction.utf8.last == Ascii.zero { fraction.removeLast() }
        fraction += String(repeating: "0", count: max(0, decimals - fraction.utf8.count))
        let front = String(Int64(size.rounded(.down)) + (carries ? 1 : 0))
        let sign = number < 0 ? "-" : ""
        return sign + front + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { value, _ in value * 10 } }
}
