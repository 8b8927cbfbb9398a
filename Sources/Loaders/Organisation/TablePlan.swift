// What becomes of a table's columns.

import Diagnostics
import Graph
import Values

/// One table, its columns and what they mean: a file's entry in the manifest, laid over the file's heading.
struct TablePlan {
    /// The labels of the nodes that rows make; empty where rows are relationships.
    var labels: [String]
    /// What messages call the rows: the first label or the relationship's type.
    var rowName: String
    /// The column whose cells name the rows.
    var keyColumn: Int?
    var outputs: [Output] = []
    var notes: [String] = []
    /// Outputs of which one must be filled for a row to make anything; empty where each row does.
    var when: [Int] = []
    /// The output that says what a row is, and what it must say, or must not.
    var rows: (output: Int, words: Set<String>, isExcept: Bool)?

    struct Output {
        var column: Int
        var header: String
        var meaning: Meaning
    }

    enum Meaning {
        /// A property of the row, or of the relationship that the column `of` makes.
        case property(PropertyPlan, of: Int?)
        case link(type: String, reference: Manifest.Reference, isReversed: Bool)
        /// An end of the relationship that the row is.
        case end(Manifest.Reference, isStart: Bool)
    }

    /// How a property comes from its cells.
    struct PropertyPlan {
        var name: String
        /// Nil where the cells decide.
        var type: CellType?
        var format: DatePattern?
        var mapping: [(cell: String, value: String)] = []
        var known: Vocabulary.Property?
        /// Of the nodes that have it.
        var labels: [String] = []
        /// Whether the vocabulary knows it.
        var isOfVocabulary = false
        /// Between several values in one cell.
        var separators: [[UInt8]] = [[Ascii.semicolon]]
    }
}

extension TablePlan {
    /// Lays a rule over a heading. With `isStrict` a column that the heading lacks is an error that names the nearest
    /// ones.
    init(
        _ rule: Manifest.FileRule, _ headers: [String], file: String, manifest: String, isStrict: Bool,
        textKeys: Set<String>
    ) throws(Diagnostic) {
        func column(_ name: String, line: Int, _ isNeeded: Bool) throws(Diagnostic) -> Int? {
            if let exact = headers.firstIndex(of: name) ?? headers.firstIndex(where: { isSameHeading($0, name) }) {
                return exact
            }
            guard isNeeded else { return nil }
            throw .manifest(
                manifest, line: line, "\(file) has no column `\(name)`",
                help: didYouMean(name, headers) ?? "its columns are \(headers.joined(separator: ", "))")
        }
        var meanings: [Int: Manifest.Meaning] = [:]
        for columnRule in rule.columns {
            if let index = try column(columnRule.header, line: columnRule.line, isStrict) {
                meanings[index] = columnRule.meaning
            }
        }
        switch rule.content {
        case .nodes(let labels, let key):
            self.init(labels: labels, rowName: labels[0])
            let named = meanings.first {
                if case .property(let property) = $0.value { property.name == key } else { false }
            }?.key
            keyColumn = named
            if named == nil { keyColumn = try column(key, line: rule.line, isStrict && key != "id") }
            // A column that is said to be the id names the rows, whatever the heading.
            if keyColumn == nil, key == "id" {
                notes.append("no column names the rows: its \(labels[0]) nodes have no id")
            }
        case .relationships(let type, let from, let to):
            let isInteraction = type == DerivedRelationship.handsOffTo.type
            self.init(labels: isInteraction ? ["Interaction"] : [], rowName: isInteraction ? "Interaction" : type)
            for (end, isStart) in [(from, true), (to, false)] {
                guard let index = try column(end.column, line: rule.line, true) else { continue }
                let meaning: Meaning =
                    isInteraction
                    ? .link(type: isStart ? "FROM" : "TO", reference: end.reference, isReversed: false)
                    : .end(end.reference, isStart: isStart)
                outputs.append(Output(column: index, header: headers[index], meaning: meaning))
                meanings[index] = meanings[index] ?? .skip
            }
            if isInteraction { keyColumn = try column("id", line: rule.line, false) }
        case .any:
            throw .manifest(manifest, line: rule.line, "\(file) needs `node` or `edge`")
        }
        let needed = rule.when.compactMap { name in headers.firstIndex { isSameHeading($0, name) } }
        let choosing = rule.rows.flatMap { choice in headers.firstIndex { isSameHeading($0, choice.column) } }
        if let choice = rule.rows, choosing == nil, isStrict {
            throw .manifest(
                manifest, line: rule.line, "\(file) has no column `\(choice.column)`",
                help: didYouMean(choice.column, headers) ?? "its columns are \(headers.joined(separator: ", "))")
        }
        if rule.skipsOthers {
            // What decides whether a row makes anything is read in any case.
            for index in headers.indices where meanings[index] == nil && !needed.contains(index) && index != choosing {
                meanings[index] = .skip
            }
        }
        addColumns(headers, meanings, textKeys)
        if let choice = rule.rows, let place = outputs.firstIndex(where: { $0.column == choosing }) {
            rows = (place, Set(choice.words.map { $0.lowercased() }), choice.isExcept)
        }
        when = outputs.indices.filter { needed.contains(outputs[$0].column) }
        if !rule.layout.separators.isEmpty { separate(rule.layout.separators) }
    }

