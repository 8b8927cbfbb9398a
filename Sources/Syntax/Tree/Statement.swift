// The tree of a statement: a core query, or a statement of the audit layer.

package import Diagnostics

/// A statement with its place in the script.
package struct Statement: Hashable, Sendable {
    package var kind: Kind
    /// `INTO 'file.csv'`, without quotes.
    package var into: IntoTarget?
    package var location: Location

    package init(_ kind: Kind, into: IntoTarget? = nil, _ span: Span = .none) {
        self.kind = kind
        self.into = into
        location = Location(span)
    }

    package var span: Span { location.span }

    package indirect enum Kind: Hashable, Sendable {
        case query(Query)
        case find(FindStatement)
        case count(FindStatement, by: [Expression])
        case check(CheckStatement)
        case trace(TraceStatement)
        case loop(LoopStatement)
        case map(MapStatement)
        case why(check: Name, subject: Expression)
        case sample(SampleStatement)
        case compare(folder: Expression)
        case defineCheck(CheckDefinition)
        case defineQuery(QueryDefinition)
        case defineFunction(FunctionDefinition)
        case run(Name, arguments: [RunArgument])
        case show(ShowTopic)
        case expand(Statement, forOpenCypher: Bool)
        /// With `rules` also the plans before and after each rewriting rule.
        case explain(Statement, rules: Bool)
        case profile(Statement)
        case rollback
    }
}

package struct IntoTarget: Hashable, Sendable {
    package var path: String
    package var location: Location
    package init(_ path: String, _ span: Span = .none) {
        self.path = path
        location = Location(span)
    }
}

/// `FIND noun conditions SHOW … ORDER BY … SKIP … LIMIT …`; also what COUNT counts and SAMPLE draws from.
package struct FindStatement: Hashable, Sendable {
    /// As written, words joined by single blanks: `handoff records`.
    package var noun: Name
    package var conditions: [FindCondition]
    package var show: [ProjectionItem]
    package var order: [SortItem]
    package var skip: Expression?
    package var limit: Expression?
    package init(
        noun: Name, conditions: [FindCondition] = [], show: [ProjectionItem] = [], order: [SortItem] = [],
        skip: Expression? = nil, limit: Expression? = nil
    ) {
        self.noun = noun
        self.conditions = conditions
        self.show = show
        self.order = order
        self.skip = skip
        self.limit = limit
    }
}

/// One qualifier of a FIND; they add up.
package enum FindCondition: Hashable, Sendable {
    case `where`(Expression)
    /// `WITH INCOMING interactions (WHERE …)`, `WITHOUT …`
    case existence(without: Bool, FlowDirection?, noun: Name, filter: [FindCondition])
    /// `OF entity`
    case of(Entity)
    /// `FROM entity`
    case from(Entity)
    /// `TO entity`
    case to(Entity)
    case duringPeriod(Location)
    case since(Expression)
    case before(Expression)
    case between(Expression, Expression)
    /// `DUE WITHIN 30 DAYS`
    case dueWithin(Expression)
}

package enum FlowDirection: String, Hashable, Sendable { case incoming = "INCOMING", outgoing = "OUTGOING" }

/// Something named by id or name, with an optional noun: `department 'HR'`, `'P-017'`, `$process`.
package struct Entity: Hashable, Sendable {
    package var noun: Name?
    /// A string literal or a parameter.
    package var value: Expression
    package init(noun: Name? = nil, _ value: Expression) {
        self.noun = noun
        self.value = value
    }
}

/// `CHECK name, name(parameter: value) WHERE … FOR CLAUSE '9.2' AT LEAST minor UNTESTED`
package struct CheckStatement: Hashable, Sendable {
    /// Empty for `CHECK ALL`.
    package var checks: [RunTarget]
    package var predicate: Expression?
    package var clause: Expression?
    package var atLeast: Name?
    /// What could not be judged is wanted in place of the exceptions.
    package var untested: Bool
    package init(
        checks: [RunTarget], predicate: Expression? = nil, clause: Expression? = nil, atLeast: Name? = nil,
        untested: Bool = false
    ) {
        self.checks = checks
        self.predicate = predicate
        self.clause = clause
        self.atLeast = atLeast
        self.untested = untested
    }
}

