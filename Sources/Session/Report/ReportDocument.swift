// The order of a report, and its first and last pages.

import Audit
import Maps
import Rendering
import Values

/// Pure: answers in, document out.
struct ReportDocument {
    let data: ReportData
    let options: ReportOptions
    /// What the report tells of one by one: the grades and the unit that are asked for.
    let findings: [Finding]
    /// Processes that an exception is about, in the order of their ids.
    let processesWithFindings: [(id: String, findings: [Finding])]
    /// Where the page speaks of a process, by its id.
    let processLinks: [String: String]

    init(data: ReportData, options: ReportOptions) {
        (self.data, self.options) = (data, options)
        var told = data.overview.findings.inOrderOfClauses
        if let grades = options.grades { told.removeAll { !grades.contains($0.finalGrade) } }
        if let unit = options.unit { told.removeAll { !Self.isOf(unit, $0, data) } }
        findings = told
        var byProcess: [String: [Finding]] = [:]
        for finding in told where finding.label == "Process" { byProcess[finding.id, default: []].append(finding) }
        processesWithFindings = byProcess.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        // What is left out has no place to lead to.
        processLinks = Dictionary(
            processesWithFindings.prefix(Self.mostProcesses).map { ($0.id, Self.anchor("process", $0.id)) },
            uniquingKeysWith: { first, _ in first })
    }

    var document: Document {
        let sections: [Section?] = [
            cover, opinion, notJudged, map, matrix, loop, clauses, majors, others, processes, cadences, handoffs,
            chains, comparison, quality, appendix,
        ]
        return Document(
            title: data.overview.title, subtitle: data.overview.plainDates,
            blocks: sections.compactMap { $0 }.map { .section($0) })
    }

    var overview: Overview { data.overview }

    /// Whether a finding is about a process of a unit, or about what such a process gives or takes.
    private static func isOf(_ unit: String, _ finding: Finding, _ data: ReportData) -> Bool {
        guard let network = data.network else { return false }
        let own = Set(network.boxes.filter { $0.lane == unit }.map(\.key))
        func touches(_ interaction: String) -> Bool {
            network.arrows.contains {
                $0.interaction == interaction && (own.contains($0.arrow.from) || own.contains($0.arrow.to))
            }
        }
        switch finding.label {
        case "Process": return own.contains("Process \(finding.id)")
        case "Interaction": return touches(finding.id)
        case "HandoffRecord": return data.interactions[finding.id].map(touches) ?? false
        default: return finding.name == unit || finding.id == unit
        }
    }

    /// Rows of one table that a page holds; a browser is slow with more, and a person does not read them.
    static let mostRows = 200

    /// A table, and below it how many rows are left out.
    static func blocks(_ sheet: Sheet, most: Int = mostRows) -> [Block] {
        guard sheet.rows.count > most else { return [.table(sheet)] }
        var cut = sheet
        cut.rows = Array(sheet.rows.prefix(most))
        return [
            .table(cut),
            .paragraph("\(grouped(sheet.rows.count - most)) more rows are left out here; a workbook holds them all."),
        ]
    }

    // MARK: Cover

    private var cover: Section {
        var fields: [(name: String, cell: Cell)] = [("organisation", Cell(overview.title))]
        let scopes = data.scope.rows.compactMap { data.scope.text($0, "statement") ?? data.scope.text($0, "id") }
        fields.append(("scope", scopes.isEmpty ? Cell("none is given", .soft) : Cell(scopes.joined(separator: "; "))))
        fields.append(("dates", Cell(overview.plainDates)))
        if let auditor = options.auditor { fields.append(("auditor", Cell(auditor))) }
        fields.append(("made with", Cell("weft \(WeftVersion.current)")))
        if let limits { fields.append(("limited to", Cell(limits))) }
        return Section("Cover", id: "cover", [.fields(fields + overview.facts)])
    }

    private var limits: String? {
        var limits: [String] = []
        if let grades = options.grades { limits.append("exceptions graded \(grades.joined(separator: ", "))") }
        if let unit = options.unit { limits.append("the processes of \(unit), and what they give and take") }
        if let clause = options.clause { limits.append("checks that serve clause \(clause)") }
        if options.isAnonymous { limits.append("ids in place of persons' names") }
        return limits.isEmpty ? nil : limits.joined(separator: "; ")
    }

    private var opinion: Section {
        let words =
            options.opinion
            ?? "No opinion of an auditor's is given. What follows was counted; grades are proposals of the checks, unless a reason stands beside them."
        let rows = Overview.grades.compactMap { grade -> Sheet.Row? in
            let found = overview.findings.filter { $0.finalGrade == grade }
            if found.isEmpty { return nil }
            let changed = found.count { $0.reason != nil }
            let accepted = found.count(where: \.isAccepted)
            return Sheet.Row([
                Cell(grade == "none" ? "withdrawn" : grade, Mark(grade: grade)), Cell(found.count),
                Cell(Set(found.map(\.check)).count), changed == 0 ? "" : Cell(changed),
                accepted == 0 ? "" : Cell(accepted),
            ])
        }
        let table = Sheet(
            "Exceptions by grade",
            columns: [
                "grade", .number("exceptions"), .number("checks"), .number("graded by the auditor"),
                .number("accepted"),
            ], rows: rows)
        return Section(
            "Opinion", id: "opinion",
            [.paragraph(words)] + (rows.isEmpty ? [.paragraph("No exception was found.")] : [.table(table)]))
    }

