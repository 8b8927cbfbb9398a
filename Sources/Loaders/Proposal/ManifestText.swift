// A manifest as text, with notes for whoever corrects it.

/// What is written for one file: its entry, and what is worth saying about it and its columns.
struct ProposedFile: Sendable {
    var rule: Manifest.FileRule
    var note: String?
    /// Whether no convention knows the table.
    var isUnknown = false
    /// By heading.
    var columnNotes: [String: String] = [:]

    /// The entry as YAML, indented below `files:`. It reads back as the same entry.
    var text: String {
        var lines: [String] = []
        if let note { lines.append("  # " + plain(note)) }
        lines.append("  - path: " + quoted(rule.path))
        if let sheet = rule.sheet { lines.append("    sheet: " + quoted(sheet)) }
        if let format = rule.format { lines.append("    as: " + quoted(format)) }
        switch rule.content {
        case .nodes(let labels, let key):
            lines.append("    node: " + list(labels))
            if key != "id" { lines.append("    key: " + quoted(key)) }
        case .relationships(let type, let from, let to):
            lines.append("    edge: " + quoted(type))
            lines.append("    from: " + end(from))
            lines.append("    to: " + end(to))
        case .any: break
        }
        if !rule.when.isEmpty { lines.append("    when: " + list(rule.when)) }
        if let rows = rule.rows {
            let key = rows.isExcept ? "areNot" : "are"
            lines.append("    rows: {column: " + quoted(rows.column) + ", \(key): " + list(rows.words) + "}")
        }
        if rule.skipsOthers { lines.append("    others: skip") }
        lines += rule.layout.lines.map { "    " + $0 }
        if !rule.columns.isEmpty { lines.append("    columns:") }
        for column in rule.columns {
            let note = columnNotes[column.header].map { "  # " + plain($0) } ?? ""
            lines.append("      " + quoted(column.header) + ": " + meaning(column.meaning) + note)
        }
        if !rule.missing.isEmpty {
            lines.append("    missing: [" + rule.missing.map(quoted).joined(separator: ", ") + "]")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension TableLayout {
    /// The keys of a manifest that say it.
    fileprivate var lines: [String] {
        var lines: [String] = []
        if let heading { lines.append("heading: \(heading)") }
        if !fillDown.isEmpty { lines.append("fillDown: " + list(fillDown)) }
        if let stopAt { lines.append("stopAt: " + quoted(stopAt)) }
        if let decimal { lines.append("decimal: \"\(decimal.rawValue)\"") }
        if !separators.isEmpty { lines.append("separators: " + list(separators)) }
        if isMatrix { lines.append("matrix: raci") }
        if let dateOrder { lines.append("dateOrder: \(dateOrder.rawValue)") }
        return lines
    }
}

private func end(_ end: Manifest.EndRule) -> String {
    "{column: " + quoted(end.column) + ", label: " + list(end.reference.labels) + options(end.reference) + "}"
}

private func meaning(_ meaning: Manifest.Meaning) -> String {
    switch meaning {
    case .skip: return "skip"
    case .relationship(let type, let reference, let isReversed):
        let other = (isReversed ? ", from: " : ", to: ") + list(reference.labels)
        return "{edge: " + quoted(type) + other + options(reference) + "}"
    case .property(let property):
        var parts: [String] = []
        if let of = property.of { parts.append("of: " + quoted(of)) }
        if let name = property.name { parts.append("property: " + quoted(name)) }
        if let type = property.type { parts.append("type: " + type.rawValue.lowercased()) }
        if let format = property.format { parts.append("format: " + quoted(format)) }
        if !property.values.isEmpty {
            let values = property.values.map { quoted($0.cell) + ": " + quoted($0.value) }
            parts.append("values: {" + values.joined(separator: ", ") + "}")
        }
        return "{" + parts.joined(separator: ", ") + "}"
    }
}

/// What a reference says that goes without saying nowhere else.
private func options(_ reference: Manifest.Reference) -> String {
    var text = ""
    if reference.match != ["id", "name"] { text += ", match: " + list(reference.match) }
    if let split = reference.split { text += ", split: " + quoted(split) }
    if !reference.values.isEmpty {
        text +=
            ", values: {" + reference.values.map { quoted($0.cell) + ": " + quoted($0.target) }.joined(separator: ", ")
            + "}"
    }
    if let create = reference.create {
        text += (reference.createsOnlyWhereAbsent ? ", createIfAbsent: " : ", create: ") + quoted(create)
    }
    return text
}

private func list(_ names: [String]) -> String {
    names.count == 1 ? quoted(names[0]) : "[" + names.map(quoted).joined(separator: ", ") + "]"
}

/// A scalar of YAML: as it is where nothing in it could be read as anything else, else in double quotes.
func quoted(_ text: String) -> String {
    let isWord = { (character: Character) in character.isASCII && (character.isLetter || character.isNumber) }
    let isPlain =
        text.first.map { $0.isASCII && $0.isLetter } == true && text.last != " "
        && text.allSatisfy { isWord($0) || " _-./()".contains($0) }
    if isPlain, !reserved.contains(text.lowercased()) { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\" + String(scalar)
        case _ where isControl(scalar):
            let digits = String(scalar.value, radix: 16)
            result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

private let reserved: Set<String> = ["yes", "no", "true", "false", "on", "off", "null", "y", "n"]

/// A comment on one line, without what a terminal could take for a command.
private func plain(_ note: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in note.unicodeScalars { result.append(isControl(scalar) ? " " : scalar) }
    return String(result)
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
    default: false
    }
}
