// What an intake tells of a table before it asks.

/// A table of the folder: what it was taken for, and what its columns mean.
package struct IntakeTable: Sendable {
    package struct Column: Sendable {
        package var heading: String
        /// In words; nil where it is not used.
        package var meaning: String?
        /// At most three different cells.
        package var samples: [String]
    }

    package var file: String
    /// In words, as `Process` or `Finding, CorrectiveAction`.
    package var takenFor: String
    /// Why.
    package var reason: String
    package var columns: [Column]

    package var unused: Int { columns.count { $0.meaning == nil } }
}

extension IntakeDraft {
    /// The tables in the order of the folder; a table that holds several registers is one.
    package var tables: [IntakeTable] {
        samples.map { sample in
            let rules = entries.filter { $0.rule.tableName == sample.path }
            let labels = rules.flatMap { entry -> [String] in
                if case .relationships(let type, _, _) = entry.rule.content { [type] } else { entry.rule.nodeLabels }
            }
            return IntakeTable(
                file: sample.path, takenFor: labels.isEmpty ? "left out" : unique(labels).joined(separator: ", "),
                reason: rules.isEmpty
                    ? "the manifest does not name it" : rules.compactMap(\.note).first ?? "its name and headings",
                columns: sample.headers.enumerated().map { index, heading in
                    IntakeTable.Column(
                        heading: heading,
                        meaning: unique(rules.compactMap { $0.rule.meaning(of: heading) }).joined(separator: "; ")
                            .nonEmpty,
                        samples: Array(unique(sample.cells(index)).prefix(3)))
                })
        }
    }
}

extension Manifest.FileRule {
    /// What a column means, in words; nil where nothing is made of it.
    fileprivate func meaning(of heading: String) -> String? {
        if case .nodes(_, heading) = content { return "names the rows" }
        if case .relationships(_, let from, let to) = content {
            if from.column == heading { return "from" }
            if to.column == heading { return "to" }
        }
        guard let column = columns.first(where: { $0.header == heading }) else {
            // It becomes a property of its own name; only one that the vocabulary has is looked at.
            let name = camelCase(heading)
            return Vocabulary.standard.property(name, of: nodeLabels) == nil ? nil : words(name)
        }
        switch column.meaning {
        case .skip: return nil
        case .property(let property): return words(property.name ?? camelCase(heading))
        case .relationship(let type, let reference, _):
            return words(type) + ": " + reference.labels.joined(separator: " or ")
        }
    }
}

/// `OWNED_BY` and `nextReview` as words.
private func words(_ name: String) -> String {
    let isType = name.allSatisfy { $0.isUppercase || $0 == "_" }
    return (isType ? name.lowercased().split(separator: "_").map(String.init) : nameWords(name)).joined(separator: " ")
}

private func unique(_ texts: [String]) -> [String] {
    var met: Set<String> = []
    return texts.filter { met.insert($0).inserted }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