    private var notJudged: Section? {
        var blocks: [Block] = []
        let rows = data.requests.map { request in
            Sheet.Row([
                Cell(request.text), request.cells.map { Cell($0) } ?? "", request.subjects.map { Cell($0) } ?? "",
                Cell(request.checks.joined(separator: ", ")),
                Cell(request.file.map { $0 + (request.line.map { ":\($0)" } ?? "") } ?? ""),
            ])
        }
        if !rows.isEmpty {
            let table = Sheet(
                "To be asked of the client",
                columns: ["request", .number("cells"), .number("subjects"), "checks that wait for it", "first at"],
                rows: rows)
            blocks += Self.blocks(table)
        }
        if let lacking = overview.notEvaluable {
            let count = overview.checks.count { !$0.verdict.isEvaluable }
            blocks.append(
                .folded("\(count) \(count == 1 ? "check" : "checks") that could not be answered", lacking.blocks))
        }
        if blocks.isEmpty { blocks = [.paragraph("Every check judged every subject.")] }
        return Section("What could not be judged", id: "not-judged", blocks)
    }

    // MARK: Last pages

    private var comparison: Section? {
        guard data.comparison.count == 2, let earlier = options.earlier else { return nil }
        let findings = MapRows(data.comparison[1])
        let rows = findings.rows.map { row in
            Sheet.Row(
                [Cell(findings.text(row, "check") ?? "")]
                    + ["repeated", "changed", "new", "gone"].map { Cell(findings.text(row, $0) ?? "") }
                    + [Cell(findings.text(row, "reading") ?? "")])
        }
        let table = Sheet(
            "Findings by check",
            columns: [
                "check", .number("repeated"), .number("changed"), .number("new"), .number("gone"), "reading",
            ], rows: rows)
        return Section(
            "What changed", id: "changed",
            [.paragraph("Compared with \(earlier): \(data.comparison[0].rows.count) differences.")] + Self.blocks(table)
        )
    }

    private var quality: Section {
        var blocks: [Block] = []
        if let unread = overview.notRead { blocks.append(.section(unread)) }
        let rows = data.inputs.filter { $0.rejected + $0.repaired > 0 }.map { file in
            Sheet.Row([
                Cell(file.path), Cell(file.rows), Cell(file.rejected), Cell(file.repaired),
                Cell(file.notes.joined(separator: "; ")),
            ])
        }
        if rows.isEmpty {
            blocks.append(.paragraph("Every row of every file could be taken as it stands."))
        } else {
            blocks.append(
                .table(
                    Sheet(
                        "Files with rows that were kept aside or repaired",
                        columns: [
                            "file", .number("records"), .number("kept aside"), .number("repaired"), "remarks",
                        ], rows: rows)))
        }
        return Section("Quality of the data", id: "quality", blocks)
    }

    private var appendix: Section {
        var blocks: [Block] = [
            .section(
                Section(
                    "Statements", id: "statements",
                    [
                        .paragraph("What was asked, in this order; EXPAND prints the query behind each."),
                        .verbatim(data.statements.map { $0 + ";\n" }.joined()),
                    ]))
        ]
        if !data.parameters.isEmpty || !data.ownDefinitions.isEmpty || !data.edits.isEmpty {
            let texts = data.parameters.map { "// $\($0.name) = \($0.literal)" } + data.ownDefinitions + data.edits
            blocks.append(.section(Section("Set, defined and edited", [.verbatim(texts.joined(separator: "\n\n"))])))
        }
        let rows = data.inputs.map { file in
            Sheet.Row([Cell(file.path), Cell(file.bytes), Cell(file.rows), Cell(file.sha256)])
        }
        let table = Sheet(
            "Everything that was read", columns: ["file", .number("bytes"), .number("records"), "SHA-256"], rows: rows)
        blocks.append(.section(Section("Inputs", id: "inputs", Self.blocks(table, most: 2000))))
        blocks.append(
            .section(
                Section(
                    "How to verify this report", id: "verify",
                    [
                        .paragraph(
                            "Beside it lies a manifest that ends in .manifest.json. With the same files at hand, weft verify asks everything again and compares the bytes:"
                        ),
                        .verbatim("weft verify report.manifest.json\n"),
                        .paragraph(
                            "Without weft: the SHA-256 of each input stands above, that of this page in the manifest."),
                    ])))
        return Section("Appendix", id: "appendix", blocks)
    }
}
