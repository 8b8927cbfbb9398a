// One generated query on one generated graph, answered twice.

import Diagnostics
import Session
import Syntax
import Values

/// What a seed stands for: a graph and a query, the reference's answer and the engine's.
package struct GeneratedCase {
    package let seed: UInt64
    package let graph: GeneratedGraph
    package let query: GeneratedQuery

    package enum Verdict: Sendable {
        /// The answers agree; so many rows they have.
        case same(rows: Int)
        /// The reference gave up, since there was too much to try.
        case skipped
        /// Seed, graph, query and both answers.
        case different(String)
    }

    /// The same seed makes the same case on every machine.
    package init(seed: UInt64) {
        self.seed = seed
        var random = SeededRandom(seed: seed &* 0x2545_F491_4F6C_DD1D)
        graph = GeneratedGraph(using: &random)
        query = QueryGenerator.query(using: &random)
    }

    /// Answers the query twice and compares.
    /// - Parameter rule: a rewriting rule that the engine goes without.
    package func verdict(withoutRule rule: String? = nil) -> Verdict {
        let expected: ResultTable
        do {
            guard case .query(let tree) = try Parser.parseStatement(query.text).kind else {
                return .different(report("this is no core query"))
            }
            expected = try ReferenceEvaluator(graph.graph).run(tree)
        } catch ReferenceFailure.tooMuch {
            return .skipped
        } catch {
            return .different(report("the reference fails: \(error)"))
        }
        do {
            let session = Session()
            if let rule { session.settings.rulesLeftOut = [rule] }
            for statement in graph.statements { _ = try session.runScript(statement) }
            // Two cases of three on a graph as loading leaves it, which pipelines are compiled for and searched plainly; one of
            // them on two threads.
            if seed % 3 != 0 { session.settle() }
            if seed % 3 == 1 { session.settings.threads = (count: 2, morsel: 2) }
            let actual = try session.runScript(query.text).tables.first?.table ?? ResultTable(columns: [])
            return compare(expected, actual)
        } catch {
            return .different(report("the engine fails: \(error.message)"))
        }
    }

    private func compare(_ expected: ResultTable, _ actual: ResultTable) -> Verdict {
        let wanted = lines(expected, like: expected)
        let found = lines(actual, like: expected)
        if expected.columns == actual.columns && wanted == found { return .same(rows: wanted.count) }
        func text(_ table: ResultTable, _ lines: [String]) -> String {
            ([table.columns.joined(separator: " | ")] + lines.prefix(40)).map { "    " + $0 }.joined(separator: "\n")
        }
        return .different(
            report("the reference gives\n\(text(expected, wanted))\n  the engine gives\n\(text(actual, found))"))
    }

    /// A row a line; sorted where the order is open.
    private func lines(_ table: ResultTable, like model: ResultTable) -> [String] {
        let lines = table.rows.map { row in
            zip(table.columns, row).map { column, value in
                value.plain(sorted: column.hasPrefix("bag"))
            }.joined(separator: " | ")
        }
        return query.isOrdered ? lines : lines.sorted()
    }

    private func report(_ finding: String) -> String {
        "seed \(seed)\n  \(graph.statements.joined(separator: ";\n  "))\n  \(query.text)\n  \(finding)"
    }
}

extension Value {
    /// The value with the numbers of nodes and relationships, which a literal leaves out; the members of a bag are sorted.
    fileprivate func plain(sorted: Bool = false) -> String {
        switch self {
        case .node(let id): return "(\(id.rawValue))"
        case .relationship(let id): return "[\(id.rawValue)]"
        case .path(let path):
            return "<\(path.nodes.map { String($0.rawValue) }) \(path.relationships.map { String($0.rawValue) })>"
        case .list(let members):
            let texts = members.map { $0.plain() }
            return "[" + (sorted ? texts.sorted() : texts).joined(separator: ", ") + "]"
        default: return literal(in: ResultTable(columns: []))
        }
    }
}
