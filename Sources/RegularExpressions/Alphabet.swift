// Scalars that no set of a program tells apart are one letter.

/// Numbers for scalars: two have the same where every set holds both or neither.
struct Alphabet: Sendable {
    /// How many letters there are.
    let count: Int
    private let ascii: [UInt16]
    /// Where a run of one letter begins, ascending, and which it is.
    private let starts: [UInt32]
    private let letters: [UInt16]
    /// By letter, then by set.
    private let members: [[Bool]]
    let isWord: [Bool]
    let isLineEnd: [Bool]

    init(_ sets: [ScalarSet], assertions: Bool) {
        let all = assertions ? sets + [UnicodeSets.word, UnicodeSets.lineEnds] : sets
        var bounds: Set<UInt32> = [0]
        for set in all {
            for range in set.ranges {
                bounds.insert(range.lowerBound)
                bounds.insert(range.upperBound + 1)
            }
        }
        var known: [[Bool]: UInt16] = [:]
        var members: [[Bool]] = []
        let starts = bounds.sorted().filter { $0 <= ScalarSet.last }
        let letters = starts.map { start in
            let signature = all.map { $0.contains(start) }
            if let letter = known[signature] { return letter }
            let letter = UInt16(truncatingIfNeeded: members.count)
            known[signature] = letter
            members.append(signature)
            return letter
        }
        (self.starts, self.letters, self.members) = (starts, letters, members)
        count = members.count
        isWord = members.map { assertions && $0[sets.count] }
        isLineEnd = members.map { assertions && $0[sets.count + 1] }
        ascii = (0..<128).map { value in letters[Self.run(of: UInt32(value), starts)] }
    }

    func letter(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 128 { return Int(ascii[Int(scalar.value)]) }
        return Int(letters[Self.run(of: scalar.value, starts)])
    }

    func holds(set: Int, letter: Int) -> Bool { members[letter][set] }

    private static func run(of value: UInt32, _ starts: [UInt32]) -> Int {
        var (low, high) = (0, starts.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}
