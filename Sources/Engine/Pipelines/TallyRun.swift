// Working out a tally on one or several threads.

import Diagnostics
import Dispatch
import Graph
import Synchronization

/// Shares the relationships out in morsels; each thread has a table of its own, and these are added up.
final class TallyRun: Sendable {
    private let tally: Tally
    private let program: PipelineProgram
    private let cancellation: Cancellation
    private let surroundings: PipelineSurroundings
    private let morsels: [(part: Int, rows: Range<Int>)]
    private let threads: Int
    private let next = Atomic<Int>(0)
    private let tables = Mutex<[TallyTable]>([])
    private let failure = Mutex<(any Error)?>(nil)

    init(_ tally: Tally, _ program: PipelineProgram, _ surroundings: PipelineSurroundings) {
        self.tally = tally
        self.program = program
        self.surroundings = surroundings
        cancellation = surroundings.cancellation
        let parallelism = surroundings.parallelism
        let size = parallelism.morsel ?? Tally.morselSize
        morsels = tally.parts.enumerated().flatMap { index, part in
            stride(from: part.rows.lowerBound, to: part.rows.upperBound, by: size).map {
                (index, $0..<min(part.rows.upperBound, $0 + size))
            }
        }
        threads = parallelism.threads(for: tally.count, in: morsels.count)
    }

    func run() throws -> TallyTable {
        if threads == 1 {
            work()
        } else {
            DispatchQueue.concurrentPerform(iterations: threads) { _ in work() }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        let made = tables.withLock { $0 }
        guard let result = made.first else { throw PipelineGivesUp() }
        for other in made.dropFirst() { try result.merge(other) }
        return result
    }

    private func work() {
        do {
            let table = try TallyTable(tally, surroundings.budget)
            let worker = PipelineWorker(program, [], surroundings)
            while failure.withLock({ $0 == nil }) {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < morsels.count else { break }
                try cancellation.check()
                let morsel = morsels[index]
                try worker.add(morsel.rows, of: tally.parts[morsel.part], to: table, tally)
            }
            tables.withLock { $0.append(table) }
        } catch {
            failure.withLock { $0 = error }
        }
    }
}
