// Several things in one sentence.

extension [String] {
    /// `a`, `a or b`, `a, b or c`; empty for none.
    /// - Parameter word: what stands before the last one.
    package func listed(_ word: String) -> String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
