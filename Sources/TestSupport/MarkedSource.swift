// Sources with marks: `MATCH (p:⟦Proces⟧)`.

package import Diagnostics

/// A source text in which `⟦` and `⟧` mark a span; the marks themselves are taken out.
package struct MarkedSource {
    package let source: SourceText
    /// The marked spans in the order in which they end; marks may nest.
    package let spans: [Span]

    package init(_ marked: String) {
        var text = ""
        var open: [Int] = []
        var spans: [Span] = []
        for character in marked {
            let offset = text.utf8.count
            switch character {
            case "⟦": open.append(offset)
            case "⟧":
                if let start = open.popLast() {
                    spans.append(
                        Span(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: offset)))
                }
            default: text.append(character)
            }
        }
        source = SourceText(text)
        self.spans = spans
    }
}
