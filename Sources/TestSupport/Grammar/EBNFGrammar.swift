// A grammar in the EBNF of the W3C, as a tree.

/// What a production stands for.
package indirect enum EBNFTerm: Hashable, Sendable {
    /// `'text'`
    case text(String)
    /// `[a-z#x20]`, `[^…]`
    case characters([ClosedRange<UInt32>], negated: Bool)
    case reference(String)
    case sequence([EBNFTerm])
    case choice([EBNFTerm])
    case optional(EBNFTerm)
    /// `A*`, and `A+` where at least one is asked for
    case repetition(EBNFTerm, atLeastOne: Bool)
    /// `A - B`
    case exception(EBNFTerm, EBNFTerm)
}

/// Productions by name, in the order of the file.
package struct EBNFGrammar: Sendable {
    package let names: [String]
    private let terms: [String: EBNFTerm]

    package init(_ productions: [(name: String, term: EBNFTerm)]) {
        names = productions.map(\.name)
        terms = Dictionary(productions.map { ($0.name, $0.term) }, uniquingKeysWith: { first, _ in first })
    }

    package func term(_ name: String) -> EBNFTerm? { terms[name] }

    /// The productions that can be reached from one, itself included, without looking into those in `stops`.
    package func reachable(from start: String, stoppingAt stops: Set<String> = []) -> Set<String> {
        var found: Set<String> = [start]
        var open = [start]
        while let name = open.popLast() {
            guard !stops.contains(name), let term = terms[name] else { continue }
            for reference in term.references where found.insert(reference).inserted { open.append(reference) }
        }
        return found
    }

    /// All `'texts'` that stand in a production, and in those that it names.
    package func texts(in start: String, stoppingAt stops: Set<String> = []) -> Set<String> {
        var found: Set<String> = []
        for name in reachable(from: start, stoppingAt: stops) where !stops.contains(name) {
            if let term = terms[name] { found.formUnion(term.texts) }
        }
        return found
    }

    /// Names that are used and nowhere defined, and names that are defined twice.
    package var faults: [String] {
        let defined = Set(names)
        let missing = names.flatMap { terms[$0]?.references ?? [] }.filter { !defined.contains($0) }
        let twice = Dictionary(grouping: names, by: { $0 }).filter { $0.value.count > 1 }.map(\.key)
        return missing.map { "\($0) is not defined" } + twice.map { "\($0) is defined twice" }
    }
}

extension EBNFTerm {
    private var parts: [EBNFTerm] {
        switch self {
        case .text, .characters, .reference: []
        case .sequence(let terms), .choice(let terms): terms
        case .optional(let term), .repetition(let term, _): [term]
        case .exception(let term, let excluded): [term, excluded]
        }
    }

    var references: [String] {
        if case .reference(let name) = self { return [name] }
        return parts.flatMap(\.references)
    }

    var texts: [String] {
        if case .text(let text) = self { return [text] }
        return parts.flatMap(\.texts)
    }
}
