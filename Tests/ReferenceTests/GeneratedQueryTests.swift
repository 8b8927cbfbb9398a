// Generated queries give the same answer on the engine and on the naive reference evaluator.

import Glibc
import Session
import Testing
import TestSupport

/// How many cases to try: 2,000, or as many as `WEFT_GENERATED` says. Seeds count from 0.
private let caseCount: Int = getenv("WEFT_GENERATED").flatMap { Int(String(cString: $0)) } ?? 2_000

@Suite("Generated queries")
struct GeneratedQueryTests {
    private static let chunkSize = 250

    @Test("the engine answers as the reference does", arguments: 0..<((caseCount + chunkSize - 1) / chunkSize))
    func sameAnswers(chunk: Int) {
        let seeds = (chunk * Self.chunkSize)..<min((chunk + 1) * Self.chunkSize, caseCount)
        var withRows = 0
        var skipped = 0
        for seed in seeds {
            switch GeneratedCase(seed: UInt64(seed)).verdict() {
            case .same(let rows): withRows += rows > 0 ? 1 : 0
            case .skipped: skipped += 1
            case .different(let report): Issue.record("\(report)")
            }
        }
        // A generator that asks for nothing, or for too much, would guard nothing.
        if seeds.count == Self.chunkSize {
            #expect(withRows > Self.chunkSize / 3)
            #expect(skipped < Self.chunkSize / 10)
        }
    }

    @Test(
        "no rule changes an answer: without it the engine answers as the reference does, too",
        arguments: Session.ruleNames)
    func withoutRule(_ rule: String) {
        for seed in 0..<(caseCount / 10) {
            if case .different(let report) = GeneratedCase(seed: UInt64(seed)).verdict(withoutRule: rule) {
                Issue.record("without \(rule): \(report)")
            }
        }
    }

    @Test("a seed makes the same case again")
    func repeatable() {
        for seed in 0..<20 as Range<UInt64> {
            let (first, second) = (GeneratedCase(seed: seed), GeneratedCase(seed: seed))
            #expect(first.query.text == second.query.text)
            #expect(first.graph.statements == second.graph.statements)
        }
    }
}
