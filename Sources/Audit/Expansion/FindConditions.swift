// The qualifiers of FIND; they add up.

import Diagnostics
import Syntax

/// Turns qualifiers into conditions on the subject.
struct FindConditions {
    let context: AuditContext
    let subject: Subject
    /// As it was written, for OF and for messages.
    let noun: Name

    func expressions(_ conditions: [FindCondition]) throws(Diagnostic) -> [Expression] {
        var result: [Expression] = []
        for condition in conditions { result.append(try expression(condition)) }
        return result
    }

    private func expression(_ condition: FindCondition) throws(Diagnostic) -> Expression {
        switch condition {
        case .where(let predicate):
            return try NameResolution(context: context, subject: subject).resolved(predicate)
        case .existence(let without, let direction, let related, let filter):
            let exists = try existence(of: related, direction, filter)
            let test = without ? exists.negated : exists
            if direction != nil || !filter.isEmpty { return test }
            return context.test(test, !without, of: related.text, subject)
        case .of(let entity): return try joins.of(entity)
        case .from(let entity): return try joins.end(entity, "from")
        case .to(let entity): return try joins.end(entity, "to")
        case .duringPeriod(let place):
            let date = try eventDate(at: place.span)
            return Expression(
                .binary(
                    .and, date.compared(.greaterOrEqual, .call("periodStart")),
                    date.compared(.lessOrEqual, .call("periodEnd"))))
        case .since(let day): return try eventDate(at: day.span).compared(.greaterOrEqual, day)
        case .before(let day): return try eventDate(at: day.span).compared(.less, day)
        case .between(let first, let last):
            let date = try eventDate(at: first.span)
            return Expression(.binary(.and, date.compared(.greaterOrEqual, first), date.compared(.lessOrEqual, last)))
        case .dueWithin(let days):
            return .call("isDueWithin", try dueDay(at: days.span), days)
        }
    }

    private var joins: FindJoins { FindJoins(context: context, subject: subject, noun: noun) }

    /// The day that the subject happened.
    private func eventDate(at span: Span) throws(Diagnostic) -> Expression {
        let label = subject.labels[0]
        guard let noun = context.vocabulary.noun(ofLabel: label), let property = noun.eventDate else {
            throw .undated(self.noun, at: span)
        }
        if noun.isRecord { return subject.expression.property("date") }
        return .call("dayOf", subject.expression.property(property))
    }

    /// The day on which the subject is due, as long as it is open.
    func dueDay(at span: Span) throws(Diagnostic) -> Expression {
        guard let due = context.vocabulary.noun(ofLabel: subject.labels[0])?.due else {
            throw .neverDue(noun, context.vocabulary, at: span)
        }
        return .call(due, subject.expression)
    }

    /// Whether there is something related that satisfies the filter.
    private func existence(
        of related: Name, _ direction: FlowDirection?, _ filter: [FindCondition]
    ) throws(Diagnostic) -> Expression {
        let attributes = try rows(for: related)
        if let direction, let row = attributes.first(where: { !$0.isDirected }) {
            throw .undirected(direction, row.names[0], at: related.span)
        }
        var alternatives: [Expression] = []
        for attribute in attributes {
            guard
                let link = Link(
                    attribute, from: subject, direction: direction, needsTarget: !filter.isEmpty,
                    vocabulary: context.vocabulary)
            else { continue }
            let inner = FindConditions(context: context, subject: link.target, noun: related)
            let predicate = Expression.conjunction(try inner.expressions(filter))
            alternatives.append(Expression(.exists(Query(.match(link.paths, where: predicate)))))
        }
        return .disjunction(alternatives) ?? .boolean(false)
    }

    /// The rows of the table, or any single relationship where the table does not speak of one of the two labels.
    private func rows(for related: Name) throws(Diagnostic) -> [Attribute] {
        let rows = context.attributes(of: subject, named: related.text).filter { $0.path != nil }
        if !rows.isEmpty { return rows }
        let label = try context.label(named: related)
        let isCovered =
            context.vocabulary.noun(ofLabel: label) != nil && context.vocabulary.noun(ofLabel: subject.labels[0]) != nil
        guard !isCovered else { throw .unknownAttribute(related, of: subject.labels, in: context) }
        return [Attribute(anyRelationshipFrom: subject.labels[0], to: label, named: related.text)]
    }
}

extension Attribute {
    /// `(s)--(t)`, for labels that the model does not speak of.
    init(anyRelationshipFrom subject: String, to label: String, named name: String) {
        self.subject = subject
        names = [name]
        path = PathPattern(
            start: NodePattern("s"), steps: [PathStep(RelationshipPattern(direction: .either), NodePattern("t"))])
        targets = [label]
        isSingle = false
        isColumn = false
        also = nil
        value = nil
        pathText = "(s)--(t)"
    }
}

extension Diagnostic {
    fileprivate static func undated(_ noun: Name, at span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .unknownProperty, "\(noun.text) have no event date", at: span == .none ? noun.span : span,
            help: "Compare one of their own dates with WHERE, as WHERE nextReview < asOf().")
    }

    fileprivate static func neverDue(_ noun: Name, _ vocabulary: Vocabulary, at span: Span) -> Diagnostic {
        let dated = vocabulary.nouns.filter { $0.due != nil }.compactMap(\.plural.first)
        return .compileTime(
            .semanticError, .unknownProperty, "\(noun.text) have no due day", at: span == .none ? noun.span : span,
            help: "DUE WITHIN can be asked of \(dated.joined(separator: ", ")).")
    }

    fileprivate static func undirected(_ direction: FlowDirection, _ noun: String, at span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .requiresDirectedRelationship,
            "\(noun) have no direction, so none is \(direction.rawValue)",
            at: span, help: "INCOMING and OUTGOING can be asked of interactions.")
    }
}
