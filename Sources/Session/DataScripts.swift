// Scripts of CREATE statements are data: they are run before anybody asks.

import Diagnostics
import Graph
import Syntax

extension Session {
    /// The graph that scripts make of another one.
    /// - Throws: `LoadError` with the script's name for whatever a statement of it throws; nothing outside the script is opened.
    func running(
        _ scripts: [(path: String, text: String)], on graph: Graph, _ cancellation: Cancellation
    ) throws(Diagnostic) -> Graph {
        if scripts.isEmpty { return graph }
        let builder = Session()
        builder.settings.memoryLimit = settings.memoryLimit
        builder.admitsOpening = { (path) throws(Diagnostic) in throw .opened(path) }
        builder.keep(graph)
        for script in scripts {
            cancellation.progress.begin("running \(script.path)", unit: .bytes, total: script.text.utf8.count)
            let source = SourceText(name: script.path, script.text)
            for entry in builder.parse(source).entries {
                do throws(Diagnostic) {
                    try cancellation.check()
                    try builder.build(try entry.result.get(), in: source, cancellation)
                } catch {
                    if error.type == .interrupted { throw error }
                    let line = source.position(of: entry.span.start).line
                    throw .failed("\(script.path):\(line)", error)
                }
                cancellation.progress.advance(by: Int(entry.span.end - entry.span.start))
            }
        }
        return builder.graph
    }

    /// What only creates is planned by what was known before: to count anew after each of many small statements would take
    /// longer than all else.
    private func build(
        _ statement: Statement, in source: SourceText, _ cancellation: Cancellation
    ) throws(Diagnostic) {
        keepsCatalogue = statement.onlyCreates
        defer { keepsCatalogue = false }
        _ = try execute(statement, in: source, cancellation: cancellation)
        edits = []
        if !statement.onlyCreates { forgetCatalogue() }
    }
}

extension Statement {
    fileprivate var onlyCreates: Bool {
        guard case .query(let query) = kind, query.unions.isEmpty else { return false }
        return query.first.clauses.allSatisfy { if case .create = $0.kind { true } else { false } }
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func opened(_ path: String) -> Diagnostic {
        Diagnostic(
            phase: .load, type: .loadError, detail: .notSupported,
            message: "a script that is data opens nothing, and this one wants \(path)")
    }

    fileprivate static func failed(_ place: String, _ error: Diagnostic) -> Diagnostic {
        Diagnostic(
            phase: .load, type: .loadError, detail: .unreadableFile, message: "\(place): \(error.message)",
            help: error.help)
    }
}
