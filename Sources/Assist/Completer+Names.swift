// Names of the graph and of what is defined.

import Audit
import Catalogue
import Syntax
import Values

extension Completer {
    var labels: [Suggestion] {
        knowledge.catalogue.graph.labels.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
            .map { Suggestion($0.name, .label, detail: counted($0.count, "node")) }
    }

    func bindings(_ place: CompletionPlace) -> VariableLabels { VariableLabels(place, knowledge.catalogue.graph) }

    /// The types that leave one of the labels, or arrive there; all types where none does.
    func types(touching labels: [String], arriving: Bool) -> [Suggestion] {
        func touches(_ type: GraphCatalogue.RelationshipType) -> Bool {
            type.connections.contains { labels.contains(arriving ? $0.to : $0.from) }
        }
        let all = knowledge.catalogue.graph.relationshipTypes.values.sorted {
            ($1.count, $0.name) < ($0.count, $1.name)
        }
        let near = labels.isEmpty ? all : all.filter(touches)
        return (near.isEmpty ? all : near).map {
            Suggestion($0.name, .type, detail: counted($0.count, "relationship"))
        }
    }

    /// Inside a pattern or after a colon: labels or types; nil where neither belongs.
    func labelsOrTypes(_ place: CompletionPlace) -> [Suggestion]? {
        if expectsLabel(place) { return labels }
        guard let last = place.last,
            [.colon, .bar, .ampersand, .exclamation].contains(last.kind) || isColon(place)
        else { return nil }
        guard let bracket = place.openBracket else { return last.kind == .colon ? labels : nil }
        switch place.tokens[bracket].kind {
        case .openSquare where isRelationship(place, bracket):
            let isArriving = bracket > 1 && place.tokens[bracket - 2].kind == .less
            return types(touching: labelsBefore(bracket, place), arriving: isArriving)
        case .openRound: return last.kind == .bar && !hasColon(place, after: bracket) ? nil : labels
        default: return nil
        }
    }

    /// `-[`
    private func isRelationship(_ place: CompletionPlace, _ bracket: Int) -> Bool {
        bracket > 0 && place.tokens[bracket - 1].kind == .minus
    }

    private func hasColon(_ place: CompletionPlace, after bracket: Int) -> Bool {
        place.tokens[bracket...].contains { $0.kind == .colon }
    }

    /// The labels of the node in front of a relationship: those of `(p:Process)` in `(p:Process)-[`.
    private func labelsBefore(_ bracket: Int, _ place: CompletionPlace) -> [String] {
        guard let close = place.tokens[..<bracket].lastIndex(where: { $0.kind == .closeRound }),
            let open = place.tokens[..<close].lastIndex(where: { $0.kind == .openRound })
        else { return [] }
        let known = bindings(place)
        var found: [String] = []
        for index in (open + 1)..<close where place.tokens[index].kind == .word {
            let name = place.text(index)
            if place.tokens[index - 1].kind == .openRound {
                found += known.labels[name] ?? []
            } else {
                found.append(name)
            }
        }
        return found
    }

    // MARK: After a dot

    /// What can follow `x.`: the properties of that variable's labels, or the functions of a namespace.
    func members(_ place: CompletionPlace) -> [Suggestion] {
        guard place.tokens.count >= 2 else { return [] }
        let owner = place.text(place.tokens.count - 2)
        let known = bindings(place)
        if let types = known.types[owner], !types.isEmpty { return types.flatMap(properties(ofType:)) }
        if let found = known.labels[owner], !found.isEmpty { return found.flatMap(properties(ofLabel:)) }
        let namespaced = functions.filter { $0.text.lowercased().hasPrefix(owner.lowercased() + ".") }
        if !namespaced.isEmpty {
            return namespaced.map {
                Suggestion(String($0.text.dropFirst(owner.count + 1)), .function, detail: $0.detail)
            }
        }
        if let subject = subjectLabel(place) {
            let targets = knowledge.vocabulary.attributes(of: subject, named: owner).flatMap(\.targets)
            if !targets.isEmpty { return targets.flatMap { properties(ofLabel: $0) + attributes(ofLabel: $0) } }
        }
        return knowledge.catalogue.graph.propertyNames.sorted().map { Suggestion($0, .property) }
    }

