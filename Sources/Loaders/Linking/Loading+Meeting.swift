// References that no node is called exactly: whom they may mean yet, by a rule, and what is told of it.

import Graph

/// A cell that was met by a rule, or read as more than one.
package struct Repair: Hashable, Sendable {
    package var file: String
    /// From 1.
    package var line: Int
    /// The column's heading.
    package var column: String
    package var value: String
    /// What it was read as, as `Julia Hahn (1006)`.
    package var meant: String
}

/// What the references of one column came to, each text once.
struct Meetings {
    /// The nodes of a text, and the parts of it that met none.
    struct Outcome {
        var nodes: [UInt32] = []
        var unmet: [(text: String, isAmbiguous: Bool, perhaps: String)] = []
        /// What the text was read as, where that is not what it says.
        var meant: String?
    }

    private var outcomes: [StringID: Outcome] = [:]

    mutating func outcome(
        _ id: StringID, _ reference: Manifest.Reference, _ resolver: inout Resolver, _ builder: inout GraphBuilder
    ) -> Outcome {
        if let known = outcomes[id] { return known }
        let outcome = Self.found(builder.strings.string(id), id, reference, &resolver, &builder)
        outcomes[id] = outcome
        return outcome
    }

    private static func found(
        _ text: String, _ id: StringID, _ reference: Manifest.Reference, _ resolver: inout Resolver,
        _ builder: inout GraphBuilder
    ) -> Outcome {
        if reference.isOfPeople, saysNobody(text) { return Outcome(meant: "nobody") }
        switch resolver.meet(text, reference, &builder) {
        case .node(let node): return Outcome(nodes: [node], meant: resolver.name(of: node, builder))
        case .ambiguous: return Outcome(unmet: [(text, true, "")])
        case .unresolved: break
        }
        var best: Outcome?
        for separator in reference.allSeparators {
            let all = split(text, separator)
            let parts = all.filter { !(reference.isOfPeople && saysNobody($0)) }
            guard all.count > 1, !parts.isEmpty else { continue }
            var outcome = Outcome()
            for part in parts {
                switch resolver.find(reference.target(of: part), reference, &builder) {
                case .node(let node): if !outcome.nodes.contains(node) { outcome.nodes.append(node) }
                case .ambiguous: outcome.unmet.append((part, true, ""))
                case .unresolved: outcome.unmet.append((part, false, resolver.likely(part, reference, &builder)))
                }
            }
            if outcome.nodes.count > best?.nodes.count ?? 0 || outcome.unmet.isEmpty { best = outcome }
            if outcome.unmet.isEmpty { break }
        }
        if var best {
            best.meant = best.nodes.map { resolver.name(of: $0, builder) }.joined(separator: " and ")
            return best
        }
        return Outcome(unmet: [(text, false, resolver.likely(text, reference, &builder))])
    }
}

/// Whether a cell that should name somebody says that there is nobody.
func saysNobody(_ text: String) -> Bool {
    let word = text.lowercased()
    return Signs.standard.nobody.contains(word) || Signs.standard.nothingWords.contains(word)
        || Signs.standard.nobody.contains(plainWord(text)) || Signs.standard.nothingWords.contains(plainWord(text))
        || Signs.standard.deniesSomebody(text)
}

/// The parts of a cell; a separator of letters stands between blanks.
func split(_ text: String, _ separator: String) -> [String] {
    let isWord = separator.allSatisfy { $0.isLetter || $0 == "." }
    let parts = isWord ? text.split(separator: " " + separator + " ") : text.split(separator: separator)
    return parts.map { trimmed(String($0)) }.filter { !$0.isEmpty }
}

extension Manifest.Reference {
    var isOfPeople: Bool { labels.contains("Person") || labels.contains("Role") }

