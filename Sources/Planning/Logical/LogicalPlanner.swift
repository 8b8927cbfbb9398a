// From bound clauses to operators, one clause after the other.

import Catalogue
import Diagnostics
import Syntax
import Values

/// What a plan's rows are wanted for.
enum PlanPurpose {
    case rows
    /// Only whether there is one.
    case existence
}

struct LogicalPlanner {
    let slots: SlotTable
    let estimator: Estimator
    let rules: [RewritingRule]

    init(slots: SlotTable, graph: GraphCatalogue, rules: [RewritingRule]) {
        self.slots = slots
        self.rules = rules
        estimator = Estimator(graph: graph)
    }

    /// The plan of a statement or of a subquery, optimised.
    func plan(_ query: BoundQuery, for purpose: PlanPurpose) -> Plan {
        let optimizer = Optimizer(rules: rules)
        guard query.branches.count > 1 else {
            let plan = query.branches.first.map { clauses($0.clauses, Plan(.argument)) } ?? Plan(.argument)
            return optimizer.optimize(plan, for: purpose)
        }
        let columns = query.columns.map(\.slot)
        let branches = query.branches.map { branch in
            let plan = clauses(branch.clauses, Plan(.argument))
            guard let output = branch.output else { return plan }
            let renamed = zip(columns, output).map { SlotAssignment($0, .slot($1)) }
            let extended = Plan(.extend(plan, renamed), estimatedRows: plan.estimatedRows)
            return Plan(.keep(extended, columns), estimatedRows: plan.estimatedRows)
        }
        let union = Plan(.union(branches), estimatedRows: branches.reduce(0) { $0 + $1.estimatedRows })
        let plan = query.distinct ? Plan(.distinct(union, columns), estimatedRows: union.estimatedRows) : union
        return optimizer.optimize(plan, for: purpose)
    }

    /// The plan of a pattern inside an expression, optimised.
    func plan(pattern: BoundPattern, for purpose: PlanPurpose) -> Plan {
        Optimizer(rules: rules).optimize(match(pattern, Plan(.argument)), for: purpose)
    }

    private func clauses(_ clauses: [BoundClause], _ input: Plan) -> Plan {
        var plan = input
        for (index, clause) in clauses.enumerated() {
            if clause.isWriting { plan = separatedBefore(plan) }
            plan = self.clause(clause, plan)
            if clause.isWriting { plan = separatedAfter(plan, clauses[(index + 1)...]) }
        }
        return plan
    }

    private func clause(_ clause: BoundClause, _ input: Plan) -> Plan {
        let rows = input.estimatedRows
        switch clause {
        case .match(let pattern, let optional):
            guard optional else { return match(pattern, input) }
            let inner = match(pattern, Plan(.argument))
            return Plan(
                .optional(input, inner, newSlots: pattern.newSlots), estimatedRows: rows * max(1, inner.estimatedRows))
        case .unwind(let list, let slot): return Plan(.unwind(input, list, slot), estimatedRows: rows * 10)
        case .project(let projection): return project(projection, input)
        case .filter(let conditions): return filter(input, conditions)
        case .extend(let assignments): return Plan(.extend(input, assignments), estimatedRows: rows)
        case .call(let call): return Plan(.call(input, call), estimatedRows: rows * (call.isVoid ? 1 : 10))
        case .create(let items, let paths):
            let created = Plan(.create(input, items), estimatedRows: rows)
            return paths.isEmpty ? created : Plan(.extend(created, paths), estimatedRows: rows)
        case .merge(let merge): return self.merge(merge, input)
        case .set(let operations): return Plan(.set(input, operations), estimatedRows: rows)
        case .delete(let targets, let detach, let span):
            return Plan(.delete(input, targets, detach: detach, span), estimatedRows: rows)
        }
    }

    private func merge(_ merge: BoundMerge, _ input: Plan) -> Plan {
        let pattern = merge.pattern
        let paths = Set(pattern.paths.map(\.slot))
        var matched = pattern
        matched.paths = []
        let new = pattern.newSlots.filter { !paths.contains($0) }
        let match = Optimizer(rules: rules).optimize(self.match(matched, Plan(.argument)), for: .rows)
        let plan = Plan(
            .merge(
                input, match: match, create: merge.items, onCreate: merge.onCreate, onMatch: merge.onMatch,
                newSlots: new),
            estimatedRows: input.estimatedRows)
        return pattern.paths.isEmpty ? plan : Plan(.extend(plan, pattern.paths), estimatedRows: plan.estimatedRows)
    }

    /// One operator for each condition, so that a later one does not see what an earlier one removed.
    func filter(_ input: Plan, _ conditions: [BoundExpression]) -> Plan {
        conditions.reduce(input) { plan, condition in
            Plan(.filter(plan, condition), estimatedRows: plan.estimatedRows * estimator.selectivity(condition))
        }
    }

    func match(_ pattern: BoundPattern, _ input: Plan) -> Plan {
        var planner = MatchPlanner(pattern, input, self)
        return planner.run()
    }
}
