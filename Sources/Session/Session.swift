// One open organisation: from source to result.

package import Audit
package import Catalogue
package import Diagnostics
import Engine
import Graph
import Loaders
import Planning
package import Syntax
package import Values

/// What a user works with: an organisation or none, settings, and edits on top of the files. Used by one thread at a time.
package final class Session {
    package var settings: SessionSettings
    package internal(set) var organisation: Organisation?
    /// What statements were carried out since the files were loaded and changed something.
    package internal(set) var edits: [Edit] = []
    var graph = Graph()
    /// The graph as the files gave it.
    var loaded = Graph() { didSet { loadedBytes = loaded.footprint } }
    /// What the loaded graph takes, in bytes: asked with every statement.
    private var loadedBytes = 0
    /// What the files held that could not be taken as it stands.
    var issues: [DataIssue] = []
    var library = Library.forSessions
    /// Checks, saved queries and functions: the shipped ones and the user's.
    package internal(set) var definitions = Definitions.shipped {
        didSet { plans.forget() }
    }
    private var knownCatalogue: Catalogue? {
        didSet { if knownCatalogue == nil { plans.forget() } }
    }
    /// Asked before a statement opens another organisation; nil: any may be opened.
    package var admitsOpening: (@Sendable (String) throws(Diagnostic) -> Void)?
    /// Whether what is known of the graph is good enough although statements change it.
    var keepsCatalogue = false
    /// Plans of texts that come again and again.
    var plans = PlanCache()

    package init(settings: SessionSettings = SessionSettings()) { self.settings = settings }

    /// What can be said about the graph and the language, for planning, completion and help.
    package var catalogue: Catalogue {
        if let knownCatalogue { return knownCatalogue }
        let made = Catalogue(
            graph: graph.catalogue(), functions: library.functionSignatures + AggregateSignatures.all,
            procedures: library.procedureSignatures)
        knownCatalogue = made
        return made
    }

    package var judgement: Judgement {
        Judgement(settings: settings, manifestAsOf: organisation?.asOf, manifestPeriod: organisation?.period)
    }

    package func parse(_ source: SourceText) -> ParsedScript { Parser.parseScript(source) }

    /// The story of a core query: tree → plan → rows.
    func run(_ query: Query, cancellation: Cancellation) throws(Diagnostic) -> Outcome {
        try outcome(of: plan(query), cancellation: cancellation)
    }

    func outcome(of plan: PlannedQuery, cancellation: Cancellation) throws(Diagnostic) -> Outcome {
        let result = try run(plan, cancellation: cancellation, rowLimit: settings.rowLimit)
        var outcome = plan.columns.isEmpty ? Outcome() : Outcome(result.table)
        outcome.warnings = plan.warnings
        outcome.statistics = result.statistics
        if !plan.columns.isEmpty, result.table.rowCount == 0, let step = result.profile.emptyStep {
            outcome.notes.append(EmptyAnswer(plan: plan).explanation(of: step))
        }
        return outcome
    }

    func plan(_ query: Query) throws(Diagnostic) -> PlannedQuery {
        try Planner.plan(
            query, catalogue: catalogue, parameters: Set(settings.parameters.keys), strict: settings.strict,
            rules: RewritingRule.all.filter { !settings.rulesLeftOut.contains($0.name) })
    }

    /// - Parameter rowLimit: how many rows it may give; nil: any number.
    func run(
        _ plan: PlannedQuery, cancellation: Cancellation, rowLimit: Int? = nil
    ) throws(Diagnostic) -> ExecutionResult {
        if plan.writes && settings.readOnly { throw .readOnly }
        let judgement = judgement
        try judgement.checkPeriod()
        let functions = FunctionContext(
            graph: graph, asOf: judgement.asOf, periodStart: judgement.period?.from, periodEnd: judgement.period?.to,
            timeZone: organisation?.timeZone, parameters: settings.parameters)
        let context = ExecutionContext(
            graph: graph, library: library, functionContext: functions, cancellation: cancellation,
            budget: Budget(limit: memoryForStatements), slotCount: plan.slotCount,
            parallelism: settings.threads.map { Parallelism(threads: $0.count, morsel: $0.morsel) } ?? .machine)
        context.rowLimit = rowLimit
        let result = try plan.execute(context)
        if plan.writes && !result.statistics.isEmpty { keep(result.graph) }
        return result
    }

    /// What the loaded graph leaves, in bytes; never so little that nothing can be asked.
    private var memoryForStatements: Int { max(settings.memoryLimit - loadedBytes, settings.memoryLimit / 8) }

    /// Goes on with another graph.
    func keep(_ graph: Graph) {
        self.graph = graph
        if !keepsCatalogue { knownCatalogue = nil }
    }

    /// Makes edits part of the adjacencies and indexes that lie below them, as loading does.
    package func settle() { graph.fold() }

    func forgetCatalogue() { knownCatalogue = nil }
}

/// A statement that changed the graph in memory.
package struct Edit: Sendable {
    package var statement: String
    package var statistics: WriteStatistics
}

extension Diagnostic {
    fileprivate static var readOnly: Diagnostic {
        Diagnostic(
            phase: .compileTime, type: .usageError, detail: .readOnly,
            message: "this statement would change the graph, and the session only reads",
            help: "Leave out --read-only to try what-if edits; they never change the files.")
    }
}
