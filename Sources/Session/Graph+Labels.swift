// The labels that say what a node is.

import Graph
import Values

extension Graph {
    /// All but `Record`, which dated records carry besides their own; that, too, where it is all there is.
    func tellingLabels(of node: NodeID) -> [String] {
        let labels = labels(of: node).map { labelName($0) }
        let telling = labels.filter { $0 != "Record" }
        return telling.isEmpty ? labels : telling
    }
}
