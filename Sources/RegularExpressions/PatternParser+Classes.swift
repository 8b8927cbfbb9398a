// Sets in square brackets, and what stands behind a backslash.

extension PatternParser {
    /// `[a-z]`, `[^…]`, `[a-z&&[^aeiou]]`, `[[:alpha:]_]`
    mutating func parseClass() throws(RegularExpressionFault) -> ScalarSet {
        try enter()
        index += 1
        let negated = eat("^")
        var result: ScalarSet?
        var part: [ClosedRange<UInt32>] = []
        var isFirst = true
        while true {
            guard let next = current else { throw RegularExpressionFault(message: "a bracket `[` is not closed") }
            if next == "]", !isFirst { break }
            if eat("&&") {
                let set = ScalarSet(part)
                result = result.map { $0.intersection(set) } ?? set
                part = []
            } else {
                part += try parseClassMember().ranges
            }
            isFirst = false
        }
        index += 1
        leave()
        let last = ScalarSet(part)
        let set = result.map { $0.intersection(last) } ?? last
        // Case is looked at before the set is turned round: `(?i)[^a]` is neither a nor A.
        return negated ? cased(set).complement : set
    }

    /// A set of its own, or a scalar, or a range of scalars.
    private mutating func parseClassMember() throws(RegularExpressionFault) -> ScalarSet {
        if current == "[" {
            guard peek() == ":" else { return try parseClass() }
            return try parsePosixClass()
        }
        let low: Unicode.Scalar
        switch try parseClassAtom() {
        case .set(let set): return set
        case .scalar(let scalar): low = scalar
        }
        guard current == "-", let behind = peek(), behind != "]", behind != "[", behind != "&" else {
            return ScalarSet(low)
        }
        index += 1
        guard case .scalar(let high) = try parseClassAtom(), low <= high else {
            throw RegularExpressionFault(message: "a range in square brackets does not ascend")
        }
        return ScalarSet([low.value...high.value])
    }

    private enum ClassAtom { case scalar(Unicode.Scalar), set(ScalarSet) }

    private mutating func parseClassAtom() throws(RegularExpressionFault) -> ClassAtom {
        guard let next = current else { throw RegularExpressionFault(message: "a bracket `[` is not closed") }
        index += 1
        guard next == "\\" else { return .scalar(next) }
        if let set = try parseNamedSet() { return .set(set) }
        return .scalar(try parseEscapedScalar())
    }

    private mutating func parsePosixClass() throws(RegularExpressionFault) -> ScalarSet {
        index += 2
        let negated = eat("^")
        let name = take { $0 != ":" && $0 != "]" }
        guard eat(":]"), let set = UnicodeSets.named(name) else {
            throw RegularExpressionFault(message: "`[:\(name):]` is no set that is known")
        }
        return negated ? set.complement : set
    }

    // MARK: Escapes

    /// From the backslash on.
    mutating func parseEscape() throws(RegularExpressionFault) -> PatternTree {
        index += 1
        if let assertion = parseAssertion() { return .assertion(assertion) }
        if eat("R") {
            return .alternatives([
                .sequence([.set(ScalarSet("\r")), .set(ScalarSet("\n"))]), .set(UnicodeSets.lineEnds),
            ])
        }
        if let set = try parseNamedSet() { return .set(cased(set)) }
        if let digit = current, ("1"..."9").contains(digit) || digit == "k" {
            throw RegularExpressionFault(message: "references back to a group, such as `\\\(digit)`, are not supported")
        }
        return literal(try parseEscapedScalar())
    }

    private mutating func parseAssertion() -> Assertion? {
        if eat("b") { return .wordBoundary }
        if eat("B") { return .noWordBoundary }
        if eat("A") { return .textStart }
        if eat("z") || eat("Z") { return .textEnd }
        return nil
    }

