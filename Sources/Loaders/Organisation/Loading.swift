// The state of a load: what has been read, what is still to be joined, what went wrong.

import Diagnostics
import Graph
import Values

/// Gathers nodes file by file; links them once all are there.
struct Loading {
    var builder = GraphBuilder()
    let zone: Zone
    var files: [LoadedFile] = []
    var issues: [DataIssue] = []
    var issueCount = 0
    var repairs: [Repair] = []
    var links: [PendingLinks] = []
    var relationships: [PendingRelationships] = []
    /// For each label the ids that its nodes have.
    var takenIDs: [String: Bitmap] = [:]
    /// The same for files whose names speak of a year.
    var takenByYear: [String: [(year: Int, ids: Bitmap)]] = [:]
    /// By file, what is told of rows that a younger register has too.
    var supersededNotes: [String: [String]] = [:]
    /// By label and property, the ids that large tables refer to.
    var known: [String: KnownKeys] = [:]
    /// By the names of sheets and by headings, how the columns are called in the sheets themselves.
    var columnNames: [String: [String: String]] = [:]

    let cancellation: Cancellation

    init(zone: Zone, cancellation: Cancellation) {
        self.zone = zone
        self.cancellation = cancellation
    }

    mutating func note(_ issue: @autoclosure () -> DataIssue) {
        issueCount += 1
        guard issues.count < LoadedOrganisation.issueLimit else { return }
        var issue = issue()
        if let name = columnNames[issue.file]?[issue.column] { issue.cell = name + String(issue.line) }
        issues.append(issue)
    }

    /// Reads a table by its plan: its nodes, and what they refer to.
    mutating func read(_ scan: TableScan, _ plan: TablePlan, isFirstReading: Bool, bytes: Int) throws(Diagnostic) {
        let file = builder.file(scan.name)
        declare(plan)
        let known = knownKeys(plan, tableSize: bytes)
        let content = try scan.read(plan, file: file, known: known, into: &builder.strings)
        var rejected = 0
        if plan.labels.isEmpty {
            addRelationships(plan, content, &rejected)
        } else {
            addNodes(plan, content, &rejected)
        }
        for (line, text) in content.surplus {
            note(
                DataIssue(
                    file: scan.name, line: line, label: plan.rowName, id: "", column: "", value: text,
                    problem: .unparsable,
                    reason: "the row has more cells than the heading"))
        }
        let notes =
            scan.text.notes + scan.notes + scan.dialect.notes + plan.notes + content.notes
            + (supersededNotes[scan.name] ?? [])
        if !isFirstReading, let index = files.lastIndex(where: { $0.path == scan.name }) {
            // The same rows once more, with another meaning.
            files[index].rejected = max(files[index].rejected, rejected)
            files[index].notes += notes.filter { !files[index].notes.contains($0) }
            return
        }
        files.append(
            LoadedFile(
                path: scan.name, bytes: bytes, rows: content.rowCount, rejected: rejected,
                // A row of a sheet that ends early is as long as the others: its last cells are empty.
                repaired: max(scan.text.columnNames.isEmpty ? content.repaired : 0, scan.text.repairedLines),
                notes: notes))
    }

    /// Notes what a table declares, whether it has rows or not.
    private mutating func declare(_ plan: TablePlan) {
        for label in plan.labels {
            builder.declare(label: label)
            if Vocabulary.standard.eventDates[label] != nil { builder.declare(label: Vocabulary.record) }
        }
        for output in plan.outputs {
            switch output.meaning {
            case .property(let property, nil):
                for label in plan.labels { builder.declare(property: property.name, of: label) }
            case .property: break
            case .link(let type, let reference, let isReversed):
                for label in isReversed ? reference.labels : plan.labels { builder.declare(type: type, from: label) }
            case .end(let reference, let isStart):
                if isStart { for label in reference.labels { builder.declare(type: plan.rowName, from: label) } }
            }
        }
    }
}
