// Definitions of one kind, by name, in the order in which they were first defined.

import Synchronization

/// A shelf of definitions. Those that come with the program stand on it unread: each is read when it is first asked for.
package struct Shelf<Definition: Sendable>: Sendable {
    /// A definition with the text that it was read from.
    package struct Entry: Sendable {
        package let definition: Definition
        /// With its comments; what `SHOW CHECK name` prints.
        package let text: String
        /// False for those of the auditor.
        package let isShipped: Bool
    }

    private struct Place: Sendable {
        var name: String
        var isShipped: Bool
        var entry: OnFirstUse<Entry?>
    }

    private var places: [Place] = []
    /// Where a name stands, by what it is looked up by.
    private var numbers: [String: Int] = [:]

    /// As they were written.
    package var names: [String] { places.map(\.name) }

    /// What the auditor defined.
    package var own: [Entry] { places.filter { !$0.isShipped }.compactMap(\.entry.value) }

    package subscript(key: String) -> Entry? {
        guard let number = numbers[key], number < places.count else { return nil }
        return places[number].entry.value
    }

    /// A later definition of the same name takes the place of the earlier one.
    /// - Parameter entry: nil where the text can't be read.
    mutating func add(
        _ name: String, key: String? = nil, isShipped: Bool, _ entry: @escaping @Sendable () -> Entry?
    ) {
        let key = key ?? name
        let place = Place(name: numbers[key].map { places[$0].name } ?? name, isShipped: isShipped, entry: .init(entry))
        if let number = numbers[key] { places[number] = place } else { places.append(place) }
        if numbers[key] == nil { numbers[key] = places.count - 1 }
    }

    /// Those that were defined before one of them.
    func before(_ key: String) -> Shelf {
        var shelf = self
        if let number = numbers[key] { shelf.places.removeSubrange(number...) }
        return shelf
    }
}

/// Something that is made when it is first asked for, once, whichever thread asks.
final class OnFirstUse<Value: Sendable>: Sendable {
    private enum State: Sendable {
        case promised(@Sendable () -> Value)
        case made(Value)
    }

    private let state: Mutex<State>

    init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.promised(make)) }

    var value: Value {
        state.withLock { state in
            switch state {
            case .made(let value): return value
            case .promised(let make):
                let value = make()
                state = .made(value)
                return value
            }
        }
    }
}