    /// `d`, `W`, `p{Lu}`; nil, nothing consumed, for other escapes.
    private mutating func parseNamedSet() throws(RegularExpressionFault) -> ScalarSet? {
        guard let letter = current else { throw RegularExpressionFault(message: "a backslash stands at its end") }
        let set: ScalarSet
        switch letter {
        case "d", "D": set = UnicodeSets.digits
        case "w", "W": set = UnicodeSets.word
        case "s", "S": set = UnicodeSets.space
        case "h", "H": set = UnicodeSets.horizontalSpace
        case "v", "V": set = UnicodeSets.lineEnds
        case "N": set = UnicodeSets.lineEnds
        case "p", "P":
            index += 1
            set = try parseProperty()
            return letter == "P" ? set.complement : set
        default: return nil
        }
        index += 1
        return letter.properties.isUppercase ? set.complement : set
    }

    private mutating func parseProperty() throws(RegularExpressionFault) -> ScalarSet {
        var name: String
        if eat("{") {
            name = take { $0 != "}" }
            guard eat("}") else { throw RegularExpressionFault(message: "`\\p{` is not closed") }
        } else {
            name = current.map { String($0) } ?? ""
            index += name.isEmpty ? 0 : 1
        }
        let negated = name.hasPrefix("^")
        if negated { name = String(name.dropFirst()) }
        guard let set = UnicodeSets.named(name) else {
            throw RegularExpressionFault(
                message: "`\\p{\(name)}` is no set that is known",
                help: "General categories are, such as \\p{L}, \\p{Lu}, \\p{Nd}, and names such as \\p{Alphabetic}.")
        }
        return negated ? set.complement : set
    }

    /// Behind the backslash: a sign itself, or one that is written by letters and numbers.
    private mutating func parseEscapedScalar() throws(RegularExpressionFault) -> Unicode.Scalar {
        guard let letter = current else { throw RegularExpressionFault(message: "a backslash stands at its end") }
        index += 1
        switch letter {
        case "t": return "\t"
        case "n": return "\n"
        case "r": return "\r"
        case "f": return "\u{0C}"
        case "a": return "\u{07}"
        case "e": return "\u{1B}"
        case "0": return try scalar(take(atMost: 3) { ("0"..."7").contains($0) }, radix: 8)
        case "x":
            guard eat("{") else { return try hexadecimal(digits: 2) }
            let digits = take { $0 != "}" }
            guard eat("}") else { throw RegularExpressionFault(message: "`\\x{` is not closed") }
            return try scalar(digits, radix: 16)
        case "u":
            return try hexadecimal(digits: 4)
        case "b": return "\u{08}"
        default:
            guard !("a"..."z").contains(letter), !("A"..."Z").contains(letter), !("0"..."9").contains(letter) else {
                throw RegularExpressionFault(
                    message: "`\\\(letter)` means nothing here",
                    help: "In a query's text a backslash is written twice: '\\\\d'.")
            }
            return letter
        }
    }

    private mutating func hexadecimal(digits count: Int) throws(RegularExpressionFault) -> Unicode.Scalar {
        let digits = take(atMost: count) { $0.properties.isASCIIHexDigit }
        guard digits.utf8.count == count else {
            throw RegularExpressionFault(
                message: "a code point is written with \(count) digits, such as \\x41 or \\u0041")
        }
        return try scalar(digits, radix: 16)
    }

    private func scalar(_ digits: String, radix: Int) throws(RegularExpressionFault) -> Unicode.Scalar {
        guard let value = UInt32(digits, radix: radix), let scalar = Unicode.Scalar(value) else {
            throw RegularExpressionFault(message: "`\(digits)` is no code point")
        }
        return scalar
    }

    private mutating func take(atMost limit: Int = .max, while holds: (Unicode.Scalar) -> Bool) -> String {
        var taken = String.UnicodeScalarView()
        while let next = current, taken.count < min(limit, 100), holds(next) {
            taken.append(next)
            index += 1
        }
        return String(taken)
    }
}
