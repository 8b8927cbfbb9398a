// Names as they are written.

package import Diagnostics

/// An identifier with its place. Two names are equal when they are spelt alike, wherever they stand.
package struct Name: Hashable, Sendable {
    /// Without backquotes.
    package var text: String
    package var location: Location

    package init(_ text: String, _ span: Span = .none) {
        self.text = text
        location = Location(span)
    }

    package var span: Span { location.span }
}
