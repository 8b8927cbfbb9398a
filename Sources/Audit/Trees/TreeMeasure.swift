// How large and how deep trees become that nobody wrote in full.

import Diagnostics
import Syntax

/// Counts what is written into a tree: functions that call functions twice double with each, and so do saved queries that hand
/// their parameters on.
final class TreeMeasure {
    private var parts = 0
    private var depth = 0
    private let place: Span

    /// Far above what the shipped checks come to, which is some thousands.
    private static let maximumParts = 100_000
    private static let maximumDepth = 2_000

    /// - Parameter place: what an error points to.
    init(at place: Span = .none) { self.place = place }

    /// Goes one expression deeper; each call is paired with `leave`.
    func enter() throws(Diagnostic) {
        parts += 1
        depth += 1
        if parts > Self.maximumParts { throw .tooMuchWritten(place) }
        if depth > Self.maximumDepth { throw .tooDeeplyWritten(place) }
    }

    func leave() { depth -= 1 }

    /// Counts an expression that is put in where the walk stands.
    func add(_ expression: Expression) throws(Diagnostic) {
        _ = try TreeRewriter(measure: self).rewrite(expression)
    }
}

extension Diagnostic {
    fileprivate static func tooMuchWritten(_ place: Span) -> Diagnostic {
        Diagnostic(
            phase: .compileTime, type: .limitError, detail: .tooLarge,
            message: "the definitions that are used here become too large when they are written out", span: place,
            help:
                "A definition that uses another twice doubles it: name the value once, with WITH … AS, and use the name."
        )
    }

    fileprivate static func tooDeeplyWritten(_ place: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .nestingTooDeep,
            "the definitions that are used here nest too deeply when they are written out",
            at: place, help: "Name the inner value first, with WITH … AS.")
    }
}
