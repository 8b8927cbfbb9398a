// Core queries that call audit statements.

import Audit
import Catalogue
import Diagnostics
import Engine
import Planning
import Syntax
import Values

/// Answers the audit statements that a query calls before the query itself is planned, each once: their columns are the
/// procedure's results, their rows what it gives.
struct AuditProcedures {
    let session: Session
    let expander: AuditExpander
    let cancellation: Cancellation
    /// How many statements that call statements are being answered.
    var depth = 0

    private static let maximumDepth = 20

    /// Whether a query calls any.
    static func areCalled(in query: Query) -> Bool { query.calls.contains { isOne($0) } }

    /// Runs the query.
    func run(_ query: Query) throws(Diagnostic) -> Outcome {
        guard depth < Self.maximumDepth else { throw .callsItself(query.calls.first?.procedure.span ?? .none) }
        var names: [CallClause: String] = [:]
        var given: [String: ResultTable] = [:]
        for call in query.calls where names[call] == nil {
            guard let audit = try expander.auditCall(call) else { continue }
            names[call] = audit.name
            if given[audit.name] == nil { given[audit.name] = try rows(of: audit) }
        }
        let library = session.library
        defer {
            session.library = library
            session.forgetCatalogue()
        }
        for (name, table) in given { session.library.register(procedure(name, table)) }
        session.forgetCatalogue()
        return try session.run(
            expander.renamingCalls(in: query) { names[$0] }, cancellation: cancellation)
    }

    private static func isOne(_ call: CallClause) -> Bool {
        ["audit.check", "audit.answer"].contains(call.procedure.text.lowercased())
    }

    private func rows(of call: AuditCall) throws(Diagnostic) -> ResultTable {
        switch call.expansion {
        case .table(let table): return table
        case .text: throw .noRows(call.span)
        case .sample(let sample):
            return try SampleRunner(session: session, cancellation: cancellation).run(sample).rows
        case .why(let why): return try WhyRunner(session: session, cancellation: cancellation).run(why).rows
        case .map(let map):
            return try MapRunner(session: session, cancellation: cancellation).run(map).rows
        case .compare(let folder):
            return try Comparison(session: session, cancellation: cancellation).run(folder).rows
        case .query(let query) where Self.areCalled(in: query):
            return try AuditProcedures(
                session: session, expander: expander, cancellation: cancellation, depth: depth + 1
            ).run(query).rows
        case .query(let query):
            let plan = try session.plan(query)
            guard !plan.writes, !plan.columns.isEmpty else { throw .noRows(call.span) }
            return try session.run(plan, cancellation: cancellation).table
        case .checks(let checks):
            guard checks.plans.count == 1, let check = checks.plans.first else { throw .oneCheckWanted(call.span) }
            guard check.missing.isEmpty else { throw .notEvaluable(check, call.span) }
            return try CheckRunner(session: session, cancellation: cancellation).run(check).exceptions
        }
    }

    private func procedure(_ name: String, _ table: ResultTable) -> Procedure {
        let rows = table.rows
        return Procedure(
            ProcedureSignature(
                name: name, parameters: [], results: table.columns.map { Parameter($0, .any) }, summary: "")
        ) { (_, _, _) throws(Diagnostic) in rows }
    }
}

extension Library {
    /// The language's own, and what the audit layer adds. The latter are answered before a query is planned; what is
    /// registered tells that they are there, and is called only from a subquery.
    static let forSessions: Library = {
        var library = Library.standard
        let procedures = [
            ("audit.check", "check", "subject", "the exceptions of a check: the node as subject, then its columns"),
            ("audit.answer", "statement", "column", "the rows of a statement, with its own columns"),
        ]
        for (name, parameter, result, summary) in procedures {
            library.register(
                Procedure(
                    ProcedureSignature(
                        name: name, parameters: [Parameter(parameter, .string)], results: [Parameter(result, .any)],
                        summary: summary)
                ) { (_, _, _) throws(Diagnostic) in throw .onlyAsClause(name) })
        }
        return library
    }()
}

extension Diagnostic {
    fileprivate static func callsItself(_ span: Span) -> Diagnostic {
        .compileTime(.semanticError, .notSupported, "the statement calls itself without an end", at: span)
    }

    fileprivate static func onlyAsClause(_ name: String) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .procedureError, detail: .notSupported,
            message: "\(name) can't be called from within a subquery",
            help: "Call it first, as a clause of the query itself, and go on from its rows.")
    }

    fileprivate static func noRows(_ span: Span) -> Diagnostic {
        .compileTime(.semanticError, .invalidArgumentValue, "this statement gives no rows to go on with", at: span)
    }

    fileprivate static func oneCheckWanted(_ span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .invalidArgumentValue, "several checks have no rows in common", at: span,
            help: "Call audit.check once for each of them.")
    }

    fileprivate static func notEvaluable(_ check: CheckPlan, _ span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .invalidArgumentValue,
            "\(check.name) is not evaluable: the files have no \(check.missing.joined(separator: ", no "))", at: span,
            help: "Its rows would say nothing, and no rows would say even less.")
    }
}
