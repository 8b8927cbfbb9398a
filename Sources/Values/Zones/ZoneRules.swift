// The rules of one time zone: which offset holds at an instant, and which at a local time.

package final class ZoneRules: Sendable {
    /// The name as it was asked for, such as `Europe/Berlin`.
    package let name: String
    /// Instants at which the offset changes, ascending.
    let transitions: [Int64]
    /// The offset that holds from each transition on.
    let offsetsAfter: [Int32]
    /// The offset before the first transition.
    let firstOffset: Int32
    /// What goes on after the last transition.
    let footer: PosixZoneRule?

    init(name: String, transitions: [Int64], offsetsAfter: [Int32], firstOffset: Int32, footer: PosixZoneRule?) {
        self.name = name
        self.transitions = transitions
        self.offsetsAfter = offsetsAfter
        self.firstOffset = firstOffset
        self.footer = footer
    }

    /// Seconds east of UTC at an instant. Logarithmic in the number of transitions.
    package func offset(atEpochSecond second: Int64) -> Int32 {
        guard let last = transitions.last else { return footer?.offset(atEpochSecond: second) ?? firstOffset }
        if second >= last { return footer?.offset(atEpochSecond: second) ?? offsetsAfter[offsetsAfter.count - 1] }
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= second { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? firstOffset : offsetsAfter[low - 1]
    }

    /// What a local time can mean.
    enum LocalOffsets: Equatable {
        case one(Int32)
        /// The clocks show it twice: first with the earlier offset, then with the later one.
        case two(Int32, Int32)
        /// The clocks skip it: offsets before and after.
        case none(before: Int32, after: Int32)
    }

    /// Offsets that hold a day before and a day after are the only candidates, since no zone changes twice within two
    /// days.
    func offsets(atLocalSecond local: Int64) -> LocalOffsets {
        let before = offset(atEpochSecond: local - 86_400)
        let after = offset(atEpochSecond: local + 86_400)
        if before == after { return .one(before) }
        let isBeforeValid = offset(atEpochSecond: local - Int64(before)) == before
        let isAfterValid = offset(atEpochSecond: local - Int64(after)) == after
        switch (isBeforeValid, isAfterValid) {
        case (true, true): return .two(before, after)
        case (true, false): return .one(before)
        case (false, true): return .one(after)
        case (false, false): return .none(before: before, after: after)
        }
    }
}

extension ZoneRules: Hashable {
    package static func == (a: ZoneRules, b: ZoneRules) -> Bool { a.name == b.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
