// What every expansion may look at.

import Catalogue
import Diagnostics
import Syntax
import Values

/// The words that are known, and how an entity is found.
struct AuditContext: Sendable {
    let catalogue: Catalogue
    let parameters: [String: Value]
    let lookup: EntityLookup
    let unread: UnreadLookup
    let spellings: SpellingLookup

    var vocabulary: Vocabulary { .shipped }

    /// The label that a noun names: of the vocabulary, or a loaded label or its plural.
    func label(named noun: Name) throws(Diagnostic) -> String {
        if let known = vocabulary.noun(named: noun.text) { return known.label }
        let plain = plainWord(noun.text)
        let loaded = catalogue.graph.labels.keys.sorted()
        if let label = loaded.first(where: { plainWord($0) == plain || plurals(of: $0).contains(plain) }) {
            return label
        }
        throw .unknownNoun(noun, nearest: NearestNames.nearest(to: noun.text, among: vocabulary.words + loaded))
    }

    /// Whether a node of the label may have the property: a loaded one does, or the model says so.
    func hasProperty(_ name: String, label: String) -> Bool {
        let noun = vocabulary.noun(ofLabel: label)
        if noun?.properties.contains(name) == true || (name == "date" && noun?.isRecord == true) { return true }
        return catalogue.graph.labels[label]?.properties.contains { $0.name == name } == true
    }

    /// Names that can be said of a node of these labels, each once.
    func names(of labels: [String]) -> [String] {
        var result: [String] = []
        for label in labels {
            let attributes = vocabulary.attributes(of: label).map { $0.names[0] }
            let known = vocabulary.noun(ofLabel: label)?.properties ?? []
            let loaded = catalogue.graph.labels[label]?.properties.map(\.name) ?? []
            for name in attributes + known + loaded where !result.contains(name) { result.append(name) }
        }
        return result
    }

    /// The rows of the table for a name, over all labels that the subject may have; each way once.
    func attributes(of subject: Subject, named word: String) -> [Attribute] {
        var result: [Attribute] = []
        for label in subject.labels {
            for attribute in vocabulary.attributes(of: label, named: word)
            where !result.contains(where: { $0.pathText == attribute.pathText }) {
                result.append(attribute)
            }
        }
        return result
    }

    /// The text of a string literal or of a parameter's value.
    func text(of expression: Expression) throws(Diagnostic) -> String {
        if case .literal(.string(let text)) = expression.kind { return text }
        guard case .parameter(let name) = expression.kind else { throw .textWanted(nil, at: expression.span) }
        if case .string(let text)? = parameters[name] { return text }
        throw .textWanted(name, at: expression.span)
    }

    /// `process or department`
    func nouns(for labels: [String]) -> String {
        let words = labels.map { vocabulary.noun(ofLabel: $0)?.singular.first ?? $0 }
        return words.isEmpty || words.count > 4 ? "node" : words.listed("or")
    }

    /// Whether the graph has, or a file declares, a relationship of the type that the attribute begins with.
    func isLinked(_ attribute: Attribute) -> Bool {
        guard let step = attribute.path?.steps.first?.relationship, let types = step.types else { return true }
        return types.names.contains { name in
            let type = catalogue.graph.relationshipTypes[name]
            let loaded =
                type?.connections.contains { step.direction != .outgoing || $0.from == attribute.subject } == true
            return loaded || catalogue.graph.provided.contains("\(attribute.subject)-\(name)")
        }
    }
}

/// Plain forms of the plurals that English would make of a label.
private func plurals(of label: String) -> [String] {
    let plain = plainWord(label)
    var result = [plain + "s", plain + "es"]
    if plain.hasSuffix("y") { result.append(plain.dropLast() + "ies") }
    return result
}

extension LabelExpression {
    /// Every name in it.
    var names: [String] {
        switch self {
        case .label(let name): [name.text]
        case .and(let left, let right), .or(let left, let right): left.names + right.names
        case .not(let inner): inner.names
        case .any: []
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownNoun(_ noun: Name, nearest: [String]) -> Diagnostic {
        .compileTime(
            .semanticError, .unknownName, "nothing here is called \(noun.text)", at: noun.span,
            label: question(nearest), help: "SHOW nouns lists what can be asked for.", correction: nearest.first)
    }

    fileprivate static func textWanted(_ parameter: String?, at span: Span) -> Diagnostic {
        guard let parameter else {
            return .compileTime(
                .syntaxError, .invalidArgumentType, "an id or a name is wanted here, as a text in quotes", at: span)
        }
        return .compileTime(
            .parameterMissing, .missingParameter, "the parameter $\(parameter) has no text as its value", at: span,
            help: "Give it an id or a name, as --param \(parameter)=P-001.")
    }

    /// `did you mean a or b?`; nil where nothing is near.
    static func question(_ nearest: [String]) -> String? {
        nearest.isEmpty ? nil : "did you mean \(nearest.listed("or"))?"
    }
}
