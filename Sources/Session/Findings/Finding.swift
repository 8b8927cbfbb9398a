// An exception of a check, as everything that people read takes it.

package import Values

/// One exception. Files keep all of its columns; this is what tells it.
package struct Finding: Sendable {
    package var check: String
    package var clause: String?
    /// What the check proposes.
    package var grade: String
    /// The auditor's, where there is one, else the proposed one.
    package var finalGrade: String
    package var reason: String?
    package var rule: String?
    package var label: String
    package var id: String
    package var name: String?
    package var owner: String?
    package var expected: String?
    package var actual: String?
    /// What is wrong, in the check's words.
    package var sentence: String
    package var evidence: [String]
    package var file: String?
    package var line: Int?
    package var isAccepted: Bool
    package var acceptedReason: String?

    /// `registers/processes.csv:66`
    package var place: String? { file.map { $0 + (line.map { ":\($0)" } ?? "") } }
    /// `processes.csv:66`, for narrow lines.
    package var shortPlace: String? { file.map { Self.shortPlace($0, line) } }

    static func shortPlace(_ file: String, _ line: Int?) -> String {
        (file.split(separator: "/").last.map(String.init) ?? file) + (line.map { ":\($0)" } ?? "")
    }
}

extension Finding {
    /// The rows of a table of exceptions; this is the only place that asks for their columns by name. Empty where the table is none.
    package static func all(in table: ResultTable) -> [Finding] {
        let places = Dictionary(zip(table.columns, table.columns.indices), uniquingKeysWith: { first, _ in first })
        guard places["check"] != nil, places["subject_id"] != nil, places["finding"] != nil else { return [] }
        return table.rows.map { row in
            func value(_ column: String) -> Value { places[column].map { row[$0] } ?? .null }
            func text(_ column: String) -> String? { value(column).asText }
            var evidence: [String] = []
            if case .list(let ids) = value("evidence_ids") { evidence = ids.compactMap(\.asText) }
            var line: Int?
            if case .integer(let number) = value("source_line") { line = Int(number) }
            let grade = text("grade") ?? ""
            return Finding(
                check: text("check") ?? "", clause: text("clause"), grade: grade,
                finalGrade: text("final_grade") ?? grade, reason: text("override_reason"), rule: text("rule"),
                label: text("subject_label") ?? "", id: text("subject_id") ?? "", name: text("subject_name"),
                owner: text("owner_name"), expected: text("expected"), actual: text("actual"),
                sentence: text("finding") ?? text("actual") ?? "", evidence: evidence, file: text("source_file"),
                line: line, isAccepted: value("accepted") == .boolean(true), acceptedReason: text("accepted_reason"))
        }
    }
}

extension Value {
    /// As it is shown; nil for null and for what is no single value.
    var asText: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .float(let number): FloatFormat.text(number)
        case .boolean(let flag): String(flag)
        case .list(let items): items.compactMap(\.asText).joined(separator: ", ")
        default: temporalText
        }
    }
}
