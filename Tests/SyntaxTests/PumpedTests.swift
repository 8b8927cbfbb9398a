// Every rule of the grammar, long and deep: read or refused, never a crash.

import Diagnostics
import Syntax
import TestSupport
import Testing

@Suite("Sentences that go on and on")
struct PumpedTests {
    @Test("every repetition and every recursion of the grammar is read, or refused in words")
    func parsed() throws {
        let families = try GrammarFixture.shared.get().pumped
        #expect(families.count > 150)
        var refused = 0
        for family in families {
            for count in [300, 5_100] {
                let text = family.sentence(count)
                DeepStack.run {
                    do throws(Diagnostic) {
                        let statement = try Parser.parseStatement(text)
                        // Printing, comparing and letting go walk the whole tree.
                        let same = try Parser.parseStatement(statement.printed) == statement
                        #expect(same || count > 300, "\(family.name)")
                    } catch {
                        refused += error.detail == .nestingTooDeep ? 1 : 0
                    }
                }
            }
        }
        #expect(refused > 100)
    }
}
