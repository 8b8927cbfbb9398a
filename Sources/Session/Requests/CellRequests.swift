// Cells that only the client can explain.

import Audit
import Loaders

/// Gathers what kept checks from judging, by the column of the file in which it stands.
struct CellRequests {
    private let issues: [Cell: DataIssue]
    private var asked: [Key: Asked] = [:]

    private struct Cell: Hashable {
        var file: String
        var line: Int
        var value: String
    }

    private struct Key: Hashable {
        var file: String
        var column: String
        var problem: DataIssue.Problem
    }

    private struct Asked {
        var cells: Set<Cell> = []
        var subjects: Set<[String]> = []
        var checks: [String] = []
    }

    init(_ issues: [DataIssue]) {
        self.issues = Dictionary(
            issues.map { (Cell(file: $0.file, line: $0.line, value: $0.value), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    mutating func add(_ row: UntestedRow, for check: String) {
        let cell = Cell(file: row.file, line: row.line, value: row.value)
        guard let issue = issues[cell] else { return }
        let key = Key(file: row.file, column: issue.column, problem: issue.problem)
        asked[key, default: Asked()].cells.insert(cell)
        asked[key]?.subjects.insert([row.label, row.id])
        if asked[key]?.checks.contains(check) == false { asked[key]?.checks.append(check) }
    }

    var inOrder: [ClientRequest] {
        asked.map { key, asked in
            let first = asked.cells.min { ($0.line, $0.value) < ($1.line, $1.value) }
            return ClientRequest(
                text: Self.question(key.problem, first?.value ?? "", key.column, others: asked.cells.count - 1),
                register: key.file, column: key.column.isEmpty ? nil : key.column, cells: asked.cells.count,
                subjects: asked.subjects.count, checks: asked.checks, file: key.file, line: first?.line)
        }.byWeight
    }

    private static func question(
        _ problem: DataIssue.Problem, _ value: String, _ column: String, others: Int
    ) -> String {
        let others = others == 0 ? "" : others == 1 ? ", and 1 other cell" : ", and \(others) other cells"
        let place = column.isEmpty ? "" : " in the column \(column)"
        switch problem {
        case .unresolved: return "who or what “\(value)”\(place) is\(others)"
        case .ambiguous: return "which of several “\(value)”\(place) is\(others)"
        case .duplicateID: return "which of the rows with the id “\(value)” is right\(others)"
        case .unparsable: return "how “\(value)”\(place) is to be read\(others)"
        case .unknownValue: return "what “\(value)”\(place) means\(others)"
        case .missingKey: return "the id of the row\(others)"
        case .missingEnd: return "which process stands\(place)\(others)"
        }
    }
}
