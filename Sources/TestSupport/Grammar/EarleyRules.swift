// An EBNF grammar made plain: rules without repetition, choice and brackets, and what can begin each of them.

/// One thing that is matched with a piece of the input.
package enum EarleyTerminal: Hashable, Sendable {
    case text(String)
    /// A production that is one piece of the input.
    case token(String)
    /// Such a production, but for some texts.
    case tokenExcept(String, Set<String>)
    case characters([ClosedRange<UInt32>], negated: Bool)
}

/// Rules `left → symbols`. A symbol from 0 is a nonterminal; `~symbol` is the index of a terminal.
struct EarleyRules {
    struct Rule {
        let left: Int
        let symbols: [Int]
        /// Whether it can match nothing, and the terminals that it can begin with.
        var isNullable = false
        var first: Set<Int> = []
    }

    private(set) var rules: [Rule] = []
    private(set) var terminals: [EarleyTerminal] = []
    private(set) var rulesByLeft: [[Int]] = []
    private(set) var nullable: [Bool] = []
    let start: Int

    private let grammar: EBNFGrammar
    private let tokens: Set<String>
    private let ofCharacters: Bool
    private var nonterminals: [String: Int] = [:]
    private var terminalIndices: [EarleyTerminal: Int] = [:]

    /// `tokens` are the productions that are one piece of the input; without any the input is characters.
    init(_ grammar: EBNFGrammar, start name: String, tokens: Set<String>) {
        self.grammar = grammar
        self.tokens = tokens
        ofCharacters = tokens.isEmpty
        start = 0
        _ = nonterminal(name)
        findNullable()
        findFirst()
    }

    // MARK: Making rules

    private mutating func nonterminal(_ name: String) -> Int {
        if let known = nonterminals[name] { return known }
        let left = fresh()
        nonterminals[name] = left
        add(left, grammar.term(name) ?? .choice([]))
        return left
    }

    private mutating func fresh() -> Int {
        rulesByLeft.append([])
        nullable.append(false)
        return rulesByLeft.count - 1
    }

    private mutating func add(_ left: Int, _ term: EBNFTerm) {
        if case .choice(let alternatives) = term {
            for alternative in alternatives { add(left, alternative) }
            return
        }
        let symbols = symbols(of: term)
        rulesByLeft[left].append(rules.count)
        rules.append(Rule(left: left, symbols: symbols))
    }

    private mutating func symbols(of term: EBNFTerm) -> [Int] {
        switch term {
        case .sequence(let terms): return terms.flatMap { symbols(of: $0) }
        case .text(let text):
            guard ofCharacters else { return [terminal(.text(text))] }
            return text.unicodeScalars.map { terminal(.text(String($0))) }
        case .characters(let ranges, let negated): return [terminal(.characters(ranges, negated: negated))]
        case .reference(let name): return [tokens.contains(name) ? terminal(.token(name)) : nonterminal(name)]
        case .exception(.reference(let name), .reference(let excluded)):
            return [terminal(.tokenExcept(name, grammar.texts(in: excluded)))]
        case .exception(let term, _): return symbols(of: term)
        case .choice:
            let left = fresh()
            add(left, term)
            return [left]
        case .optional(let inner):
            let left = fresh()
            add(left, .sequence([]))
            add(left, inner)
            return [left]
        case .repetition(let inner, let atLeastOne):
            // left → left inner
            let left = fresh()
            add(left, atLeastOne ? inner : .sequence([]))
            let again = [left] + symbols(of: inner)
            rulesByLeft[left].append(rules.count)
            rules.append(Rule(left: left, symbols: again))
            return [left]
        }
    }

    private mutating func terminal(_ terminal: EarleyTerminal) -> Int {
        if let known = terminalIndices[terminal] { return ~known }
        terminals.append(terminal)
        terminalIndices[terminal] = terminals.count - 1
        return ~(terminals.count - 1)
    }

    // MARK: What can be empty, and what can come first

    private mutating func findNullable() {
        var changed = true
        while changed {
            changed = false
            for place in rules.indices where !rules[place].isNullable {
                let nullable = self.nullable
                guard rules[place].symbols.allSatisfy({ $0 >= 0 && nullable[$0] }) else { continue }
                rules[place].isNullable = true
                self.nullable[rules[place].left] = true
                changed = true
            }
        }
    }

    private mutating func findFirst() {
        var first = [Set<Int>](repeating: [], count: rulesByLeft.count)
        var changed = true
        while changed {
            changed = false
            for place in rules.indices {
                var begin: Set<Int> = []
                for symbol in rules[place].symbols {
                    if symbol < 0 { begin.insert(~symbol) } else { begin.formUnion(first[symbol]) }
                    if symbol < 0 || !nullable[symbol] { break }
                }
                rules[place].first = begin
                let left = rules[place].left
                if !begin.isSubset(of: first[left]) {
                    first[left].formUnion(begin)
                    changed = true
                }
            }
        }
    }
}
