// Hands out the slots of a statement.

import Values

/// The slots of one statement, with their names and types. Binder and planner share it.
final class SlotTable {
    private(set) var names: [String?] = []
    private(set) var types: [ValueType] = []

    var count: Int { names.count }

    func make(_ name: String? = nil, _ type: ValueType) -> Slot {
        names.append(name)
        types.append(type)
        return names.count - 1
    }

    /// What EXPLAIN calls a slot.
    func text(_ slot: Slot) -> String { names[slot] ?? "#\(slot)" }
}
