// Drawing a sample that anybody can draw again: records in the order of their hashes, the first of them taken.

import Audit
import Crypto
import Values

/// Ranks the records of a population by SHA-256 of seed, population and record id, each on a line of its own.
/// The order of rows, the machine and unrelated records change nothing. `docs/sampling.md` tells how to do it by hand.
struct Sampler {
    let population: String
    let seed: String

    struct Record {
        var id: String
        var stratum: String
        var source: [Value]
        var hash = ""
    }

    /// The strata by name, each with its records ranked.
    func strata(_ records: [Record]) -> [(name: String, records: [Record])] {
        var groups: [String: [Record]] = [:]
        for var record in records {
            record.hash = hash(of: record.id)
            groups[record.stratum, default: []].append(record)
        }
        return groups.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
            (name, (groups[name] ?? []).sorted { ($0.hash, $0.id) < ($1.hash, $1.id) })
        }
    }

    func hash(of id: String) -> String { Session.sha256(Array("\(seed)\n\(population)\n\(id)".utf8)) }

    /// Where a systematic sample of so many records begins: the first eight bytes of the SHA-256 of seed and population.
    func start(_ count: Int) -> Int {
        let digits = Session.sha256(Array("\(seed)\n\(population)".utf8)).prefix(16)
        return Int((UInt64(digits, radix: 16) ?? 0) % UInt64(max(count, 1)))
    }

    /// How many of the `size` places each stratum gets: the next place goes to the stratum with the most records for each
    /// place that it has already; those without a place come first. Ties go to the first by name. A larger sample
    /// therefore holds the smaller one. Linear in size times strata.
    static func places(_ sizes: [Int], size: Int) -> [Int] {
        var places = sizes.map { _ in 0 }
        guard !sizes.isEmpty else { return places }
        for _ in 0..<min(size, sizes.reduce(0, +)) {
            var best = 0
            for index in sizes.indices.dropFirst() where isNext(index, before: best, sizes, places) { best = index }
            places[best] += 1
        }
        return places
    }

    /// The largest number of deviations that a sample without one leaves likelier than one in ten: the chance to miss `d`
    /// deviations is C(population − d, sample) / C(population, sample). Linear in the population.
    static func upperBound(population: Int, sample: Int) -> Int {
        var chance = 1.0
        for deviations in 0..<(population - sample) {
            chance *= Double(population - sample - deviations) / Double(population - deviations)
            if chance < 0.1 { return deviations }
        }
        return population - sample
    }

    private static func isNext(_ a: Int, before b: Int, _ sizes: [Int], _ places: [Int]) -> Bool {
        if places[a] == 0 || places[b] == 0 {
            return places[a] == 0 && (places[b] > 0 || sizes[a] > sizes[b])
        }
        return sizes[a] * places[b] > sizes[b] * places[a]
    }
}
