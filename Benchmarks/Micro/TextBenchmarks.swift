// Lexer, parser, printer and interner.

import Diagnostics
import Graph
import Syntax

enum TextBenchmarks {
    static var all: [Benchmark] { [lexer, parser, printer] + interners }

    /// Statements as auditors write them, the core's and the audit layer's.
    private static let script = String(
        repeating: """
            MATCH (a:Process)-[i:INTERACTS]->(b:Process)
            WHERE a.department <> b.department AND i.sla_hours IS NULL // hand-overs nobody promised anything about
            RETURN a.department AS da, b.department AS db, count(*) AS n ORDER BY n DESC, da, db LIMIT 20;
            FIND processes WITHOUT owner WHERE department = 'IT' AND inScope = true;
            CHECK orphaned-process, overdue-record;
            MATCH (p:Process) WHERE NOT EXISTS { (p)<-[:RECORD_OF]-(r) WHERE r.date > date('2025-01-01') - p.cadence } RETURN p.id;

            """, count: 200)

    private static var lexer: Benchmark {
        let source = SourceText(script)
        let bytes = Array(script.utf8)
        return Benchmark(
            name: "lexer", bytes: bytes.count, items: TokenList(source).tokens.count, limitName: "one look a byte",
            limit: Limits.countingEnds(bytes), work: { TokenList(source).tokens.count })
    }

    private static var parser: Benchmark {
        let source = SourceText(script)
        let bytes = Array(script.utf8)
        return Benchmark(
            name: "lexer and parser", bytes: bytes.count, items: Parser.parseScript(source).entries.count,
            limitName: "one look a byte", limit: Limits.countingEnds(bytes),
            work: { Parser.parseScript(source).entries.count })
    }

    private static var printer: Benchmark {
        let statements = Parser.parseScript(SourceText(script)).entries.compactMap { try? $0.result.get() }
        let text = Array(statements.map(\.printed).joined().utf8)
        return Benchmark(
            name: "printer", bytes: text.count, items: statements.count, limitName: "memcpy",
            limit: Limits.copying(text), work: { statements.reduce(0) { $0 + $1.printed.utf8.count } })
    }

    /// Strings that are all new, and strings of which each comes a hundred times.
    private static var interners: [Benchmark] {
        [(name: "interner, all new", distinct: 200_000), (name: "interner, few", distinct: 2_000)].map { kind in
            let strings = (0..<200_000).map { Array("P\(1_000_000 + $0 &* 7919 % kind.distinct)".utf8) }
            let bytes = strings.flatMap { $0 }
            return Benchmark(
                name: kind.name, bytes: bytes.count, items: strings.count, limitName: "memcpy",
                limit: Limits.copying(bytes),
                work: {
                    var interner = Interner()
                    for string in strings { string.withUnsafeBufferPointer { _ = interner.intern(utf8: $0) } }
                    return interner.count
                })
        }
    }
}
