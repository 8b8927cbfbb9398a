// The tree of a core query.

package import Diagnostics

/// Single queries joined by UNION.
package struct Query: Hashable, Sendable {
    package var first: SingleQuery
    package var unions: [UnionPart]
    package init(_ first: SingleQuery, unions: [UnionPart] = []) {
        self.first = first
        self.unions = unions
    }
}

package struct UnionPart: Hashable, Sendable {
    /// `UNION ALL` keeps duplicates.
    package var all: Bool
    package var query: SingleQuery
    package var location: Location
    package init(all: Bool, query: SingleQuery, _ span: Span = .none) {
        self.all = all
        self.query = query
        location = Location(span)
    }
}

/// Clauses one after the other; which sequences are allowed, the binder says.
package struct SingleQuery: Hashable, Sendable {
    package var clauses: [Clause]
    package init(_ clauses: [Clause]) { self.clauses = clauses }
}

package struct Clause: Hashable, Sendable {
    package var kind: Kind
    package var location: Location

    package init(_ kind: Kind, _ span: Span = .none) {
        self.kind = kind
        location = Location(span)
    }

    package var span: Span { location.span }

    package enum Kind: Hashable, Sendable {
        case match(MatchClause)
        case unwind(Expression, Name)
        case with(Projection, predicate: Expression?)
        case `return`(Projection)
        case call(CallClause)
        case create(Pattern)
        case merge(MergeClause)
        case set([SetItem])
        case remove([RemoveItem])
        case delete([Expression], detach: Bool)
        /// GQL: `FILTER condition`
        case filter(Expression)
        /// GQL: `LET name = expression, …`
        case `let`([LetItem])
        // GQL's `FOR x IN list` is read as an unwind.
    }
}

package struct MatchClause: Hashable, Sendable {
    package var optional: Bool
    package var pattern: Pattern
    package var predicate: Expression?
    package init(optional: Bool = false, pattern: Pattern, predicate: Expression? = nil) {
        self.optional = optional
        self.pattern = pattern
        self.predicate = predicate
    }
}

/// What WITH and RETURN have in common.
package struct Projection: Hashable, Sendable {
    package var distinct: Bool
    /// `*`: everything in scope, before the items.
    package var all: Bool
    package var items: [ProjectionItem]
    package var order: [SortItem]
    package var skip: Expression?
    package var limit: Expression?
    package init(
        distinct: Bool = false, all: Bool = false, items: [ProjectionItem] = [], order: [SortItem] = [],
        skip: Expression? = nil, limit: Expression? = nil
    ) {
        self.distinct = distinct
        self.all = all
        self.items = items
        self.order = order
        self.skip = skip
        self.limit = limit
    }
}

package struct ProjectionItem: Hashable, Sendable {
    package var expression: Expression
    package var alias: Name?
    /// The expression as it was written, which is the column's name where there is no alias.
    package var text: Verbatim
    package init(_ expression: Expression, alias: Name? = nil, text: String = "") {
        self.expression = expression
        self.alias = alias
        self.text = Verbatim(text)
    }
}

/// Source text kept for display; like a location it does not take part in comparing trees.
package struct Verbatim: Hashable, Sendable {
    package var text: String
    package init(_ text: String) { self.text = text }
    package static func == (_: Verbatim, _: Verbatim) -> Bool { true }
    package func hash(into _: inout Hasher) {}
}

package struct SortItem: Hashable, Sendable {
    package var expression: Expression
    package var descending: Bool
    package init(_ expression: Expression, descending: Bool = false) {
        self.expression = expression
        self.descending = descending
    }
}

/// `CALL name(arguments) YIELD field AS variable, … WHERE …`
package struct CallClause: Hashable, Sendable {
    package var procedure: Name
    /// nil: no brackets were written; the arguments are parameters of the same names.
    package var arguments: [Expression]?
    package var yield: Yield?
    package init(procedure: Name, arguments: [Expression]?, yield: Yield? = nil) {
        self.procedure = procedure
        self.arguments = arguments
        self.yield = yield
    }

    package struct Yield: Hashable, Sendable {
        /// `YIELD *`
        package var all: Bool
        package var items: [YieldItem]
        package var predicate: Expression?
        package init(all: Bool = false, items: [YieldItem], predicate: Expression? = nil) {
            self.all = all
            self.items = items
            self.predicate = predicate
        }
    }

    package struct YieldItem: Hashable, Sendable {
        package var field: Name
        package var alias: Name?
        package init(_ field: Name, alias: Name? = nil) {
            self.field = field
            self.alias = alias
        }
    }
}

package struct MergeClause: Hashable, Sendable {
    package var path: PathPattern
    package var onCreate: [SetItem]
    package var onMatch: [SetItem]
    package init(path: PathPattern, onCreate: [SetItem] = [], onMatch: [SetItem] = []) {
        self.path = path
        self.onCreate = onCreate
        self.onMatch = onMatch
    }
}

package enum SetItem: Hashable, Sendable {
    /// `subject.name = value`, where the first expression is a property
    case property(Expression, Expression)
    /// `n = map`
    case replace(Name, Expression)
    /// `n += map`
    case merge(Name, Expression)
    case labels(Name, [Name])
}

package enum RemoveItem: Hashable, Sendable {
    case property(Expression)
    case labels(Name, [Name])
}

package struct LetItem: Hashable, Sendable {
    package var name: Name
    package var value: Expression
    package init(_ name: Name, _ value: Expression) {
        self.name = name
        self.value = value
    }
}
