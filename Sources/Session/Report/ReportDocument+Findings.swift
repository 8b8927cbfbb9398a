// What was found: by clause, one by one, and from finding to change.

import Audit
import Rendering

extension ReportDocument {
    /// Every clause that a check serves, with the checks that do.
    var clauses: Section? {
        var rows: [Sheet.Row] = []
        let titles = Dictionary(StandardClause.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for clause in clausesInOrder {
            let serving = overview.checks.filter { $0.clauses.contains(clause) }
            for (index, check) in serving.enumerated() {
                let rate = check.rate.map { Self.percent($0) } ?? ""
                rows.append(
                    Sheet.Row([
                        Cell(index == 0 ? clause : ""), Cell(index == 0 ? titles[clause]?.title ?? "" : ""),
                        Cell(check.name), Cell(check.verdict.text, Mark(grade: check.verdict.text)),
                        check.tested.map { Cell(Int($0)) } ?? "",
                        (check.untested ?? 0) > 0 ? Cell(Int(check.untested ?? 0)) : "",
                        (check.exceptions ?? 0) > 0 ? Cell(Int(check.exceptions ?? 0)) : "", Cell(rate),
                    ]))
            }
        }
        if rows.isEmpty { return nil }
        let columns: [Sheet.Column] = [
            "clause", "about", "check", "result", .number("tested"), .number("untested"), .number("exceptions"),
            .number("rate"),
        ]
        var notes: [String] = []
        for note in overview.checks.compactMap(\.escalation) where !notes.contains(note) { notes.append(note) }
        return Section(
            "Clauses and results", id: "clauses",
            [.table(Sheet("Each clause with the checks that serve it", columns: columns, rows: rows))]
                + (notes.isEmpty ? [] : [.section(Section("To be read together", [.list(notes.map { Cell($0) })]))]))
    }

    private var clausesInOrder: [String] {
        let known = StandardClause.all.map(\.id)
        let used = Set(overview.checks.flatMap(\.clauses)).filter { clause in
            options.clause.map { clausesMatch($0, clause) } ?? true
        }
        return known.filter(used.contains) + used.subtracting(known).sorted()
    }

    /// `12.5 %`
    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    // MARK: One by one

    var majors: Section? {
        let found = findings.filter { $0.finalGrade == "major" }
        if found.isEmpty { return nil }
        let links = processLinks
        var blocks = found.prefix(Self.mostMajors).enumerated().map { index, finding -> Block in
            let head = [finding.id, finding.name ?? finding.label].filter { !$0.isEmpty }.joined(separator: " ")
            var fields: [(name: String, cell: Cell)] = [
                ("what is wrong", Cell(finding.sentence)), ("expected", Cell(finding.expected ?? "")),
                ("found", Cell(finding.actual ?? "")), ("check", Cell(finding.check)),
                ("clause", Cell(finding.clause ?? "")),
                ("owner", Cell(finding.owner ?? "none is known", finding.owner == nil ? .soft : .plain)),
                ("evidence", Cell(([finding.place].compactMap { $0 } + finding.evidence).joined(separator: "; "))),
                ("grade", grade(of: finding)),
            ]
            if let rule = finding.rule { fields.append(("rule of the grade", Cell(rule))) }
            if finding.isAccepted { fields.append(("accepted", Cell(finding.acceptedReason ?? "yes"))) }
            if finding.label == "Process", let link = links[finding.id] {
                fields.append(("picture", Cell("\(finding.id) and what it hangs together with", link: link)))
            }
            let shown = fields.filter { !$0.cell.text.isEmpty }
            return .section(Section("\(index + 1). \(head)", id: "major-\(index + 1)", [.fields(shown)]))
        }
        if found.count > Self.mostMajors {
            let rest = Array(found.dropFirst(Self.mostMajors))
            blocks.append(.folded("\(rest.count) more", Self.tables(rest)))
        }
        return Section("Major exceptions", id: "majors", blocks)
    }

    /// As many are told with all that belongs to them; the others have a line each.
    private static let mostMajors = 100

    private func grade(of finding: Finding) -> Cell {
        guard let reason = finding.reason else { return Cell("\(finding.finalGrade), proposed by the check", .major) }
        return Cell("\(finding.finalGrade) by the auditor (proposed: \(finding.grade)): \(reason)", .major)
    }

    /// Minors, observations and the rest, folded by grade; under each its checks.
    var others: Section? {
        let grades = Overview.grades.dropFirst()
        let blocks = grades.compactMap { grade -> Block? in
            let found = findings.filter { $0.finalGrade == grade }
            if found.isEmpty { return nil }
            let name = grade == "none" ? "withdrawn" : grade
            return .folded("\(found.count) graded \(name)", Self.tables(found))
        }
        if blocks.isEmpty { return nil }
        return Section("Minor exceptions and observations", id: "others", blocks)
    }

    private static func tables(_ findings: [Finding]) -> [Block] {
        var order: [String] = []
        var byCheck: [String: [Finding]] = [:]
        for finding in findings {
            if byCheck[finding.check] == nil { order.append(finding.check) }
            byCheck[finding.check, default: []].append(finding)
        }
        return order.flatMap { check -> [Block] in
            let own = byCheck[check] ?? []
            let clause = own.first?.clause.map { ", clause \($0)" } ?? ""
            return blocks(table(own, caption: check + clause))
        }
    }

    /// - Parameter tellsSubject: whether id, name and owner differ from row to row; else the check stands there.
    static func table(_ findings: [Finding], caption: String? = nil, tellsSubject: Bool = true) -> Sheet {
        let rows = findings.map { finding -> Sheet.Row in
            let found = Cell(finding.sentence + (finding.isAccepted ? " (accepted)" : ""))
            let place = Cell(finding.place ?? "", .soft)
            if tellsSubject {
                return Sheet.Row([
                    Cell(finding.id), Cell(finding.name ?? finding.label), Cell(finding.owner ?? ""), found, place,
                ])
            }
            return Sheet.Row([
                Cell(finding.finalGrade, Mark(grade: finding.finalGrade)), Cell(finding.check), found, place,
            ])
        }
        let columns: [Sheet.Column] =
            tellsSubject
            ? ["id", "name", "owner", "what is wrong", "where"] : ["grade", "check", "what is wrong", "where"]
        return Sheet(caption, columns: columns, rows: rows)
    }

    // MARK: From finding to change

    var chains: Section? {
        let chains = data.chains
        if chains.rows.isEmpty { return nil }
        let rows = chains.rows.map { row -> Sheet.Row in
            func cells(_ column: String, none: String, isOpen: Bool = true) -> Cell {
                let items = chains.list(row, column).compactMap(MapRows.text)
                if !items.isEmpty {
                    return Cell(
                        items.joined(separator: "; "), items.contains { $0.contains("overdue") } ? .minor : .plain)
                }
                return isOpen ? Cell(none, .minor) : ""
            }
            let closed = chains.isTrue(row, "closed")
            let systemic = chains.isTrue(row, "systemic")
            let cause = chains.text(row, "cause")
            return Sheet.Row([
                Cell(chains.text(row, "id") ?? ""), Cell(chains.text(row, "name") ?? ""),
                Cell(chains.text(row, "grade") ?? "", Mark(grade: chains.text(row, "grade") ?? "")),
                Cell(
                    [chains.text(row, "raised"), chains.text(row, "source")].compactMap { $0 }.joined(separator: ", ")),
                cause.map { Cell($0) } ?? Cell("no cause", .minor), cells("actions", none: "no action"),
                cells("reviews", none: "not verified"), cells("changed", none: "nothing changed", isOpen: systemic),
                closed ? Cell(chains.text(row, "closed_on") ?? "closed") : Cell("open", .soft),
            ])
        }
        let table = Sheet(
            "Nonconformities of the registers; a leg that is missing is marked",
            columns: ["finding", "about", "grade", "raised", "cause", "actions", "verified by", "changed", "closed"],
            rows: rows)
        return Section("From finding to change", id: "chains", Self.blocks(table))
    }
}
