// Grades that the auditor gives in place of the proposed ones.

package import Diagnostics
import Loaders
import Values

/// What a table of the auditor's says: `check,subject_id,final_grade,override_reason`. An exported check with `--workpaper` has
/// these columns, so it can be filled in, saved and given back.
package struct GradeOverrides: Sendable {
    package static let grades = ["major", "minor", "observation", "none"]

    package let file: AuditorFile
    private let separator: Character
    private let columns: [String]
    private var grades: [CheckSubject: (grade: String, reason: String)] = [:]
    private var conclusions: [CheckSubject: String] = [:]

    package var count: Int { grades.count }

    /// Rows without a final grade say nothing; a later row takes the place of an earlier one.
    /// - Throws: `UsageError` for a missing column, an unknown grade, a grade without a reason.
    /// - Parameter place: where the file is, if not where its name says: of a workbook it is read once more.
    package init(path: String, _ bytes: [UInt8], at place: String? = nil) throws(Diagnostic) {
        file = AuditorFile(path: path, bytes)
        let table =
            if WorkbookTable.isWorkbook(bytes) {
                try AuditorTable(path: path, sheetOf: place ?? path)
            } else { try AuditorTable(path: path, bytes) }
        (separator, columns) = (table.separator, table.columns)
        let gradeColumn = try table.column("final_grade")
        let reasonColumn = try table.column("override_reason")
        let conclusionColumn = try? table.column("auditor_conclusion")
        for row in try table.rows(saying: [gradeColumn] + [conclusionColumn].compactMap { $0 }) {
            if let conclusionColumn, conclusionColumn < row.cells.count, !row.cells[conclusionColumn].isEmpty {
                conclusions[row.key] = row.cells[conclusionColumn]
            }
            guard gradeColumn < row.cells.count, !row.cells[gradeColumn].isEmpty else { continue }
            let grade = row.cells[gradeColumn].lowercased()
            guard Self.grades.contains(grade) else {
                throw .noGrade(row.cells[gradeColumn], "\(table.name):\(row.line): ")
            }
            let reason = reasonColumn < row.cells.count ? row.cells[reasonColumn] : ""
            if reason.isEmpty {
                // An exported row whose final grade is the proposed one has not been overridden.
                if let proposed = try? table.column("grade"), proposed < row.cells.count, row.cells[proposed] == grade {
                    continue
                }
                throw .noReason(table.name, row.line)
            }
            grades[row.key] = (grade, reason)
        }
    }

    /// What a file of grades begins with.
    package static let header = "check,subject_id,final_grade,override_reason\r\n"

    /// A line for the end of the file.
    /// - Throws: `UsageError` for what is no grade.
    package func line(check: String, subject: String, grade: String, reason: String) throws(Diagnostic) -> String {
        guard Self.grades.contains(grade) else { throw .noGrade(grade, nil) }
        let cells = columns.map { column in
            switch column {
            case "check": check
            case "subject_id", "subject", "id": subject
            case "final_grade": grade
            case "override_reason": reason
            default: ""
            }
        }
        return cells.map { CommaSeparated.quoted($0, separator: separator) }.joined(separator: String(separator))
            + "\r\n"
    }

    /// The exceptions with `final_grade` and `override_reason` behind their rule; the final grade of the others is the proposed one.
    /// - Returns: the table, and how many entries fit none of its rows.
    func applied(to exceptions: ResultTable, checks: Set<String>) -> (table: ResultTable, unused: Int) {
        guard let place = exceptions.columns.firstIndex(of: "rule"),
            let grade = exceptions.columns.firstIndex(of: "grade")
        else { return (exceptions, 0) }
        var table = exceptions
        let concludes = !conclusions.isEmpty
        table.columns.insert(
            contentsOf: ["final_grade", "override_reason"] + (concludes ? ["auditor_conclusion"] : []), at: place + 1)
        let subjects = exceptions.checkSubjects
        var used: Set<CheckSubject> = []
        for (index, row) in exceptions.rows.enumerated() {
            var cells = [row[grade], Value.null]
            if let subject = subjects[index], let override = grades[subject] {
                used.insert(subject)
                cells = [.string(override.grade), .string(override.reason)]
            }
            if concludes { cells.append(subjects[index].flatMap { conclusions[$0] }.map { .string($0) } ?? .null) }
            table.rows[index].insert(contentsOf: cells, at: place + 1)
        }
        return (table, grades.keys.count { checks.contains($0.check) && !used.contains($0) })
    }
}

extension ResultTable {
    /// What each row of a check's exceptions is about; nil where it names no subject.
    var checkSubjects: [CheckSubject?] {
        guard let check = columns.firstIndex(of: "check"), let subject = columns.firstIndex(of: "subject_id") else {
            return rows.map { _ in nil }
        }
        return rows.map { row in
            guard case .string(let name) = row[check], case .string(let id) = row[subject] else { return nil }
            return CheckSubject(check: name, subject: id)
        }
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func noGrade(_ text: String, _ place: String?) -> Diagnostic {
        auditorFile(
            (place ?? "") + "\(text) is no grade",
            help: "The grades are \(GradeOverrides.grades.joined(separator: ", ")).")
    }

    fileprivate static func noReason(_ file: String, _ line: Int) -> Diagnostic {
        auditorFile("\(file):\(line): a grade that differs from the proposed one needs an override_reason")
    }
}
