// Chains of attributes: `from.department`, `finding.raised`.

import Diagnostics
import Syntax

/// Follows a chain of attributes from a subject, one path for each way through the table.
struct AttributeChain {
    let context: AuditContext
    let subject: Subject

    /// Where one way through the table ends.
    private struct End {
        var path: PathPattern
        var value: Expression
        var isSingle: Bool
        /// What must hold for there to be a value.
        var predicate: Expression?
    }

    /// - Parameters:
    ///   - attributes: the rows for the first name; at least one.
    ///   - names: the whole chain.
    func meaning(of attributes: [Attribute], _ names: [Name]) throws(Diagnostic) -> Meaning {
        if let computed = attributes.first(where: { $0.path == nil }) {
            return .value(try value(of: computed).following(names.dropFirst()))
        }
        var ends: [End] = []
        for attribute in attributes { ends += try follow(attribute, from: subject, after: nil, names.dropFirst()) }
        let lists = ends.map { end in
            Expression(.patternComprehension(path: nil, pattern: end.path, filter: nil, projection: end.value))
        }
        let conditions = ends.map { Expression(.exists(Query(.match([$0.path], where: $0.predicate)))) }
        return .related(
            list: lists.dropFirst().reduce(lists.first ?? .null) { Expression(.binary(.add, $0, $1)) },
            isSingle: ends.count == 1 && ends[0].isSingle,
            exists: Expression.disjunction(conditions) ?? .boolean(false))
    }

    /// What is worked out from the subject alone.
    private func value(of attribute: Attribute) throws(Diagnostic) -> Expression {
        let naming = TreeRewriter(use: { (text, _) throws(Diagnostic) in
            .variable(text == "s" ? subject.variable : text)
        })
        return try naming.rewrite(attribute.value ?? .null)
    }

    private func follow(
        _ attribute: Attribute, from subject: Subject, after before: End?, _ names: ArraySlice<Name>
    ) throws(Diagnostic) -> [End] {
        guard let link = Link(attribute, from: subject, needsTarget: false, vocabulary: context.vocabulary),
            names.isEmpty || attribute.also == nil
        else { throw .notFollowed(names.first, attribute.names[0]) }
        var end = End(path: link.paths[0], value: link.value, isSingle: attribute.isSingle)
        if let before {
            end.path = before.path
            end.path.steps += link.paths[0].steps
            end.isSingle = before.isSingle && attribute.isSingle
        }
        guard let next = names.first else { return [end] }
        let further = context.attributes(of: link.target, named: next.text).filter { $0.path != nil }
        if further.isEmpty {
            guard link.target.labels.contains(where: { context.hasProperty(next.text, label: $0) }) else {
                throw .unknownAttribute(next, of: link.target.labels, in: context)
            }
            end.value = link.target.expression.following(names)
            end.predicate = end.value.isNull(negated: true)
            return [end]
        }
        var result: [End] = []
        for row in further { result += try follow(row, from: link.target, after: end, names.dropFirst()) }
        return result
    }
}

extension Diagnostic {
    fileprivate static func notFollowed(_ name: Name?, _ attribute: String) -> Diagnostic {
        .compileTime(
            .semanticError, .unknownProperty, "nothing can be asked of \(attribute) here", at: name?.span,
            help: "Ask with WITH \(attribute) (WHERE …), or use a core query.")
    }
}
