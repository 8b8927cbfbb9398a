// Does a text belong to the language of a grammar? Earley's algorithm.

/// Recognises any context-free grammar, ambiguous ones too. At worst cubic in the input; nearly linear for ours.
///
/// For each place of the input it keeps the rules that could be under way there, each with the place where it began. A rule is
/// taken up only if it can begin with what stands there.
package struct EarleyRecogniser {
    private let rules: EarleyRules

    private struct Item: Hashable {
        let rule: Int
        let dot: Int
        let origin: Int
    }

    private struct State {
        var items: [Item] = []
        var seen: Set<Item> = []
        /// The items that wait for a nonterminal.
        var waiting: [Int: [Item]] = [:]

        mutating func add(_ item: Item) {
            if seen.insert(item).inserted { items.append(item) }
        }
    }

    /// `tokens` are the productions that are one piece of the input; without any the input is characters.
    package init(_ grammar: EBNFGrammar, start: String, tokens: Set<String> = []) {
        rules = EarleyRules(grammar, start: start, tokens: tokens)
    }

    /// Whether a text made of characters belongs to the language.
    package func accepts(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return firstFault(count: scalars.count) { terminal, place in
            switch terminal {
            case .text(let text): text.unicodeScalars.first == scalars[place]
            case .characters(let ranges, let negated): ranges.contains { $0.contains(scalars[place].value) } != negated
            case .token, .tokenExcept: false
            }
        } == nil
    }

    /// The place of the first piece of the input with which nothing can go on, `count` where it ends too early, nil where it
    /// belongs to the language.
    package func firstFault(count: Int, matches: (EarleyTerminal, Int) -> Bool) -> Int? {
        var states = [State](repeating: State(), count: count + 1)
        for rule in rules.rulesByLeft[rules.start] { states[0].add(Item(rule: rule, dot: 0, origin: 0)) }
        for place in 0...count {
            let matching: Set<Int> =
                place == count ? [] : Set(rules.terminals.indices.filter { matches(rules.terminals[$0], place) })
            process(place, &states, matching)
            if place < count, states[place + 1].items.isEmpty { return place }
        }
        let isDone = states[count].items.contains { item in
            item.origin == 0 && rules.rules[item.rule].left == rules.start
                && item.dot == rules.rules[item.rule].symbols.count
        }
        return isDone ? nil : count
    }

    private func process(_ place: Int, _ states: inout [State], _ matching: Set<Int>) {
        var next = 0
        while next < states[place].items.count {
            let item = states[place].items[next]
            next += 1
            let symbols = rules.rules[item.rule].symbols
            guard item.dot < symbols.count else {
                complete(item, place, &states)
                continue
            }
            let symbol = symbols[item.dot]
            let advanced = Item(rule: item.rule, dot: item.dot + 1, origin: item.origin)
            if symbol < 0 {
                if matching.contains(~symbol) { states[place + 1].add(advanced) }
                continue
            }
            states[place].waiting[symbol, default: []].append(item)
            // What can be empty is passed over at once, so that no completion is missed.
            if rules.nullable[symbol] { states[place].add(advanced) }
            for rule in rules.rulesByLeft[symbol]
            where rules.rules[rule].isNullable || !rules.rules[rule].first.isDisjoint(with: matching) {
                states[place].add(Item(rule: rule, dot: 0, origin: place))
            }
        }
    }

    private func complete(_ item: Item, _ place: Int, _ states: inout [State]) {
        for waiting in states[item.origin].waiting[rules.rules[item.rule].left] ?? [] {
            states[place].add(Item(rule: waiting.rule, dot: waiting.dot + 1, origin: waiting.origin))
        }
    }
}
