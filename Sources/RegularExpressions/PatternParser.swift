// From the text of a pattern to its tree.

/// Reads Java's spelling, as openCypher's implementations do, of what an automaton can match.
struct PatternParser {
    let scalars: [Unicode.Scalar]
    var index = 0
    var flags = Flags()
    private var nesting = 0

    struct Flags {
        /// `i`
        var ignoresCase = false
        /// `s`: a point stands for line ends too.
        var pointMatchesAll = false
        /// `m`: `^` and `$` mean lines.
        var multiline = false
        /// `x`: blanks and comments don't count.
        var extended = false
    }

    static let maximumNesting = 100
    /// How often something may be said to repeat.
    static let maximumCount = 10_000

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    static func tree(of pattern: String) throws(RegularExpressionFault) -> PatternTree {
        var parser = PatternParser(pattern)
        let tree = try parser.parseAlternatives()
        guard parser.current == nil else { throw RegularExpressionFault(message: "a bracket `)` closes nothing") }
        return tree
    }

    // MARK: Looking and consuming

    var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    func peek(_ distance: Int = 1) -> Unicode.Scalar? {
        index + distance < scalars.count ? scalars[index + distance] : nil
    }

    mutating func eat(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard scalars[index...].starts(with: wanted) else { return false }
        index += wanted.count
        return true
    }

    mutating func enter() throws(RegularExpressionFault) {
        nesting += 1
        guard nesting <= Self.maximumNesting else {
            throw RegularExpressionFault(message: "its brackets nest more than \(Self.maximumNesting) deep")
        }
    }

    mutating func leave() { nesting -= 1 }

    // MARK: Productions

    /// `a|b|c`; a flag that is set inside ends with the group.
    private mutating func parseAlternatives() throws(RegularExpressionFault) -> PatternTree {
        let outside = flags
        var alternatives = [try parseSequence()]
        while eat("|") { alternatives.append(try parseSequence()) }
        flags = outside
        return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
    }

