// Columns that auditors fill in by hand.

package import Values

package enum WorkpaperColumns {
    /// In the order in which they are appended.
    package static let names = [
        "wp_ref", "tickmark", "auditor_conclusion", "auditee_response", "final_grade", "override_reason", "prepared_by",
        "prepared_on", "reviewed_by", "reviewed_on",
    ]

    /// The table with these columns behind its own, empty; one that it has already stays where it is.
    package static func added(to table: ResultTable) -> ResultTable {
        let missing = names.filter { !table.columns.contains($0) }
        var wider = table
        wider.columns += missing
        for row in wider.rows.indices { wider.rows[row] += Array(repeating: .null, count: missing.count) }
        return wider
    }
}
