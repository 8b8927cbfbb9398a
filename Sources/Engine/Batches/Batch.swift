// Rows on their way from one operator to the next.

package import Graph
package import Planning
import Values

/// A number of rows, column by column. A slot without a vector is not in scope.
package struct Batch: Sendable {
    /// How many rows an operator aims at. It may give more where one row leads to many.
    package static let targetCount = 2048

    package var count: Int
    package var vectors: [Vector?]
    /// In a subplan: which row of the argument each row came from, ascending.
    package var origins: [Int]?

    package init(count: Int, slotCount: Int) {
        self.count = count
        vectors = Array(repeating: nil, count: slotCount)
    }

    /// The vector of a slot; null everywhere for a slot that is not in scope.
    package subscript(slot: Slot) -> Vector {
        get { vectors[slot] ?? .constant(.null) }
        set { vectors[slot] = newValue }
    }

    /// The rows that `selection` names, in its order; a row may come several times.
    package func gathered(_ selection: [Int]) -> Batch {
        var result = Batch(count: selection.count, slotCount: vectors.count)
        for slot in vectors.indices {
            if let vector = vectors[slot] { result.vectors[slot] = vector.gathered(selection) }
        }
        if let origins { result.origins = selection.map { origins[$0] } }
        return result
    }

    package func row(_ row: Int) -> Batch { gathered([row]) }

    /// The same rows, each knowing its own place: what a subplan is handed.
    package func asArgument() -> Batch {
        var result = self
        result.origins = Array(0..<count)
        return result
    }
}

/// Joins batches to one.
package struct BatchBuilder {
    private var builders: [VectorBuilder?]
    private var origins: [Int]?
    package private(set) var count = 0

    package init(slotCount: Int) { builders = Array(repeating: nil, count: slotCount) }

    package mutating func append(_ batch: Batch) {
        guard batch.count > 0 else { return }
        for slot in builders.indices {
            guard builders[slot] != nil || batch.vectors[slot] != nil else { continue }
            if builders[slot] == nil {
                builders[slot] = VectorBuilder()
                builders[slot]?.append(.constant(.null), count: count)
            }
            builders[slot]?.append(batch[slot], count: batch.count)
        }
        if let more = batch.origins { origins = (origins ?? []) + more }
        count += batch.count
    }

    package func finished(in graph: Graph) -> Batch {
        var result = Batch(count: count, slotCount: builders.count)
        for slot in builders.indices { result.vectors[slot] = builders[slot]?.finished(in: graph) }
        result.origins = origins
        return result
    }
}
