// Which columns seem to speak of the rows of another table.

/// What the rows of several tables are called, to be compared with the cells of a column.
struct LinkGuess: Sendable {
    /// A relationship that a column seems to mean.
    struct Link: Sendable {
        var label: String
        /// The property that the cells agree with.
        var match: String
        var split: String?
        /// Of all references in the column, how many found their row.
        var hits: Int
        var count: Int
    }

    private struct Target {
        let path: String
        let column: Int
        let label: String
        let match: String
        let values: Set<String>
    }

    private var targets: [Target] = []

    /// Tables with the entries that say which of their columns name the rows. O(cells of those columns).
    init(_ tables: [(sample: TableSample, rule: Manifest.FileRule)]) {
        for (sample, rule) in tables {
            guard case .nodes(let labels, let key) = rule.content, let label = labels.first else { continue }
            for (column, header) in sample.headers.enumerated() {
                let property =
                    rule.columns.first { $0.header == header }.flatMap(\.property)?.name ?? header.lowercased()
                let match = header == key ? "id" : property
                guard ["id", "name", "title"].contains(match) else { continue }
                let values = Set(sample.cells(column))
                targets.append(Target(path: sample.path, column: column, label: label, match: match, values: values))
            }
        }
    }

    /// The link that most cells of a column agree with, ids before names; nil where fewer than three in five find a row, or all
    /// of them the same one. O(cells × tables).
    func link(from column: Int, of sample: TableSample) -> Link? {
        let cells = sample.cells(column)
        let isList = cells.contains { $0.contains(";") }
        let parts =
            isList
            ? cells.flatMap { $0.split(separator: ";").map { trimmed(String($0)) } }.filter { !$0.isEmpty } : cells
        var best: Link?
        let words = nameWords(sample.headers[column]).map(singular)
        for target in targets where target.path != sample.path || target.column != column {
            let found = parts.filter(target.values.contains)
            guard found.count * 5 >= parts.count * 3, Set(found).count > 1, found.count > best?.hits ?? 0 else {
                continue
            }
            // `2` may be a version as well as a process: numbers alone are no names, unless the heading says whose.
            let isNumbers = found.allSatisfy { $0.allSatisfy(\.isNumber) }
            if isNumbers, !words.joined().contains(nameWords(target.label).joined()) { continue }
            best = Link(
                label: target.label, match: target.match, split: isList ? ";" : nil, hits: found.count,
                count: parts.count)
        }
        return best
    }
}

extension Manifest.ColumnRule {
    var property: Manifest.PropertyRule? {
        if case .property(let property) = meaning { property } else { nil }
    }
}

/// What a relationship is called that a column means: `Affected asset ID` as `AFFECTED_ASSET`, and `REFERS_TO` where the heading
/// says no more than what is at the other end.
func relationshipName(_ header: String, to label: String) -> String {
    var words = nameWords(header)
    if words.count > 1, let last = words.last, ["id", "ids", "no"].contains(last) { words.removeLast() }
    if let last = words.last, last == "owner" || last == "responsible" { return "OWNED_BY" }
    let name = words.map { $0.uppercased() }.joined(separator: "_")
    let says = words.map(singular).joined() != label.lowercased()
    return says && name.first?.isLetter == true ? name : "REFERS_TO"
}
