// Labels, relationship types and property keys by name and by number.

extension Graph {
    /// The number of a label, nil where nothing ever had it.
    package func label(_ name: String) -> SymbolID? { labelTable[name] }
    package func labelName(_ label: SymbolID) -> String { labelTable.names[Int(label)] }
    package mutating func internLabel(_ name: String) -> SymbolID { labelTable.intern(name) }
    /// Every label by its number.
    package var labelNames: [String] { labelTable.names }

    /// The number of a relationship type, nil where nothing ever had it.
    package func type(_ name: String) -> SymbolID? { typeTable[name] }
    package func typeName(_ type: SymbolID) -> String { typeTable.names[Int(type)] }
    package mutating func internType(_ name: String) -> SymbolID { typeTable.intern(name) }
    /// Every relationship type by its number.
    package var typeNames: [String] { typeTable.names }

    /// The number of a property key, nil where nothing ever had it.
    package func key(_ name: String) -> SymbolID? { keyTable[name] }
    package func keyName(_ key: SymbolID) -> String { keyTable.names[Int(key)] }
    package mutating func internKey(_ name: String) -> SymbolID { keyTable.intern(name) }
    /// Every property key by its number.
    package var keyNames: [String] { keyTable.names }
}