    /// What may stand between several in one cell, the surest first.
    var allSeparators: [String] {
        separators.isEmpty
            ? [
                "\n", ";", "|", "/", "&", "+", "and", "und", "et", "y", "e", "en", "sowie", "u.", "u", "with", "mit",
                "avec", "con", "met",
                "•", "·", " - ", " – ", " — ", "or", "oder", "ou", "o", "of", ",",
            ]
            : separators
    }

    /// Separators that stand in no name.
    var sureSeparators: [String] { separators.isEmpty ? ["\n", ";", "|", " / ", "/", " & "] : separators }
}

extension Loading {
    /// The nodes that a text refers to; what it can't be met with is noted.
    /// - Parameter of: the node at the other end.
    mutating func resolve(
        _ id: StringID, _ reference: Manifest.Reference, _ place: LinkPlace, _ rowID: String, _ provenance: Provenance,
        _ row: Int, of node: UInt32?, _ meetings: inout Meetings, _ resolver: inout Resolver
    ) -> [UInt32] {
        var id = id
        if !reference.values.isEmpty { id = builder.strings.intern(reference.target(of: builder.strings.string(id))) }
        switch resolver.resolve(id, reference, &builder) {
        case .node(let node): return [node]
        case .ambiguous:
            tellUnmet(builder.strings.string(id), true, "", reference, place, rowID, provenance, row, node)
            return []
        case .unresolved: break
        }
        let outcome = meetings.outcome(id, reference, &resolver, &builder)
        if let meant = outcome.meant { tellRepair(builder.strings.string(id), meant, place.header, provenance, row) }
        for (text, isAmbiguous, perhaps) in outcome.unmet {
            tellUnmet(text, isAmbiguous, perhaps, reference, place, rowID, provenance, row, node)
        }
        return outcome.nodes
    }

    private mutating func tellUnmet(
        _ text: String, _ isAmbiguous: Bool, _ perhaps: String, _ reference: Manifest.Reference, _ place: LinkPlace,
        _ rowID: String, _ provenance: Provenance, _ row: Int, _ node: UInt32?
    ) {
        let wanted = "\(reference.labels.joined(separator: " or ")) by \(reference.match.joined(separator: " or "))"
        complain(
            place.rowName, id: rowID, place.header, text, isAmbiguous ? .ambiguous : .unresolved, provenance, row,
            reason: wanted + told(text, perhaps, reference), relationship: place.type, node: node)
    }

    /// What else is worth saying of a text that was not met.
    private func told(_ text: String, _ perhaps: String, _ reference: Manifest.Reference) -> String {
        if !perhaps.isEmpty { return "; perhaps " + perhaps }
        let isGroup = reference.isOfPeople && Signs.standard.namesGroup(text)
        return isGroup ? "; it names a group that no register of roles lists" : ""
    }

    private mutating func tellRepair(
        _ value: String, _ meant: String, _ header: String, _ provenance: Provenance, _ row: Int
    ) {
        guard repairs.count < LoadedOrganisation.issueLimit else { return }
        repairs.append(
            Repair(
                file: builder.filePath(provenance.file), line: provenance.line(row), column: header, value: value,
                meant: meant))
    }

    /// Adds to the files' notes what was met by a rule.
    mutating func noteRepairs() {
        var byFile: [String: [Repair]] = [:]
        for repair in repairs { byFile[repair.file, default: []].append(repair) }
        for index in files.indices {
            guard let those = byFile[files[index].path] else { continue }
            files[index].repaired += those.count
            var columns: [String] = []
            for repair in those where !columns.contains(repair.column) { columns.append(repair.column) }
            for column in columns {
                var said: [String] = []
                var texts: Set<String> = []
                for repair in those where repair.column == column && texts.insert(repair.value).inserted {
                    said.append("'\(repair.value)' is read as \(repair.meant)")
                }
                let more = said.count > 4 ? ", and \(said.count - 4) more" : ""
                files[index].notes.append("\(column): " + said.prefix(4).joined(separator: ", ") + more)
            }
        }
    }
}

/// Where a reference stands, for messages.
struct LinkPlace {
    var type: String
    var rowName: String
    var header: String
}