    private mutating func parseSequence() throws(RegularExpressionFault) -> PatternTree {
        var parts: [PatternTree] = []
        while true {
            skipComments()
            guard let next = current, next != "|", next != ")" else { break }
            if eat("\\Q") {
                while current != nil, !eat("\\E") {
                    parts.append(literal(scalars[index]))
                    index += 1
                }
                if let last = parts.popLast() { parts.append(try parseQuantifiers(of: last)) }
                continue
            }
            guard let atom = try parseAtom() else { continue }
            parts.append(try parseQuantifiers(of: atom))
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func skipComments() {
        guard flags.extended else { return }
        while let next = current, next == "#" || next.properties.isWhitespace {
            if next == "#" { while let inside = current, inside != "\n" { _ = inside; index += 1 } } else { index += 1 }
        }
    }

    /// nil: flags were set, which match nothing.
    private mutating func parseAtom() throws(RegularExpressionFault) -> PatternTree? {
        guard let next = current else { return nil }
        switch next {
        case "(": return try parseGroup()
        case "[": return .set(cased(try parseClass()))
        case "\\": return try parseEscape()
        case "*", "+", "?":
            throw RegularExpressionFault(
                message: "`\(next)` has nothing before it to repeat", help: "Write \\\(next) for the sign itself.")
        case ".":
            index += 1
            return .set(flags.pointMatchesAll ? .all : UnicodeSets.lineEnds.complement)
        case "^":
            index += 1
            return .assertion(flags.multiline ? .lineStart : .textStart)
        case "$":
            index += 1
            return .assertion(flags.multiline ? .lineEnd : .textEnd)
        default:
            index += 1
            return literal(next)
        }
    }

    func literal(_ scalar: Unicode.Scalar) -> PatternTree { .set(cased(ScalarSet(scalar))) }

    func cased(_ set: ScalarSet) -> ScalarSet { flags.ignoresCase ? set.ignoringCase : set }

    // MARK: Groups

    private mutating func parseGroup() throws(RegularExpressionFault) -> PatternTree? {
        index += 1
        try enter()
        let outside = flags
        if eat("?"), try !parseGroupKind() {
            leave()
            return nil
        }
        let inner = try parseAlternatives()
        guard eat(")") else { throw RegularExpressionFault(message: "a bracket `(` is not closed") }
        flags = outside
        leave()
        return inner
    }

    /// What stands behind `(?`. False: only flags, and the bracket is closed.
    private mutating func parseGroupKind() throws(RegularExpressionFault) -> Bool {
        if eat(":") { return true }
        for sign in ["=", "!", "<=", "<!"] where eat(sign) {
            throw RegularExpressionFault(
                message: "it looks ahead or behind with `(?\(sign)`, which is not supported",
                help: "Ask twice instead: text =~ 'one' AND NOT text =~ 'other'.")
        }
        if eat(">") { throw RegularExpressionFault(message: "atomic groups `(?>` are not supported") }
        if eat("P<") || eat("<") {
            while let letter = current, letter != ">" { _ = letter; index += 1 }
            guard eat(">") else {
                throw RegularExpressionFault(message: "the name of a group does not end with `>`")
            }
            return true
        }
        return try parseFlags()
    }

    private mutating func parseFlags() throws(RegularExpressionFault) -> Bool {
        var value = true
        while let letter = current {
            index += 1
            switch letter {
            case "i": flags.ignoresCase = value
            case "s": flags.pointMatchesAll = value
            case "m": flags.multiline = value
            case "x": flags.extended = value
            case "u", "U", "d": break
            case "-": value = false
            case ":": return true
            case ")": return false
            default:
                throw RegularExpressionFault(message: "`(?\(letter)` is no flag", help: "The flags are i, s, m and x.")
            }
        }
        throw RegularExpressionFault(message: "a bracket `(?` is not closed")
    }

    // MARK: Quantifiers

    private mutating func parseQuantifiers(of atom: PatternTree) throws(RegularExpressionFault) -> PatternTree {
        var result = atom
        var depth = 0
        while true {
            skipComments()
            guard let (minimum, maximum) = try parseQuantifier() else { return result }
            depth += 1
            guard depth <= 10 else { throw RegularExpressionFault(message: "too many repetitions stand in a row") }
            if current == "+" {
                throw RegularExpressionFault(
                    message: "repetitions that give nothing back, such as `*+`, are not supported",
                    help: "Leave the second + out, or put the first part in brackets.")
            }
            // As few as possible or as many as possible: the whole text is matched or is not.
            _ = eat("?")
            result = .repeated(result, minimum: minimum, maximum: maximum)
        }
    }

    private mutating func parseQuantifier() throws(RegularExpressionFault) -> (Int, Int?)? {
        if eat("*") { return (0, nil) }
        if eat("+") { return (1, nil) }
        if eat("?") { return (0, 1) }
        guard eat("{") else { return nil }
        guard let minimum = try parseCount() else { throw badCount }
        var maximum: Int? = minimum
        if eat(",") { maximum = try parseCount() }
        guard eat("}"), maximum ?? minimum >= minimum else { throw badCount }
        return (minimum, maximum)
    }

    private mutating func parseCount() throws(RegularExpressionFault) -> Int? {
        var value: Int?
        while let digit = current, ("0"..."9").contains(digit) {
            value = (value ?? 0) * 10 + Int(digit.value - 48)
            index += 1
            if value ?? 0 > Self.maximumCount {
                throw RegularExpressionFault(message: "it repeats something more than \(Self.maximumCount) times")
            }
        }
        return value
    }

    private var badCount: RegularExpressionFault {
        RegularExpressionFault(
            message: "`{` is followed by no number of times, such as {2} or {1,3}",
            help: "Write \\{ for the sign itself.")
    }
}
