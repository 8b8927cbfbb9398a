// Labels, relationship types and properties that the graph does not know: warnings, or errors where names are strict.

import Catalogue
import Diagnostics
import Syntax
import Values

extension Binder {
    /// An empty graph has nothing that a name could be compared with.
    private var graphHasNames: Bool { !catalogue.graph.labels.isEmpty }

    func checkLabels(_ labels: LabelExpression) throws(Diagnostic) {
        for name in labels.names where graphHasNames && catalogue.graph.labels[name.text] == nil {
            if created.labels.contains(name.text) { continue }
            let known = catalogue.graph.labels.mapValues { "\($0.count) \($0.count == 1 ? "node" : "nodes")" }
            try report(.unknownLabel, .labelNotFound, "no label \(name.text)", name, known)
        }
    }

    func checkTypes(_ types: LabelExpression) throws(Diagnostic) {
        for name in types.names where graphHasNames && catalogue.graph.relationshipTypes[name.text] == nil {
            if created.types.contains(name.text) { continue }
            let known = catalogue.graph.relationshipTypes.mapValues {
                "\($0.count) \($0.count == 1 ? "relationship" : "relationships")"
            }
            try report(.unknownRelationshipType, .semanticError, "no relationship type \(name.text)", name, known)
        }
    }

    /// Only where the labels (or types) of the subject are known and none of them has such a property.
    func checkProperty(_ key: Name, of subject: Typed) throws(Diagnostic) {
        if subject.labels.isEmpty || created.properties.contains(key.text) { return }
        var known: [String: String] = [:]
        for label in subject.labels.sorted() {
            let properties =
                subject.type == .node
                ? catalogue.graph.labels[label]?.properties : catalogue.graph.relationshipTypes[label]?.properties
            guard let properties else { return }
            for property in properties { known[property.name] = "\(property.count) with a value" }
        }
        if known[key.text] != nil { return }
        let owner = subject.labels.sorted().joined(separator: " or ")
        try report(.unknownProperty, .propertyNotFound, "\(owner) has no property \(key.text)", key, known)
    }

    /// For `(Process)`: a name like a label's, without a label.
    func warnOfMissingColon(_ name: Name, isNode: Bool) {
        let graph = catalogue.graph
        guard isNode ? graph.labels[name.text] != nil : graph.relationshipTypes[name.text] != nil else { return }
        let meant = "\(name.text):\(name.text)"
        warnings.append(
            .warning(
                isNode ? .unknownLabel : .unknownRelationshipType,
                "\(name.text) is only a name here, which fits every \(isNode ? "node" : "relationship")", at: name.span,
                label: "a \(isNode ? "label" : "type") needs a colon: did you mean \(meant)?", correction: meant))
    }

    private func report(
        _ detail: ErrorDetail, _ type: ErrorType, _ message: String, _ name: Name, _ known: [String: String]
    ) throws(Diagnostic) {
        let near = NearestNames.nearest(to: name.text, among: known.keys.sorted()).first
        let label = near.map { near in "did you mean \(near) (\(known[near] ?? ""))?" }
        if strict {
            throw .compileTime(type, detail, message, at: name.span, label: label, correction: near)
        }
        let warning = Diagnostic.warning(detail, message, at: name.span, label: label, correction: near)
        if !warnings.contains(warning) { warnings.append(warning) }
    }
}

extension LabelExpression {
    /// Every name that is mentioned.
    var names: [Name] {
        switch self {
        case .label(let name): [name]
        case .and(let a, let b), .or(let a, let b): a.names + b.names
        case .not(let inner): inner.names
        case .any: []
        }
    }

    /// Parts that must all hold.
    var conjuncts: [LabelExpression] {
        switch self {
        case .and(let a, let b): a.conjuncts + b.conjuncts
        case .label, .or, .not, .any: [self]
        }
    }

    /// The names of a plain alternative `A|B|C`; nil where it says more than that.
    var alternatives: [Name]? {
        switch self {
        case .label(let name): [name]
        case .or(let a, let b): a.alternatives.flatMap { left in b.alternatives.map { left + $0 } }
        case .and, .not, .any: nil
        }
    }

    /// Labels that an element which satisfies this has for certain.
    var certain: Set<String> {
        Set(conjuncts.compactMap { if case .label(let name) = $0 { name.text } else { nil } })
    }
}
