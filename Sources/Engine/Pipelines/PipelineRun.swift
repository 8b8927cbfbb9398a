// One run of a pipeline on one or several threads.

import Diagnostics
import Dispatch
import Graph
import Synchronization

/// Shares the scan out in morsels to as many workers as there are cores, where there is enough to do. What the morsels are
/// and who takes which does not show in the result.
final class PipelineRun: Sendable {
    enum Outcome: Sendable {
        case done(GroupTable, counts: [Int])
        case gaveUp
        case failed(Diagnostic)
    }

    private let program: PipelineProgram
    private let morsels: [Range<UInt32>]
    private let threads: Int
    private let parallelism: Parallelism
    private let cancellation: Cancellation
    private let budget: Budget
    private let next = Atomic<Int>(0)
    private let outcomes = Mutex<[Outcome]>([])
    private let hasFailed = Atomic<Bool>(false)

    init(_ program: PipelineProgram, _ parallelism: Parallelism, _ cancellation: Cancellation, _ budget: Budget) {
        self.program = program
        self.cancellation = cancellation
        self.budget = budget
        self.parallelism = parallelism
        let work = program.scanned + program.relationshipCount
        let size = parallelism.morsel ?? max(PipelineProgram.frameSize, min(16_384, program.scanned / 32))
        morsels = program.ranges.flatMap { $0.pieces(of: size) }
        threads = parallelism.threads(for: work, in: morsels.count)
    }

    func run() -> Outcome {
        let tables: [TallyTable]
        do {
            tables = try program.tallies.map { tally in
                try TallyRun(tally, program, parallelism, cancellation, budget).run()
            }
        } catch let failure as Diagnostic {
            return .failed(failure)
        } catch {
            return .gaveUp
        }
        if threads == 1 {
            work(tables)
        } else {
            DispatchQueue.concurrentPerform(iterations: threads) { _ in work(tables) }
        }
        return merged(outcomes.withLock { $0 })
    }

    private func work(_ tables: [TallyTable]) {
        let worker = PipelineWorker(program, tables, budget)
        do {
            while !hasFailed.load(ordering: .relaxed) {
                let morsel = next.add(1, ordering: .relaxed).oldValue
                guard morsel < morsels.count else { break }
                try worker.run(morsels[morsel], morsel: morsel, cancellation)
            }
            finish(.done(worker.groups, counts: worker.counts))
        } catch let failure as Diagnostic {
            hasFailed.store(true, ordering: .relaxed)
            finish(.failed(failure))
        } catch {
            hasFailed.store(true, ordering: .relaxed)
            finish(.gaveUp)
        }
    }

    private func finish(_ outcome: Outcome) { outcomes.withLock { $0.append(outcome) } }

    private func merged(_ outcomes: [Outcome]) -> Outcome {
        var result: (groups: GroupTable, counts: [Int])?
        var gaveUp = false
        for outcome in outcomes {
            switch outcome {
            case .failed: return outcome
            case .gaveUp: gaveUp = true
            case .done(let groups, let counts):
                guard var merged = result else {
                    result = (groups, counts)
                    continue
                }
                do { try merged.groups.merge(groups, program.aggregates) } catch { gaveUp = true }
                merged.counts = zip(merged.counts, counts).map { $0 + $1 }
                result = merged
            }
        }
        guard !gaveUp, let result else { return .gaveUp }
        return .done(result.groups, counts: result.counts)
    }
}