    /// Tells each reference what stands between several in one cell.
    private mutating func separate(_ separators: [String]) {
        for index in outputs.indices {
            switch outputs[index].meaning {
            case .link(let type, var reference, let isReversed):
                reference.separators = separators
                outputs[index].meaning = .link(type: type, reference: reference, isReversed: isReversed)
            case .end(var reference, let isStart):
                reference.separators = separators
                outputs[index].meaning = .end(reference, isStart: isStart)
            case .property: break
            }
        }
    }

    private mutating func addColumns(_ headers: [String], _ meanings: [Int: Manifest.Meaning], _ textKeys: Set<String>)
    {
        var taken: Set<String> = keyColumn == nil ? [] : ["id"]
        if let keyColumn {
            outputs.insert(
                Output(
                    column: keyColumn, header: headers[keyColumn],
                    meaning: .property(PropertyPlan(name: "id", type: .string), of: nil)),
                at: 0)
        }
        for (index, header) in headers.enumerated() {
            switch meanings[index] ?? .property(Manifest.PropertyRule()) {
            case .skip: continue
            case .relationship(let type, let reference, let isReversed):
                outputs.append(
                    Output(
                        column: index, header: header,
                        meaning: .link(type: type, reference: reference, isReversed: isReversed)))
            case .property(let rule):
                let of = rule.of.flatMap { name in headers.firstIndex { isSameHeading($0, name) } }
                var name = rule.name ?? camelCase(header)
                if index == keyColumn, name == "id" || meanings[index] == nil { continue }
                if of == nil, !taken.insert(name).inserted {
                    let first = name
                    var number = 2
                    while !taken.insert("\(first)\(number)").inserted { number += 1 }
                    name = "\(first)\(number)"
                    notes.append("two columns mean \(first); \(header) is read as \(name)")
                }
                outputs.append(
                    Output(
                        column: index, header: header,
                        meaning: .property(property(rule, name, of != nil, textKeys), of: of)))
            }
        }
    }

    private func property(
        _ rule: Manifest.PropertyRule, _ name: String, _ isOfRelationship: Bool, _ textKeys: Set<String>
    ) -> PropertyPlan {
        let owners = labels.isEmpty || isOfRelationship ? [Vocabulary.relationship] : labels
        let known = Vocabulary.standard.property(name, of: owners)
        var plan = PropertyPlan(name: name, type: rule.type ?? known?.type, mapping: rule.values)
        if let format = rule.format {
            plan.format = DatePattern(format)
            if plan.type == nil { plan.type = plan.format?.hasTime == true ? .localDateTime : .date }
        }
        plan.labels = owners
        plan.isOfVocabulary = known != nil
        if let split = rule.split {
            plan.separators = [Array(split.utf8)]
            plan.type = .list
        } else if plan.type == .list {
            plan.separators = [";", ",", "\n", "|"].map { Array($0.utf8) }
        }
        if let known, !known.values.isEmpty, rule.type == nil || rule.type == .string { plan.known = known }
        if plan.type == nil, !rule.values.isEmpty || name == "id" || name == "name" || textKeys.contains(name) {
            plan.type = .string
        }
        return plan
    }

    /// Columns whose cells are words of the vocabulary.
    var vocabularyColumns: Set<Int> {
        Set(
            outputs.compactMap { output in
                guard case .property(let property, _) = output.meaning, property.known != nil else { return nil }
                return output.column
            })
    }

    /// Whether the cells decide on some column, or on the form of its dates.
    var needsGuess: Bool {
        outputs.contains { output in
            guard case .property(let property, _) = output.meaning else { return false }
            let isMarked = [.date, .float, .integer, .dateTime, .localDateTime].contains(property.type)
            return property.type == nil || isMarked && property.format == nil && property.mapping.isEmpty
        }
    }
}
