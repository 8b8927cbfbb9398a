// How two exported tables differ, row by row and cell by cell.

/// Rows are the same row when they agree in what tells rows apart: check and subject, else the first column without repetition.
/// Rows that have no counterpart are told whole. Linear in the cells.
struct TableDifference {
    private(set) var lines: [String] = []
    /// Nothing differs but cells of the auditor's own columns.
    private(set) var onlyFilledIn = true

    private let before: CommaSeparated
    private let after: CommaSeparated
    private static let mostLines = 20

    /// - Parameter handColumns: columns in which cells may have been filled in by hand.
    init(before: CommaSeparated, after: CommaSeparated, handColumns: Set<String>) {
        self.before = before
        self.after = after
        if before.header != after.header {
            onlyFilledIn = false
            lines = [
                "columns: \(before.header.joined(separator: ", ")) then, \(after.header.joined(separator: ", ")) now"
            ]
            return
        }
        var found: [String] = []
        if before.rows.count != after.rows.count {
            found.append("rows: \(before.rows.count) then, \(after.rows.count) now")
        }
        let columns = keyColumns
        let now = Dictionary(
            after.rows.map { (key($0, columns), $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<[String?]> = []
        for row in before.rows {
            let key = key(row, columns)
            seen.insert(key)
            guard let other = now[key] else {
                onlyFilledIn = false
                found.append("only then: \(Self.text(row))")
                continue
            }
            for (place, column) in before.header.enumerated() {
                let (old, new) = (place < row.count ? row[place] : nil, place < other.count ? other[place] : nil)
                if old == new { continue }
                if handColumns.contains(column) {
                    found.append("filled in: \(name(key)) \(column) = \(old ?? "nothing")")
                } else {
                    onlyFilledIn = false
                    found.append("\(name(key)) \(column): \(old ?? "nothing") then, \(new ?? "nothing") now")
                }
            }
        }
        for row in after.rows where !seen.contains(key(row, columns)) {
            onlyFilledIn = false
            found.append("only now: \(Self.text(row))")
        }
        if found.isEmpty {
            onlyFilledIn = false
            found = ["the same cells, written or ordered differently"]
        }
        lines = Array(found.prefix(Self.mostLines))
        if found.count > lines.count { lines.append("… and \(found.count - lines.count) more") }
    }

    /// The columns by which a row is found again; nil: by all of its cells.
    private var keyColumns: [Int]? {
        var candidates: [[Int]] = []
        if let check = before.column("check"), let subject = before.column("subject_id") {
            candidates.append([check, subject])
        }
        candidates += before.header.indices.map { [$0] }
        return candidates.first { columns in
            [before, after].allSatisfy { table in
                let keys = Set(table.rows.map { key($0, columns) })
                return keys.count == table.rows.count && !keys.contains { $0.contains(nil) }
            }
        }
    }

    private func key(_ row: [String?], _ columns: [Int]?) -> [String?] {
        guard let columns else { return row }
        return columns.map { $0 < row.count ? row[$0] : nil }
    }

    private func name(_ key: [String?]) -> String { key.map { $0 ?? "" }.joined(separator: " ") + ":" }

    private static func text(_ row: [String?]) -> String {
        let text = row.map { $0 ?? "" }.joined(separator: ", ")
        return text.count > 160 ? text.prefix(160) + "…" : text
    }
}
