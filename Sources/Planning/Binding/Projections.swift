// Binding of WITH and RETURN: columns, grouping, and what is in scope afterwards.

import Diagnostics
import Syntax
import Values

/// One column of a projection, before and after binding.
private struct Column {
    var name: String
    var nameSpan: Span
    var expression: Expression
    /// Whether the name was given, or is that of a variable.
    var isNamed: Bool
    var slot: Slot = -1
    var type: ValueType = .any
    var labels: Set<String> = []
}

extension Binder {
    func bindWith(
        _ projection: Projection, _ predicate: Expression?, _ scope: inout Scope, _ span: Span
    ) throws(Diagnostic) -> BoundClause {
        .project(try bind(projection, predicate, &scope, span, isReturn: false).projection)
    }

    func bindReturn(
        _ projection: Projection, _ scope: inout Scope, _ span: Span
    ) throws(Diagnostic) -> (projection: BoundProjection, columns: [(name: String, slot: Slot)]) {
        try bind(projection, nil, &scope, span, isReturn: true)
    }

    private func bind(
        _ projection: Projection, _ predicate: Expression?, _ scope: inout Scope, _ span: Span, isReturn: Bool
    ) throws(Diagnostic) -> (projection: BoundProjection, columns: [(name: String, slot: Slot)]) {
        var columns = try expand(projection, scope, span, isReturn: isReturn)
        var bound = BoundProjection()
        bound.distinct = projection.distinct
        bound.isAggregating = columns.contains { $0.expression.containsAggregate }
        let collector = AggregateCollector(scope)
        var keys: [Substitution] = []
        for index in columns.indices where !columns[index].expression.containsAggregate {
            try bindPlain(&columns[index], scope, &bound)
            keys.append(columns[index].substitution)
        }
        let grouped = groupedContext(scope, keys, collector)
        for index in columns.indices where columns[index].expression.containsAggregate {
            try bindAggregating(&columns[index], grouped, &bound)
        }
        bound.output = columns.map(\.slot).uniqued
        let visible = columns.map { Variable(name: $0.name, slot: $0.slot, type: $0.type, labels: $0.labels) }
        let onlyColumns = bound.isAggregating || bound.distinct
        let outer = orderScope(scope, visible, columns.map(\.substitution), onlyColumns: onlyColumns)
        bound.order = try bindOrder(projection.order, outer, bound.isAggregating ? collector : nil)
        bound.skip = try bindRowCount(projection.skip, "SKIP")
        bound.limit = try bindRowCount(projection.limit, "LIMIT")
        bound.aggregates = collector.assignments
        try checkNames(columns, isReturn: isReturn)
        bound.conditions = try bindConjuncts(predicate, Context(outer))
        scope = scope.replaced(by: visible, hiding: .notPassedOn)
        return (bound, columns.map { ($0.name, $0.slot) })
    }

    /// The columns, with `*` written out.
    private func expand(
        _ projection: Projection, _ scope: Scope, _ span: Span, isReturn: Bool
    ) throws(Diagnostic) -> [Column] {
        var columns: [Column] = []
        if projection.all {
            if scope.isEmpty, isReturn { throw .nothingInScope(span) }
            columns = scope.all.map {
                Column(name: $0.name, nameSpan: span, expression: Expression(.variable($0.name), span), isNamed: true)
            }
        }
        for item in projection.items {
            if let alias = item.alias {
                columns.append(
                    Column(name: alias.text, nameSpan: alias.span, expression: item.expression, isNamed: true))
            } else if case .variable(let name) = item.expression.kind {
                columns.append(
                    Column(name: name, nameSpan: item.expression.span, expression: item.expression, isNamed: true))
            } else {
                let text = item.text.text.isEmpty ? "column \(columns.count + 1)" : item.text.text
                columns.append(
                    Column(name: text, nameSpan: item.expression.span, expression: item.expression, isNamed: false))
            }
        }
        return columns
    }

    /// A column without an aggregate: a grouping key, where there are aggregates beside it.
    private func bindPlain(_ column: inout Column, _ scope: Scope, _ bound: inout BoundProjection) throws(Diagnostic) {
        let value = try bind(column.expression, Context(scope))
        column.type = value.type
        column.labels = value.labels
        let passedOn = column.passedOn(scope)
        column.slot = passedOn ?? slots.make(column.name, value.type)
        let assignment = SlotAssignment(column.slot, value.expression)
        if bound.isAggregating {
            bound.keys.append(assignment)
        } else if passedOn == nil {
            bound.extend.append(assignment)
        }
    }

    private func bindAggregating(_ column: inout Column, _ context: Context, _ bound: inout BoundProjection)
        throws(Diagnostic)
    {
        let value = try bind(column.expression, context)
        column.type = value.type
        column.slot = slots.make(column.name, value.type)
        bound.extend.append(SlotAssignment(column.slot, value.expression))
    }

    /// What an expression with an aggregate sees: the grouping keys only.
    private func groupedContext(_ scope: Scope, _ keys: [Substitution], _ collector: AggregateCollector) -> Context {
        var grouped = scope.replaced(by: [], hiding: .notGrouped)
        grouped.substitutions = keys
        for key in keys {
            guard case .variable(let name) = key.expression.kind else { continue }
            grouped.declare(Variable(name: name, slot: key.slot, type: key.type, labels: key.labels))
        }
        var context = Context(grouped, aggregates: .collected(collector))
        context.besideAggregate = true
        return context
    }

    /// What ORDER BY and the WHERE of a WITH see: the columns, and what was in scope before unless rows were merged.
    private func orderScope(
        _ scope: Scope, _ columns: [Variable], _ substitutions: [Substitution], onlyColumns: Bool
    ) -> Scope {
        guard onlyColumns else {
            var both = scope
            for column in columns { both.declare(column) }
            return both
        }
        var only = scope.replaced(by: columns, hiding: .onlyProjected)
        only.substitutions = substitutions.filter { substitution in
            substitution.expression.freeNames.allSatisfy { name in
                only[name] == nil || only[name]?.slot == scope[name]?.slot
            }
        }
        return only
    }

    private func checkNames(_ columns: [Column], isReturn: Bool) throws(Diagnostic) {
        var seen: Set<String> = []
        for column in columns {
            if !isReturn, !column.isNamed { throw .noAlias(column.expression.span) }
            if !seen.insert(column.name).inserted { throw .columnTwice(column.name, column.nameSpan) }
        }
    }
}

extension Column {
    /// The slot of a variable that keeps its name.
    fileprivate func passedOn(_ scope: Scope) -> Slot? {
        guard case .variable(let source) = expression.withoutParentheses.kind, source == name else { return nil }
        return scope[source]?.slot
    }

    fileprivate var substitution: Substitution {
        Substitution(
            expression: expression.normalised, slot: slot, type: type, labels: labels,
            isSimple: expression.isSimpleKey || expression.containsAggregate)
    }
}

// MARK: - Wording

extension Diagnostic {
    static func nothingInScope(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .noVariablesInScope, "there is nothing that * could stand for", at: span,
            help: "Give the nodes or relationships of the pattern names.")
    }

    static func noAlias(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .noExpressionAlias, "an expression in WITH needs a name", at: span, help: "Write … AS name.")
    }

    static func columnTwice(_ name: String, _ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .columnNameConflict, "two columns are called `\(name)`", at: span,
            help: "Name one of them otherwise with AS.")
    }
}
