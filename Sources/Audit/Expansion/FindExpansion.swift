// FIND and COUNT.

import Catalogue
import Diagnostics
import Syntax

/// Turns `FIND noun …` into MATCH … RETURN.
struct FindExpansion {
    let context: AuditContext

    /// `FIND` with its columns, in the order of the statement and then of the id, so that equal questions give equal files.
    func query(for find: FindStatement) throws(Diagnostic) -> Query {
        let subject = try subject(of: find)
        let match = try matching(find, subject)
        var projection = Projection(skip: find.skip, limit: find.limit)
        let aliases = Set(find.show.compactMap { $0.alias?.text })
        let names = NameResolution(context: context, subject: subject)
        if find.show.isEmpty {
            projection.items = DefaultColumns(context: context, subject: subject).items
            if let due = try dueDay(find, subject) {
                // What is due first stands first, and says when.
                projection.items.append(ProjectionItem(due, as: "due_on"))
                if find.order.isEmpty { projection.order.append(SortItem(.variable("due_on"))) }
            }
        } else {
            projection.items = try shown(find.show, names)
        }
        let sorting = NameResolution(context: context, subject: subject, aliases: aliases)
        for item in find.order {
            projection.order.append(
                SortItem(try sorting.resolved(item.expression), descending: item.descending))
        }
        let isGrouped = find.show.contains { context.containsAggregate($0.expression) }
        if !isGrouped, hasId(subject) { projection.order.append(SortItem(subject.expression.property("id"))) }
        return Query(match, .returning(projection))
    }

    /// The day on which the subject is due, where the statement asks for it.
    private func dueDay(_ find: FindStatement, _ subject: Subject) throws(Diagnostic) -> Expression? {
        for case .dueWithin(let days) in find.conditions {
            return try FindConditions(context: context, subject: subject, noun: find.noun).dueDay(at: days.span)
        }
        return nil
    }

    /// `COUNT noun BY …`: one row a group, in the order of the groups.
    func query(counting find: FindStatement, by keys: [Expression]) throws(Diagnostic) -> Query {
        let subject = try subject(of: find)
        let names = NameResolution(context: context, subject: subject)
        var projection = Projection()
        for key in keys {
            let name = label(of: key)
            projection.items.append(ProjectionItem(try names.resolved(key), as: name))
            projection.order.append(SortItem(.variable(name)))
        }
        projection.items.append(ProjectionItem(Expression(.countStar), as: "count"))
        return Query(try matching(find, subject), .returning(projection))
    }

    func subject(of find: FindStatement) throws(Diagnostic) -> Subject {
        let label = try context.label(named: find.noun)
        return Subject(camelCase(label), labels: [label])
    }

    private func matching(_ find: FindStatement, _ subject: Subject) throws(Diagnostic) -> Clause {
        let conditions = FindConditions(context: context, subject: subject, noun: find.noun)
        let path = PathPattern(start: NodePattern(subject.variable, subject.labels[0]))
        return .match([path], where: .conjunction(try conditions.expressions(find.conditions)))
    }

    private func shown(_ items: [ProjectionItem], _ names: NameResolution) throws(Diagnostic) -> [ProjectionItem] {
        var result: [ProjectionItem] = []
        for item in items {
            result.append(
                ProjectionItem(try names.resolved(item.expression), as: item.alias?.text ?? label(of: item)))
        }
        return result
    }

    private func label(of item: ProjectionItem) -> String {
        item.text.text.isEmpty ? label(of: item.expression) : item.text.text
    }

    private func label(of expression: Expression) -> String { expression.printed }

    private func hasId(_ subject: Subject) -> Bool { context.hasProperty("id", label: subject.labels[0]) }
}

extension AuditContext {
    func containsAggregate(_ expression: Expression) -> Bool {
        final class Found { var any = false }
        let found = Found()
        _ = try? TreeRewriter(after: { (part) throws(Diagnostic) in
            if case .countStar = part.kind { found.any = true }
            if case .call(let call) = part.kind, catalogue.functions[call.name.text.lowercased()]?.isAggregate == true {
                found.any = true
            }
            return part
        }).rewrite(expression)
        return found.any
    }
}
