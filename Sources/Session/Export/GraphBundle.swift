// The graph as CSV files with typed headings, for the bulk importers of graph databases.

import Diagnostics
import Values

/// A file of an export.
package struct BundleFile: Sendable {
    /// Relative to the folder that the export is written to.
    package let path: String
    package let text: String
}

extension Session {
    /// A file for each set of labels and each relationship type, with the headings `:ID`, `:LABEL`, `:START_ID`, `:END_ID`,
    /// `:TYPE` and `name:type` that importers share, and a README that says how they are read. The same bytes for the same
    /// graph.
    package func graphBundle(includesDerived: Bool = true) -> [BundleFile] {
        let reader = GraphReader(graph, includesDerived: includesDerived)
        var tables: [String: BundleTable] = [:]
        var order: [String] = []
        func add(_ path: String, _ leading: [String], _ cells: [String], _ properties: [(String, Value)]) {
            if tables[path] == nil {
                tables[path] = BundleTable(leading: leading)
                order.append(path)
            }
            tables[path]?.add(cells, properties)
        }
        reader.forEachNode { node in
            add(
                "nodes-\(Self.fileName(node.labels.joined(separator: "-"))).csv", [":ID", ":LABEL"],
                [String(node.key), node.labels.joined(separator: ";")], node.properties)
        }
        reader.forEachRelationship { relationship in
            add(
                "relationships-\(Self.fileName(relationship.type)).csv", [":START_ID", ":END_ID", ":TYPE"],
                [String(relationship.start), String(relationship.end), relationship.type], relationship.properties)
        }
        let files = order.map { BundleFile(path: $0, text: tables[$0]?.text ?? "") }
        return files + [BundleFile(path: "README.txt", text: readme(order))]
    }

    /// A label may hold anything; a file's name neither leads elsewhere nor steers the terminal that lists it.
    private static func fileName(_ label: String) -> String {
        var name = String.UnicodeScalarView()
        for scalar in label.unicodeScalars {
            name.append(isSteering(scalar) || scalar == "/" || scalar == "\\" ? "_" : scalar)
        }
        while name.count > 200 { name.removeLast() }
        return String(name)
    }

    private func readme(_ files: [String]) -> String {
        """
        \(visibleText(organisation?.name ?? "A graph")), written by Weft \(WeftVersion.current).

        Nodes: \(files.filter { $0.hasPrefix("nodes-") }.joined(separator: ", "))
        Relationships: \(files.filter { $0.hasPrefix("relationships-") }.joined(separator: ", "))

        :ID, :START_ID and :END_ID are numbers that hold for these files only. A heading name:type gives a property and its
        type; several values of a cell are separated by semicolons. UTF-8, a comma between cells, quotes doubled inside quotes,
        an empty cell where there is no value. Bulk importers that read such headings take the files as they are; for other
        engines, weft export --format cypher writes statements.

        """
    }
}

/// Rows whose columns are found as they come.
private struct BundleTable {
    let leading: [String]
    private var names: [String] = []
    private var places: [String: Int] = [:]
    private var types: [BundleType?] = []
    private var rows: [(cells: [String], properties: [(place: Int, value: Value)])] = []

    init(leading: [String]) { self.leading = leading }

    mutating func add(_ cells: [String], _ properties: [(String, Value)]) {
        var row: [(place: Int, value: Value)] = []
        for (name, value) in properties {
            let place = places[name] ?? names.count
            if place == names.count {
                places[name] = place
                names.append(name)
                types.append(nil)
            }
            types[place] = BundleType.common(types[place], BundleType(value))
            row.append((place, value))
        }
        rows.append((cells, row))
    }

    var text: String {
        let headings = leading + zip(names, types).map { "\($0):\(($1 ?? .string).rawValue)" }
        var result = line(headings)
        for row in rows {
            var cells = [String](repeating: "", count: names.count)
            for (place, value) in row.properties { cells[place] = BundleType.cell(value) }
            result += line(row.cells + cells)
        }
        return result
    }

    private func line(_ cells: [String]) -> String { cells.map(quotedCell).joined(separator: ",") + "\n" }

    private func quotedCell(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

/// The types that importers know.
private enum BundleType: String {
    case boolean, long, double, string, date, localtime, time, localdatetime, datetime, duration
    case strings = "string[]"

    init(_ value: Value) {
        switch value {
        case .boolean: self = .boolean
        case .integer: self = .long
        case .float: self = .double
        case .date: self = .date
        case .localTime: self = .localtime
        case .time: self = .time
        case .localDateTime: self = .localdatetime
        case .dateTime: self = .datetime
        case .duration: self = .duration
        case .list: self = .strings
        case .null, .string, .map, .node, .relationship, .path: self = .string
        }
    }

    /// A column whose cells differ in type holds texts; whole numbers beside others are numbers.
    static func common(_ a: BundleType?, _ b: BundleType) -> BundleType {
        guard let a, a != b else { return b }
        return Set([a, b]) == [.long, .double] ? .double : .string
    }

    static func cell(_ value: Value) -> String {
        switch value {
        case .string(let text): text
        case .list(let items): items.map { cell($0) }.joined(separator: ";")
        default: value.temporalText ?? value.literal(in: ResultTable(columns: []))
        }
    }
}
