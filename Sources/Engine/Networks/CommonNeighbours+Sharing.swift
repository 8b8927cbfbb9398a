// Counting triangles on all cores.

import Diagnostics
import Dispatch
import Graph
import Synchronization

extension CommonNeighbours {
    /// What some passes over all nodes come to. Nodes go in morsels to as many threads as the work is worth, each with marks of its
    /// own; sums do not show who counted what.
    static func count(
        _ passes: [Pass], below limit: Int, _ parallelism: Parallelism, _ cancellation: Cancellation
    ) throws(Diagnostic) -> Int64 {
        let nodes = 0..<UInt32(truncatingIfNeeded: limit)
        let morsels = passes.flatMap { pass in nodes.pieces(of: parallelism.morsel ?? 16_384).map { (pass, $0) } }
        let work = passes.reduce(0) { $0 + $1.partners.neighbours.count }
        let threads = parallelism.threads(for: work, in: morsels.count)
        let next = Atomic<Int>(0)
        let outcome = Mutex<Result<Int64, Diagnostic>>(.success(0))
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            var neighbours = CommonNeighbours(below: limit, cancellation)
            var total: Int64 = 0
            do throws(Diagnostic) {
                while true {
                    let morsel = next.add(1, ordering: .relaxed).oldValue
                    guard morsel < morsels.count else { break }
                    total &+= try neighbours.count(morsels[morsel].0, morsels[morsel].1)
                }
                outcome.withLock { $0 = $0.map { $0 &+ total } }
            } catch {
                next.store(morsels.count, ordering: .relaxed)
                outcome.withLock { $0 = .failure(error) }
            }
        }
        return try outcome.withLock { $0 }.get()
    }
}
