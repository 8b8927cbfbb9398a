// The tour: steps on the sample organisation, read from a text that travels inside the program.

import Audit

/// One thing to learn, and a statement that shows it.
package struct TourStep: Hashable, Sendable {
    package let title: String
    /// A paragraph of plain text.
    package let text: String
    /// Ready to run: an audit statement of one line, or a query that ends with `;`.
    package let statement: String
}

package enum Tour {
    /// In the order in which they build on each other.
    package static let steps = read(EmbeddedText.tour)

    /// The organisation that the statements speak of, as its manifest names it, and where it lies in the project.
    package static let organisation = (name: "Northwind Health", folder: "samples/northwind")

    /// A line with `#` begins a step; its indented lines are the statement.
    private static func read(_ text: String) -> [TourStep] {
        var steps: [(title: String, text: [Substring], statement: [Substring])] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# ") {
                steps.append((String(line.dropFirst(2)), [], []))
            } else if let last = steps.indices.last {
                if line.hasPrefix("  ") {
                    steps[last].statement.append(line.dropFirst(2))
                } else {
                    steps[last].text.append(line)
                }
            }
        }
        return steps.map { step in
            TourStep(
                title: step.title, text: step.text.joined(separator: "\n"),
                statement: step.statement.joined(separator: "\n"))
        }
    }
}
