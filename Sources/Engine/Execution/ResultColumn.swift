// A column of a result while rows still come.

import Diagnostics
import Dispatch
import Graph
import Synchronization
import Values

/// The cells so far. Texts of the graph stay numbers until all rows are there, and are then copied on all cores: where each lies is
/// one wait for memory, and a thousand at a time go side by side.
enum ResultColumn {
    case values([Value])
    case strings([StringID])

    /// Texts that one thread copies before somebody may stop it.
    private static let pieceSize = 2048

    /// - Returns: what the texts and lists among the new cells take beside them, in bytes; of the graph's texts only once they are
    ///   copied.
    mutating func append(_ vector: Vector, count: Int, in graph: Graph) -> Int {
        switch (vector, consume self) {
        case (.strings(let more), .strings(var ids)):
            ids += more
            self = .strings(ids)
            return 0
        case (.strings(let ids), .values(let values)) where values.isEmpty:
            self = .strings(ids)
            return 0
        case (_, let known):
            var values = known.values(in: graph)
            vector.append(to: &values, count: count, in: graph)
            let bytes = values.suffix(count).reduce(0) { $0 + $1.ownBytes }
            self = .values(values)
            return bytes
        }
    }

    private func values(in graph: Graph) -> [Value] {
        switch self {
        case .values(let values): return values
        case .strings(let ids): return Vector.strings(ids).values(count: ids.count, in: graph)
        }
    }

    /// - Throws: when somebody stops the run or its texts are too much for its memory.
    func finished(_ context: ExecutionContext) throws(Diagnostic) -> ResultCells {
        switch self {
        case .values(let values): return .values(values)
        case .strings(let ids): return .texts(try Self.texts(ids, context))
        }
    }

    private static func texts(_ ids: [StringID], _ context: ExecutionContext) throws(Diagnostic) -> TextColumn {
        let pieces = stride(from: 0, to: ids.count, by: pieceSize).map { $0..<min(ids.count, $0 + pieceSize) }
        var parts = [TextColumn](repeating: TextColumn(), count: pieces.count)
        let (interner, cancellation, budget) = (context.graph.interner, context.cancellation, context.budget)
        /// Charged piece by piece, so that what is too much is refused before the rest is copied.
        @Sendable func copy(_ piece: Range<Int>) throws(Diagnostic) -> TextColumn {
            try cancellation.check()
            let texts = interner.texts(ids[piece])
            try budget.charge(texts.bytes.count, for: .result)
            return texts
        }
        if context.parallelism.threads(for: ids.count * 16, in: pieces.count) > 1 {
            let failure = Mutex<Diagnostic?>(nil)
            unsafe parts.withUnsafeMutableBufferPointer { parts in
                nonisolated(unsafe) let parts = unsafe parts
                DispatchQueue.concurrentPerform(iterations: pieces.count) { index in
                    if failure.withLock({ $0 != nil }) { return }
                    do throws(Diagnostic) {
                        unsafe parts[index] = try copy(pieces[index])
                    } catch {
                        failure.withLock { $0 = error }
                    }
                }
            }
            if let failure = failure.withLock({ $0 }) { throw failure }
        } else {
            for (index, piece) in pieces.enumerated() { parts[index] = try copy(piece) }
        }
        return TextColumn(joining: parts)
    }
}
