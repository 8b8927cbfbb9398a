// Sentences of a grammar.

/// Generates random sentences from a grammar: seeded, and in favour of alternatives that were taken least, so that a few
/// hundred sentences have seen every one of them.
package struct SentenceGenerator {
    /// What the grammar says in prose only.
    package struct Notes: Sendable {
        /// Productions that are one token: their texts are taken from here.
        package var tokens: [String: [String]]
        /// Productions that are written without blanks inside.
        package var tight: Set<String>
        /// Whether a production may stand inside others, given outermost first.
        package var allows: @Sendable (_ production: String, _ path: [String]) -> Bool
        /// Whether these tokens of a production would be read in another way.
        package var isMisread: @Sendable (_ production: String, _ tokens: [String]) -> Bool

        package init(
            tokens: [String: [String]], tight: Set<String> = [],
            allows: @escaping @Sendable (String, [String]) -> Bool = { _, _ in true },
            isMisread: @escaping @Sendable (String, [String]) -> Bool = { _, _ in false }
        ) {
            self.tokens = tokens
            self.tight = tight
            self.allows = allows
            self.isMisread = isMisread
        }
    }

    private let grammar: EBNFGrammar
    private let notes: Notes
    private var random: SeededRandom
    /// How often each alternative was taken, by production and number.
    private var uses: [EBNFTerm: Int] = [:]
    /// The height of the lowest derivation of each production: what ends a sentence that grows too long.
    private var heights: [String: Int] = [:]
    private var path: [String] = []
    private var budget = 0

    package private(set) var seenProductions: Set<String> = []

    package init(_ grammar: EBNFGrammar, notes: Notes, seed: UInt64) {
        self.grammar = grammar
        self.notes = notes
        random = SeededRandom(seed: seed)
        findHeights()
    }

    /// A sentence of about `length` tokens or fewer, with blanks between them.
    package mutating func sentence(from start: String, length: Int) -> String {
        budget = length
        path = []
        return derive(production: start).joined(separator: " ")
    }

    // MARK: Deriving

    private mutating func derive(production name: String) -> [String] {
        seenProductions.insert(name)
        if let texts = notes.tokens[name], let text = texts.randomElement(using: &random) {
            budget -= 1
            return [text]
        }
        guard let term = grammar.term(name) else { return [] }
        path.append(name)
        defer { path.removeLast() }
        var tokens: [String] = []
        for _ in 0..<50 {
            let before = budget
            tokens = derive(term)
            if !notes.isMisread(name, tokens) { break }
            budget = before
        }
        return notes.tight.contains(name) ? [tokens.joined()] : tokens
    }

    private mutating func derive(_ term: EBNFTerm) -> [String] {
        switch term {
        case .text(let text):
            budget -= 1
            return [text]
        case .characters(let ranges, let negated):
            return [character(ranges, negated: negated)]
        case .reference(let name): return derive(production: name)
        case .sequence(let terms):
            var tokens: [String] = []
            for term in terms { tokens += derive(term) }
            return tokens
        case .choice(let alternatives): return derive(choose(alternatives))
        case .optional(let inner):
            return isAllowed(inner) && decide(inner) ? derive(inner) : []
        case .repetition(let inner, let atLeastOne):
            var tokens = atLeastOne ? derive(inner) : []
            var count = 0
            while count < 3, isAllowed(inner), decide(inner) {
                tokens += derive(inner)
                count += 1
            }
            return tokens
        case .exception(let inner, .reference(let excluded)):
            let texts = grammar.texts(in: excluded)
            for _ in 0..<50 {
                let tokens = derive(inner)
                if tokens.count != 1 || !texts.contains(tokens[0].uppercased()) { return tokens }
            }
            return derive(inner)
        case .exception(let inner, _): return derive(inner)
        }
    }

    /// Whether to take what may be left out: always the first time, then rarely, and never when the sentence is long enough.
    private mutating func decide(_ term: EBNFTerm) -> Bool {
        guard budget > 0 else { return false }
        let taken = uses[term, default: 0]
        guard taken == 0 || Int.random(in: 0..<6, using: &random) == 0 else { return false }
        uses[term] = taken + 1
        return true
    }

    private mutating func choose(_ alternatives: [EBNFTerm]) -> EBNFTerm {
        let allowed = alternatives.filter(isAllowed)
        let open = allowed.isEmpty ? alternatives : allowed
        if budget <= 0 { return open.min { height(of: $0) < height(of: $1) } ?? .sequence([]) }
        let least = open.map { uses[$0, default: 0] }.min() ?? 0
        let rare = open.filter { uses[$0, default: 0] <= least + 1 }
        let chosen = rare.randomElement(using: &random) ?? .sequence([])
        uses[chosen, default: 0] += 1
        return chosen
    }

    private func isAllowed(_ term: EBNFTerm) -> Bool {
        switch term {
        case .reference(let name): notes.allows(name, path)
        case .sequence(let terms): terms.allSatisfy(isAllowed)
        default: true
        }
    }

    private mutating func character(_ ranges: [ClosedRange<UInt32>], negated: Bool) -> String {
        for _ in 0..<100 {
            let value: UInt32
            if negated {
                value = UInt32.random(in: 0x20...0x7E, using: &random)
                if ranges.contains(where: { $0.contains(value) }) { continue }
            } else {
                let range = ranges.randomElement(using: &random) ?? 0x20...0x20
                value = UInt32.random(in: range, using: &random)
            }
            if let scalar = Unicode.Scalar(value) { return String(scalar) }
        }
        return ""
    }

    // MARK: Heights

    private mutating func findHeights() {
        for name in notes.tokens.keys { heights[name] = 0 }
        var changed = true
        while changed {
            changed = false
            for name in grammar.names {
                guard notes.tokens[name] == nil, let term = grammar.term(name) else { continue }
                let found = height(of: term)
                if found < Self.unknown, found + 1 < heights[name, default: Self.unknown] {
                    heights[name] = found + 1
                    changed = true
                }
            }
        }
    }

    private static let unknown = 1_000_000

    private func height(of term: EBNFTerm) -> Int {
        switch term {
        case .text, .characters: 0
        case .reference(let name): heights[name, default: Self.unknown]
        case .sequence(let terms): terms.map { height(of: $0) }.max() ?? 0
        case .choice(let terms): terms.map { height(of: $0) }.min() ?? 0
        case .optional: 0
        case .repetition(let inner, let atLeastOne): atLeastOne ? height(of: inner) : 0
        case .exception(let inner, _): height(of: inner)
        }
    }
}
