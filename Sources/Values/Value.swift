// The values of the language.

/// A node's number in the loaded graph: dense from 0, never reused while the graph is open.
package struct NodeID: Hashable, Comparable, Sendable {
    package let rawValue: UInt32
    @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }
    package static func < (a: NodeID, b: NodeID) -> Bool { a.rawValue < b.rawValue }
}

/// A relationship's number in the loaded graph: dense from 0, never reused while the graph is open.
package struct RelationshipID: Hashable, Comparable, Sendable {
    package let rawValue: UInt32
    @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }
    package static func < (a: RelationshipID, b: RelationshipID) -> Bool { a.rawValue < b.rawValue }
}

/// A path: one node more than relationships, each relationship joining the nodes at its place and the next.
package struct PathValue: Hashable, Sendable {
    package var nodes: [NodeID]
    package var relationships: [RelationshipID]

    package init(nodes: [NodeID], relationships: [RelationshipID]) {
        self.nodes = nodes
        self.relationships = relationships
    }
}

/// A value as it stands at the edges of the engine: in parameters, results, lists and maps. Hot loops work on columns instead.
///
/// Nodes, relationships and paths are references into the open graph; a `ResultTable` carries what they refer to.
package enum Value: Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    case date(CalendarDate)
    case localTime(LocalTime)
    indirect case time(ZonedTime)
    indirect case localDateTime(LocalDateTime)
    indirect case dateTime(ZonedDateTime)
    indirect case duration(CalendarDuration)
    case list([Value])
    case map(MapValue)
    case node(NodeID)
    case relationship(RelationshipID)
    indirect case path(PathValue)
}

/// A map: keys are distinct; they keep the order in which they were written, which only display shows.
package struct MapValue: Sendable {
    package private(set) var keys: [String]
    package private(set) var values: [Value]

    package init(_ pairs: [(String, Value)] = []) {
        keys = []
        values = []
        guard pairs.count > 32 else {
            for (key, value) in pairs { self[key] = value }
            return
        }
        var places: [[UInt8]: Int] = [:]
        for (key, value) in pairs {
            let bytes = Array(key.utf8)
            if let place = places[bytes] {
                values[place] = value
            } else {
                places[bytes] = keys.count
                keys.append(key)
                values.append(value)
            }
        }
    }

    package var count: Int { keys.count }

    /// The value of a key, nil where the map has no such key. Linear: maps are small. Keys are told apart by code points.
    package subscript(key: String) -> Value? {
        get { place(of: key).map { values[$0] } }
        set {
            if let index = place(of: key) {
                if let newValue {
                    values[index] = newValue
                } else {
                    keys.remove(at: index)
                    values.remove(at: index)
                }
            } else if let newValue {
                keys.append(key)
                values.append(newValue)
            }
        }
    }

    private func place(of key: String) -> Int? { keys.firstIndex { haveSameCodePoints($0, key) } }
}

extension Value {
    package var isNull: Bool { if case .null = self { true } else { false } }

    /// Whether lists and maps stand in each other more than `limit` deep. Looks no deeper than that.
    package func isNested(deeperThan limit: Int) -> Bool {
        switch self {
        case .list(let members): limit == 0 || members.contains { $0.isNested(deeperThan: limit - 1) }
        case .map(let map): limit == 0 || map.values.contains { $0.isNested(deeperThan: limit - 1) }
        default: false
        }
    }
}
