// What a check can't do without, and what of it is there.

package import Catalogue
package import Syntax

extension GraphCatalogue {
    /// Whether a file declares it or the graph holds it: `Process`, `Process.stage`, `Process-OWNED_BY`. `%` is any label.
    package func provides(_ need: String) -> Bool {
        if provided.contains(need) { return true }
        if let dash = need.firstIndex(of: "-") {
            return provides(type: String(need[need.index(after: dash)...]), from: String(need[..<dash]))
        }
        if let dot = need.firstIndex(of: ".") {
            let key = String(need[need.index(after: dot)...])
            return labels[String(need[..<dot])]?.properties.contains { $0.name == key && $0.count > 0 } == true
        }
        return (labels[need]?.count ?? 0) > 0
    }

    private func provides(type: String, from label: String) -> Bool {
        let connections = relationshipTypes[type]?.connections ?? []
        if label != "%" { return connections.contains { $0.from == label && $0.count > 0 } }
        return connections.contains { $0.count > 0 } || provided.contains { $0.hasSuffix("-" + type) }
    }

    /// The groups of which nothing is provided.
    package func lacking(_ needs: [[Need]]) -> [[Need]] {
        needs.filter { group in !group.contains { provides($0.text) } }
    }

    /// The same as they are written, as `Process.stage` or `Metric | Audit`.
    package func missing(_ needs: [[Need]]) -> [String] { lacking(needs).map(\.written) }
}

extension [Need] {
    /// As a group is written in a definition.
    var written: String { map(\.text).joined(separator: " | ") }
}

extension Need {
    /// As it is written in a definition.
    package var text: String {
        switch self {
        case .label(let label): label.text
        case .property(let label, let key): "\(label.text).\(key.text)"
        case .relationship(let label, let type): "\(label.text)-\(type.text)"
        }
    }
}
