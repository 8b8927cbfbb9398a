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
    package let untested: UntestedSubjects

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

    /// One row a check, also for those without exceptions: what was tested and found in order. The rate has four places.
    package var summary: ResultTable {
        var columns = [
            "check", "result", "population", "tested", "untested", "exceptions", "rate", "missing", "parameters",
        ]
        let hasFigures = outcomes.contains { !$0.figures.isNull }
        if hasFigures { columns.append("figures") }
        let notes = escalates ? Escalation(outcomes).notes : [:]
        if escalates { columns.append("escalation") }
        var table = ResultTable(columns: columns)
        for outcome in outcomes {
            var row = summaryRow(of: outcome)
            if hasFigures { row.append(outcome.figures) }
            if escalates { row.append(notes[outcome.plan.name].map { .string($0) } ?? .null) }
            table.rows.append(row)
        }
        return table
    }

    private func summaryRow(of outcome: CheckOutcome) -> [Value] {
        let plan = outcome.plan
        let missing: Value = plan.missing.isEmpty ? .null : .string(plan.missing.joined(separator: ", "))
        let parameters = plan.parameters.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        let settings: Value = parameters.isEmpty ? .null : .string(parameters)
        guard plan.missing.isEmpty else {
            return [.string(plan.name), .string("not evaluable"), .null, .null, .null, .null, .null, missing, settings]
        }
        let tested = outcome.sizes?.tested
        let untested = outcome.sizes?.untested ?? 0
        let population = tested.map { $0 + untested }
        let exceptions = outcome.isEvaluable ? Int64(outcome.all.rows.count) : 0
        let result = !outcome.isEvaluable ? "not evaluable" : exceptions > 0 ? "exceptions" : "in order"
        let reason: Value =
            outcome.isEvaluable ? .null : .string(untested > 0 ? "all \(untested) are untested" : "nothing to look at")
        var rate: Value = .null
        if let tested, tested > 0 { rate = .float((Double(exceptions) / Double(tested) * 10_000).rounded() / 10_000) }
        return [
            .string(plan.name), .string(result), population.map { .integer($0) } ?? .null,
            tested.map { .integer($0) } ?? .null, .integer(untested), .integer(exceptions), rate, reason, settings,
        ]
    }
}
