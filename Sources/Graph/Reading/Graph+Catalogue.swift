// What a graph holds, in numbers.

package import Catalogue
import Values
import Synchronization

extension Graph {
    /// Counts, property types and connections; linear the first time, then constant until an edit.
    package func catalogue() -> GraphCatalogue {
        summary.catalogue.withLock { known in
            if let known { return known }
            let catalogue = Census(self).catalogue()
            known = catalogue
            return catalogue
        }
    }
}

/// Counts a graph once through.
private struct Census {
    private let graph: Graph
    private var labelCounts: [Int]
    private var labelProperties: [PropertyCounts]
    private var typeCounts: [Int]
    private var typeProperties: [PropertyCounts]
    /// By type, then by the label sets of both ends.
    private var connections: [[SetPair: Int]]

    init(_ graph: Graph) {
        self.graph = graph
        labelCounts = Array(repeating: 0, count: graph.labelNames.count)
        labelProperties = Array(repeating: PropertyCounts(), count: graph.labelNames.count)
        typeCounts = Array(repeating: 0, count: graph.typeNames.count)
        typeProperties = Array(repeating: PropertyCounts(), count: graph.typeNames.count)
        connections = Array(repeating: [:], count: graph.typeNames.count)
        for index in graph.nodeBlocks.indices { countNodes(index) }
        for index in graph.relationshipBlocks.indices { countRelationships(index) }
    }

    private mutating func countNodes(_ index: Int) {
        let block = graph.nodeBlocks[index]
        for (set, rows) in rows(of: graph.nodeLabels[index], block, deleted: graph.deletedNodes) {
            let labels = graph.labelSets.sets[Int(set)]
            for label in labels { labelCounts[Int(label)] += rows.count }
            for (key, column) in zip(block.keys, block.columns) {
                let counts = column.types(of: rows)
                for label in labels {
                    labelProperties[Int(label)].add(key, counts, keepsEmpty: block.provenance != nil)
                }
            }
        }
    }

    private mutating func countRelationships(_ index: Int) {
        let block = graph.relationshipBlocks[index]
        let ends = graph.relationshipEnds[index]
        for (type, rows) in rows(of: ends.types, block, deleted: graph.deletedRelationships) {
            typeCounts[Int(type)] += rows.count
            for (key, column) in zip(block.keys, block.columns) {
                typeProperties[Int(type)].add(key, column.types(of: rows), keepsEmpty: block.provenance != nil)
            }
            var last = SetPair(from: 0, to: 0)
            var run = 0
            rows.forEach { row in
                let pair = SetPair(
                    from: graph.labelSet(of: NodeID(ends.starts[row])), to: graph.labelSet(of: NodeID(ends.ends[row])))
                if pair != last {
                    if run > 0 { connections[Int(type)][last, default: 0] += run }
                    last = pair
                    run = 0
                }
                run += 1
            }
            if run > 0 { connections[Int(type)][last, default: 0] += run }
        }
    }

    /// The live rows of a block by their symbol.
    private func rows(of symbols: BlockSymbols, _ block: Block, deleted: Bitmap) -> [(
        symbol: UInt32, rows: RowSelection
    )] {
        let firstID = Int(block.firstID)
        let isWhole = !(0..<(block.count + 63) / 64 + 1).contains { word in
            let index = firstID / 64 + word
            return index < deleted.words.count && deleted.words[index] != 0
        }
        if symbols.rows.isEmpty && isWhole { return [(symbols.uniform, .all(block.count))] }
        var groups: [UInt32: [Int]] = [:]
        for row in 0..<block.count where !deleted.contains(firstID + row) {
            groups[symbols[row], default: []].append(row)
        }
        return groups.sorted { $0.key < $1.key }.map { ($0.key, .some($0.value)) }
    }

