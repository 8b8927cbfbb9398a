// What a number in a cell means: its format says.

/// How a number of a workbook is read, by the format that it is shown in.
enum NumberFormat: Equatable, Sendable {
    case general
    /// Shown with so many digits behind the point at least.
    case decimals(Int)
    /// Shown with so many digits at least, as `0007`.
    case padded(Int)
    case date, time, dateTime
    /// Hours or minutes that go on past a day.
    case elapsed
}

extension NumberFormat {
    /// The formats that workbooks know by number only.
    init(builtIn number: Int) {
        switch number {
        case 2, 4, 7, 8, 39, 40, 43, 44: self = .decimals(2)
        case 14...17, 27...31, 36, 50...54, 57, 58: self = .date
        case 18...21, 32...35, 45, 47, 55, 56: self = .time
        case 22: self = .dateTime
        case 46: self = .elapsed
        default: self = .general
        }
    }

    /// Reads a format as it is written, as `dd.mm.yyyy;@`. Only what it shows positive numbers with counts.
    init(code: String) {
        let tokens = FormatTokens(code)
        self =
            if tokens.isElapsed {
                .elapsed
            } else if tokens.hasDay {
                tokens.hasTime ? .dateTime : .date
            } else if tokens.hasTime {
                .time
            } else if tokens.hasMonth {
                .date
            } else if tokens.isPlain, tokens.decimals > 0 {
                .decimals(tokens.decimals)
            } else if tokens.isPlain, tokens.zeros > 1 {
                .padded(tokens.zeros)
            } else {
                .general
            }
    }

    /// Whether the number is a day or a time.
    var isTemporal: Bool {
        switch self {
        case .date, .time, .dateTime, .elapsed: true
        case .general, .decimals, .padded: false
        }
    }
}

/// The letters of a format that count: not those in quotes or brackets, or behind `\`, `_` and `*`.
private struct FormatTokens {
    var hasDay = false
    var hasMonth = false
    var hasTime = false
    var isElapsed = false
    /// Whether it shows a number and nothing but its digits.
    var isPlain = true
    var zeros = 0
    var decimals = 0

    init(_ code: String) {
        let lower = code.lowercased()
        if lower == "general" || lower == "standard" || lower == "@" {
            isPlain = false
            return
        }
        var letters = Array(lower.unicodeScalars)[...]
        var isBehindPoint = false
        while let letter = letters.popFirst() {
            switch letter {
            case ";": return
            case "\"": letters = letters.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": letters = letters.dropFirst()
            case "[":
                let inside = letters.prefix { $0 != "]" }
                letters = letters.dropFirst(inside.count + 1)
                if let first = inside.first, "hms".unicodeScalars.contains(first), Set(inside).count == 1 {
                    isElapsed = true
                }
            case "a" where letters.starts(with: "m/pm".unicodeScalars): letters = letters.dropFirst(4)
            case "a" where letters.starts(with: "/p".unicodeScalars): letters = letters.dropFirst(2)
            case "y", "d": hasDay = true
            case "e":
                // The year of an era; before a sign it is the exponent of a number.
                if letters.first == "+" || letters.first == "-" { isPlain = false } else { hasDay = true }
            case "b" where letters.first == "b": hasDay = true
            case "h", "s": hasTime = true
            case "m": hasMonth = true
            case ".": isBehindPoint = true
            case "0":
                zeros += 1
                if isBehindPoint { decimals += 1 }
            case "#", "?", ",": if letter != "," { zeros += letter == "#" ? 0 : 1 }
            default: isPlain = false
            }
        }
    }
}
