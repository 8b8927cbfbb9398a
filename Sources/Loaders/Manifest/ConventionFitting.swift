// A convention, fitted to the table at hand.

import Graph

/// What the conventions need to know of a folder and of a table's cells.
struct ConventionContext {
    /// The labels that some file of the folder holds.
    var labels: Set<String>
    /// The labels that the table itself holds, where a row is more than one thing.
    var tableLabels: Set<String> = []
    /// Whether the cells of the first column are all different and none is empty; asked for only where nothing else
    /// names the rows.
    var isFirstColumnUnique: () -> Bool
    /// The first cells of a column that are filled; asked for only where no heading tells what a column is.
    var cells: (_ header: String) -> [String]
}

extension ConventionContext {
    /// Whether most cells of a column are days, and some are there.
    func holdsDays(_ header: String) -> Bool {
        let cells = cells(header)
        let days = cells.count { cell in
            switch DateReader.read(cell) {
            case .moment, .ambiguous, .noSuchDay: true
            case .serial, .none: false
            }
        }
        return days > 0 && days * 2 >= cells.count
    }
}

extension Manifest.FileRule {
    /// The rule with those of its columns that the table has, under the headings that the table has; nil for an edge
    /// file whose ends are missing.
    ///
    /// Of several columns that mean the same the earlier one of the rule counts, the others stay properties of their
    /// own. A link whose other end no file holds, and nothing creates, stays a property.
    func fitted(to headers: [String], _ context: ConventionContext) -> Manifest.FileRule? {
        var rule = self
        var headersLeft = headers
        if let keyAs {
            guard let key = keyHeader(headers, keyAs, "id", context) else { return nil }
            rule.columns = columns.map { column in
                var column = column
                if column.header == Self.keyColumn { column.header = key }
                return column
            }
            headersLeft.removeAll { $0 == key }
            rule.keyAs = nil
        }
        if !when.isEmpty {
            rule.when = when.compactMap { name in
                Self.header(for: name, headersLeft)
                    ?? headersLeft.first { recurrence($0) == name && context.holdsDays($0) }
            }
            if rule.when.isEmpty { return nil }
        }
        rule.columns = rule.fittedColumns(headers, context)
        switch content {
        case .relationships(let type, var from, var to):
            guard let first = Self.header(for: from.column, headers),
                let second = Self.header(for: to.column, headers.filter({ $0 != first }))
            else { return nil }
            (from.column, to.column) = (first, second)
            rule.content = .relationships(type: type, from: from, to: to)
        case .nodes(let labels, let key):
            guard let header = rule.keyHeader(headers, keyAs ?? labels[0], key, context) else { break }
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

    /// In the conventions: whatever column names the rows.
    private static let keyColumn = "=key"

    /// The heading that is called so, else one that means the same.
    private static func header(for name: String, _ headers: [String]) -> String? {
        if let same = headers.first(where: { isSameHeading($0, name) }) { return same }
        let words = HeadingWords.standard
        let bare = bareHeading(name)
        if let meant = headers.first(where: { words.meanings(of: $0).contains { bareHeading($0) == bare } }) {
            return meant
        }
        // `Completed` in a rule and `Gereed op` in the table both stand for `Completed on`.
        guard let meaning = words.soleMeaning(of: name) else { return nil }
        let properties = Vocabulary.standard.names
        return headers.first { words.soleMeaning(of: $0) == meaning && !properties.contains(bareHeading($0)) }
    }

    /// What the table says of each column that the rule names: first the columns that are called so, then those that mean it.
    private func fittedColumns(_ headers: [String], _ context: ConventionContext) -> [Manifest.ColumnRule] {
        var pairs: [(column: Manifest.ColumnRule, header: String, place: Int)] = []
        var used: Set<String> = []
        for (place, column) in columns.enumerated() {
            guard let header = headers.first(where: { isSameHeading($0, column.header) }), used.insert(header).inserted
            else { continue }
            pairs.append((column, header, place))
        }
        let foreign = headers.filter { !used.contains($0) && isOfOther($0, context) }
        for (place, column) in columns.enumerated() where !pairs.contains(where: { $0.place == place }) {
            let left = headers.filter { !used.contains($0) && !foreign.contains($0) }
            guard let header = header(for: column, left, context), !answersYesOrNo(header, column, context) else {
                continue
            }
            // What stands for the same thing already stands here under its own name.
            if pairs.contains(where: { $0.column.isSame(as: column) }) { continue }
            used.insert(header)
            pairs.append((column, header, place))
        }
        let fitted = fitted(pairs.sorted { $0.place < $1.place }, headers, context)
        let numbered = numbered(fitted, headers.filter { !used.contains($0) })
        used.formUnion(numbered.map(\.header))
        return fitted + numbered
            + foreign.map { Manifest.ColumnRule(header: $0, line: line, meaning: .skip) }
            + knownProperties(headers, used.union(foreign), pairs.map(\.column), context)
    }

    /// The heading for a column of the rule: first one that says that it is of these rows, `Action status`; last one that says when
    /// something is done again, where its cells are days.
    private func header(
        for column: Manifest.ColumnRule, _ headers: [String], _ context: ConventionContext
    ) -> String? {
        let own = Set(nodeLabels.flatMap(headingsNaming))
        if let qualified = headers.first(where: { header in
            guard let parts = QualifiedHeading(header) else { return false }
            return !own.isDisjoint(with: parts.of) && parts.means(column.header)
        }) {
            return qualified
        }
        return Self.header(for: column.header, headers)
            ?? headers.first { recurrence($0) == column.header && context.holdsDays($0) }
            ?? headers.first { column.isRelationship && Self.isNumbered($0, column.header) }
    }

    /// Whether a heading is that of a rule with a number behind it: `Owner 1`.
    private static func isNumbered(_ header: String, _ name: String) -> Bool {
        unnumbered(header).map { Self.header(for: name, [$0]) != nil } ?? false
    }

    /// Columns beside one that is fitted whose headings differ from its own by a number alone: `Owner 2` beside `Owner` or `Owner 1`.
    private func numbered(_ fitted: [Manifest.ColumnRule], _ headers: [String]) -> [Manifest.ColumnRule] {
        var found: [Manifest.ColumnRule] = []
        for column in fitted where column.isRelationship {
            let name = bareHeading(unnumbered(column.header) ?? column.header)
            for header in headers where header != column.header && unnumbered(header).map(bareHeading) == name {
                if (fitted + found).contains(where: { $0.header == header }) { continue }
                found.append(Manifest.ColumnRule(header: header, line: line, meaning: column.meaning))
            }
        }
        return found
    }

    /// Whether a heading says that its column is of another thing that stands in the same rows.
    private func isOfOther(_ header: String, _ context: ConventionContext) -> Bool {
        let others = context.tableLabels.subtracting(nodeLabels)
        guard !others.isEmpty, let parts = QualifiedHeading(header) else { return false }
        return Set(nodeLabels.flatMap(headingsNaming)).isDisjoint(with: parts.of)
            && !Set(others.flatMap(headingsNaming)).isDisjoint(with: parts.of)
    }

    /// Whether a column that may hold days answers yes or no instead: `Erledigt` of `ja` and `nein`.
    private func answersYesOrNo(
        _ header: String, _ column: Manifest.ColumnRule, _ context: ConventionContext
    ) -> Bool {
        guard case .property(let property) = column.meaning, let name = property.name,
            let type = Vocabulary.standard.property(name, of: nodeLabels)?.type, type == .date || type == .dateTime,
            HeadingWords.standard.meanings(of: header).count > 1
        else { return false }
        let cells = context.cells(header)
        return cells.contains { readTruth($0) != nil } && cells.allSatisfy { DateReader.read($0) == .none }
    }

    /// Columns that no rule names, but that mean a property that the rows are known to have.
    private func knownProperties(
        _ headers: [String], _ used: Set<String>, _ fitted: [Manifest.ColumnRule], _ context: ConventionContext
    ) -> [Manifest.ColumnRule] {
        guard case .nodes(let labels, _) = content, !skipsOthers else { return [] }
        let properties = labels.flatMap { Vocabulary.standard.properties(of: $0) }
        var taken = Set(headers.map(camelCase))
        for column in fitted {
            if case .property(let property) = column.meaning, let name = property.name { taken.insert(name) }
        }
        var found: [Manifest.ColumnRule] = []
        for header in headers where !used.contains(header) && !properties.contains(camelCase(header)) {
            let meanings = HeadingWords.standard.meanings(of: header).map(camelCase)
            guard let name = meanings.first(where: { properties.contains($0) && !taken.contains($0) }), name != "id"
            else {
                continue
            }
            taken.insert(name)
            found.append(
                Manifest.ColumnRule(header: header, line: line, meaning: .property(Manifest.PropertyRule(name: name))))
        }
        func left() -> [String] {
            headers.filter { header in !used.contains(header) && !found.contains { $0.header == header } }
        }
        found += recurring(left(), &taken, context)
        return found + toldByCells(left(), labels, taken, context)
    }

    /// What registers of whatever kind say of their rows: whether it is done, and when it is due, or was done.
    private func recurring(
        _ headers: [String], _ taken: inout Set<String>, _ context: ConventionContext
    ) -> [Manifest.ColumnRule] {
        var found: [Manifest.ColumnRule] = []
        for (name, meaning, isDay) in Self.ofAnyRegister {
            if columns.contains(where: { isSameHeading($0.header, meaning) }) { continue }
            let header = headers.first { header in
                let isNamed =
                    HeadingWords.standard.meanings(of: header).first == meaning || recurrence(header) == meaning
                return isNamed && !Vocabulary.standard.names.contains(bareHeading(header))
                    && (!isDay || context.holdsDays(header))
            }
            guard let header, taken.insert(name).inserted else { continue }
            var rule = Manifest.PropertyRule(name: name)
            if isDay { rule.type = .date }
            found.append(Manifest.ColumnRule(header: header, line: line, meaning: .property(rule)))
        }
        return found
    }

    /// Properties, the headings that mean them, and whether their cells are days.
    private static let ofAnyRegister: [(name: String, meaning: String, isDay: Bool)] = [
        ("nextDue", "Next due", true), ("lastPerformed", "Last performed", true), ("due", "Due date", true),
        ("completed", "Completed on", true), ("closed", "Closed on", true), ("status", "Status", false),
    ]

    /// Columns whose cells are words of a grade or status that no heading speaks of: a `Type` of Major and Minor.
    private func toldByCells(
        _ headers: [String], _ labels: [String], _ taken: Set<String>, _ context: ConventionContext
    ) -> [Manifest.ColumnRule] {
        var left = headers
        return ["grade", "status"].compactMap { name in
            guard !taken.contains(name), let known = Vocabulary.standard.property(name, of: labels),
                !known.values.isEmpty
            else { return nil }
            let place = left.firstIndex { header in
                let cells = context.cells(header)
                return cells.count >= 2 && cells.contains { readTruth($0) == nil }
                    && cells.count { isWord($0, name, labels, known) } * 10 >= cells.count * 9
            }
            guard let place else { return nil }
            let rule = Manifest.PropertyRule(name: name)
            return Manifest.ColumnRule(header: left.remove(at: place), line: line, meaning: .property(rule))
        }
    }

    private func isWord(_ cell: String, _ name: String, _ labels: [String], _ known: Vocabulary.Property) -> Bool {
        known.values[cell.lowercased()] != nil || WordTable.standard.value(of: cell, name, of: labels) != nil
    }

    private func fitted(
        _ pairs: [(column: Manifest.ColumnRule, header: String, place: Int)], _ headers: [String],
        _ context: ConventionContext
    ) -> [Manifest.ColumnRule] {
        var fitted: [Manifest.ColumnRule] = []
        var taken: Set<String> = []
        for (column, header, _) in pairs {
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
        if let header = headers.first(where: { header in
            HeadingWords.standard.meanings(of: header).contains { $0 == "ID" || names.contains(bareHeading($0)) }
        }) {
            return header
        }
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

extension Manifest.ColumnRule {
    /// Whether two columns make the same of their cells.
    fileprivate func isSame(as other: Manifest.ColumnRule) -> Bool {
        switch (meaning, other.meaning) {
        case (.property(let a), .property(let b)):
            return a.of == nil && b.of == nil && (a.name ?? camelCase(header)) == (b.name ?? camelCase(other.header))
        case (.relationship(let a, let first, let wayA), .relationship(let b, let second, let wayB)):
            return a == b && wayA == wayB && first.labels == second.labels
        default: return false
        }
    }
}