    func catalogue() -> GraphCatalogue {
        let labels = graph.labelNames.indices.map { index in
            GraphCatalogue.Label(
                name: graph.labelNames[index], count: labelCounts[index],
                properties: labelProperties[index].properties(graph.keyNames))
        }
        let derived = graph.derivedTypes
        let types = graph.typeNames.indices.map { index in
            GraphCatalogue.RelationshipType(
                name: graph.typeNames[index], count: typeCounts[index],
                properties: typeProperties[index].properties(graph.keyNames), connections: joined(connections[index]),
                derived: derived.contains(SymbolID(index)))
        }
        let known = labels.indices.filter { labels[$0].count > 0 || graph.declaredLabels.contains(SymbolID($0)) }.map {
            labels[$0]
        }
        let used = types.indices.filter { types[$0].count > 0 || graph.declaredTypes.contains(SymbolID($0)) }.map {
            types[$0]
        }
        return GraphCatalogue(
            nodeCount: graph.nodeCount, relationshipCount: graph.relationshipCount, labels: known,
            relationshipTypes: used,
            provided: provided(known, used))
    }

    /// Counts of pairs of label sets as counts of pairs of labels.
    private func joined(_ pairs: [SetPair: Int]) -> [GraphCatalogue.Connection] {
        var counts: [GraphCatalogue.Connection: Int] = [:]
        for (pair, count) in pairs {
            for from in graph.labelSets.sets[Int(pair.from)] {
                for to in graph.labelSets.sets[Int(pair.to)] {
                    let key = GraphCatalogue.Connection(from: graph.labelName(from), to: graph.labelName(to), count: 0)
                    counts[key, default: 0] += count
                }
            }
        }
        return counts.map { GraphCatalogue.Connection(from: $0.from, to: $0.to, count: $1) }
            .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }

    /// What files declare and what there is.
    private func provided(_ labels: [GraphCatalogue.Label], _ types: [GraphCatalogue.RelationshipType]) -> Set<String> {
        var provided = graph.declared
        for label in labels {
            provided.insert(label.name)
            for property in label.properties { provided.insert("\(label.name).\(property.name)") }
        }
        for type in types {
            for connection in type.connections { provided.insert("\(connection.from)-\(type.name)") }
        }
        return provided
    }
}

private struct SetPair: Hashable {
    var from: UInt32
    var to: UInt32
}

/// Rows of a block: all, or those listed.
private enum RowSelection {
    case all(Int)
    case some([Int])

    var count: Int {
        switch self {
        case .all(let count): count
        case .some(let rows): rows.count
        }
    }

    func forEach(_ body: (Int) -> Void) {
        switch self {
        case .all(let count): for row in 0..<count { body(row) }
        case .some(let rows): for row in rows { body(row) }
        }
    }
}

/// For each key, in the order in which they came up, the types of its values and how many there are.
private struct PropertyCounts {
    private var keys: [SymbolID] = []
    private var counts: [SymbolID: [ValueType: Int]] = [:]

    /// A column without values counts where a file has it, not where it only fills up a block of edits.
    mutating func add(_ key: SymbolID, _ types: [ValueType: Int], keepsEmpty: Bool) {
        if types.isEmpty && !keepsEmpty { return }
        if counts[key] == nil { keys.append(key) }
        counts[key, default: [:]].merge(types, uniquingKeysWith: +)
    }

    func properties(_ names: [String]) -> [GraphCatalogue.Property] {
        keys.map { key in
            let types = counts[key, default: [:]]
            return GraphCatalogue.Property(
                name: names[Int(key)], types: types.keys.map(\.description).sorted(), count: types.values.reduce(0, +))
        }
    }
}

extension Column {
    /// How many of some rows hold a value of which type.
    fileprivate func types(of rows: RowSelection) -> [ValueType: Int] {
        let uniform: ValueType
        switch self {
        case .integers: uniform = .integer
        case .floats: uniform = .float
        case .booleans: uniform = .boolean
        case .strings: uniform = .string
        case .dates: uniform = .date
        case .localDateTimes: uniform = .localDateTime
        case .dictionary(let values, let codes):
            var perCode = [Int](repeating: 0, count: values.count)
            rows.forEach { perCode[Int(codes[$0])] += 1 }
            var counts: [ValueType: Int] = [:]
            for (code, count) in perCode.enumerated() where count > 0 && !values[code].isNull {
                counts[values[code].type, default: 0] += count
            }
            return counts
        case .values(let values):
            var counts: [ValueType: Int] = [:]
            rows.forEach { if !values[$0].isNull { counts[values[$0].type, default: 0] += 1 } }
            return counts
        }
        var count = 0
        if case .all = rows { count = valueCount } else { rows.forEach { if !isNull($0) { count += 1 } } }
        return count == 0 ? [:] : [uniform: count]
    }
}
