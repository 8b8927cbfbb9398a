// Members of a request: there, and of the right kind, or an error that says so.

import Diagnostics
import Rendering

extension JSON {
    /// A text that must be there.
    func text(_ name: String) throws(Diagnostic) -> String {
        guard let member = self[name] else { throw .usage("`\(self["op"]?.string ?? "")` needs a `\(name)`") }
        return try member.text(called: name)
    }

    /// A list; empty where the member is missing.
    func list(_ name: String) throws(Diagnostic) -> [JSON] {
        guard let member = self[name] else { return [] }
        guard let items = member.array else { throw .usage("`\(name)` is a list") }
        return items
    }

    /// Names and what they stand for; none where the member is missing.
    func entries(_ name: String) throws(Diagnostic) -> [(key: String, value: JSON)] {
        guard let member = self[name] else { return [] }
        guard let entries = member.object else { throw .usage("`\(name)` is an object") }
        return entries
    }

    /// A whole number; nil where the member is missing.
    func number(_ name: String) throws(Diagnostic) -> Int64? {
        guard let member = self[name] else { return nil }
        guard let number = member.integer else { throw .usage("`\(name)` is a whole number") }
        return number
    }

    /// One of some words; nil where the member is missing.
    func word(_ name: String, among words: [String]) throws(Diagnostic) -> String? {
        guard let member = self[name] else { return nil }
        guard let word = member.string, words.contains(word) else {
            throw .usage("`\(name)` is \(words.map { "`\($0)`" }.listed("or"))")
        }
        return word
    }

    /// The text that this is itself.
    func text(called name: String) throws(Diagnostic) -> String {
        guard let text = string else { throw .usage("`\(name)` is a text") }
        return text
    }
}
