// A convention, fitted to the table at hand.

import Graph

/// What the conventions need to know of a folder and of a table's cells.
struct ConventionContext {
    /// The labels that some file of the folder holds.
    var labels: Set<String>
    /// Whether the cells of the first column are all different and none is empty; asked for only where nothing else
    /// names the rows.
    var isFirstColumnUnique: () -> Bool
}

extension Manifest.FileRule {
    /// The rule with those of its columns that the table has, under the headings that the table has; nil for an edge
    /// file whose ends are missing.
    ///
    /// Of several columns that mean the same the earlier one of the rule counts, the others stay properties of their
    /// own. A link whose other end no file holds, and nothing creates, stays a property.
    func fitted(to headers: [String], _ context: ConventionContext) -> Manifest.FileRule? {
        var rule = self
        rule.columns = fittedColumns(headers, context)
        switch content {
        case .relationships(let type, var from, var to):
            guard let first = headers.first(where: { isSameHeading($0, from.column) }),
                let second = headers.first(where: { isSameHeading($0, to.column) })
            else { return nil }
            (from.column, to.column) = (first, second)
            rule.content = .relationships(type: type, from: from, to: to)
        case .nodes(let labels, let key):
            guard let header = rule.keyHeader(headers, labels[0], key, context) else { break }
            rule.content = .nodes(labels: labels, key: header)
            // A column that names the rows only because it never repeats itself keeps what it says.
            let isName = !isNumberHeading(header) && !rule.columns.contains { $0.header == header }
            if isName {
                let name = Manifest.PropertyRule(name: camelCase(header))
                rule.columns.append(Manifest.ColumnRule(header: header, line: line, meaning: .property(name)))
            }
        case .any: break
        }
        return rule
    }

    private func fittedColumns(_ headers: [String], _ context: ConventionContext) -> [Manifest.ColumnRule] {
        var fitted: [Manifest.ColumnRule] = []
        var taken: Set<String> = []
        for column in columns {
            guard let header = headers.first(where: { isSameHeading($0, column.header) }),
                !fitted.contains(where: { $0.header == header })
            else { continue }
            var result = Manifest.ColumnRule(header: header, line: column.line, meaning: column.meaning)
            switch column.meaning {
            case .skip: break
            case .relationship(_, let reference, _):
                if reference.create == nil, reference.labels.allSatisfy({ !context.labels.contains($0) }) { continue }
            case .property(var property):
                if let of = property.of {
                    guard let owner = edgeHeader(like: of, headers) else { continue }
                    property.of = owner
                    result.meaning = .property(property)
                    break
                }
                let name = property.name ?? camelCase(header)
                let isLiteral = headers.contains { $0 != header && isSameHeading($0, name) && camelCase($0) == name }
                if isLiteral || !taken.insert(name).inserted { continue }
            }
            fitted.append(result)
        }
        return fitted.filter { column in
            guard case .property(let property) = column.meaning, let of = property.of else { return true }
            return fitted.contains { $0.header == of && $0.isRelationship }
        }
    }

    /// The table's heading for a column that makes the same relationships as the one that is named.
    private func edgeHeader(like name: String, _ headers: [String]) -> String? {
        guard let type = columns.first(where: { $0.header == name })?.relationshipType else { return nil }
        for column in columns where column.relationshipType == type {
            if let header = headers.first(where: { isSameHeading($0, column.header) }) { return header }
        }
        return nil
    }

    /// The heading of the column that names the rows: `id`; else the one said to be the id; else what the rule says;
    /// else `Process ID` or the like; else a first column that is called like the rows beside one for their names, or
    /// never repeats itself.
    private func keyHeader(_ all: [String], _ label: String, _ key: String, _ context: ConventionContext) -> String? {
        let headers = all.filter { header in
            !columns.contains { if case .skip = $0.meaning { $0.header == header } else { false } }
        }
        if let header = headers.first(where: { isSameHeading($0, "id") }) { return header }
        let named = columns.first {
            if case .property(let property) = $0.meaning { property.name == "id" } else { false }
        }
        if let named { return named.header }
        if let header = headers.first(where: { isSameHeading($0, key) }) { return header }
        let names = ["Id", "No", "Number"].map { label.lowercased() + $0.lowercased() }
        if let header = headers.first(where: { names.contains(camelCase($0).lowercased()) }) { return header }
        guard let first = headers.first, first == all.first else { return nil }
        let isNamedApart = headers.contains { isSameHeading($0, "name") || isSameHeading($0, "title") }
        if isNamedApart, isSameHeading(first, label) { return first }
        return isNumberHeading(first) || context.isFirstColumnUnique() ? first : nil
    }
}

/// Whether a heading says that its cells are numbers or ids: `Key ID`, `Ticket no.`.
private func isNumberHeading(_ header: String) -> Bool {
    let last = header.lowercased().split { !$0.isLetter && !$0.isNumber }.last ?? ""
    return ["id", "no", "nr", "number", "ref"].contains(last)
}

extension Manifest.ColumnRule {
    fileprivate var relationshipType: String? { if case .relationship(let type, _, _) = meaning { type } else { nil } }
}
