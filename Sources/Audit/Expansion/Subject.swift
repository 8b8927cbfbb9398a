// A node that a statement speaks of, and the ways that lead on from it.

import Diagnostics
import Syntax

/// A variable for a node, with the labels that the node may have.
struct Subject {
    let variable: String
    let labels: [String]
    /// Names that stand around it already.
    var taken: Set<String>

    init(_ variable: String, labels: [String], taken: Set<String> = []) {
        self.variable = variable
        self.labels = labels
        self.taken = taken.union([variable])
    }

    var expression: Expression { .variable(variable) }
}

/// An attribute laid out from one subject: a path with variables of its own.
struct Link {
    let paths: [PathPattern]
    let target: Subject
    /// What is shown of the target.
    let value: Expression

    /// - Parameters:
    ///   - direction: turns the first step, where it is asked for.
    ///   - needsTarget: whether the target's node itself is spoken of, not only whether there is one.
    ///   - end: the pattern of a target that is known already.
    init?(
        _ attribute: Attribute, from subject: Subject, direction: FlowDirection? = nil, needsTarget: Bool,
        end: NodePattern? = nil, vocabulary: Vocabulary
    ) {
        guard let path = attribute.path else { return nil }
        var taken = subject.taken
        var renamed = ["s": subject.variable]
        let wanted = end?.variable?.text ?? freshName(camelCase(attribute.names[0]), avoiding: taken)
        renamed["t"] = wanted
        taken.insert(wanted)
        for name in ["hop", "other"] {
            let fresh = freshName(name, avoiding: taken)
            renamed[name] = fresh
            taken.insert(fresh)
        }
        var patterns = [path]
        if needsTarget || end != nil, let also = attribute.also { patterns.append(also) }
        patterns = patterns.map { renaming(renamed, in: $0) }
        if let direction { patterns[0].turn(direction) }
        for index in patterns.indices { patterns[index].complete(wanted, labels: attribute.targets, as: end) }
        paths = patterns
        target = Subject(wanted, labels: attribute.targets, taken: taken)
        if let value = attribute.value {
            self.value = (try? renamer(renamed).rewrite(value)) ?? value
        } else {
            self.value = displayed(target, vocabulary)
        }
    }
}

/// The property that names a node to a reader, its id where that is missing.
func displayed(_ subject: Subject, _ vocabulary: Vocabulary) -> Expression {
    var properties: [String] = []
    for label in subject.labels {
        let display = vocabulary.noun(ofLabel: label)?.display ?? "name"
        if display != "id", !properties.contains(display) { properties.append(display) }
    }
    let values = (properties + ["id"]).map { subject.expression.property($0) }
    return values.count == 1 ? values[0] : Expression(.call(FunctionCall(Name("coalesce"), values)))
}

/// `handoff records` → `handoffRecords`, `OrgUnit` → `orgUnit`, `ISMS` → `isms`
func camelCase(_ words: String) -> String {
    let parts = words.split(whereSeparator: { $0 == " " || $0 == "-" })
    guard let first = parts.first else { return "x" }
    let rest = parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let lead = first.allSatisfy(\.isUppercase) ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
    return ([lead] + rest).joined()
}

private func renamer(_ names: [String: String]) -> TreeRewriter {
    TreeRewriter(
        use: { (text, span) throws(Diagnostic) in Expression(.variable(names[text] ?? text), span) },
        name: { (name) throws(Diagnostic) in Name(names[name.text] ?? name.text) })
}

private func renaming(_ names: [String: String], in path: PathPattern) -> PathPattern {
    (try? renamer(names).rewrite(path: path)) ?? path
}

extension PathPattern {
    /// Gives the first step a direction.
    fileprivate mutating func turn(_ direction: FlowDirection) {
        guard !steps.isEmpty else { return }
        steps[0].relationship.direction = direction == .outgoing ? .outgoing : .incoming
    }

    /// Writes the target's label where there is just one, or what is known of it.
    fileprivate mutating func complete(_ variable: String, labels: [String], as end: NodePattern?) {
        func completed(_ node: NodePattern) -> NodePattern {
            guard node.variable?.text == variable else { return node }
            var result = node
            if result.labels == nil, labels.count == 1 { result.labels = .label(Name(labels[0])) }
            if let end {
                result.labels = end.labels
                result.properties = result.properties ?? end.properties
            }
            return result
        }
        start = completed(start)
        for index in steps.indices { steps[index].node = completed(steps[index].node) }
    }
}
