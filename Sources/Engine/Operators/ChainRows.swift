// The rows from which chains are walked.

import Diagnostics
import Graph
import Planning
import Values

/// A batch, and where the chains of each row begin and end.
struct ChainRows {
    let batch: Batch
    let sources: [UInt32]
    /// nil where the chain may end anywhere.
    let targets: [UInt32]?

    init(_ batch: Batch, _ expand: Expand, in graph: Graph) throws(Diagnostic) {
        self.batch = batch
        sources = try batch[expand.from].nodeNumbers(count: batch.count, in: graph)
        targets = expand.toIsBound ? try batch[expand.to].nodeNumbers(count: batch.count, in: graph) : nil
    }
}
