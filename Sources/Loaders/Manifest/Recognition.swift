// What a file holds, by its name, its headings and its cells together.

/// A register that a file may be.
struct Recognition: Sendable {
    /// The rules of the conventions that speak of it, in their order.
    var rules: [Manifest.FileRule]
    /// As the conventions call it; empty for what nobody knows.
    var register: String
    /// From 0 to 1; 1 where the file is called exactly so.
    var confidence: Double

    /// In words, for a file that is not called exactly like its register.
    var note: String? {
        guard !register.isEmpty, confidence < 1 else { return nil }
        let sure = confidence >= 0.7 ? "by its name and headings" : confidence >= 0.5 ? "most likely" : "perhaps"
        return "read as \(register) (\(sure))"
    }
}

extension ConventionIndex {
    private static let leastConfidence = 0.3

    /// What a file holds. `headers` and the first cells of each column are what it begins with.
    func recognised(_ path: String, _ sample: TableSample?) -> Recognition {
        let exact = rules(named: path)
        if !exact.isEmpty, sample?.trackerColumn == nil {
            return Recognition(rules: exact, register: "", confidence: 1)
        }
        let named = RegisterNames.standard.register(of: path)
        let names = RegisterNames.standard.registers(of: path)
        guard let sample else {
            return named.map { found($0.name, 0.4 + 0.5 * $0.share) } ?? unknown(path)
        }
        if sample.isMatrix { return found("raci", 0.9) }
        if let column = sample.trackerColumn, named == nil || named?.name == "issues" || named?.name == "tickets",
            let tracked = tracked(sample, column)
        {
            return tracked
        }
        var best: (register: String, score: Double) = ("", 0)
        for register in registers {
            let share = names.first { $0.name == register }?.share
            let headings = headingScore(register, sample.headers, isNamed: share != nil)
            let name = share.map { 0.45 + 0.35 * $0 } ?? 0
            // A file that is called exactly like a register, and looks a little like it, is that register.
            let score = 0.5 * name + 0.7 * headings + (share == 1 && headings > 0 ? 0.2 : 0)
            if score > best.score { best = (register, score) }
        }
        return best.score >= Self.leastConfidence ? found(best.register, min(best.score, 0.99)) : unknown(path)
    }

    /// An export of a tracker: each row says what it is. Rows of kinds that are no register are read as the others, where all of those are
    /// one register; else as things that are called so.
    private func tracked(_ sample: TableSample, _ column: Int) -> Recognition? {
        var kinds: [String: [String]] = [:]
        var others: [String] = []
        var met: Set<String> = []
        for cell in sample.cells(column) where met.insert(cell.lowercased()).inserted {
            if let register = RegisterNames.standard.register(of: cell + ".")?.name, register != "tickets",
                !rules(named: register).isEmpty
            {
                kinds[register, default: []].append(cell)
            } else {
                others.append(cell)
            }
        }
        guard !kinds.isEmpty else { return nil }
        if kinds.count == 1, let only = kinds.keys.first { return found(only, 0.9) }
        var all: [Manifest.FileRule] = []
        func add(_ rules: [Manifest.FileRule], _ words: [String], isExcept: Bool = false) {
            for var rule in rules {
                rule.rows = Manifest.RowChoice(column: sample.headers[column], words: words, isExcept: isExcept)
                all.append(rule)
            }
        }
        for (register, words) in kinds.sorted(by: { $0.key < $1.key }) { add(rules(named: register), words) }
        if !others.isEmpty {
            add([SourceList.plainRule("ticket.csv")], kinds.values.flatMap { $0 }.sorted(), isExcept: true)
        }
        return Recognition(rules: all, register: kinds.keys.sorted().joined(separator: " and "), confidence: 0.9)
    }

    private func found(_ register: String, _ confidence: Double) -> Recognition {
        Recognition(rules: rules(named: register), register: register, confidence: confidence)
    }

    private func unknown(_ path: String) -> Recognition {
        Recognition(rules: [SourceList.plainRule(path)], register: "", confidence: 0)
    }

    /// The share of the headings that the register knows, weighed by how few registers know them; 0 where hardly any is its own.
    private func headingScore(_ register: String, _ headers: [String], isNamed: Bool) -> Double {
        guard let known = headings[register], headers.count >= 2 else { return 0 }
        var (matched, special) = (0, 0.0)
        for header in headers {
            let meanings = HeadingWords.standard.meanings(of: header).map(bareHeading) + [bareHeading(header)]
            guard meanings.contains(where: known.contains) else { continue }
            matched += 1
            let others = headings.values.count { other in meanings.contains { other.contains($0) } }
            special += 1 / Double(max(1, others))
        }
        // A name that says nothing needs headings that say much.
        guard isNamed ? matched >= 2 : matched >= 4 && special >= 1.5 else { return 0 }
        return Double(matched) / Double(headers.count) * min(1, special / 0.8)
    }
}

extension TableSample {
    /// In the default export of a tracker, the column that says what each row is; nil where the table is none.
    var trackerColumn: Int? {
        func place(_ meaning: String) -> Int? {
            headers.firstIndex { HeadingWords.standard.meanings(of: $0).contains(meaning) }
        }
        guard place("Issue key") != nil else { return nil }
        return place("Issue type")
    }

    /// Whether the cells are the letters of a RACI matrix: tasks in the first column, somebody above each of the others.
    var isMatrix: Bool {
        guard headers.count >= 3, rows.count >= 2 else { return false }
        var (letters, others) = (0, 0)
        for row in rows {
            for cell in row.dropFirst() where !cell.isEmpty { if isRACI(cell) { letters += 1 } else { others += 1 } }
        }
        return letters >= 3 && letters >= 9 * others
    }
}

/// `R`, `A/R`, `R, C`, `(A)`.
func isRACI(_ cell: String) -> Bool {
    let marks = cell.uppercased().filter { $0.isLetter }
    return !marks.isEmpty && marks.count <= 4 && marks.allSatisfy { "RACISVDO".contains($0) }
        && !cell.contains(where: \.isNumber)
}
