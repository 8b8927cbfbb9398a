// Subjects that a check could not judge.

package import Values

/// A subject and what kept a check from judging it.
package struct UntestedRow: Hashable, Sendable {
    package let label: String
    package let id: String
    package let name: Value
    /// The property or relationship that is not known, as the graph calls it.
    package let property: String
    /// The cell, as it stands in the file.
    package let value: String
    /// In a sentence, with the thing that lacks it where that is not the subject.
    package let reason: String
    package let file: String
    package let line: Int
    /// Label and id of what lacks it, where that is not the subject.
    package let other: [String]?

    package init(
        label: String, id: String, name: Value, property: String, value: String, reason: String, file: String,
        line: Int,
        other: [String]?
    ) {
        self.label = label
        self.id = id
        self.name = name
        self.property = property
        self.value = value
        self.reason = reason
        self.file = file
        self.line = line
        self.other = other
    }

    var subject: [String] { [label, id] }
}

/// What a check could not judge: it is neither an exception nor in order.
package struct UntestedSubjects: Sendable {
    /// In the order of subjects; one row for each thing that is not known.
    package var rows: [UntestedRow] = []
    /// Members of the population among them.
    package var ofPopulation = 0
    /// Subjects that may belong to the population: whether they do rests on what is not known.
    package var besidePopulation = 0

    package init() {}

    /// The exceptions without those whose subject is untested. Where each row of a subject names one more thing, as the
    /// process that was audited, only the rows that name what is not known go.
    package func without(_ table: ResultTable) -> ResultTable {
        guard !rows.isEmpty, let label = table.columns.firstIndex(of: "subject_label"),
            let id = table.columns.firstIndex(of: "subject_id")
        else { return table }
        let known = Dictionary(grouping: rows, by: \.subject)
        var result = table
        result.rows = table.rows.filter { row in
            guard case .string(let label) = row[label], case .string(let id) = row[id] else { return true }
            return !(known[[label, id]] ?? []).contains { concerns($0, row, table.columns) }
        }
        return result
    }

    private func concerns(_ untested: UntestedRow, _ row: [Value], _ columns: [String]) -> Bool {
        guard let other = untested.other, let first = other[0].first,
            let column = columns.firstIndex(of: first.lowercased() + other[0].dropFirst()),
            case .string(let named) = row[column]
        else { return true }
        return named == other[1]
    }
}
