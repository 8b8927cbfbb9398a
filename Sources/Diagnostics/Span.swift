// Where in a source text something stands.

/// A half-open range of UTF-8 offsets into one source text.
package struct Span: Hashable, Sendable {
    package var start: UInt32
    package var end: UInt32

    package init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = max(start, end)
    }

    /// A span of no width, for things that nobody wrote (expanded statements, defaults).
    package static let none = Span(start: 0, end: 0)

    /// The smallest span that holds both.
    package func joined(_ other: Span) -> Span {
        if self == .none { return other }
        if other == .none { return self }
        return Span(start: min(start, other.start), end: max(end, other.end))
    }
}

/// A span as a member of a syntax tree: all locations are equal, so that two trees are equal when they read the same,
/// wherever they stand.
package struct Location: Hashable, Sendable {
    package var span: Span

    package init(_ span: Span) { self.span = span }

    package static let none = Location(.none)

    package static func == (_: Location, _: Location) -> Bool { true }
    package func hash(into _: inout Hasher) {}
}
