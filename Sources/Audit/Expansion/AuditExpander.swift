// The way from a statement to the core: one line a kind of statement.

package import Catalogue
package import Diagnostics
package import Syntax
package import Values

/// Expands statements of the audit layer, and writes defined functions out in core queries. Runs nothing; looks entities
/// up through the closure that it is given.
package struct AuditExpander {
    let context: AuditContext
    let definitions: Definitions
    let functions: FunctionWriter
    /// The saved queries that are being expanded, outermost first.
    private var running: [String] = []

    /// How many saved queries may run each other.
    private static let maximumRuns = 50

    /// - Parameters:
    ///   - parameters: values of `$name`, for entities that are named by a parameter.
    ///   - lookup: finds nodes by id or name.
    ///   - unread: finds nodes with a cell that was not understood.
    ///   - spellings: finds how the files write a text.
    package init(
        catalogue: Catalogue, definitions: Definitions, parameters: [String: Value] = [:],
        lookup: @escaping EntityLookup, unread: @escaping UnreadLookup = { _, _ in [] },
        spellings: @escaping SpellingLookup = { _, _ in [] }
    ) {
        context = AuditContext(
            catalogue: catalogue, parameters: parameters, lookup: lookup, unread: unread, spellings: spellings)
        self.definitions = definitions
        let graph = catalogue.graph
        functions = FunctionWriter(functions: definitions.functions, provided: { graph.provides($0) })
    }

    /// What the statement stands for.
    /// - Throws: a name that nothing is called by, with the nearest ones; a statement that stands for no query.
    package func expand(_ statement: Statement) throws(Diagnostic) -> Expansion {
        switch statement.kind {
        case .query(let query): return .query(try written(query))
        case .find(let find):
            return .query(try functions.written(try FindExpansion(context: context).query(for: find)))
        case .count(let find, let keys):
            return .query(try functions.written(try FindExpansion(context: context).query(counting: find, by: keys)))
        case .check(let check): return .checks(try checks(check))
        case .trace(let trace): return .query(try TraceExpansion(expander: self).query(for: trace))
        case .loop(let loop): return try expand(loop, at: statement.span)
        case .map(let map): return .map(try MapExpansion(expander: self).plan(map))
        case .run(let name, let arguments): return try run(name, arguments)
        case .show(let topic):
            return try AuditTopics(context: context, definitions: definitions).answer(topic, statement.span)
        case .sample(let sample):
            return .sample(
                try SampleExpansion(context: context, functions: functions).plan(sample, at: statement.span))
        case .why(let check, let subject): return .why(try WhyExpansion(expander: self).plan(check, subject))
        case .compare(let folder): return .compare(folder: try context.text(of: folder))
        case .defineCheck, .defineQuery, .defineFunction, .expand, .explain, .profile,
            .rollback:
            throw .noQuery(statement.span)
        }
    }

    /// A core query with defined functions written out. Nothing else changes in what a user wrote.
    package func written(_ query: Query) throws(Diagnostic) -> Query {
        var functions = functions
        functions.keepsText = true
        return try functions.written(query)
    }

    func checks(_ statement: CheckStatement, keepsSubject: Bool = false) throws(Diagnostic) -> CheckRun {
        try CheckSelection(
            context: context, definitions: definitions, functions: functions, keepsSubject: keepsSubject
        ).run(statement)
    }

    /// The query of a shipped definition with parameters put in and functions written out.
    func query(_ name: String, _ arguments: [RunArgument] = []) throws(Diagnostic) -> Query {
        let definition = try definitions.query(Name(name))
        guard case .query(let query) = definition.body.kind else { throw .noQuery(.none) }
        let values = try ParameterValues(definition.parameters, arguments: arguments, of: definition.name)
        return try functions.written(try values.rewriter.rewrite(query: query))
    }

    private func expand(_ loop: LoopStatement, at span: Span) throws(Diagnostic) -> Expansion {
        switch loop {
        case .overview: return .query(try query("loop"))
        case .gaps: return .query(try query("loop-gaps"))
        case .of(let entity):
            let process = try context.resolve(entity, among: ["Process"])
            return .query(try query("loop-of", [RunArgument(Name("process"), .string(process.id))]))
        case .repair: return .query(try query("loop-repair"))
        case .structure(let suggest):
            if suggest { return .query(try query("loop-suggest")) }
            let names = ["loop-transition-missing", "process-outside-loop"]
            return .checks(try checks(CheckStatement(checks: names.map { RunTarget(Name($0, span)) })))
        }
    }

    /// A saved query is the statement that it was saved as.
    private func run(_ name: Name, _ arguments: [RunArgument]) throws(Diagnostic) -> Expansion {
        let definition = try definitions.query(name)
        let values = try ParameterValues(definition.parameters, arguments: arguments, of: name)
        guard !running.contains(definition.name.text), running.count < Self.maximumRuns else {
            throw .runsItself(name, by: running)
        }
        var statement = definition.body
        statement.kind = try values.rewriter.rewrite(statement: statement.kind)
        guard case .query(let query) = statement.kind, definitions.queries[name.text]?.isShipped == true else {
            var inner = self
            inner.running.append(definition.name.text)
            return try inner.expand(statement)
        }
        return .query(try functions.written(query))
    }
}

extension Diagnostic {
    fileprivate static func runsItself(_ name: Name, by running: [String]) -> Diagnostic {
        let chain = (running.suffix(3) + [name.text]).joined(separator: ", which runs ")
        return .compileTime(
            .semanticError, .notSupported, "saved queries run each other without an end: \(chain)", at: name.span,
            help: "SHOW QUERY \(name.text) shows what it runs.")
    }

    /// Definitions, EXPLAIN and the like are answered by a session.
    static func noQuery(_ span: Span) -> Diagnostic {
        .compileTime(.syntaxError, .notSupported, "this statement stands for no query", at: span)
    }
}
