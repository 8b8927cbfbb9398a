// Names that a misspelt one may have meant.

/// Finds the names nearest to a given one.
package enum NearestNames {
    /// The names that are few edits away from `name`, nearest first, at most `count`; equal distances keep their order.
    /// Case does not matter. How many edits are allowed grows with the length: one up to five letters, then a third. Where
    /// no name is near, those that begin with `name` are, if it has three letters at least: what was cut short.
    ///
    /// Linear in the number of names; each costs the product of the two lengths.
    package static func nearest(to name: String, among names: [String], count: Int = 3) -> [String] {
        let wanted = Array(name.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= longest else { return [] }
        let limit = allowance(wanted.count)
        var found: [(name: String, distance: Int, order: Int)] = []
        for (order, candidate) in names.enumerated() {
            let letters = Array(candidate.lowercased().unicodeScalars)
            guard letters.count <= longest, abs(letters.count - wanted.count) <= limit else { continue }
            let distance = editDistance(wanted, letters)
            if distance <= limit { found.append((candidate, distance, order)) }
        }
        if found.isEmpty, wanted.count > 2 {
            let prefix = name.lowercased()
            return Array(names.filter { $0.lowercased().hasPrefix(prefix) }.prefix(max(0, count)))
        }
        found.sort { ($0.distance, $0.order) < ($1.distance, $1.order) }
        return found.prefix(max(0, count)).map(\.name)
    }

    /// The question that stands under a misspelt name, or nil where nothing is near.
    package static func question(for name: String, among names: [String]) -> String? {
        let near = nearest(to: name, among: names)
        return near.isEmpty ? nil : "did you mean \(near.listed("or"))?"
    }

    /// Longer names are not compared: nobody misspells a paragraph.
    private static let longest = 100

    private static func allowance(_ length: Int) -> Int { length <= 2 ? 0 : length <= 5 ? 1 : length / 3 }

    /// Damerau–Levenshtein distance with adjacent transpositions (optimal string alignment), three rows at a time.
    package static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        if a.isEmpty { return b.count }
        if b.isEmpty { return a.count }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        var row = last
        for i in 1...a.count {
            row[0] = i
            for j in 1...b.count {
                let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                row[j] = min(last[j] + 1, row[j - 1] + 1, substitution)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        return last[b.count]
    }
}
