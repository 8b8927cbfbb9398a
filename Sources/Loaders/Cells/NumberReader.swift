// Numbers as people write them: with thousands marks, decimal commas, percent and currencies.

enum NumberReading: Equatable {
    case number(Double)
    /// A point or comma before three digits may be either mark.
    case ambiguous
    case none
}

/// What the marks of one number prove about the decimal mark of its column.
enum DecimalProof: Equatable {
    case comma, point
    /// A mark that may be either.
    case open
    /// No mark.
    case nothing
}

enum NumberReader {
    /// Reads a cell; `decimal` says which mark stands before the decimals.
    static func read(_ text: String, decimal: DecimalMark?) -> NumberReading {
        guard let body = bare(text) else { return .none }
        switch proof(body) {
        case nil: return .none
        case .nothing: return value(body, decimal: .point)
        case .comma: return value(body, decimal: .comma)
        case .point: return value(body, decimal: .point)
        case .open: return decimal.map { value(body, decimal: $0) } ?? .ambiguous
        }
    }

    /// Nil where a cell is no number at all.
    static func proof(of text: String) -> DecimalProof? { bare(text).flatMap { proof($0) } }

    private static let currencies = [
        "eur", "usd", "gbp", "chf", "sek", "dkk", "nok", "pln", "czk", "mxn", "cad", "aud", "jpy", "fr.", "fr", "kr",
        "zł", "€",
        "$", "£", "¥", "t€", "k€", "m€",
    ]

    /// Without signs of currencies, percent and blanks; a minus in front. Nil where there are letters.
    private static func bare(_ text: String) -> [UInt8]? {
        var text = text.lowercased()
        if text.utf8.count > 40 || !text.contains(where: \.isNumber) { return nil }
        var isNegative = false
        if text.hasPrefix("("), text.hasSuffix(")") {
            isNegative = true
            text = String(text.dropFirst().dropLast())
        }
        text = trimmed(text)
        for currency in currencies where !["t€", "k€", "m€"].contains(currency) {
            if text.hasPrefix(currency) { text = trimmed(String(text.dropFirst(currency.count))) }
            if text.hasSuffix(currency) { text = trimmed(String(text.dropLast(currency.count))) }
        }
        if text.hasSuffix("%") { text = trimmed(String(text.dropLast())) }
        if text.hasSuffix(",-") || text.hasSuffix(".-") || text.hasSuffix(",–") { text = String(text.dropLast(2)) }
        if text.hasPrefix("-") || text.hasPrefix("−") {
            isNegative.toggle()
            text = String(text.dropFirst())
        } else if text.hasPrefix("+") {
            text = String(text.dropFirst())
        }
        // Blanks and apostrophes part thousands and nothing else.
        var bytes: [UInt8] = isNegative ? [Ascii.minus] : []
        let groups = text.split { " '’".contains($0) }
        if groups.count > 1 {
            guard groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 }),
                groups.last.map({ $0.prefix { $0.isNumber }.count == 3 }) == true
            else { return nil }
        }
        for byte in groups.joined().utf8 {
            guard isDigit(byte) || byte == Ascii.comma || byte == Ascii.point else { return nil }
            bytes.append(byte)
        }
        return bytes.contains(where: isDigit) ? bytes : nil
    }

    /// What marks prove: two different ones, one that comes twice, or one that does not stand before three digits.
    private static func proof(_ body: [UInt8]) -> DecimalProof? {
        let digits = body.first == Ascii.minus ? body.dropFirst() : body[...]
        let marks = digits.indices.filter { digits[$0] == Ascii.comma || digits[$0] == Ascii.point }
        guard let last = marks.last, let first = marks.first else { return .nothing }
        let isComma = digits[last] == Ascii.comma
        let behind = digits.endIndex - last - 1
        let before = first - digits.startIndex
        guard behind > 0 else { return nil }
        let isGrouped = zip(marks, marks.dropFirst()).allSatisfy { $1 - $0 == 4 } && before >= 1 && before <= 3
        if marks.count == 1 {
            if behind != 3 || before == 0 || before > 3 || digits[digits.startIndex] == Ascii.zero {
                return isComma ? .comma : .point
            }
            return .open
        }
        guard isGrouped else { return nil }
        if marks.allSatisfy({ digits[$0] == digits[last] }) {
            // `1.250.000`: a thousands mark, so the other one stands before decimals.
            return behind == 3 ? (isComma ? .point : .comma) : nil
        }
        guard marks.dropLast().allSatisfy({ digits[$0] != digits[last] }) else { return nil }
        return isComma ? .comma : .point
    }

    private static func value(_ body: [UInt8], decimal: DecimalMark) -> NumberReading {
        let mark = decimal == .comma ? Ascii.comma : Ascii.point
        var plain: [UInt8] = []
        for byte in body {
            if byte == mark {
                plain.append(Ascii.point)
            } else if byte != Ascii.comma, byte != Ascii.point {
                plain.append(byte)
            }
        }
        return Double(String(decoding: plain, as: UTF8.self)).map { .number($0) } ?? .none
    }
}
