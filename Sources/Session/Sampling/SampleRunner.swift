// SAMPLE: from the population's rows to the sample with everything that is needed to draw it again.

import Audit
import Diagnostics
import Engine
import Syntax
import Values

struct SampleRunner {
    let session: Session
    let cancellation: Cancellation

    private static let columns = [
        "population_query", "population_size", "population_sha256", "method", "seed", "frequency", "size_rule", "n",
        "stratum", "stratum_size", "rank", "record_id", "selected_reason", "rank_sha256", "source_file", "source_line",
    ]

    /// - Throws: a frequency that the table of sizes does not have; a population without anything in it.
    func run(_ plan: SamplePlan) throws(Diagnostic) -> Outcome {
        let rows = try session.run(session.plan(plan.query), cancellation: cancellation).table
        let records = Self.records(of: rows)
        guard !records.isEmpty else { throw .emptyPopulation(plan) }
        let sizes = session.settings.sampling.sizes
        let wanted = try Self.size(plan, sizes)
        let size = min(wanted, records.count)
        let sampler = Sampler(population: plan.population, seed: plan.seed)
        let strata = sampler.strata(records)
        let places = Sampler.places(strata.map(\.records.count), size: size)
        let selection = try Selection(plan, sampler, records)
        let shared = shared(plan, records, wanted: wanted, isStratified: rows.columns.count > 3)
        var table = ResultTable(columns: Self.columns)
        for (stratum, count) in zip(strata, places) {
            for choice in selection.choices(stratum.records, count, isWhole: size == records.count) {
                table.rows.append(
                    shared + [
                        stratum.name.isEmpty ? .null : .string(stratum.name),
                        .integer(Int64(stratum.records.count)), choice.rank.map { .integer(Int64($0)) } ?? .null,
                        .string(choice.record.id), .string(choice.reason),
                        selection.isRanked ? .string(choice.record.hash) : .null,
                    ] + choice.record.source)
            }
        }
        var outcome = Outcome(table)
        outcome.notes = notes(plan, rows: rows.rows.count, records: records.count, size: size)
        if selection.isRanked { outcome.notes += rankedNotes(records: records.count, size: size, strata, places) }
        return outcome
    }

    /// One for each id; rows without one can't be drawn.
    private static func records(of table: ResultTable) -> [Sampler.Record] {
        var seen: Set<String> = []
        return table.rows.compactMap { row in
            guard let id = text(row[0], in: table), seen.insert(id).inserted else { return nil }
            let stratum = row.dropFirst(3).map { text($0, in: table) ?? "(none)" }.joined(separator: " / ")
            return Sampler.Record(id: id, stratum: stratum, source: Array(row[1...2]))
        }
    }

    private static func text(_ value: Value, in table: ResultTable) -> String? {
        if value.isNull { return nil }
        if case .string(let text) = value { return text }
        return value.temporalText ?? value.literal(in: table)
    }

    private static func size(_ plan: SamplePlan, _ sizes: SampleSizes) throws(Diagnostic) -> Int {
        switch plan.size {
        case .number(let number), .systematic(let number): return number
        case .judgement(let chosen): return chosen.count
        case .frequency(let frequency, let isHigh):
            guard let size = sizes.size(frequency, isHigh: isHigh) else {
                throw .unknownFrequency(frequency, known: sizes.rows.map(\.frequency), at: plan.sizeSpan)
            }
            return size
        }
    }

    /// The cells that all rows have in common, up to `n`.
    private func shared(
        _ plan: SamplePlan, _ records: [Sampler.Record], wanted: Int, isStratified: Bool
    ) -> [Value] {
        let ids = records.map(\.id).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let hash = Session.sha256(Array(ids.joined(separator: "\n").utf8))
        var frequency: Value = .null
        var rule = "\(wanted) as asked"
        if case .frequency(let name, let isHigh) = plan.size {
            frequency = .string(name)
            rule = "\(wanted) for \(name), \(isHigh ? "high" : "low") risk"
        }
        if records.count < wanted { rule += "; the population has \(records.count)" }
        return [
            .string(plan.population), .integer(Int64(records.count)), .string(hash),
            .string(plan.size.method + (isStratified ? ", stratified" : "")),
            plan.seed.isEmpty ? .null : .string(plan.seed), frequency, .string(rule),
            .integer(Int64(min(wanted, records.count))),
        ]
    }

    private func notes(_ plan: SamplePlan, rows: Int, records: Int, size: Int) -> [String] {
        var notes: [String] = []
        if rows > records { notes.append("\(rows - records) rows have no id of their own and can't be drawn") }
        if case .frequency = plan.size {
            let table = session.settings.sampling
            notes.append("table of sizes: \(table.file?.path ?? "the shipped one"), SHA-256 \(table.sha256)")
        }
        if case .judgement = plan.size, size < records {
            notes.append("chosen by judgement: it says nothing of the other \(records - size)")
        }
        return notes
    }

    /// What follows from the order of the hashes: replacement, what no deviation shows, extension.
    private func rankedNotes(
        records: Int, size: Int, _ strata: [(name: String, records: [Sampler.Record])], _ places: [Int]
    ) -> [String] {
        var notes: [String] = []
        let next = zip(strata, places).compactMap { stratum, count -> String? in
            guard count < stratum.records.count else { return nil }
            return (stratum.name.isEmpty ? "" : "\(stratum.name): ") + stratum.records[count].id
        }
        if !next.isEmpty { notes.append("replacement, next by rank: \(next.joined(separator: ", "))") }
        guard size < records else { return notes }
        if strata.count == 1 {
            let bound = Sampler.upperBound(population: records, sample: size)
            let share = (Double(bound) / Double(records) * 1000).rounded() / 10
            notes.append(
                "no deviation in \(size) of \(records) means, with 90 % confidence, that at most \(bound) (\(share) %) deviate"
            )
        }
        if size < 5 {
            notes.append("a deviation in fewer than five is a deviation of the control")
        } else if size <= 25 {
            notes.append("on one deviation extend by as many: SAMPLE \(2 * size) holds this sample")
        }
        return notes
    }
}

extension Diagnostic {
    fileprivate static func emptyPopulation(_ plan: SamplePlan) -> Diagnostic {
        .compileTime(
            .semanticError, .invalidArgumentValue, "there is nothing to draw from: \(plan.population) finds no rows",
            at: plan.sizeSpan, help: "A sample of nothing says nothing; look at the population first.")
    }

    fileprivate static func unknownFrequency(_ name: String, known: [String], at span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .unknownName, "the table of sizes has no frequency '\(name)'", at: span,
            label: NearestNames.question(for: name, among: known),
            help: "It has: \(known.joined(separator: ", ")).")
    }
}
