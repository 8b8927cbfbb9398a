// What a run of checks comes to: the first page of weft check and of a report.

import Audit
package import Rendering
import Values

/// Pure functions of an outcome of CHECK and the organisation that it is of.
package struct Overview {
    let organisation: Organisation?
    let judgement: Judgement
    let checks: [CheckSummary]
    let findings: [Finding]

    /// nil where the outcome is not one of checks.
    package init?(_ outcome: Outcome, in session: Session) {
        guard let verdict = CheckVerdict(outcome) else { return nil }
        organisation = session.organisation
        judgement = session.judgement
        (checks, findings) = (verdict.checks, verdict.findings)
    }

    /// - Parameter details: each exception, behind the rest.
    package func document(details: Bool) -> Document {
        var blocks: [Block] = [.fields(facts)]
        blocks += [notRead, inOrder, notEvaluable, byClause].compactMap { $0 }.map { .section($0) }
        if details { blocks += FindingPages.sections(findings.inOrderOfClauses).map { .section($0) } }
        return Document(title: title, subtitle: dates, blocks: blocks)
    }

    var title: String { organisation?.name ?? "No organisation" }

    /// `as of 2026-03-31 (from the manifest), period 2025-04-01 to 2026-03-31`
    var dates: String {
        guard let asOf = judgement.asOf else { return "no date to judge by" }
        let origin =
            switch judgement.origin {
            case .manifest: " (from the manifest)"
            case .today: " (today)"
            case .setting, .none: ""
            }
        return "as of \(asOf.text)\(origin)" + period
    }

    /// The same without where the day is from: asked again from a manifest, it is from there.
    var plainDates: String { judgement.asOf.map { "as of \($0.text)\(period)" } ?? "no date to judge by" }

    private var period: String { judgement.period.map { ", period \($0.from.text) to \($0.to.text)" } ?? "" }

    // MARK: Facts

    private var files: [SourceFile] { organisation?.files ?? [] }

    var facts: [(name: String, cell: Cell)] {
        let unread = files.count { !$0.isRead }
        let rejected = files.reduce(0) { $0 + $1.rejected }
        var facts: [(name: String, cell: Cell)] = [
            (
                "files",
                Cell("\(files.count - unread) read" + (unread > 0 ? ", \(unread) not read" : ""))
            ),
            (
                "records",
                Cell(
                    grouped(files.reduce(0) { $0 + $1.rows })
                        + (rejected > 0 ? ", \(grouped(rejected)) of them kept aside" : ""))
            ),
            ("checks", Cell("\(checks.count): \(checkCounts)")),
            ("exceptions", Cell(gradeCounts)),
        ]
        let untested = checks.filter { ($0.untested ?? 0) > 0 && $0.verdict.isEvaluable }
        let count = untested.reduce(0) { $0 + Int($1.untested ?? 0) }
        if count > 0 { facts.append(("untested", Cell("\(count); CHECK ALL UNTESTED lists what could not be judged"))) }
        let accepted = findings.count(where: \.isAccepted)
        if accepted > 0 { facts.append(("accepted", Cell("\(accepted) of the exceptions, by the auditor"))) }
        return facts
    }

    private var checkCounts: String {
        let counts = [
            (checks.count { $0.verdict == .exceptions }, "with exceptions"),
            (checks.count { $0.verdict == .inOrder }, "in order"),
            (checks.count { !$0.verdict.isEvaluable }, "not evaluable"),
        ]
        return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    /// `191: 23 major, 88 minor, 70 observations`
    var gradeCounts: String {
        let counts = Self.grades.map { grade in (findings.count { $0.finalGrade == grade }, grade) }
        let others = findings.count - counts.reduce(0) { $0 + $1.0 }
        let told =
            counts.filter { $0.0 > 0 }.map { "\($0.0) \(Self.plural($0.1, $0.0))" }
            + (others > 0 ? ["\(others) other"] : [])
        return told.isEmpty ? "none" : "\(findings.count): \(told.joined(separator: ", "))"
    }

    static let grades = ["major", "minor", "observation", "data quality", "none"]

    private static func plural(_ grade: String, _ count: Int) -> String {
        switch grade {
        case "observation": count == 1 ? grade : "observations"
        case "data quality": "on the data"
        case "none": "withdrawn"
        default: grade
        }
    }

    // MARK: Sections

    var notRead: Section? {
        let unread = files.filter { !$0.isRead }
        if unread.isEmpty { return nil }
        let items = unread.map { file in
            Cell(
                "\(file.path): \(file.notes.filter { $0.hasPrefix("not read: ") }.joined(separator: "; ").dropFirst(10))"
            )
        }
        return Section("Not read", id: "not-read", [.list(items)])
    }

    var inOrder: Section? {
        let names = checks.filter { $0.verdict == .inOrder }.map(\.name)
        if names.isEmpty { return nil }
        return Section("In order", id: "in-order", [.paragraph(names.joined(separator: ", "))])
    }

    var notEvaluable: Section? {
        let rows = checks.compactMap { check -> Sheet.Row? in
            guard case .notEvaluable(let reason) = check.verdict else { return nil }
            return Sheet.Row([Cell(check.name), Cell(check.clauses.first ?? ""), Cell(reason)])
        }
        if rows.isEmpty { return nil }
        return Section(
            "Cannot be judged", id: "not-judged",
            [.table(Sheet(columns: ["check", "clause", "what is missing"], rows: rows))])
    }

    /// Checks that found something, by the clause that they name first.
    var byClause: Section? {
        let found = checks.filter { $0.verdict == .exceptions }
        if found.isEmpty { return nil }
        let places = Dictionary(
            zip(StandardClause.all.map(\.id), StandardClause.all.indices), uniquingKeysWith: { first, _ in first })
        let ordered = found.enumerated().sorted {
            let (a, b) = ($0.element.clauses.first ?? "", $1.element.clauses.first ?? "")
            return (places[a] ?? .max, a, $0.offset) < (places[b] ?? .max, b, $1.offset)
        }.map(\.element)
        var clause: String?
        let rows = ordered.map { check -> Sheet.Row in
            let own = check.clauses.first ?? ""
            defer { clause = own }
            return row(check, clause: own == clause ? "" : own)
        }
        return Section(
            "By clause", id: "by-clause",
            [
                .table(
                    Sheet(
                        columns: [
                            "clause", "check", .number("tested"), .number("untested"), .number("major"),
                            .number("minor"), .number("obs."), .number("other"),
                        ], rows: rows))
            ])
    }

    private func row(_ check: CheckSummary, clause: String) -> Sheet.Row {
        let own = findings.filter { $0.check == check.name }
        func count(_ grade: String) -> Cell {
            let number = own.count { $0.finalGrade == grade }
            return number == 0 ? "" : Cell(number, Mark(grade: grade))
        }
        let others = own.count { !Self.grades.prefix(3).contains($0.finalGrade) }
        return Sheet.Row([
            Cell(clause), Cell(check.name), check.tested.map { Cell(Int($0)) } ?? "",
            (check.untested ?? 0) > 0 ? Cell(Int(check.untested ?? 0), .unknown) : "", count("major"), count("minor"),
            count("observation"), others == 0 ? "" : Cell(others, .unknown),
        ])
    }
}

extension [Finding] {
    /// By clause as the standard orders them, in a clause as the checks are run.
    package var inOrderOfClauses: [Finding] {
        let places = Dictionary(
            zip(StandardClause.all.map(\.id), StandardClause.all.indices), uniquingKeysWith: { first, _ in first })
        return enumerated().sorted {
            let (a, b) = ($0.element.clause ?? "", $1.element.clause ?? "")
            return (places[a] ?? .max, a, $0.offset) < (places[b] ?? .max, b, $1.offset)
        }.map(\.element)
    }
}
