// What of the files is not known, by the node that lacks it.

import Audit
import Graph
import Loaders
import Values

/// A cell that could not be read or met.
struct UnreadCell {
    let issue: DataIssue
    /// The node that lacks it.
    let node: NodeID
    let key: Basis.Key

    /// An interaction whose end could not be met lacks that end: this is said once, with the name that was looked for.
    static func all(_ issues: [DataIssue], in graph: Graph) -> [UnreadCell] {
        let cells = issues.compactMap { UnreadCell($0, in: graph) }
        let unmet = Set(cells.filter { $0.issue.problem != .missingEnd }.map(\.lack))
        return cells.filter { $0.issue.problem != .missingEnd || !unmet.contains($0.lack) }
    }

    /// The ids of the nodes of a label that lack the property or relationship; those without an id can't be named.
    static func ids(of label: String, _ key: Basis.Key, _ issues: [DataIssue], in graph: Graph) -> [String] {
        guard let symbol = graph.label(label), let id = graph.key("id") else { return [] }
        return all(issues, in: graph).compactMap { cell in
            guard cell.key == key, graph.hasLabel(cell.node, symbol),
                case .string(let text) = graph.property(cell.node, id)
            else { return nil }
            return text
        }
    }

    private struct Lack: Hashable {
        var node: NodeID
        var key: Basis.Key
    }

    private var lack: Lack { Lack(node: node, key: key) }

    /// Nil where no node was made, and where an edit has set it right since.
    init?(_ issue: DataIssue, in graph: Graph) {
        guard case .node(let node) = DataQuality.node(of: issue, graph), graph.isLive(node) else { return nil }
        self.issue = issue
        self.node = node
        switch (issue.problem, issue.property, issue.relationship) {
        case (.duplicateID, _, _): key = .identity
        case (_, "", ""): return nil
        case (_, let property, ""):
            key = .property(property)
            guard let symbol = graph.key(property) else { break }
            let value = graph.property(node, symbol)
            if !value.isNull, value != .string(issue.value) { return nil }
        case (_, "", let type): key = .relationship(type)
        case (_, let property, let type): key = .end(type: type, property: property)
        }
    }

    /// What may read it: the property, and `date` where that is the day of the row's event.
    var keys: [Basis.Key] {
        guard case .property(let name) = key, Vocabulary.shipped.noun(ofLabel: issue.label)?.eventDate == name else {
            return [key]
        }
        return [key, .property("date")]
    }

    /// `due`, `OWNED_BY`
    var name: String {
        switch key {
        case .property(let name): name
        case .relationship(let type): type
        case .end(let type, let property): "\(type).\(property)"
        case .identity: "id"
        }
    }

    /// In words: `owner 'Hahn, Julia' could not be met`.
    var reason: String {
        let what = issue.column.isEmpty ? name : issue.column
        switch issue.problem {
        case .unresolved: return "\(what) '\(issue.value)' could not be met"
        case .ambiguous: return "\(what) '\(issue.value)' may mean several"
        case .duplicateID: return "the id '\(issue.value)' stands in two rows"
        case .unparsable: return "\(what) '\(issue.value)' cannot be read"
        case .unknownValue: return "\(what) '\(issue.value)' is not known"
        case .missingKey: return "the row has no id"
        case .missingEnd: return "its end \(issue.column) is not known"
        }
    }
}