    func properties(ofLabel label: String) -> [Suggestion] {
        (knowledge.catalogue.graph.labels[label]?.properties ?? []).filter { $0.count > 0 }.map(suggestion)
    }

    func properties(ofType type: String) -> [Suggestion] {
        (knowledge.catalogue.graph.relationshipTypes[type]?.properties ?? []).map(suggestion)
    }

    private func suggestion(for property: GraphCatalogue.Property) -> Suggestion {
        Suggestion(property.name, .property, detail: property.types.joined(separator: " or "))
    }

    // MARK: Functions

    var functions: [Suggestion] {
        knowledge.catalogue.functions.values.sorted { $0.name < $1.name }
            .map { Suggestion($0.name, .function, detail: signature($0)) }
    }

    var procedures: [Suggestion] {
        knowledge.catalogue.procedures.values.sorted { $0.name < $1.name }
            .map { Suggestion($0.name, .procedure, detail: $0.summary) }
    }

    /// `CALL graph.`: the parts of the name are tokens of their own.
    func isProcedure(_ place: CompletionPlace) -> Bool {
        let call = place.tokens.lastIndex { $0.keyword == .call }
        return call.map { place.tokens[($0 + 1)...].allSatisfy { $0.kind == .word || $0.kind == .dot } } ?? false
    }

    /// The procedures whose names begin with the parts that are typed, without them.
    func procedureParts(_ place: CompletionPlace) -> [Suggestion] {
        guard let call = place.tokens.lastIndex(where: { $0.keyword == .call }) else { return [] }
        let typed = place.tokens.indices.dropFirst(call + 1).map(place.text).joined()
        return procedures.filter { $0.text.lowercased().hasPrefix(typed.lowercased()) }
            .map { Suggestion(String($0.text.dropFirst(typed.count)), .procedure, detail: $0.detail) }
    }

    private func signature(_ function: FunctionSignature) -> String {
        let parameters = (function.overloads.last ?? []).map { $0.optional ? "[\($0.name)]" : $0.name }
        return "(\(parameters.joined(separator: ", "))) → \(function.result)"
    }

    // MARK: Checks and saved queries, whose names hold hyphens

    /// After CHECK, WHY and RUN the word under the cursor may hold hyphens, which are tokens of their own.
    func hyphenatedName(_ place: CompletionPlace, _ before: String) -> Completion? {
        let bytes = Array(before.utf8)
        var start = bytes.count
        while start > 0, isNameByte(bytes[start - 1]) { start -= 1 }
        let typed = String(decoding: bytes[start...], as: UTF8.self)
        let ahead = CompletionPlace(String(decoding: bytes[..<start], as: UTF8.self) + " ")
        let names: [Suggestion]
        switch ahead.last?.keyword {
        case .check where ahead.token(back: 2)?.keyword != .define:
            names = knowledge.checks + (ahead.token(back: 2)?.keyword == .show ? [] : [Suggestion("ALL", .keyword)])
        case .why: names = knowledge.checks
        case .run: names = knowledge.queries
        case .query where ahead.token(back: 2)?.keyword == .show: names = knowledge.queries
        default:
            let isList = ahead.last?.kind == .comma && ahead.openBracket == nil
            guard isList, ahead.lastKeyword(among: [.check, .where, .show, .by])?.keyword == .check else { return nil }
            names = knowledge.checks
        }
        return Completion(replaced: start..<bytes.count, suggestions: Self.matching(names, typed))
    }

    /// `RUN handoffs-by-pair(`, `CHECK silo, overdue-cadence(`: the parameters that are not given yet.
    func parametersOfDefinition(_ place: CompletionPlace) -> [Suggestion]? {
        guard let bracket = place.openBracket, place.tokens[bracket].kind == .openRound,
            place.last?.kind == .openRound || place.last?.kind == .comma,
            let start = place.tokens[..<bracket].lastIndex(where: {
                [.run, .check].contains($0.keyword) || $0.kind == .comma
            })
        else { return nil }
        let name = (start + 1..<bracket).map(place.text).joined()
        let given = Set(place.tokens.indices.dropFirst(bracket).map { place.text($0) + ": " })
        return knowledge.parameters(of: name)?.filter { !given.contains($0.text) }
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
    }
}

/// `1 node`, `12 nodes`
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
