// What each request does.

import Diagnostics
import Rendering
import Session
import Values

/// Requests by their `op`.
struct Requests {
    let session: Session
    let lines: RequestLines

    func answer(_ request: JSON) throws(Diagnostic) -> JSON {
        switch request["op"]?.string {
        case "hello": return .object([("name", .string("Weft")), ("version", .string(WeftVersion.current))])
        case "open": return try open(request)
        case "reset":
            session.clear()
            return .object([])
        case "graph": return try build(request)
        case "run": return try run(request)
        case "dump": return dump()
        case "procedure": return try procedure(request)
        case "cancel": return .object([])
        case "checks": return checks
        case "schema": return schema
        case "diagnostics": return try diagnostics(request)
        case "complete": return try completion(request)
        case let other?: throw .usage("there is no request `\(other)`")
        case nil: throw .usage("a request needs an `op`")
        }
    }

    private func open(_ request: JSON) throws(Diagnostic) -> JSON {
        let path = try request.text("path")
        let start = ContinuousClock.now
        defer { lines.finished() }
        try session.open(path, cancellation: lines.cancellation())
        let notes = [session.organisation?.unchecked].compactMap { $0 }.map { JSON.string($0) }
        return .object(
            [("name", .string(session.organisation?.name ?? ""))] + (notes.isEmpty ? [] : [("notes", .array(notes))])
                + [("ms", milliseconds(since: start))])
    }

    private func build(_ request: JSON) throws(Diagnostic) -> JSON {
        for text in try request.list("cypher") {
            _ = try session.runScript(try text.text(called: "a statement of `cypher`"))
        }
        return .object([])
    }

    private func run(_ request: JSON) throws(Diagnostic) -> JSON {
        let query = try request.text("query")
        let asJSON = try request.word("values", among: ["json", "literal"]) == "json"
        var parameters: [String: Value] = [:]
        for (name, text) in try request.entries("parameters") {
            guard let text = text.string else { throw .usage("parameters are text in the language's literal syntax") }
            parameters[name] = try session.literal(text)
        }
        session.settings.parameters = parameters
        let start = ContinuousClock.now
        defer { lines.finished() }
        let outcome = try session.runScript(query, cancellation: lines.cancellation())
        let elapsed = milliseconds(since: start)
        let table = outcome.tables.first?.table ?? ResultTable(columns: [])
        var members = Reply.rows(table, asJSON: asJSON)
        if let summary = outcome.tables.first(where: { $0.role == .summary })?.table {
            members.append(("summary", .object(Reply.rows(summary, asJSON: asJSON))))
        }
        members.append(("stats", statistics(outcome)))
        if let text = outcome.text { members.append(("text", .string(text))) }
        if !outcome.notes.isEmpty { members.append(("notes", .array(outcome.notes.map { .string($0) }))) }
        if !outcome.warnings.isEmpty {
            members.append(("warnings", .array(outcome.warnings.map { .string($0.message) })))
        }
        members.append(("ms", elapsed))
        return .object(members)
    }

    private func statistics(_ outcome: Outcome) -> JSON {
        let statistics = outcome.statistics
        return .object([
            ("nodesCreated", .integer(Int64(statistics.nodesCreated))),
            ("nodesDeleted", .integer(Int64(statistics.nodesDeleted))),
            ("relationshipsCreated", .integer(Int64(statistics.relationshipsCreated))),
            ("relationshipsDeleted", .integer(Int64(statistics.relationshipsDeleted))),
            ("propertiesSet", .integer(Int64(statistics.propertiesSet))),
            ("labelsAdded", .integer(Int64(statistics.labelsAdded))),
            ("labelsRemoved", .integer(Int64(statistics.labelsRemoved))),
        ])
    }

    private func dump() -> JSON {
        let dump = session.dump()
        return .object([
            ("nodes", .array(dump.nodes.map { .array([.string($0.id), .string($0.literal)]) })),
            ("relationships", .array(dump.relationships.map { .array([.string($0.id), .string($0.literal)]) })),
        ])
    }

    private func procedure(_ request: JSON) throws(Diagnostic) -> JSON {
        let signature = try request.text("signature")
        var columns: [String] = []
        for column in try request.list("columns") { columns.append(try column.text(called: "a column")) }
        var rows: [[Value]] = []
        for row in try request.list("rows") {
            guard let texts = row.array, texts.count == columns.count else {
                throw .usage("each of `rows` is a list with a cell for each column")
            }
            var cells: [Value] = []
            for text in texts { cells.append(try session.literal(try text.text(called: "a cell"))) }
            rows.append(cells)
        }
        try session.registerTable(signature: signature, columns: columns, rows: rows)
        return .object([])
    }

    private func milliseconds(since start: ContinuousClock.Instant) -> JSON {
        let elapsed = ContinuousClock.now - start
        let (seconds, attoseconds) = elapsed.components
        return .number(Double(seconds) * 1000 + Double(attoseconds) / 1e15)
    }
}
