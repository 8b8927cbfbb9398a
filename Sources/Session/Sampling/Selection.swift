// Which records of a stratum are taken: the first by their hashes, some at equal steps, or those that the auditor names.

import Audit
import Diagnostics
import Values

struct Selection {
    struct Choice {
        var record: Sampler.Record
        /// The place in the order that the method goes by; nil where it goes by none.
        var rank: Int?
        var reason: String
    }

    private let size: SamplePlan.Size
    private let sampler: Sampler
    private let whole = "the whole population"
    /// The reasons of a sample by judgement, by id.
    private var reasons: [String: String] = [:]

    /// - Throws: a record that is chosen by judgement and is not in the population.
    init(_ plan: SamplePlan, _ sampler: Sampler, _ records: [Sampler.Record]) throws(Diagnostic) {
        (size, self.sampler) = (plan.size, sampler)
        guard case .judgement(let chosen) = plan.size else { return }
        let known = Set(records.map(\.id))
        for judged in chosen {
            guard known.contains(judged.id) else { throw .notInPopulation(judged, records.map(\.id)) }
            reasons[judged.id] = judged.reason
        }
    }

    /// Whether the order of the hashes decides, so that the next by rank stands in for one that is unusable.
    var isRanked: Bool {
        switch size {
        case .number, .frequency: true
        case .systematic, .judgement: false
        }
    }

    /// - Parameter records: those of a stratum, in the order of their hashes.
    /// - Parameter isWhole: whether nothing of the population is left out.
    func choices(_ records: [Sampler.Record], _ count: Int, isWhole: Bool) -> [Choice] {
        switch size {
        case .number, .frequency:
            records.prefix(count).enumerated().map { place, record in
                let reason = isWhole ? whole : "rank \(place + 1) of \(records.count) by SHA-256"
                return Choice(record: record, rank: place + 1, reason: reason)
            }
        case .systematic: systematic(inOrder(records), count, isWhole: isWhole)
        case .judgement:
            inOrder(records).compactMap { record in
                reasons[record.id].map { Choice(record: record, reason: $0) }
            }
        }
    }

    /// The places ⌊(start + i · N) / n⌋ of the sorted ids, so that each record has the same chance.
    private func systematic(_ records: [Sampler.Record], _ count: Int, isWhole: Bool) -> [Choice] {
        guard count > 0 else { return [] }
        let start = sampler.start(records.count)
        return (0..<count).map { step in
            let place = (start + step * records.count) / count
            let reason = isWhole ? whole : "place \(place + 1) of \(records.count) by id, start \(start)"
            return Choice(record: records[place], rank: place + 1, reason: reason)
        }
    }

    private func inOrder(_ records: [Sampler.Record]) -> [Sampler.Record] {
        records.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }
}

extension SamplePlan.Size {
    /// The column `method`.
    var method: String {
        switch self {
        case .number, .frequency: "hash-ranked"
        case .systematic: "systematic"
        case .judgement: "judgement"
        }
    }
}

extension Diagnostic {
    fileprivate static func notInPopulation(_ judged: SamplePlan.Judged, _ ids: [String]) -> Diagnostic {
        .compileTime(
            .semanticError, .unknownName, "the population has no record '\(judged.id)'", at: judged.span,
            label: NearestNames.question(for: judged.id, among: ids),
            help: "A sample by judgement is chosen from what the question in brackets finds.")
    }
}
