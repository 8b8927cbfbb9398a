// The binder: turns the names of a query into slots, and checks what can be checked without running it.

import Catalogue
import Diagnostics
import Syntax
import Values

/// One statement's binding. Each clause and expression has a file of its own.
final class Binder {
    let catalogue: Catalogue
    /// Names of the parameters that are given; nil where that is not known yet.
    let parameters: Set<String>?
    /// Whether unknown labels, types and properties are errors.
    let strict: Bool
    /// Subqueries are planned while they are bound.
    let rules: [RewritingRule]
    let slots = SlotTable()
    var warnings: [Diagnostic] = []
    /// Labels, types and properties that this statement itself makes, which are no misspellings.
    var created = CreatedNames()
    /// How many subqueries stand around the clause at hand.
    var subqueryDepth = 0

    init(catalogue: Catalogue, parameters: Set<String>?, strict: Bool, rules: [RewritingRule]) {
        self.catalogue = catalogue
        self.parameters = parameters
        self.strict = strict
        self.rules = rules
    }
}

/// What a statement creates.
struct CreatedNames {
    var labels: Set<String> = []
    var types: Set<String> = []
    var properties: Set<String> = []
}

/// A bound expression with its static type.
struct Typed {
    var expression: BoundExpression
    var type: ValueType
    /// Labels of a node or types of a relationship, where they are known.
    var labels: Set<String> = []

    init(_ expression: BoundExpression, _ type: ValueType, labels: Set<String> = []) {
        self.expression = expression
        self.type = type
        self.labels = labels
    }
}

/// Where an expression stands, as far as that decides what it may hold.
struct Context {
    var scope: Scope
    var aggregates: AggregateRule = .forbidden
    /// Whether a bare pattern may stand here: only where a truth value is asked for.
    var allowsPatterns = false
    /// Whether an aggregate stands in the same expression, which limits what may stand beside it.
    var besideAggregate = false

    init(_ scope: Scope, aggregates: AggregateRule = .forbidden, allowsPatterns: Bool = false) {
        self.scope = scope
        self.aggregates = aggregates
        self.allowsPatterns = allowsPatterns
    }

    /// The context of an operand that is no predicate.
    var value: Context {
        var context = self
        context.allowsPatterns = false
        return context
    }

    /// The context of a condition.
    var predicate: Context {
        var context = self
        context.allowsPatterns = true
        return context
    }

    /// The context of something in which aggregates may not stand, such as the body of a comprehension.
    func inside(_ scope: Scope) -> Context {
        var context = self
        context.scope = scope
        context.aggregates = .forbidden
        return context
    }
}

/// What happens to an aggregate.
enum AggregateRule {
    case forbidden
    /// It stands in an argument of another one.
    case nested
    /// Its value becomes a column of the aggregation.
    case collected(AggregateCollector)
    /// In ORDER BY: it must be one that the projection computes.
    case projected(AggregateCollector)
}
