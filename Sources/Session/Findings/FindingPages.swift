// Exceptions as a person reads them first: a line each, under the name of their check.

package import Rendering

package enum FindingPages {
    /// A section a check: what all of them were expected to be stands in its heading, what was found in its rows.
    package static func sections(_ findings: [Finding]) -> [Section] {
        var order: [String] = []
        var byCheck: [String: [Finding]] = [:]
        for finding in findings {
            if byCheck[finding.check] == nil { order.append(finding.check) }
            byCheck[finding.check, default: []].append(finding)
        }
        return order.map { section($0, byCheck[$0] ?? []) }
    }

    private static func section(_ check: String, _ findings: [Finding]) -> Section {
        let expected = Set(findings.map { $0.expected ?? "" })
        let shared = expected.count == 1 ? expected.first ?? "" : ""
        var title = "\(check): \(findings.count) \(findings.count == 1 ? "exception" : "exceptions")"
        if let clause = findings.first?.clause { title += ", clause \(clause)" }
        if !shared.isEmpty { title += "; expected: \(shared)" }
        return Section(title, [.table(table(findings, tellsExpected: shared.isEmpty))])
    }

    /// - Parameter tellsExpected: behind what was found, where the check has no words of its own for it.
    static func table(_ findings: [Finding], tellsExpected: Bool = false) -> Sheet {
        let rows = findings.map { finding in
            var found = finding.sentence
            if tellsExpected, finding.sentence == finding.actual, let expected = finding.expected {
                found += "; expected: \(expected)"
            }
            if finding.isAccepted { found += " (accepted)" }
            return Sheet.Row([
                Cell(finding.finalGrade, Mark(grade: finding.finalGrade)), Cell(finding.id),
                Cell(finding.name ?? finding.label), Cell(finding.owner ?? ""), Cell(found),
                Cell(finding.shortPlace ?? ""),
            ])
        }
        return Sheet(columns: ["grade", "id", "name", "owner", "finding", "where"], rows: rows)
    }
}
