// Rebuilding audit statements: what RUN does to the statement that was saved.

import Diagnostics
import Syntax

extension TreeRewriter {
    func rewrite(statement kind: Statement.Kind) throws(Diagnostic) -> Statement.Kind {
        switch kind {
        case .query(let query): return .query(try rewrite(query: query))
        case .find(let find): return .find(try rewrite(find: find))
        case .count(let find, let keys): return .count(try rewrite(find: find), by: try rewriteAll(keys))
        case .check(let check): return .check(try rewrite(check: check))
        case .trace(.between(let start, let goal)): return .trace(.between(try rewrite(start), try rewrite(goal)))
        case .trace(.downstream(let start, let within)): return .trace(.downstream(try rewrite(start), within: within))
        case .trace(.upstream(let start, let within)): return .trace(.upstream(try rewrite(start), within: within))
        case .loop(.of(let entity)): return .loop(.of(try rewrite(entity)))
        case .why(let check, let subject): return .why(check: check, subject: try rewrite(subject))
        case .run(let name, let arguments): return .run(name, arguments: try rewrite(arguments: arguments))
        case .map(let map): return .map(try rewrite(map: map))
        case .loop(.overview), .loop(.gaps), .loop(.structure), .loop(.repair), .sample, .compare, .defineCheck,
            .defineQuery,
            .defineFunction, .show, .expand, .explain, .profile, .rollback:
            return kind
        }
    }

    private func rewrite(map: MapStatement) throws(Diagnostic) -> MapStatement {
        var result = map
        switch map.subject {
        case .of(let entity): result.subject = .of(try rewrite(entity))
        case .trace(let trace):
            if case .trace(let rewritten) = try rewrite(statement: .trace(trace)) { result.subject = .trace(rewritten) }
        case .whole, .loop, .matrix: break
        }
        for index in result.checks.indices {
            result.checks[index].arguments = try rewrite(arguments: result.checks[index].arguments)
        }
        return result
    }

    private func rewrite(_ entity: Entity) throws(Diagnostic) -> Entity {
        Entity(noun: entity.noun, try rewrite(entity.value))
    }

    private func rewrite(find: FindStatement) throws(Diagnostic) -> FindStatement {
        var result = find
        let projection = try rewrite(
            projection: Projection(items: find.show, order: find.order, skip: find.skip, limit: find.limit))
        result.conditions = try rewrite(conditions: find.conditions)
        (result.show, result.order) = (projection.items, projection.order)
        (result.skip, result.limit) = (projection.skip, projection.limit)
        return result
    }

    private func rewrite(conditions: [FindCondition]) throws(Diagnostic) -> [FindCondition] {
        var result: [FindCondition] = []
        for condition in conditions {
            switch condition {
            case .where(let predicate): result.append(.where(try rewrite(predicate)))
            case .existence(let without, let direction, let noun, let filter):
                result.append(
                    .existence(without: without, direction, noun: noun, filter: try rewrite(conditions: filter)))
            case .of(let entity): result.append(.of(try rewrite(entity)))
            case .from(let entity): result.append(.from(try rewrite(entity)))
            case .to(let entity): result.append(.to(try rewrite(entity)))
            case .duringPeriod: result.append(condition)
            case .since(let day): result.append(.since(try rewrite(day)))
            case .before(let day): result.append(.before(try rewrite(day)))
            case .between(let first, let last): result.append(.between(try rewrite(first), try rewrite(last)))
            case .dueWithin(let days): result.append(.dueWithin(try rewrite(days)))
            }
        }
        return result
    }

    private func rewrite(check: CheckStatement) throws(Diagnostic) -> CheckStatement {
        var result = check
        result.checks = []
        for target in check.checks {
            result.checks.append(RunTarget(target.name, arguments: try rewrite(arguments: target.arguments)))
        }
        result.predicate = try rewrite(check.predicate)
        result.clause = try rewrite(check.clause)
        return result
    }

    private func rewrite(arguments: [RunArgument]) throws(Diagnostic) -> [RunArgument] {
        var result: [RunArgument] = []
        for argument in arguments { result.append(RunArgument(argument.name, try rewrite(argument.value))) }
        return result
    }
}
