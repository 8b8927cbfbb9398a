// What a statement asks, in a plain sentence made from its tree.

package import Syntax

/// Puts statements into words. What has no sure wording stands in backquotes as the tree is printed: a sentence may be
/// clumsy, never false. Values that are missing make a condition neither true nor false, and a row is kept only where it is
/// true; the wordings heed that (`<>` is "something other than", which a missing value is not).
package struct Echo {
    let knowledge: Knowledge

    package init(_ knowledge: Knowledge) { self.knowledge = knowledge }

    /// One sentence or a few, ending with a full stop.
    package func sentence(for statement: Statement) -> String {
        var text = Self.capitalised(words(statement.kind)) + "."
        if let into = statement.into { text += " The answer goes to the file \(Self.quoted(into.path))." }
        return text
    }

    private func words(_ kind: Statement.Kind) -> String {
        switch kind {
        case .query(let query): return EchoQuery(echo: self).words(query)
        case .find(let find): return words(find)
        case .count(let find, let groups): return words(counting: find, by: groups)
        case .check(let check): return words(check)
        case .trace(let trace): return words(trace)
        case .loop(let loop): return words(loop)
        case .map(let map): return words(map)
        case .why(let check, let subject):
            return
                "tells what the check \(check.text) looked for and what it found for \(audit.value(subject)), and whether that is an exception"
        case .sample(let sample): return words(sample)
        case .compare(let folder):
            return "compares with the organisation in \(audit.value(folder)): what was added, removed or changed"
        case .defineCheck(let check): return "keeps a check under the name \(check.name.text); nothing is asked yet"
        case .defineQuery(let query): return "keeps a query under the name \(query.name.text); nothing is asked yet"
        case .defineFunction(let function):
            return "keeps an expression under the name \(function.name.text); nothing is asked yet"
        case .run(let name, let arguments): return words(running: name, arguments)
        case .show(let topic): return words(topic)
        case .expand(let inner, let forOpenCypher):
            return "prints the core query\(forOpenCypher ? ", for other engines," : "") behind this: "
                + words(inner.kind)
        case .explain(let inner, let rules):
            return "prints the steps in which this would be answered"
                + (rules ? ", before and after each rule that rewrites them: " : ": ") + words(inner.kind)
        case .profile(let inner):
            return "answers this and prints its steps with the number of rows of each: " + words(inner.kind)
        case .rollback: return "takes every what-if edit back"
        }
    }

    /// Expressions of audit statements, where a name is a property of what is asked about.
    var audit: EchoExpression { EchoExpression(echo: self, isAudit: true) }

    // MARK: Words that every part needs

    /// `a`, `a and b`, `a, b and c`
    static func listed(_ parts: [String], _ last: String = "and") -> String {
        guard let final = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(last) " + final
    }

    static func article(_ noun: String) -> String {
        guard let first = noun.lowercased().first else { return noun }
        return ("aeio".contains(first) ? "an " : "a ") + noun
    }

    static func quoted(_ text: String) -> String { Expression(.literal(.string(text))).printed }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// As it is written in the language.
    static func source(_ text: String) -> String { "`\(text)`" }
}
