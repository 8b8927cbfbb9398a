// Cells that say that nothing is there.

/// Words, in small ASCII letters, that are looked for in every cell; nearly all cells are told by their length and first byte
/// not to be one.
struct MissingWords: Sendable {
    let words: [[UInt8]]
    /// By the first byte, in small letters, a bit for each length that some word has.
    private let lengths: [UInt64]
    /// Columns whose cells are words of a vocabulary: there a word, even `TBC`, is one that is not known; only marks are nothing.
    var vocabularyColumns: Set<Int> = []

    init(_ words: [String] = []) {
        self.words = words.map { Array($0.utf8).map(lowered) }.filter { !$0.isEmpty && $0.count < 64 }
        var lengths = [UInt64](repeating: 0, count: self.words.isEmpty ? 0 : 256)
        for word in self.words { lengths[Int(word[0])] |= 1 << UInt64(word.count) }
        self.lengths = lengths
    }

    var isEmpty: Bool { words.isEmpty }

    /// The word that a text is; nil for none.
    @inline(__always) func place(of bytes: Bytes) -> Int? {
        guard bytes.count < 64, unsafe lengths[Int(lowered(bytes[0]))] >> UInt64(bytes.count) & 1 != 0 else {
            return nil
        }
        return unsafe search(bytes)
    }

    /// Whether a word that was met counts in a column.
    func counts(_ word: Int, in column: Int) -> Bool {
        vocabularyColumns.isEmpty || !vocabularyColumns.contains(column)
            || !words[word].contains { isLetter($0) || $0 >= 0xC3 && $0 < 0xE2 }
    }

    private func search(_ bytes: Bytes) -> Int? {
        words.firstIndex { word in
            guard word.count == bytes.count else { return false }
            for index in word.indices where unsafe lowered(bytes[index]) != word[index] { return false }
            return true
        }
    }
}

extension MissingWords {
    /// What is told of the words that were met: `12 cells say that nothing is there (TBD 3, n/a 9)`.
    func notes(_ counts: [Int]) -> [String] {
        let met = zip(words, counts).filter { $0.1 > 0 }.map { (String(decoding: $0.0, as: UTF8.self), $0.1) }
        if met.isEmpty { return [] }
        let total = met.reduce(0) { $0 + $1.1 }
        let listed = met.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return [
            total == 1
                ? "1 cell says that nothing is there (\(listed))"
                : "\(total) cells say that nothing is there (\(listed))"
        ]
    }
}
