// Reads a grammar file.

/// A recursive-descent reader of W3C EBNF: productions, comments, texts, character classes, `? * + | -` and brackets.
package struct EBNFReader {
    package struct Fault: Error, CustomStringConvertible {
        package let line: Int
        package let message: String
        package var description: String { "line \(line): \(message)" }
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0

    package static func read(_ text: String) throws(Fault) -> EBNFGrammar {
        var reader = EBNFReader(scalars: Array(text.unicodeScalars))
        var productions: [(name: String, term: EBNFTerm)] = []
        try reader.skipBlanks()
        while reader.position < reader.scalars.count {
            let name = try reader.readName()
            guard try reader.eat("::=") else { throw reader.fault("expected ::= after \(name)") }
            productions.append((name, try reader.readChoice()))
        }
        return EBNFGrammar(productions)
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    // MARK: Terms

    private mutating func readChoice() throws(Fault) -> EBNFTerm {
        var alternatives = [try readSequence()]
        while try eat("|") { alternatives.append(try readSequence()) }
        return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
    }

    private mutating func readSequence() throws(Fault) -> EBNFTerm {
        var parts: [EBNFTerm] = []
        while atTerm { parts.append(try readException()) }
        if parts.isEmpty { throw fault("expected something to match") }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func readException() throws(Fault) -> EBNFTerm {
        let term = try readRepeated()
        guard try eat("-") else { return term }
        return .exception(term, try readRepeated())
    }

    private mutating func readRepeated() throws(Fault) -> EBNFTerm {
        var term = try readPrimary()
        while true {
            if try eat("?") {
                term = .optional(term)
            } else if try eat("*") {
                term = .repetition(term, atLeastOne: false)
            } else if try eat("+") {
                term = .repetition(term, atLeastOne: true)
            } else {
                return term
            }
        }
    }

    private mutating func readPrimary() throws(Fault) -> EBNFTerm {
        if try eat("(") {
            let inner = try readChoice()
            guard try eat(")") else { throw fault("expected )") }
            return inner
        }
        switch current {
        case "'", "\"": return .text(try readText())
        case "[": return try readClass()
        default: return .reference(try readName())
        }
    }

    private mutating func readText() throws(Fault) -> String {
        let quote = current
        position += 1
        var text = String.UnicodeScalarView()
        while let scalar = current, scalar != quote {
            text.append(scalar)
            position += 1
        }
        guard current != nil else { throw fault("this text is never closed") }
        position += 1
        try skipBlanks()
        return String(text)
    }

    private mutating func readClass() throws(Fault) -> EBNFTerm {
        position += 1
        let negated = current == "^"
        if negated { position += 1 }
        var ranges: [ClosedRange<UInt32>] = []
        while current != "]" {
            let low = try readClassMember()
            guard current == "-" else {
                ranges.append(low...low)
                continue
            }
            position += 1
            let high = try readClassMember()
            guard low <= high else { throw fault("a range runs backwards") }
            ranges.append(low...high)
        }
        position += 1
        try skipBlanks()
        return .characters(ranges, negated: negated)
    }

    /// `a`, `#x41`
    private mutating func readClassMember() throws(Fault) -> UInt32 {
        guard let scalar = current else { throw fault("this class is never closed") }
        position += 1
        guard scalar == "#", current == "x" else { return scalar.value }
        position += 1
        var value: UInt32 = 0
        while let scalar = current, let digit = Character(scalar).hexDigitValue, scalar.isASCII, value < 0x1000_0000 {
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    // MARK: Characters

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
    }

    /// A name that does not begin the next production, or anything else that begins a term.
    private var atTerm: Bool {
        switch current {
        case "'", "\"", "[", "(": return true
        case let scalar?: return EBNFReader.isNameScalar(scalar) && !atProduction
        case nil: return false
        }
    }

    private var atProduction: Bool {
        var place = position
        while place < scalars.count, EBNFReader.isNameScalar(scalars[place]) { place += 1 }
        while place < scalars.count, scalars[place].properties.isWhitespace { place += 1 }
        return scalars[place...].starts(with: "::=".unicodeScalars)
    }

    private mutating func readName() throws(Fault) -> String {
        var name = String.UnicodeScalarView()
        while let scalar = current, EBNFReader.isNameScalar(scalar) {
            name.append(scalar)
            position += 1
        }
        if name.isEmpty { throw fault("expected a name") }
        try skipBlanks()
        return String(name)
    }

    private mutating func eat(_ sign: String) throws(Fault) -> Bool {
        guard scalars[position...].starts(with: sign.unicodeScalars) else { return false }
        position += sign.unicodeScalars.count
        try skipBlanks()
        return true
    }

    /// Blanks and comments.
    private mutating func skipBlanks() throws(Fault) {
        while let scalar = current {
            if scalar.properties.isWhitespace {
                position += 1
            } else if scalars[position...].starts(with: "/*".unicodeScalars) {
                position += 2
                while position < scalars.count, !scalars[position...].starts(with: "*/".unicodeScalars) {
                    position += 1
                }
                if position >= scalars.count { throw fault("this comment is never closed") }
                position += 2
            } else {
                return
            }
        }
    }

    private func fault(_ message: String) -> Fault {
        Fault(line: scalars.prefix(position).count { $0 == "\n" } + 1, message: message)
    }
}
