// Looking for an earlier statement, letter by letter.

/// Where a search in the history stands. Ignores case; nothing matches an empty text.
struct HistorySearch {
    enum Direction { case back, forward }

    let original: EditBuffer
    private(set) var needle = ""
    private(set) var direction: Direction
    /// The entry that is shown; nil before anything was found.
    private(set) var found: Int?
    /// Whether the last key found nothing more; what was found before it stays.
    private(set) var failed = false

    init(_ direction: Direction, from original: EditBuffer) {
        self.direction = direction
        self.original = original
    }

    /// One more letter: the entry shown stays if it holds it.
    mutating func type(_ letter: Character, in entries: [String]) {
        needle.append(letter)
        look(in: entries, from: found ?? (direction == .back ? entries.count - 1 : 0))
    }

    mutating func erase(in entries: [String]) {
        if !needle.isEmpty { needle.removeLast() }
        found = nil
        failed = false
        if !needle.isEmpty { look(in: entries, from: direction == .back ? entries.count - 1 : 0) }
    }

    /// The next entry in a direction, another than the one shown.
    mutating func again(_ direction: Direction, in entries: [String]) {
        self.direction = direction
        if needle.isEmpty { return }
        let step = direction == .back ? -1 : 1
        look(in: entries, from: found.map { $0 + step } ?? (direction == .back ? entries.count - 1 : 0))
    }

    private mutating func look(in entries: [String], from start: Int) {
        let found = found
        let wanted = needle.lowercased()
        let shown = found.flatMap { entries.indices.contains($0) ? entries[$0] : nil }
        // A repetition of the statement that is shown is no news.
        let isWanted = { (text: String) in text.lowercased().contains(wanted) && (text != shown || found == start) }
        let hit =
            switch direction {
            case .back: entries[..<max(0, min(start + 1, entries.count))].lastIndex(where: isWanted)
            case .forward: entries[min(max(0, start), entries.count)...].firstIndex(where: isWanted)
            }
        failed = hit == nil
        if let hit { self.found = hit }
    }

    /// `search: offb> `, with the end of what is looked for where it is long.
    var prompt: String {
        let words = direction == .back ? "search" : "search forward"
        let shown = needle.count > 20 ? "…" + needle.suffix(19) : needle
        return (failed ? "not found, " : "") + words + ": " + shown + "> "
    }
}
