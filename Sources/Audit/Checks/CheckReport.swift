// From the answers of single checks to the two tables that a statement gives.

package import Values

/// What running one check gave. Rows of a check that is not evaluable are not looked at.
package struct CheckOutcome: Sendable {
    package let plan: CheckPlan
    /// One row, columns `population`, perhaps `tested` and `untested`, and further figures; nil where the check has none.
    package let population: ResultTable?
    /// The rows that the statement asks for.
    package let exceptions: ResultTable
    /// All rows, where the statement asks for some only.
    package let unfiltered: ResultTable?
    /// What could not be judged; the tables above are without it.
    package var untested: UntestedSubjects

    package init(
        plan: CheckPlan, population: ResultTable?, exceptions: ResultTable, unfiltered: ResultTable? = nil,
        untested: UntestedSubjects = UntestedSubjects()
    ) {
        self.plan = plan
        self.population = population
        self.exceptions = exceptions
        self.unfiltered = unfiltered
        self.untested = untested
    }

    /// nothing of what the check needs is missing, and there was something to look at
    package var isEvaluable: Bool { plan.missing.isEmpty && sizes?.tested != 0 }

    /// How much was judged and how much could not be; the population is both. Nil where the check has none.
    var sizes: (tested: Int64, untested: Int64)? {
        guard let population = count("population") else { return nil }
        let judged = count("tested") ?? population
        let given = count("untested") ?? population - judged
        let lost = min(judged, Int64(untested.ofPopulation))
        return (judged - lost, given + lost + Int64(untested.besidePopulation))
    }

    func count(_ column: String) -> Int64? {
        guard let table = population, let index = table.columns.firstIndex(of: column),
            case .integer(let number)? = table.rows.first?[index]
        else { return nil }
        return number
    }

    /// What else the check says of its population, as `median_hours = 4`; null where it says nothing.
    var figures: Value {
        guard isEvaluable, let table = population, let row = table.rows.first else { return .null }
        let texts = zip(table.columns, row).compactMap { column, value -> String? in
            guard !["population", "tested", "untested"].contains(column), !value.isNull else { return nil }
            if case .string(let text) = value { return "\(column) = \(text)" }
            return "\(column) = \(value.literal(in: table))"
        }
        return texts.isEmpty ? .null : .string(texts.joined(separator: ", "))
    }

    var all: ResultTable { unfiltered ?? exceptions }
}

/// Exceptions and summary of some checks; pure functions of what running them gave.
package struct CheckReport: Sendable {
    package let outcomes: [CheckOutcome]
    /// Whether the summary also speaks of several minor exceptions that should be read as one major.
    package let escalates: Bool

    package init(_ outcomes: [CheckOutcome], escalates: Bool) {
        self.outcomes = outcomes
        self.escalates = escalates
    }

    /// One row an exception: the common columns, then the checks' own in the order in which they first occur.
    package var exceptions: ResultTable {
        var columns = CommonColumns.names
        for outcome in outcomes {
            columns += outcome.plan.columns.filter { !columns.contains($0) }
        }
        var table = ResultTable(columns: columns)
        for outcome in outcomes where outcome.isEvaluable {
            let places = columns.map { outcome.exceptions.columns.firstIndex(of: $0) }
            for row in outcome.exceptions.rows {
                table.rows.append(places.map { $0.map { row[$0] } ?? .null })
            }
            table.nodes.merge(outcome.exceptions.nodes) { first, _ in first }
            table.relationships.merge(outcome.exceptions.relationships) { first, _ in first }
        }
        return table
    }

    /// One row a subject and thing that is not known.
    package var untested: ResultTable {
        var table = ResultTable(columns: [
            "check", "subject_label", "subject_id", "subject_name", "property", "value", "reason", "source_file",
            "source_line",
        ])
        for outcome in outcomes {
            table.rows += outcome.untested.rows.map { row in
                [
                    .string(outcome.plan.name), .string(row.label), .string(row.id), row.name, .string(row.property),
                    .string(row.value), .string(row.reason), .string(row.file), .integer(Int64(row.line)),
                ]
            }
        }
        return table
    }

    /// One a check, also for those without exceptions.
    package var summaries: [CheckSummary] {
        let notes = escalates ? Escalation(outcomes).notes : [:]
        return outcomes.map { outcome in
            var summary = CheckSummary(outcome)
            summary.escalation = notes[summary.name]
            return summary
        }
    }

    /// One row a check: what was tested and found in order.
    package var summary: ResultTable {
        let summaries = summaries
        var table = ResultTable(columns: [
            "check", "result", "population", "tested", "untested", "exceptions", "rate", "missing", "parameters",
        ])
        let hasFigures = summaries.contains { $0.figures != nil }
        if hasFigures { table.columns.append("figures") }
        if escalates { table.columns.append("escalation") }
        table.rows = summaries.map { summary in
            summary.row + (hasFigures ? [summary.figures.map { .string($0) } ?? .null] : [])
                + (escalates ? [summary.escalation.map { .string($0) } ?? .null] : [])
        }
        return table
    }
}
