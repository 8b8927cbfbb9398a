// Names of the organisation that a cell may have meant.

import Diagnostics
import Graph
import Values

/// The names of people, roles, units, processes and documents, to be compared with a cell that met none of them.
struct KnownNames {
    private var names: [String] = []

    init(_ graph: Graph) {
        let keys = ["name", "title"].compactMap { graph.key($0) }
        for label in ["Person", "Role", "OrgUnit", "Process", "Document", "ExternalParty"] {
            guard let label = graph.label(label) else { continue }
            for range in graph.nodes(label: label) {
                for number in range where graph.isLive(NodeID(number)) {
                    for key in keys {
                        if case .string(let name) = graph.property(NodeID(number), key) { names.append(name) }
                    }
                }
            }
        }
        var met: Set<String> = []
        names = names.filter { met.insert($0).inserted }
    }

    /// Names that are like a text, at most three: the same last name with the same initial, then those that are few letters away.
    func like(_ text: String) -> [String] {
        let initials = names.filter { isShortened(text, of: $0) }
        if !initials.isEmpty { return Array(initials.prefix(3)) }
        return NearestNames.nearest(to: text, among: names)
    }
}

/// Whether one name is another with initials for first names: `A. Weber` of `Anna Weber`, `Weber, A.` too.
func isShortened(_ text: String, of name: String) -> Bool {
    let short = ordered(text)
    let full = ordered(name)
    guard short.count >= 2, short.count <= full.count, short.last?.lowercased() == full.last?.lowercased() else {
        return false
    }
    return zip(short.dropLast(), full.dropLast()).allSatisfy { part, whole in
        let letters = part.filter { $0 != "." }.lowercased()
        return !letters.isEmpty && whole.lowercased().hasPrefix(letters)
    }
}

/// The words of a name, the last name last.
private func ordered(_ name: String) -> [String] {
    let parts = name.split(separator: ",", maxSplits: 1).map(String.init)
    let words = parts.count == 2 ? parts[1] + " " + parts[0] : name
    return words.split { $0.isWhitespace }.map(String.init)
}
