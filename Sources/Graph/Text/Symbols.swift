// Numbers for names: labels, relationship types and property keys.

/// The number of a label, a relationship type or a property key in one graph; dense from 0, each kind numbered for
/// itself.
package typealias SymbolID = UInt32

/// The number of a string in one graph's interner; equal strings have equal numbers. 0 stands for null.
package typealias StringID = UInt32

/// Names of one kind, numbered in the order in which they came up. Look-ups are constant time both ways.
struct SymbolTable: Sendable {
    private(set) var names: [String] = []
    private var ids: [String: SymbolID] = [:]

    subscript(name: String) -> SymbolID? { ids[name] }

    mutating func intern(_ name: String) -> SymbolID {
        if let id = ids[name] { return id }
        let id = SymbolID(truncatingIfNeeded: names.count)
        names.append(name)
        ids[name] = id
        return id
    }
}
