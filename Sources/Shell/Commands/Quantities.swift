// Sizes, times and numbers of rows as people write them.

package import Diagnostics

package enum Quantities {
    /// `2GB`, `500 MB`, `1.5gb`; a kilobyte has 1,024 bytes. A plain number is bytes.
    /// - Throws: for anything else, and for less than a megabyte, with which nothing can be done.
    package static func bytes(_ text: String) throws(Diagnostic) -> Int {
        guard let (number, unit) = parts(text), let factor = sizes[unit], number * factor >= 1_048_576,
            number * factor < 1e18
        else { throw .notASize(text) }
        return Int(number * factor)
    }

    /// `30s`, `500ms`, `5m`, `1h`. A plain number is seconds.
    package static func time(_ text: String) throws(Diagnostic) -> Duration {
        guard let (number, unit) = parts(text), let factor = times[unit], number * factor >= 1, number * factor < 1e12
        else { throw .notATime(text) }
        return .milliseconds(Int64(number * factor))
    }

    /// A whole number that is not negative.
    package static func rows(_ text: String) throws(Diagnostic) -> Int {
        guard let number = Int(text.filter { $0 != "," && $0 != "_" }), number >= 0 else { throw .notANumber(text) }
        return number
    }

    private static let sizes: [String: Double] = [
        "": 1, "b": 1, "kb": 1024, "k": 1024, "mb": 1_048_576, "m": 1_048_576, "gb": 1_073_741_824, "g": 1_073_741_824,
        "tb": 1_099_511_627_776, "t": 1_099_511_627_776,
    ]
    private static let times: [String: Double] = [
        "": 1000, "ms": 1, "s": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000,
    ]

    private static func parts(_ text: String) -> (number: Double, unit: String)? {
        let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
        guard let number = Double(digits), number.isFinite else { return nil }
        return (number, text[digits.endIndex...].filter { $0 != " " }.lowercased())
    }
}

extension Diagnostic {
    fileprivate static func notASize(_ text: String) -> Diagnostic {
        .usage("\(text) is no size of memory", help: "A size is a number and a unit, at least a megabyte: 500MB, 2GB")
    }

    fileprivate static func notATime(_ text: String) -> Diagnostic {
        .usage("\(text) is no length of time", help: "A time is a number and a unit: 500ms, 30s, 5m, 1h")
    }

    fileprivate static func notANumber(_ text: String) -> Diagnostic { .usage("\(text) is no number of rows") }
}
