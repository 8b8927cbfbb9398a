// When several minor exceptions should be read as one major.

import Values

/// At least three checks of grade minor with exceptions against one clause. Checks that speak of the same subjects share a
/// root and count once; observations never count.
struct Escalation {
    private let minor: [(name: String, clauses: [String], subjects: Set<String>)]

    init(_ outcomes: [CheckOutcome]) {
        minor = outcomes.filter(\.isEvaluable).compactMap { outcome in
            let subjects = outcome.all.subjects(ofGrade: .minor)
            return subjects.isEmpty ? nil : (outcome.plan.name, outcome.plan.clauses, subjects)
        }
    }

    /// By check: what stands in its row of the summary.
    var notes: [String: String] {
        var notes: [String: [String]] = [:]
        let clauses = Set(minor.flatMap(\.clauses)).sorted()
        for clause in clauses {
            let against = minor.filter { $0.clauses.contains(clause) }
            guard roots(of: against.map(\.subjects)) >= 3 else { continue }
            let names = against.map(\.name).joined(separator: ", ")
            for check in against {
                notes[check.name, default: []].append("consider major: \(names) are all minor against clause \(clause)")
            }
        }
        return notes.mapValues { $0.joined(separator: "; ") }
    }

    /// How many of the sets are left when those within another are taken away.
    private func roots(of sets: [Set<String>]) -> Int {
        sets.enumerated().filter { index, set in
            !sets.enumerated().contains { other, larger in
                other != index && set.isSubset(of: larger) && (set != larger || other < index)
            }
        }.count
    }
}

extension ResultTable {
    fileprivate func subjects(ofGrade grade: Grade) -> Set<String> {
        guard let gradeColumn = columns.firstIndex(of: "grade"), let label = columns.firstIndex(of: "subject_label"),
            let id = columns.firstIndex(of: "subject_id")
        else { return [] }
        var result: Set<String> = []
        for row in rows {
            guard case .string(grade.rawValue) = row[gradeColumn], case .string(let label) = row[label],
                case .string(let id) = row[id]
            else { continue }
            result.insert("\(label) \(id)")
        }
        return result
    }
}
