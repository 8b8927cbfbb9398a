// What a worker needs of its statement.

import Diagnostics
import Graph

/// The parts of a statement's state that threads may share. Each worker makes a context of its own out of them.
struct PipelineSurroundings: Sendable {
    let graph: Graph
    let library: Library
    let functionContext: FunctionContext
    let cancellation: Cancellation
    let budget: Budget
    let slotCount: Int
    let parallelism: Parallelism

    init(_ context: ExecutionContext) {
        graph = context.graph
        library = context.library
        functionContext = context.functionContext
        cancellation = context.cancellation
        budget = context.budget
        slotCount = context.slotCount
        parallelism = context.parallelism
    }

    func context() -> ExecutionContext {
        ExecutionContext(
            graph: graph, library: library, functionContext: functionContext, cancellation: cancellation,
            budget: budget, slotCount: slotCount, parallelism: Parallelism(threads: 1))
    }
}
