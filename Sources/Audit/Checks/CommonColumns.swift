// The columns that the exceptions of every check have.

import Diagnostics
import Syntax

/// Makes the common columns out of what a check's body returns.
struct CommonColumns {
    /// In the order in which they are printed.
    static let names = [
        "check", "grade", "rule", "clause", "supported_clauses", "subject_label", "subject_id", "subject_name",
        "owner_id",
        "owner_name", "expected", "actual", "finding", "detail", "as_of", "period_from", "period_to", "evidence_ids",
        "source_file",
        "source_line",
    ]

    let definition: CheckDefinition
    /// What the body returns.
    let columns: [String]
    /// The rule behind the grade, in words.
    var rule: String?
    /// What is wrong, in words, with the values of the parameters put in.
    var saying: Expression?

    /// The check's own columns, in the order of its RETURN.
    var own: [String] {
        columns.filter { $0 != "subject" && $0 != "evidence" && !CommonColumns.names.contains($0) }
    }

    var items: [ProjectionItem] {
        CommonColumns.names.map { ProjectionItem(expression(for: $0), as: $0) }
            + own.map { ProjectionItem(.variable($0)) }
    }

    /// The node that the row is about; null where the check names none.
    var subject: ProjectionItem {
        ProjectionItem(columns.contains("subject") ? .variable("subject") : .null, as: "subject")
    }

    /// By subject, then by everything that tells rows of one subject apart.
    var order: [SortItem] {
        (["subject_label", "subject_id", "detail"] + own).map { SortItem(.variable($0)) }
    }

    private func expression(for name: String) -> Expression {
        if name == "grade" { return grade }
        if columns.contains(name) { return .variable(name) }
        let subject: Expression? = columns.contains("subject") ? .variable("subject") : nil
        switch name {
        case "check": return .string(definition.name.text)
        case "finding": return saying ?? (columns.contains("actual") ? .variable("actual") : .null)
        case "rule": return rule.map { .string($0) } ?? .null
        case "clause": return definition.clauses.first.map { .string($0) } ?? .null
        case "supported_clauses": return Expression(.list(definition.clauses.dropFirst().map { .string($0) }))
        case "subject_label": return subject.map { .call("mainLabel", $0) } ?? .null
        case "subject_id": return subject.map { $0.property("id") } ?? .null
        case "subject_name": return subject.map { .call("nameOf", $0) } ?? .null
        case "owner_id": return subject.map { .call("ownerIds", $0) } ?? .null
        case "owner_name": return subject.map { .call("ownerNames", $0) } ?? .null
        case "as_of": return .call("asOf")
        case "period_from": return .call("periodStart")
        case "period_to": return .call("periodEnd")
        case "evidence_ids":
            return columns.contains("evidence") ? .call("idsOf", .variable("evidence")) : Expression(.list([]))
        case "source_file": return subject.map { .call("file", $0) } ?? .null
        case "source_line": return subject.map { .call("line", $0) } ?? .null
        default: return .null
        }
    }

    private var grade: Expression {
        let proposed = definition.severity?.text ?? Grade.minor.rawValue
        return columns.contains("grade") ? .call("coalesce", .variable("grade"), .string(proposed)) : .string(proposed)
    }
}

/// The columns that the exceptions of every check have, for other rooms.
package enum AuditColumns {
    package static var common: [String] { CommonColumns.names }
}
