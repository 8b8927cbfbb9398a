// Answers about checks as a person reads them first: what could not be judged, what to ask for, why.

import Audit
package import Rendering
import Values

/// A cell that could not be understood, and what that says of a subject.
private struct Cause: Hashable {
    var file: String
    var line: Int
    var property: String
    var value: String
    var reason: String
}

extension [CheckOutcome] {
    /// What could not be understood, a line each, with the checks that it keeps from judging.
    var untestedPage: [Block] {
        var order: [Cause] = []
        var subjects: [Cause: [String]] = [:]
        var checks: [Cause: [String]] = [:]
        for outcome in self {
            for row in outcome.untested.rows {
                // What the check's own rule leaves out has one cause, wherever it stands.
                let isRule = row.property.isEmpty && row.value.isEmpty
                let cause = Cause(
                    file: isRule ? "" : row.file, line: isRule ? 0 : row.line, property: row.property, value: row.value,
                    reason: row.reason)
                if subjects[cause] == nil { order.append(cause) }
                if subjects[cause]?.contains(row.id) != true { subjects[cause, default: []].append(row.id) }
                if checks[cause]?.contains(outcome.plan.name) != true {
                    checks[cause, default: []].append(outcome.plan.name)
                }
            }
        }
        let rows = order.map { cause in
            Sheet.Row([
                Cell(subjects[cause]?.joined(separator: ", ") ?? ""), Cell(cause.reason),
                Cell(cause.file.isEmpty ? "" : Finding.shortPlace(cause.file, cause.line)),
                Cell(Self.few(checks[cause] ?? [])),
            ])
        }
        if rows.isEmpty { return [] }
        return [.table(Sheet(columns: ["untested", "since", "where", "checks"], rows: rows))]
    }

    /// Names, or how many there are.
    private static func few(_ names: [String]) -> String {
        names.count > 3 ? "\(names.count) checks" : names.joined(separator: ", ")
    }
}

extension [CheckSummary] {
    /// How each check came out, without what only few readers ask for: parameters, further figures.
    package var page: [Block] {
        let rows = map { check -> Sheet.Row in
            var missing = ""
            if case .notEvaluable(let reason) = check.verdict { missing = reason }
            func cell(_ number: Int64?) -> Cell { number.map { Cell(Int($0)) } ?? "" }
            return Sheet.Row([
                Cell(check.name), Cell(check.verdict.text, Mark(grade: check.verdict.text)), cell(check.tested),
                check.untested == 0 ? "" : cell(check.untested), check.exceptions == 0 ? "" : cell(check.exceptions),
                Cell(check.rate.map { ReportDocument.percent($0) } ?? ""), Cell(missing),
            ])
        }
        let columns: [Sheet.Column] = [
            "check", "result", .number("tested"), .number("untested"), .number("exceptions"), .number("rate"),
            "what is missing",
        ]
        var notes: [String] = []
        for note in compactMap(\.escalation) where !notes.contains(note) { notes.append(note) }
        let count = "(\(count) \(count == 1 ? "check" : "checks"))"
        return [.table(Sheet(columns: columns, rows: rows)), .paragraph(count)] + notes.map { .paragraph($0) }
    }
}

extension [ClientRequest] {
    /// What to ask for, by what it is; how many checks wait for each.
    var page: [Block] {
        let groups: [(String, (ClientRequest) -> Bool)] = [
            ("Registers", { $0.cells == nil && $0.text.hasPrefix("a register") }),
            ("Columns", { $0.cells == nil && !$0.text.hasPrefix("a register") }), ("Cells", { $0.cells != nil }),
        ]
        return groups.compactMap { title, belongs in
            let rows = filter(belongs).map { request in
                Sheet.Row([
                    Cell(request.text), Cell(request.checks.count), request.subjects.map { Cell($0) } ?? "",
                    Cell(request.file.map { Finding.shortPlace($0, request.line) } ?? ""),
                ])
            }
            if rows.isEmpty { return nil }
            let columns: [Sheet.Column] = ["request", .number("checks"), .number("subjects"), "first at"]
            return .section(Section(title, [.table(Sheet(columns: columns, rows: rows))]))
        }
    }
}

extension WhyPage {
    /// An aspect with all that is said of it; what was searched is one line.
    var blocks: [Block] {
        var fields: [(name: String, cell: Cell)] = []
        var last = ""
        for line in lines {
            var text = line.statement
            if let value = Self.text(line.value, table) {
                text += line.aspect == "searched" ? " (\(value))" : ": \(value)"
            }
            if line.aspect == "searched", last == "searched" {
                fields[fields.count - 1].cell.text += ", " + text
                continue
            }
            if line.aspect != "searched", let file = line.file { text += " – \(Finding.shortPlace(file, line.line))" }
            fields.append((line.aspect == last ? "" : line.aspect, Cell(text)))
            last = line.aspect
        }
        return [.fields(fields)]
    }
}