package struct RunTarget: Hashable, Sendable {
    package var name: Name
    package var arguments: [RunArgument]
    package init(_ name: Name, arguments: [RunArgument] = []) {
        self.name = name
        self.arguments = arguments
    }
}

package struct RunArgument: Hashable, Sendable {
    package var name: Name
    package var value: Expression
    package init(_ name: Name, _ value: Expression) {
        self.name = name
        self.value = value
    }
}

package enum TraceStatement: Hashable, Sendable {
    /// `TRACE entity TO entity`
    case between(Entity, Entity)
    /// `TRACE DOWNSTREAM OF entity WITHIN 3 STEPS`
    case downstream(Entity, within: Int64?)
    case upstream(Entity, within: Int64?)
}

package enum LoopStatement: Hashable, Sendable {
    case overview
    case of(Entity)
    case gaps
    case structure(suggest: Bool)
    /// `LOOP REPAIR`
    case repair
}

/// `SAMPLE 25 FROM ( FIND … ) SEED 2026 BY stratum`
package struct SampleStatement: Hashable, Sendable {
    package var size: Expression
    package var population: FindStatement
    package var seed: Expression?
    package var by: [Expression]
    package init(size: Expression, population: FindStatement, seed: Expression? = nil, by: [Expression] = []) {
        self.size = size
        self.population = population
        self.seed = seed
        self.by = by
    }
}

/// `DEFINE CHECK name($p = 1) SEVERITY … CLAUSE … SUMMARY … NEEDS … POPULATION … AS …`
package struct CheckDefinition: Hashable, Sendable {
    package var name: Name
    package var parameters: [DefinedParameter]
    package var severity: Name?
    package var clauses: [String]
    package var summary: String?
    /// The rule behind the proposed grade, in words.
    package var rule: String?
    /// What is wrong, in words, said with the columns of the body's RETURN; nil: what it calls `actual`.
    package var saying: Expression?
    /// Every group must hold; in a group one alternative is enough.
    package var needs: [[Need]]
    /// Returns one row: the population, and optionally `tested`.
    package var population: Query?
    package var body: Query
    package init(
        name: Name, parameters: [DefinedParameter] = [], severity: Name? = nil, clauses: [String] = [],
        summary: String? = nil, rule: String? = nil, saying: Expression? = nil, needs: [[Need]] = [],
        population: Query? = nil, body: Query
    ) {
        self.name = name
        self.parameters = parameters
        self.severity = severity
        self.clauses = clauses
        self.summary = summary
        self.rule = rule
        self.saying = saying
        self.needs = needs
        self.population = population
        self.body = body
    }
}

/// What a check can't do without: `Process`, `Process.stage`, `Process-OWNED_BY`. Alternatives stand with `|`.
package enum Need: Hashable, Sendable {
    case label(Name)
    case property(label: Name, Name)
    case relationship(label: Name, type: Name)
}

package struct DefinedParameter: Hashable, Sendable {
    package var name: Name
    package var defaultValue: Expression?
    package init(_ name: Name, defaultValue: Expression?) {
        self.name = name
        self.defaultValue = defaultValue
    }
}

/// `DEFINE QUERY name($p = 1) SUMMARY '…' AS …`
package struct QueryDefinition: Hashable, Sendable {
    package var name: Name
    package var parameters: [DefinedParameter]
    package var summary: String?
    /// A core query or an audit statement.
    package var body: Statement
    package init(name: Name, parameters: [DefinedParameter] = [], summary: String? = nil, body: Statement) {
        self.name = name
        self.parameters = parameters
        self.summary = summary
        self.body = body
    }
}

/// `DEFINE FUNCTION active(p) AS expression`: a name for an expression, written out where it is called.
package struct FunctionDefinition: Hashable, Sendable {
    package var name: Name
    package var parameters: [Name]
    package var body: Expression
    package init(name: Name, parameters: [Name], body: Expression) {
        self.name = name
        self.parameters = parameters
        self.body = body
    }
}

/// What SHOW can print.
package enum ShowTopic: Hashable, Sendable {
    case nouns, labels, checks, queries, functions, procedures, sources, intake, requests, parameters, edits
    case relationshipTypes
    case properties(of: Name)
    case check(Name)
    case query(Name)
}
