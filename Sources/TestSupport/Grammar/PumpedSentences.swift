// Sentences in which one rule of a grammar goes on and on.

/// Makes every repetition of a grammar long and every recursion deep, each in a sentence that is as short as it can be otherwise.
package struct PumpedSentences {
    /// A sentence family: the same text for the same count.
    package struct Family: Sendable {
        package let name: String
        private let before: [String]
        private let pumped: (left: [String], right: [String])
        private let inside: [String]
        private let after: [String]

        fileprivate init(
            _ name: String, _ before: [String], _ pumped: (left: [String], right: [String]), _ inside: [String],
            _ after: [String]
        ) {
            (self.name, self.before, self.pumped, self.inside, self.after) = (name, before, pumped, inside, after)
        }

        /// The sentence with the rule applied so many times.
        package func sentence(_ count: Int) -> String {
            let left = Array(repeatElement(pumped.left, count: count).joined())
            let right = Array(repeatElement(pumped.right, count: count).joined())
            return (before + left + inside + right + after).joined(separator: " ")
        }
    }

    private typealias Context = (left: [String], right: [String])

    private let grammar: EBNFGrammar
    private let tokens: [String: String]
    private let tight: Set<String>
    private var shortest: [String: [String]] = [:]

    /// - Parameters:
    ///   - tokens: a text for each production that is one token.
    ///   - tight: productions that are written without blanks inside.
    package init(_ grammar: EBNFGrammar, tokens: [String: String], tight: Set<String>) {
        self.grammar = grammar
        self.tokens = tokens
        self.tight = tight
        for (name, text) in tokens { shortest[name] = [text] }
        var changed = true
        while changed {
            changed = false
            for name in grammar.names where tokens[name] == nil {
                guard let term = grammar.term(name), let found = minimal(term),
                    found.count < shortest[name]?.count ?? .max
                else { continue }
                shortest[name] = tight.contains(name) ? [found.joined()] : found
                changed = true
            }
        }
    }

    /// One family for each repetition and each alternative in it, and for each way in which a production holds itself.
    package func families(from start: String) -> [Family] {
        let ways = self.ways(from: start)
        var result: [Family] = []
        for name in grammar.names where tokens[name] == nil && !tight.contains(name) {
            guard let way = ways[name], let term = grammar.term(name) else { continue }
            for (place, repetition) in repetitions(in: term, ([], [])).enumerated() {
                for (number, variant) in variants(of: repetition.inner).enumerated() {
                    result.append(
                        Family(
                            "\(name), repetition \(place + 1).\(number + 1)", way.left + repetition.around.left,
                            (variant, []), [], repetition.around.right + way.right))
                }
            }
            for (inner, around) in references(in: term, ([], [])) where tokens[inner] == nil {
                guard let back = self.ways(from: inner)[name], let end = shortest[name] else { continue }
                result.append(
                    Family(
                        "\(name) in itself through \(inner)", way.left,
                        (around.left + back.left, back.right + around.right), end, way.right))
            }
        }
        return result
    }

    // MARK: Shortest sentences

    /// nil where no sentence is known yet.
    private func minimal(_ term: EBNFTerm) -> [String]? {
        switch term {
        case .text(let text): return [text]
        case .characters(let ranges, let negated):
            return [negated ? "x" : ranges.first.flatMap { Unicode.Scalar($0.lowerBound) }.map { String($0) } ?? "x"]
        case .reference(let name): return shortest[name]
        case .sequence(let terms):
            var result: [String] = []
            for term in terms {
                guard let part = minimal(term) else { return nil }
                result += part
            }
            return result
        case .choice(let terms): return terms.compactMap { minimal($0) }.min { $0.count < $1.count }
        case .optional: return []
        case .repetition(let inner, let atLeastOne): return atLeastOne ? minimal(inner) : []
        case .exception(let inner, _): return minimal(inner)
        }
    }

    /// The shortest sentence of each alternative of a term.
    private func variants(of term: EBNFTerm, depth: Int = 0) -> [[String]] {
        switch term {
        case .choice(let terms): return terms.flatMap { variants(of: $0, depth: depth) }
        case .reference(let name):
            guard tokens[name] == nil, !tight.contains(name), depth < 2, let inner = grammar.term(name) else { break }
            if case .choice = inner { return variants(of: inner, depth: depth + 1) }
        case .sequence(let terms):
            guard let place = terms.firstIndex(where: { if case .choice = $0 { true } else { false } }) else { break }
            return variants(of: terms[place], depth: depth).map { variant in
                terms.indices.flatMap { $0 == place ? variant : minimal(terms[$0]) ?? [] }
            }
        default: break
        }
        return minimal(term).map { [$0] } ?? []
    }

    // MARK: What stands around

    /// The names in a term, each with the shortest text around it.
    private func references(in term: EBNFTerm, _ around: Context) -> [(name: String, around: Context)] {
        switch term {
        case .text, .characters: return []
        case .reference(let name): return [(name, around)]
        case .sequence(let terms): return parts(terms, around).flatMap { references(in: $0.term, $0.around) }
        case .choice(let terms): return terms.flatMap { references(in: $0, around) }
        case .optional(let inner), .repetition(let inner, _), .exception(let inner, _):
            return references(in: inner, around)
        }
    }

    private func repetitions(in term: EBNFTerm, _ around: Context) -> [(inner: EBNFTerm, around: Context)] {
        switch term {
        case .text, .characters, .reference: return []
        case .sequence(let terms): return parts(terms, around).flatMap { repetitions(in: $0.term, $0.around) }
        case .choice(let terms): return terms.flatMap { repetitions(in: $0, around) }
        case .optional(let inner), .exception(let inner, _): return repetitions(in: inner, around)
        case .repetition(let inner, _): return [(inner, around)] + repetitions(in: inner, around)
        }
    }

    private func parts(_ terms: [EBNFTerm], _ around: Context) -> [(term: EBNFTerm, around: Context)] {
        terms.indices.map { place in
            let left = terms[..<place].flatMap { minimal($0) ?? [] }
            let right = terms[(place + 1)...].flatMap { minimal($0) ?? [] }
            return (terms[place], (around.left + left, right + around.right))
        }
    }

    /// The fewest steps from a production to each that it can hold, with what stands around it then.
    private func ways(from start: String) -> [String: Context] {
        var found: [String: Context] = [start: ([], [])]
        var open = [start]
        while !open.isEmpty {
            var next: [String] = []
            for name in open {
                guard tokens[name] == nil, let term = grammar.term(name), let way = found[name] else { continue }
                for (inner, around) in references(in: term, ([], [])) where found[inner] == nil {
                    found[inner] = (way.left + around.left, around.right + way.right)
                    next.append(inner)
                }
            }
            open = next
        }
        return found
    }
}
