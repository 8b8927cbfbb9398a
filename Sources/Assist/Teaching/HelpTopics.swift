// Help on words, statements and clauses: a page each, read from a text that travels inside the program.

import Audit

/// A page under one name or several.
package struct HelpTopic: Hashable, Sendable {
    /// The first one is what it is listed under.
    package let names: [String]
    /// Plain text; examples stand in indented lines.
    package let text: String
}

package enum HelpTopics {
    package static let all = read(EmbeddedText.help)

    package static var names: [String] { all.flatMap(\.names) }

    /// Every page with this name, ignoring case.
    package static func texts(on name: String) -> [String] {
        let wanted = name.lowercased()
        return all.filter { topic in topic.names.contains { $0.lowercased() == wanted } }.map(\.text)
    }

    /// A line with `#` begins a page and names it.
    private static func read(_ text: String) -> [HelpTopic] {
        var pages: [(names: String, lines: [Substring])] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# ") {
                pages.append((String(line.dropFirst(2)), []))
            } else if let last = pages.indices.last {
                pages[last].lines.append(line)
            }
        }
        return pages.map { page in
            var lines = page.lines[...]
            while lines.last?.isEmpty == true { lines.removeLast() }
            let names = page.names.split(separator: ",").map { String($0.drop { $0 == " " }) }
            return HelpTopic(names: names, text: lines.joined(separator: "\n"))
        }
    }
}
