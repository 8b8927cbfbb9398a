// Everything that help can be asked about, except dot commands, which describe themselves.

import Audit
import Catalogue
import Syntax

/// Looks pages up by whatever somebody may type behind `.help`.
package struct HelpPages {
    let knowledge: Knowledge

    package init(_ knowledge: Knowledge) { self.knowledge = knowledge }

    /// All that there is to say, or nil. A name can mean several things: COUNT is a statement and a function. Of several
    /// words the whole is looked up, then each.
    package func text(on topic: String) -> String? {
        let words = topic.split(separator: " ").map(String.init)
        for wanted in [words.joined(separator: " ")] + words {
            let pages = texts(on: wanted)
            if !pages.isEmpty { return pages.joined(separator: "\n\n") }
        }
        return nil
    }

    private func texts(on name: String) -> [String] {
        HelpTopics.texts(on: name)
            + [
                knowledge.help(onFunction: name), check(name), clause(name), noun(name), relationshipType(name),
                procedure(name),
            ].compactMap { $0 }
    }

    /// Every name that has a page, in the order in which a reader may want them.
    package var names: [String] {
        HelpTopics.names + knowledge.checks.map(\.text) + StandardClause.all.map(\.id)
            + knowledge.vocabulary.nouns.flatMap { $0.plural + $0.singular } + knowledge.functionNames
            + knowledge.typeNames.sorted() + knowledge.catalogue.procedures.values.map(\.name).sorted()
    }

    // MARK: Checks and clauses

    private func check(_ name: String) -> String? {
        guard let entry = knowledge.definitions.checks[name.lowercased()] else { return nil }
        let check = entry.definition
        var lines = ["\(check.name.text): \(check.summary ?? "")", ""]
        for line in entry.text.split(separator: "\n").prefix(while: { $0.hasPrefix("//") }) {
            let text = String(line.dropFirst(2).drop { $0 == " " })
            if text.hasPrefix("Finds:") || text.hasPrefix("Not:"), lines.last?.isEmpty == false { lines.append("") }
            lines.append(text)
        }
        if lines.count > 2 { lines.append("") }
        lines.append("Proposed grade: \(check.rule ?? check.severity?.text ?? "minor").")
        for clause in check.clauses { lines.append("  " + titled(clause)) }
        if !check.needs.isEmpty {
            lines += ["", "It can't be answered without: \(check.needs.map { words($0) }.joined(separator: ", "))."]
        }
        if !check.parameters.isEmpty {
            let defaults = check.parameters.map { "\($0.name.text)\($0.defaultValue.map { ": " + $0.printed } ?? "")" }
            lines += ["", "It can be called with other values than \(defaults.joined(separator: ", "))."]
        }
        lines += ["", "  CHECK \(check.name.text)"]
        if let given = check.parameters.first, let value = given.defaultValue {
            lines.append("  CHECK \(check.name.text)(\(given.name.text): \(value.printed))")
        }
        return (lines + ["  SHOW CHECK \(check.name.text)"]).joined(separator: "\n")
    }

    /// `clause 9.2, internal audit`
    private func titled(_ id: String) -> String {
        let title = StandardClause.all.first { $0.id == id }?.title
        return "clause \(id)" + (title.map { ": \($0)" } ?? "")
    }

    private func words(_ group: [Need]) -> String {
        group.map { need in
            switch need {
            case .label(let label): "nodes of the kind \(label.text)"
            case .property(let label, let name): "the property \(name.text) of \(label.text)"
            case .relationship(let label, let type): "relationships \(type.text) at \(label.text)"
            }
        }.joined(separator: " or ")
    }

    private func clause(_ id: String) -> String? {
        guard let clause = StandardClause.all.first(where: { $0.id == id }) else { return nil }
        let names = knowledge.definitions.checks.names.filter { name in
            knowledge.definitions.checks[name]?.definition.clauses.contains { clausesMatch($0, id) } ?? false
        }
        var lines = [
            "Clause \(clause.id) of ISO/IEC 27001, in our words: \(clause.title).",
            "It belongs to the stage \(clause.stage) of the improvement loop and asks for "
                + (clause.asksForDocument ? "something in writing." : "nothing in writing by itself."),
            "",
        ]
        if names.isEmpty { return (lines + ["No check is about it."]).joined(separator: "\n") }
        let width = names.map(\.count).max() ?? 0
        lines.append("The checks about it, all of them and one by one:")
        lines += ["", "  CHECK ALL FOR CLAUSE '\(id)'"]
        lines += names.map { name in
            let summary = knowledge.definitions.checks[name]?.definition.summary ?? ""
            return "  CHECK \(name)" + String(repeating: " ", count: width - name.count + 2) + summary
        }
        return lines.joined(separator: "\n")
    }

    // MARK: Words of the graph

    private func noun(_ word: String) -> String? {
        guard let noun = knowledge.vocabulary.noun(named: word), let plural = noun.plural.first else { return nil }
        let loaded = knowledge.catalogue.graph.labels[noun.label]
        var lines = ["\(plural): things of the kind \(noun.label); \(loaded?.count ?? 0) are loaded", ""]
        let others = noun.singular + noun.plural.dropFirst()
        lines.append("Also written: \(others.joined(separator: ", ")).")
        var seen: Set<String> = []
        let attributes = knowledge.vocabulary.attributes(of: noun.label).compactMap(\.names.first)
            .filter { seen.insert($0).inserted }
        if !attributes.isEmpty { lines.append("What belongs to them: \(attributes.joined(separator: ", ")).") }
        guard let loaded else { return (lines + ["None is loaded."]).joined(separator: "\n") }
        lines.append("Their properties: \(loaded.properties.map(\.name).joined(separator: ", ")).")
        return (lines + ["", "  FIND \(plural) LIMIT 5", "  SHOW properties OF \(noun.label)"]).joined(separator: "\n")
    }

    private func relationshipType(_ name: String) -> String? {
        let types = knowledge.catalogue.graph.relationshipTypes
        guard let type = types[name] ?? types[name.uppercased()] else { return nil }
        let ends = Set(type.connections.map { "\($0.from) to \($0.to)" }).sorted()
        return """
            \(type.name): a type of relationship; \(type.count) are loaded

            It leads from \(ends.joined(separator: ", from ")).

              MATCH (a)-[:\(type.name)]->(b) RETURN a, b LIMIT 3;
            """
    }

    private func procedure(_ name: String) -> String? {
        guard let procedure = knowledge.catalogue.procedures[name.lowercased()] else { return nil }
        let parameters = procedure.parameters.map(\.name).joined(separator: ", ")
        return """
              \(procedure.name)(\(parameters))

            \(Echo.capitalised(procedure.summary)). It is asked with CALL, and gives the columns \(procedure.results.map(\.name).joined(separator: ", ")).
            """
    }
}
