// Lists of objects as tables: an object is a row, its members are the cells.

import Diagnostics

/// Finds the tables of a document: a list of objects is one, and so is each such list that a member of the document is.
struct ObjectTables {
    let path: String

    func tables(_ document: ObjectValue) -> [TableSource] {
        if let objects = document.objects { return [table(objects, sheet: "")] }
        guard case .object(let members, _) = document else {
            return [TableSource(unread: "it holds no list of objects", sheet: "", of: path)]
        }
        if let kind = members.first(where: { Self.oscal.contains($0.key) })?.key {
            return [
                TableSource(unread: "it is an OSCAL document (\(kind)), which no loader reads", sheet: "", of: path)
            ]
        }
        let lists = members.compactMap { key, value in value.objects.map { (key, $0) } }.filter { !$0.1.isEmpty }
        if lists.isEmpty { return [TableSource(unread: "it holds no list of objects", sheet: "", of: path)] }
        // What wraps the only list of an answer, as `issues` or `records`, says nothing of it.
        return lists.map { key, objects in table(objects, sheet: lists.count == 1 ? "" : key) }
    }

    private static let oscal: Set<String> = [
        "catalog", "profile", "component-definition", "system-security-plan", "assessment-plan", "assessment-results",
        "plan-of-action-and-milestones",
    ]

    private func table(_ objects: [(members: [(key: String, value: ObjectValue)], line: Int)], sheet: String)
        -> TableSource
    {
        var columns: [String: Int] = [:]
        var paths: [[String]] = []
        var rows: [(line: Int, cells: [Int: String])] = []
        for object in objects {
            var cells: [Int: String] = [:]
            for (path, text) in flat(object.members, []) {
                let key = path.map(ObjectHeadings.spaced).joined(separator: ".").lowercased()
                let column = columns[key] ?? paths.count
                if columns[key] == nil {
                    columns[key] = column
                    paths.append(path)
                }
                cells[column] = text
            }
            rows.append((object.line, cells))
        }
        var table = CellTable()
        let heading = ObjectHeadings.names(of: paths).map { CellTable.Cell.text($0) }
        table.rows.append(CellTable.Row(number: UInt32(clamping: rows.first?.line ?? 1), cells: heading))
        for row in rows {
            let cells = paths.indices.map { row.cells[$0].map { CellTable.Cell.text($0) } ?? .empty }
            table.rows.append(CellTable.Row(number: UInt32(clamping: row.line), cells: cells))
        }
        return TableSource(table, sheet: sheet, of: path)
    }

    /// Members with those of objects in them; what is absent is left out.
    private func flat(
        _ members: [(key: String, value: ObjectValue)], _ path: [String]
    ) -> [(path: [String], text: String)] {
        members.flatMap { key, value -> [(path: [String], text: String)] in
            switch value {
            case .absent: return []
            case .text(let text): return [(path + [key], text)]
            case .object(let inner, _): return flat(inner, path + [key])
            case .list(let items):
                let texts = items.compactMap(\.asName)
                return texts.isEmpty ? [] : [(path + [key], texts.joined(separator: "; "))]
            }
        }
    }
}

extension ObjectValue {
    /// Nil where it is no list, or holds something else than objects.
    fileprivate var objects: [(members: [(key: String, value: ObjectValue)], line: Int)]? {
        guard case .list(let items) = self else { return nil }
        var objects: [(members: [(key: String, value: ObjectValue)], line: Int)] = []
        for item in items {
            guard case .object(let members, let line) = item else { return nil }
            objects.append((members, line))
        }
        return objects
    }

    /// What names it in a list: a text itself, an object's name or id.
    fileprivate var asName: String? {
        switch self {
        case .text(let text): return text
        case .absent, .list: return nil
        case .object(let members, _):
            for wanted in ["name", "displayName", "title", "value", "key", "id"] {
                for (key, value) in members where key == wanted {
                    if case .text(let text) = value { return text }
                }
            }
            return nil
        }
    }
}

/// The headings of columns that lie in objects.
enum ObjectHeadings {
    /// Members that only wrap the others, as tools' answers have them.
    private static let wrappers: Set<String> = ["fields", "attributes", "properties", "_source"]
    /// Members that are what their object means.
    private static let meanings: Set<String> = ["name", "displayName", "display_value", "value"]

    /// `fields.status.name` as `status`, unless another column is called so: then the whole way.
    static func names(of paths: [[String]]) -> [String] {
        let short = paths.map { path -> String in
            var parts = path[...]
            if parts.count > 1, wrappers.contains(parts[parts.startIndex]) { parts = parts.dropFirst() }
            if parts.count > 1, let last = parts.last, meanings.contains(last) { parts = parts.dropLast() }
            return parts.map(spaced).joined(separator: ".")
        }
        let counts = Dictionary(grouping: short, by: { $0.lowercased() }).mapValues(\.count)
        return zip(paths, short).map { path, name in
            counts[name.lowercased()] == 1 ? name : path.map(spaced).joined(separator: ".")
        }
    }

    /// `dueDate` and `due_date` as `due date`
    static func spaced(_ key: String) -> String {
        var words = ""
        var wasLower = false
        for letter in key {
            if letter == "_" || letter == "-" {
                words += " "
                wasLower = false
                continue
            }
            if letter.isUppercase, wasLower { words += " " }
            wasLower = letter.isLowercase || letter.isNumber
            words += letter.isUppercase && words.hasSuffix(" ") ? letter.lowercased() : String(letter)
        }
        return words
    }
}
