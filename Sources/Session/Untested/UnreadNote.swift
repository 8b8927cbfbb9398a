// Cells that were not understood, told below the answer that rests on them.

import Audit
import Graph
import Loaders
import Values

/// Finds the cells that a query reads and that could not be read or met.
struct UnreadNote {
    let graph: Graph
    let cells: [UnreadCell]

    private static let mostNamed = 3

    /// By subject: `2 of the actions can't be judged by this: A-4, since Deadline 'KW 7/2026' cannot be read (a.csv:5) …`
    func subjects(of bases: [Basis], called noun: String) -> [String] {
        if cells.isEmpty { return [] }
        var found: [NodeID: UnreadCell] = [:]
        for basis in bases {
            let search = SubjectSearch(basis, graph)
            for cell in cells {
                for subject in search.subjects(of: cell).keys where found[subject] == nil { found[subject] = cell }
            }
        }
        if found.isEmpty { return [] }
        let named = found.sorted { ($0.value.place, $0.key.rawValue) < ($1.value.place, $1.key.rawValue) }
            .prefix(Self.mostNamed).map { subject, cell in "\(id(of: subject)): \(cell.said)" }
        let count = found.count == 1 ? "1 of the \(noun) rests" : "\(found.count) of the \(noun) rest"
        return ["\(count) on cells that were not understood: \(listed(named, of: found.count))"]
    }

    /// `this answer rests on 2 cells that were not understood: …`
    func cells(of bases: [Basis]) -> [String] {
        if cells.isEmpty { return [] }
        let searches = bases.map { SubjectSearch($0, graph) }
        let read = cells.filter { cell in searches.contains { !$0.subjects(of: cell).isEmpty } }
        if read.isEmpty { return [] }
        let named = read.sorted { $0.place < $1.place }.prefix(Self.mostNamed).map(\.said)
        let count = read.count == 1 ? "1 cell that was" : "\(read.count) cells that were"
        return ["this answer rests on \(count) not understood: \(listed(named, of: read.count))"]
    }

    private func listed(_ named: [String], of count: Int) -> String {
        let rest = count - named.count
        let more = rest == 0 ? "" : "; and \(rest) more"
        return named.joined(separator: "; ") + more + ". SHOW requests lists what to ask for"
    }

    private func id(of node: NodeID) -> String {
        if let key = graph.key("id"), case .string(let id) = graph.property(node, key) { return id }
        return "a row without an id"
    }
}

extension UnreadCell {
    /// `Deadline 'KW 7/2026' cannot be read (actions.csv:5)`
    fileprivate var said: String { "\(reason) (\(issue.file):\(issue.line))" }

    /// Lines of a file in their order.
    fileprivate var place: String {
        let line = String(issue.line)
        return issue.file + String(repeating: " ", count: max(1, 12 - line.utf8.count)) + line
    }
}
