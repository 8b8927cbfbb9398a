// Plans of texts that were run before.

import Planning
import Values

/// A program asks the same with other parameters again and again: its text need not be read twice. Whoever changes what
/// plans rest on (the graph, definitions, procedures) forgets them all.
struct PlanCache {
    private struct Entry {
        var plan: PlannedQuery
        /// What a plan rests on beside the catalogue: which parameters there are, not their values.
        var parameters: Set<String>
        var isStrict: Bool
    }

    private var entries: [String: Entry] = [:]
    /// Texts that came once.
    private var seen: Set<String> = []

    /// Texts that are kept, and how long one may be.
    private static let limit = 256
    private static let longest = 16_384

    func plan(of text: String, _ settings: SessionSettings) -> PlannedQuery? {
        guard let entry = entries[text], entry.isStrict == settings.strict,
            entry.parameters.count == settings.parameters.count,
            settings.parameters.keys.allSatisfy(entry.parameters.contains)
        else { return nil }
        return entry.plan
    }

    /// Whether a text came before; most come once, and nothing is kept of them.
    mutating func comesAgain(_ text: String) -> Bool {
        guard text.utf8.count <= Self.longest else { return false }
        if seen.count >= Self.limit { seen = [] }
        return !seen.insert(text).inserted
    }

    mutating func keep(_ plan: PlannedQuery, of text: String, _ settings: SessionSettings) {
        if entries.count >= Self.limit { entries = [:] }
        entries[text] = Entry(
            plan: plan, parameters: Set(settings.parameters.keys), isStrict: settings.strict)
    }

    mutating func forget() { if !entries.isEmpty { entries = [:] } }
}
