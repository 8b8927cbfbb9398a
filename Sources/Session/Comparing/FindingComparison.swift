// What became of a check's findings between two states of an organisation.

import Audit
import Values

/// Findings are the same when check and subject are. Where a subject has several, those that say the same are paired first,
/// then the others in their order: such a pair is changed. Linear but for sorting.
struct FindingComparison {
    struct Finding {
        let label: Value
        let id: Value
        let name: Value
        let grade: Value
        /// What of the check's own columns names something; counts and dates grow older by themselves.
        let detail: String
        let file: Value
        let line: Value
    }

    private(set) var kept: [(before: Finding, after: Finding)] = []
    private(set) var fresh: [Finding] = []
    private(set) var gone: [Finding] = []
    private let check: String

    init(before: CheckOutcome, after: CheckOutcome) {
        check = after.plan.name
        let (old, new) = (Self.findings(of: before), Self.findings(of: after))
        for key in Set(old.keys).union(new.keys).sorted() {
            var (then, now) = (old[key] ?? [], new[key] ?? [])
            now.removeAll { finding in
                guard let place = then.firstIndex(where: { $0.detail == finding.detail }) else { return false }
                kept.append((then.remove(at: place), finding))
                return true
            }
            kept += zip(then, now).map { (before: $0, after: $1) }
            let pairs = min(then.count, now.count)
            gone += then.dropFirst(pairs)
            fresh += now.dropFirst(pairs)
        }
    }

    var changed: Int { kept.count { Self.isChanged($0.before, $0.after) } }
    var repeatedMinors: Int { kept.count { $0.before.grade == .string("minor") && $0.after.grade == .string("minor") } }

    /// New, gone, then those that are in both.
    var rows: [[Value]] {
        fresh.map { row("new", nil, $0) } + gone.map { row("gone", $0, nil) }
            + kept.map { row(Self.isChanged($0.before, $0.after) ? "changed" : "repeated", $0.before, $0.after) }
    }

    private static func isChanged(_ before: Finding, _ after: Finding) -> Bool {
        before.grade != after.grade || before.detail != after.detail
    }

    private func row(_ change: String, _ before: Finding?, _ after: Finding?) -> [Value] {
        guard let finding = after ?? before else { return [] }
        return [
            .string(change), .string("finding " + check), finding.label, finding.id, finding.name, .null,
            Self.text(before), Self.text(after), finding.file, finding.line,
        ]
    }

    /// `minor: what the check says`
    private static func text(_ finding: Finding?) -> Value {
        guard let finding else { return .null }
        let parts = [WhyPage.text(finding.grade, ResultTable(columns: [])) ?? "", finding.detail]
        return .string(parts.filter { !$0.isEmpty }.joined(separator: ": "))
    }

    private static func findings(of outcome: CheckOutcome) -> [String: [Finding]] {
        guard outcome.isEvaluable else { return [:] }
        let table = outcome.exceptions
        func cell(_ name: String, _ row: [Value]) -> Value {
            table.columns.firstIndex(of: name).map { row[$0] } ?? .null
        }
        let common = Set(AuditColumns.common)
        let own = table.columns.indices.filter { !common.contains(table.columns[$0]) }
        var result: [String: [Finding]] = [:]
        for row in table.rows {
            let names = own.compactMap { index -> String? in
                if case .string(let text) = row[index] { text } else { nil }
            }
            let finding = Finding(
                label: cell("subject_label", row), id: cell("subject_id", row), name: cell("subject_name", row),
                grade: cell("grade", row), detail: names.joined(separator: ", "), file: cell("source_file", row),
                line: cell("source_line", row))
            let key = [finding.label, finding.id].map { WhyPage.text($0, table) ?? "" }.joined(separator: " ")
            result[key, default: []].append(finding)
        }
        return result
    }
}
