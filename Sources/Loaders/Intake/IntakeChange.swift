// What an answer changes in the manifest.

/// One answer, as it is kept in the manifest.
package enum IntakeChange: Hashable, Sendable {
    /// A word of a column means a word of the vocabulary.
    case word(file: String, heading: String, cell: String, value: String)
    /// A name in a column means somebody or something by another name.
    case name(file: String, heading: String, cell: String, target: String)
    /// The order of day and month in the dates of a file.
    case dateOrder(file: String, Order)
    /// A word says that nothing is there.
    case nothing(file: String, cell: String)
    /// The file is no register.
    case leaveOut(file: String)

    package enum Order: String, Hashable, Sendable { case dmy, mdy }
}

extension IntakeDraft {
    /// Puts an answer into the entries of its file.
    package mutating func apply(_ change: IntakeChange) {
        switch change {
        case .word(let file, let heading, let cell, let value):
            changeColumns(file, heading) { meaning in
                guard case .property(var property) = meaning else { return }
                property.values.removeAll { $0.cell.lowercased() == cell.lowercased() }
                property.values.append((cell, value))
                meaning = .property(property)
            }
        case .name(let file, let heading, let cell, let target):
            changeColumns(file, heading) { meaning in
                guard case .relationship(let type, var reference, let isReversed) = meaning else { return }
                reference.values.removeAll { $0.cell == cell }
                reference.values.append((cell: cell, target: target))
                meaning = .relationship(type: type, reference: reference, isReversed: isReversed)
            }
        case .dateOrder(let file, let order):
            changeEntries(file) { $0.rule.layout.dateOrder = DateOrder(rawValue: order.rawValue) }
        case .nothing(let file, let cell):
            changeEntries(file) { if !$0.rule.missing.contains(cell) { $0.rule.missing.append(cell) } }
        case .leaveOut(let file):
            entries.removeAll { $0.rule.tableName == file }
        }
    }

    private mutating func changeEntries(_ file: String, _ body: (inout ProposedFile) -> Void) {
        for index in entries.indices where entries[index].rule.tableName == file { body(&entries[index]) }
    }

    /// Changes what a column means; one that no entry names means a property of its own name so far.
    private mutating func changeColumns(_ file: String, _ heading: String, _ body: (inout Manifest.Meaning) -> Void) {
        changeEntries(file) { entry in
            let places = entry.rule.columns.indices.filter { entry.rule.columns[$0].header == heading }
            for place in places { body(&entry.rule.columns[place].meaning) }
            guard places.isEmpty else { return }
            var meaning = Manifest.Meaning.property(Manifest.PropertyRule())
            body(&meaning)
            entry.rule.columns.append(Manifest.ColumnRule(header: heading, line: entry.rule.line, meaning: meaning))
        }
    }
}

extension Manifest.FileRule {
    /// What messages call the table: the path, and the sheet where there is one.
    var tableName: String { sheet.map { path + ":" + $0 } ?? path }
}
