// Which boxes and arrows checks have exceptions for.

import Values

struct MapMarks {
    /// Names of checks, by label and id.
    private(set) var boxes: [String: [String]] = [:]
    /// Names of checks, by the interaction's id.
    private(set) var arrows: [String: [String]] = [:]
    /// How many exceptions each check has, and what can't be shown or judged.
    private(set) var notes: [String] = []

    init() {}

    /// Marks of findings of any check, with one note for all of them.
    init(_ findings: [Finding], _ interactions: [String: String], note: String) {
        notes = [note]
        for finding in findings {
            switch finding.label {
            case "Process", "ExternalParty":
                Self.add(finding.check, to: &boxes["\(finding.label) \(finding.id)", default: []])
            case "Interaction": Self.add(finding.check, to: &arrows[finding.id, default: []])
            case "HandoffRecord":
                if let id = interactions[finding.id] { Self.add(finding.check, to: &arrows[id, default: []]) }
            default: continue
            }
        }
    }

    /// - Parameter interactions: by hand-off record, the interaction that it is of.
    mutating func add(_ check: String, _ table: ResultTable, missing: [String], _ interactions: [String: String]) {
        guard missing.isEmpty else {
            notes.append("\(check) is not evaluable: the files have no \(missing.joined(separator: ", no ")).")
            return
        }
        let found = MapRows(table)
        var elsewhere = 0
        for row in found.rows {
            let label = found.text(row, "subject_label") ?? "", id = found.text(row, "subject_id") ?? ""
            switch label {
            case "Process", "ExternalParty": Self.add(check, to: &boxes["\(label) \(id)", default: []])
            case "Interaction": Self.add(check, to: &arrows[id, default: []])
            case "HandoffRecord":
                if let interaction = interactions[id] {
                    Self.add(check, to: &arrows[interaction, default: []])
                } else {
                    elsewhere += 1
                }
            default: elsewhere += 1
            }
        }
        let count = found.rows.count
        var note = "Outlined in red: \(check), \(count) \(count == 1 ? "exception" : "exceptions")"
        if elsewhere > 0 {
            note +=
                ", of which \(elsewhere) \(elsewhere == 1 ? "concerns" : "concern") neither a process nor an interaction"
        }
        notes.append(note + ".")
    }

    private static func add(_ check: String, to list: inout [String]) {
        if !list.contains(check) { list.append(check) }
    }
}
