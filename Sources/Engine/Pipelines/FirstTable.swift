// The first row of each group in an order.

import Graph

/// For each group the keys of its first row, where that stands among all, and a value of it.
struct FirstTable: Sendable {
    /// Whether a key is a text, which its beginning may not tell from others.
    private let isText: [Bool]
    private let descending: [Bool]
    private(set) var keys: [[UInt64]]
    private var texts: [[StringID]]
    /// `none` where no row was taken.
    private(set) var places: [UInt64] = []
    private(set) var values: [UInt64] = []

    static let none = UInt64.max

    init(_ order: [SortSource]) {
        isText = order.map(\.key.isText)
        descending = order.map(\.descending)
        keys = order.map { _ in [] }
        texts = order.map { _ in [] }
    }

    mutating func addGroup() {
        for index in keys.indices {
            keys[index].append(.max)
            if isText[index] { texts[index].append(0) }
        }
        places.append(Self.none)
        values.append(0)
    }

    /// Takes a row where it stands before the group's first so far. Rows come in the order of their places.
    @inline(__always)
    mutating func take(
        _ row: Int, _ lanes: [Strip<UInt64>], _ textLanes: [Strip<UInt32>], group: Int, place: UInt64, value: UInt64,
        _ addresses: TextAddresses
    ) {
        if places[group] != Self.none {
            var isBefore = false
            for index in keys.indices {
                let (found, known) = (lanes[index][row], keys[index][group])
                if found != known {
                    isBefore = found < known
                    break
                }
                guard isText[index] else { continue }
                let (text, other) = (textLanes[index][row], texts[index][group])
                if text == other { continue }
                isBefore = precedes(text, other, index, addresses)
                break
            }
            if !isBefore { return }
        }
        for index in keys.indices {
            keys[index][group] = lanes[index][row]
            if isText[index] { texts[index][group] = textLanes[index][row] }
        }
        places[group] = place
        values[group] = value
    }

    /// Takes in a group of another worker's table.
    mutating func merge(_ other: FirstTable, _ theirs: Int, into group: Int, _ addresses: TextAddresses) {
        if other.places[theirs] == Self.none { return }
        if places[group] != Self.none, !precedes(other, theirs, group, addresses) { return }
        for index in keys.indices {
            keys[index][group] = other.keys[index][theirs]
            if isText[index] { texts[index][group] = other.texts[index][theirs] }
        }
        places[group] = other.places[theirs]
        values[group] = other.values[theirs]
    }

    private func precedes(_ a: StringID, _ b: StringID, _ index: Int, _ addresses: TextAddresses) -> Bool {
        descending[index] ? addresses.isLess(b, a) : addresses.isLess(a, b)
    }

    private func precedes(_ other: FirstTable, _ theirs: Int, _ group: Int, _ addresses: TextAddresses) -> Bool {
        for index in keys.indices {
            let (found, known) = (other.keys[index][theirs], keys[index][group])
            if found != known { return found < known }
            guard isText[index] else { continue }
            let (text, mine) = (other.texts[index][theirs], texts[index][group])
            if text != mine { return precedes(text, mine, index, addresses) }
        }
        return other.places[theirs] < places[group]
    }

    /// The groups in the order of their first rows.
    func order(_ addresses: TextAddresses) -> [Int] {
        guard let first = keys.first else { return Array(places.indices) }
        var groups = first.indices.map { (key: first[$0], group: $0) }
        groups.sort { a, b in a.key != b.key ? a.key < b.key : precedes(self, a.group, b.group, addresses) }
        return groups.map(\.group)
    }
}
