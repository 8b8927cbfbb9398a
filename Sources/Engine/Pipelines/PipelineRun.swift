// One run of a pipeline on one or several threads.

import Diagnostics
import Dispatch
import Graph
import Synchronization

/// Shares the scan out in morsels to as many workers as there are cores, where there is enough to do. What the morsels are
/// and who takes which does not show in the result.
final class PipelineRun: Sendable {
    enum Outcome: Sendable {
        case done(GroupTable, RowTable?, counts: [Int])
        case gaveUp
        case failed(Diagnostic)
    }

    private let program: PipelineProgram
    private let morsels: [Range<UInt32>]
    private let threads: Int
    private let parallelism: Parallelism
    private let cancellation: Cancellation
    private let surroundings: PipelineSurroundings
    private let next = Atomic<Int>(0)
    private let outcomes = Mutex<[Outcome]>([])
    private let hasFailed = Atomic<Bool>(false)

    init(_ program: PipelineProgram, _ surroundings: PipelineSurroundings) {
        self.program = program
        self.surroundings = surroundings
        cancellation = surroundings.cancellation
        parallelism = surroundings.parallelism
        let work = program.scanned + program.relationshipCount
        let size = parallelism.morsel ?? max(PipelineProgram.frameSize, min(16_384, program.scanned / 32))
        morsels = program.ranges.flatMap { $0.pieces(of: size) }
        threads = parallelism.threads(for: work, in: morsels.count)
    }

    func run() -> Outcome {
        let tables: [TallyTable]
        do {
            tables = try program.tallies.map { tally in
                try TallyRun(tally, program, surroundings).run()
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
        let worker = PipelineWorker(program, tables, surroundings)
        do {
            while !hasFailed.load(ordering: .relaxed) {
                let morsel = next.add(1, ordering: .relaxed).oldValue
                guard morsel < morsels.count else { break }
                try worker.run(morsels[morsel], morsel: morsel, cancellation)
            }
            finish(.done(worker.groups, worker.rows, counts: worker.counts))
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
        let addresses = program.addresses
        var result: (groups: GroupTable, rows: RowTable?, counts: [Int])?
        var gaveUp = false
        for outcome in outcomes {
            switch outcome {
            case .failed: return outcome
            case .gaveUp: gaveUp = true
            case .done(let groups, let rows, let counts):
                guard var merged = result else {
                    result = (groups, rows, counts)
                    continue
                }
                do { try merged.groups.merge(groups, program.aggregates, addresses) } catch { gaveUp = true }
                if let rows { merged.rows?.merge(rows) }
                merged.counts = zip(merged.counts, counts).map { $0 + $1 }
                result = merged
            }
        }
        guard !gaveUp, var result else { return .gaveUp }
        result.rows?.finish { addresses.isLess($0, $1) }
        return .done(result.groups, result.rows, counts: result.counts)
    }
}
