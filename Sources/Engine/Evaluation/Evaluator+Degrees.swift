// How many relationships nodes have.

import Diagnostics
import Graph
import Planning
import Values

extension Evaluator {
    /// 0 for a node that is not there.
    func degree(_ degree: Degree, _ batch: Batch) throws(Diagnostic) -> Vector {
        let graph = context.graph
        let steps = Steps(types: degree.types, direction: degree.direction, in: graph)
        let tests = degree.labels.map { LabelTest($0, in: graph) }
        let nodes = try batch[degree.from].nodeNumbers(count: batch.count, in: graph)
        return .integers(
            nodes.map { node in
                if node == Vector.absent { return 0 }
                var count: Int64 = 0
                steps.forEach(of: node) { _, neighbour in
                    if degree.loopsOnly && neighbour != node { return }
                    if tests.allSatisfy({ $0.holds(for: NodeID(neighbour), in: graph) }) { count += 1 }
                }
                return count
            }, nil)
    }
}
