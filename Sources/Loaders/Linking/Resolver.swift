// What a reference refers to.

import Graph

/// Finds nodes by their ids and names. Indexes are made when they are first asked for.
struct Resolver {
    private var indexes: [Place: KeyIndex] = [:]

    private var knownPeople: [(node: UInt32, name: PersonName)]?
    /// By a rule, made when something is first met by none that is stricter.
    private var ruleIndexes: [RulePlace: RuleIndex] = [:]

    private struct Place: Hashable {
        var label: String
        var key: String
    }

    private struct RulePlace: Hashable {
        var place: Place
        var rule: MeetingRule
    }

    enum Answer: Equatable {
        case node(UInt32)
        case unresolved
        case ambiguous
    }

    /// Keys are tried in their order; the first under which any label has the text decides.
    mutating func resolve(_ id: StringID, _ reference: Manifest.Reference, _ builder: inout GraphBuilder) -> Answer {
        for key in reference.match {
            var hit: UInt32?
            for label in reference.labels {
                let place = Place(label: label, key: key)
                if indexes[place] == nil { makeIndex(place, &builder) }
                guard let node = indexes[place]?.node(id) else { continue }
                if node == KeyIndex.ambiguous || hit.map({ $0 != node }) ?? false { return .ambiguous }
                hit = node
            }
            if let hit { return .node(hit) }
        }
        return .unresolved
    }

    /// The index to use where a reference has one label, for its first key.
    mutating func onlyIndex(_ reference: Manifest.Reference, _ builder: inout GraphBuilder) -> KeyIndex? {
        guard reference.labels.count == 1, let key = reference.match.first else { return nil }
        let place = Place(label: reference.labels[0], key: key)
        if indexes[place] == nil { makeIndex(place, &builder) }
        return indexes[place]
    }

    /// Notes a node that was made since.
    mutating func note(_ node: UInt32, label: String, key: String, _ id: StringID, _ text: String) {
        let place = Place(label: label, key: key)
        indexes[place]?.insert(id, node)
        for rule in MeetingRule.allCases {
            let form = form(text, rule, place)
            ruleIndexes[RulePlace(place: place, rule: rule)]?.insert(form, node)
        }
    }

    private func form(_ text: String, _ rule: MeetingRule, _ place: Place) -> String {
        rule.form(text, isName: !["id", "email"].contains(place.key), isPerson: place.label == "Person")
    }

    private mutating func makeIndex(_ place: Place, _ builder: inout GraphBuilder) {
        let blocks = builder.nodeBlocks(label: builder.label(place.label))
        indexes[place] = KeyIndex(blocks, key: builder.key(place.key))
    }
}

extension Resolver {
    /// What a text means exactly, else by a rule.
    mutating func find(_ text: String, _ reference: Manifest.Reference, _ builder: inout GraphBuilder) -> Answer {
        let exact = resolve(builder.strings.intern(text), reference, &builder)
        return exact == .unresolved ? meet(text, reference, &builder) : exact
    }

    /// What a text means by a rule, the strictest first; a rule by which it may mean several meets none.
    mutating func meet(_ text: String, _ reference: Manifest.Reference, _ builder: inout GraphBuilder) -> Answer {
        for rule in MeetingRule.allCases {
            for key in keys(reference) {
                var hit: UInt32?
                for label in reference.labels {
                    let place = Place(label: label, key: key)
                    guard let node = ruleNode(text, rule, place, &builder) else { continue }
                    if node == KeyIndex.ambiguous || hit.map({ $0 != node }) ?? false { return .ambiguous }
                    hit = node
                }
                if let hit { return .node(hit) }
            }
        }
        return inner(text, reference, &builder)
    }

    /// `ISO 27001, 9.2` and `§ 9.2` as clause 9.2; `Anna Weber (1001)` as either.
    private mutating func inner(
        _ text: String, _ reference: Manifest.Reference, _ builder: inout GraphBuilder
    ) -> Answer {
        if reference.labels.contains("Clause") || reference.labels.contains("Control") {
            let words = text.split { " ,;:§()".contains($0) }.map(String.init)
            for word in words.reversed() where words.count > 1 && word.contains(where: \.isNumber) && word.contains(".")
            {
                let answer = resolve(builder.strings.intern(word), reference, &builder)
                if answer != .unresolved { return answer }
            }
        }
        // `Ann Lee <ann.lee@example.com>`
        if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
            let address = String(text[text.index(after: open)...].dropLast())
            for part in [trimmed(address), trimmed(String(text[..<open]))] where !part.isEmpty {
                let answer = find(part, reference, &builder)
                if answer != .unresolved { return answer }
            }
        }
        let outside = withoutBrackets(text)
        // What names several is parted first: `Ann Lee (1); Bo Chen (2)`.
        guard outside != text, !outside.isEmpty, !outside.contains(where: { ";|/\n()&+".contains($0) }) else {
            return .unresolved
        }
        let inside = trimmed(String(text.dropFirst(outside.count))).filter { !"()[]".contains($0) }
        for part in [inside, outside] {
            let answer = find(part, reference, &builder)
            if answer != .unresolved { return answer }
        }
        return .unresolved
    }

    private func keys(_ reference: Manifest.Reference) -> [String] {
        guard reference.labels.contains("Person"), reference.match.contains("name") else { return reference.match }
        return reference.match.contains("email") ? reference.match : reference.match + ["email"]
    }

    private mutating func ruleNode(
        _ text: String, _ rule: MeetingRule, _ place: Place, _ builder: inout GraphBuilder
    ) -> UInt32? {
        let rulePlace = RulePlace(place: place, rule: rule)
        if ruleIndexes[rulePlace] == nil {
            let blocks = builder.nodeBlocks(label: builder.label(place.label))
            ruleIndexes[rulePlace] = RuleIndex(blocks, key: builder.key(place.key), builder.strings) {
                form($0, rule, place)
            }
        }
        return ruleIndexes[rulePlace]?.node(form(text, rule, place))
    }

    /// What a node is called, for messages.
    func name(of node: UInt32, _ builder: borrowing GraphBuilder) -> String {
        let id = builder.text(node, "id")
        let name = builder.text(node, "name") ?? builder.text(node, "title")
        guard let name, name != id else { return id ?? "?" }
        return id.map { "\(name) (\($0))" } ?? name
    }

    /// Whom a name that was not met is like, for a proposal; empty where that is nobody or more than one.
    mutating func likely(
        _ text: String, _ reference: Manifest.Reference, _ builder: inout GraphBuilder
    ) -> String {
        guard reference.labels.contains("Person") else { return "" }
        let name = PersonName(visible(text))
        if name.words.isEmpty { return "" }
        let people = people(&builder)
        let found = people.filter { name.mayMean($0.name) }
        return found.count == 1 ? self.name(of: found[0].node, builder) : ""
    }

    /// Those that a proposal may mean; none where they are too many to be looked through.
    private mutating func people(_ builder: inout GraphBuilder) -> [(node: UInt32, name: PersonName)] {
        if let knownPeople { return knownPeople }
        var found: [(node: UInt32, name: PersonName)] = []
        let key = builder.key("name")
        for block in builder.nodeBlocks(label: builder.label("Person")) {
            guard case .strings(let ids) = block.column(key), found.count + ids.count < 20_000 else { continue }
            for (row, id) in ids.enumerated() where id != 0 {
                found.append((block.firstID + UInt32(truncatingIfNeeded: row), PersonName(builder.strings.string(id))))
            }
        }
        knownPeople = found
        return found
    }
}
