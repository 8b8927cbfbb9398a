// What a running statement shares.

package import Diagnostics
package import Graph
package import Values

/// The state of one statement: the graph that it reads and, where it writes, changes; its parameters; its limits.
/// Used by one thread at a time.
package final class ExecutionContext {
    /// A copy of the session's graph. The session takes it back when the statement succeeds.
    package var graph: Graph
    package let library: Library
    package let parameters: [String: Value]
    package let cancellation: Cancellation
    package let budget: Budget
    package let slotCount: Int
    let parallelism: Parallelism
    /// How many rows the result may have; nil: any number.
    package var rowLimit: Int?
    package var functionContext: FunctionContext
    package var statistics = WriteStatistics()
    var cycles = CycleCache()
    var regularExpressions = RegularExpressionCache()

    package init(
        graph: Graph, library: Library, functionContext: FunctionContext, cancellation: Cancellation, budget: Budget,
        slotCount: Int, parallelism: Parallelism = .machine
    ) {
        self.graph = graph
        self.library = library
        self.functionContext = functionContext
        parameters = functionContext.parameters
        self.cancellation = cancellation
        self.budget = budget
        self.slotCount = slotCount
        self.parallelism = parallelism
        self.functionContext.limits = Limits(cancellation: cancellation, budget: budget)
    }
}
