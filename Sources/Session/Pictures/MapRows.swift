// Rows of a map's queries by the names of their columns.

import Audit
import Values

/// One table, read by column. A column that it does not have gives nothing.
struct MapRows {
    let rows: [[Value]]
    private let places: [String: Int]

    init(_ table: ResultTable) {
        rows = table.rows
        places = Dictionary(zip(table.columns, table.columns.indices), uniquingKeysWith: { first, _ in first })
    }

    /// As it is shown; nil for null.
    func text(_ row: [Value], _ column: String) -> String? {
        guard let place = places[column] else { return nil }
        return Self.text(row[place])
    }

    func number(_ row: [Value], _ column: String) -> Int {
        guard let place = places[column], case .integer(let number) = row[place] else { return 0 }
        return Int(number)
    }

    func isTrue(_ row: [Value], _ column: String) -> Bool {
        guard let place = places[column], case .boolean(let flag) = row[place] else { return false }
        return flag
    }

    func list(_ row: [Value], _ column: String) -> [Value] {
        guard let place = places[column], case .list(let values) = row[place] else { return [] }
        return values
    }

    /// `registers/processes.csv:3`
    func source(_ row: [Value]) -> String? {
        guard let file = text(row, "source_file") else { return nil }
        return file + (text(row, "source_line").map { ":" + $0 } ?? "")
    }

    static func text(_ value: Value) -> String? {
        switch value {
        case .null: return nil
        case .string(let text): return text
        case .integer(let number): return String(number)
        case .boolean(let flag): return String(flag)
        case .float(let number): return "\(number)"
        case .list(let values): return values.compactMap { text($0) }.joined(separator: ", ")
        default: return value.temporalText
        }
    }
}
