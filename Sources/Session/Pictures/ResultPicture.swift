// A picture of what any query returned: its nodes, relationships and paths.

package import Diagnostics
package import Maps
import Values

/// Boxes in the order in which rows name them, each a column behind what leads to it. Linear in cells and relationships.
struct ResultPicture {
    private var boxes: [Box] = []
    private var arrows: [Arrow] = []
    private var places: [NodeID: Int] = [:]
    private var drawn: Set<RelationshipID> = []
    private let table: ResultTable

    /// nil where no row holds a node, a relationship or a path.
    static func picture(of table: ResultTable, title: String) throws(Diagnostic) -> Picture? {
        if table.nodes.isEmpty && table.relationships.isEmpty { return nil }
        var result = ResultPicture(table: table)
        for row in table.rows { for value in row { result.add(value) } }
        guard result.boxes.count <= Picture.boxLimit else { throw .manyBoxes(result.boxes.count) }
        result.layer()
        return result.boxes.isEmpty ? nil : .layers(Diagram(title: title, boxes: result.boxes, arrows: result.arrows))
    }

    private init(table: ResultTable) { self.table = table }

    private mutating func add(_ value: Value) {
        switch value {
        case .node(let id): add(id)
        case .relationship(let id): add(id)
        case .path(let path):
            path.nodes.forEach { add($0) }
            path.relationships.forEach { add($0) }
        case .list(let items): items.forEach { add($0) }
        case .map(let map): map.values.forEach { add($0) }
        default: break
        }
    }

    private mutating func add(_ id: NodeID) {
        guard places[id] == nil else { return }
        places[id] = boxes.count
        let record = table.nodes[id]
        func text(_ key: String) -> String? { record?.properties[key].flatMap(MapRows.text) }
        let labels = record?.labels.joined(separator: ", ") ?? ""
        let kind: Box.Kind =
            record?.labels.contains("Process") == true
            ? .process : record?.labels.contains("ExternalParty") == true ? .external : .other
        boxes.append(
            Box(
                key: "n\(boxes.count)", id: text("id") ?? "",
                name: text("name") ?? text("title") ?? text("id") ?? labels,
                kind: kind, column: text("stage") ?? "", source: record?.source?.description, details: [labels]))
    }

    /// The ends of a relationship are drawn, too; where rows do not name them little is known of them.
    private mutating func add(_ id: RelationshipID) {
        guard drawn.insert(id).inserted, let record = table.relationships[id] else { return }
        add(record.start)
        add(record.end)
        guard let from = places[record.start], let to = places[record.end] else { return }
        let facts = zip(record.properties.keys, record.properties.values).compactMap { key, value in
            MapRows.text(value).map { "\(key): \($0)" }
        }
        arrows.append(
            Arrow(
                from: boxes[from].key, to: boxes[to].key, label: record.type,
                details: facts + [record.source?.description].compactMap { $0 }))
    }

    /// A box stands a column behind the first that leads to it; what nothing leads to stands at the left. Of a circle the box that rows
    /// name first begins.
    private mutating func layer() {
        let numbers = Dictionary(zip(boxes.map(\.key), boxes.indices), uniquingKeysWith: { first, _ in first })
        let links = arrows.compactMap { arrow in
            numbers[arrow.from].flatMap { from in numbers[arrow.to].map { (from, $0) } }
        }
        var next = boxes.map { _ in [Int]() }
        var hasGiver = boxes.map { _ in false }
        for (from, to) in links where from != to {
            next[from].append(to)
            hasGiver[to] = true
        }
        var layers = boxes.map { _ in Int?.none }
        let starts = boxes.indices.filter { !hasGiver[$0] } + boxes.indices.filter { hasGiver[$0] }
        for start in starts where layers[start] == nil {
            layers[start] = 0
            var queue = [start]
            var head = 0
            while head < queue.count {
                let place = queue[head]
                head += 1
                for follower in next[place] where layers[follower] == nil {
                    layers[follower] = (layers[place] ?? 0) + 1
                    queue.append(follower)
                }
            }
        }
        for place in boxes.indices { boxes[place].layer = layers[place] ?? 0 }
    }
}

extension Session {
    /// A picture of a statement's rows, or the one that it draws itself; nil where there is nothing to draw.
    /// - Throws: more boxes than can be read.
    package func picture(of outcome: Outcome, title: String) throws(Diagnostic) -> Picture? {
        if let picture = outcome.picture { return picture }
        guard let table = outcome.tables.first?.table else { return nil }
        return try ResultPicture.picture(of: table, title: title)
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func manyBoxes(_ count: Int) -> Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: .invalidUsage,
            message: "\(count) boxes are more than the \(Picture.boxLimit) that can be read",
            help: "Let the query return fewer, with WHERE or LIMIT.")
    }
}
