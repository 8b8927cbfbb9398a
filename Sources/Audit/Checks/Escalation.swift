// When several minor exceptions should be read as one major.

import Values

/// At least three checks of grade minor with exceptions against one clause, the first that each names. Checks that speak of
/// the same subjects share a root and count once; observations never count.
struct Escalation {
    private let minor: [(name: String, clause: String, subjects: Set<String>)]

    init(_ outcomes: [CheckOutcome]) {
        minor = outcomes.filter(\.isEvaluable).compactMap { outcome in
            let subjects = outcome.all.subjects(ofGrade: .minor)
            guard !subjects.isEmpty, let clause = outcome.plan.clauses.first else { return nil }
            return (outcome.plan.name, clause, subjects)
        }
    }

    /// By check: what stands in its row of the summary.
    var notes: [String: String] {
        var notes: [String: String] = [:]
        for clause in Set(minor.map(\.clause)) {
            let against = minor.filter { $0.clause == clause }
            guard roots(of: against.map(\.subjects)) >= 3 else { continue }
            let names = against.map(\.name).joined(separator: ", ")
            for check in against {
                notes[check.name] = "consider major: \(names) are all minor against clause \(clause)"
            }
        }
        return notes
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
