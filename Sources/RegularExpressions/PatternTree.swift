// What a pattern says, as a tree.

/// Trees nest no deeper than the pattern's brackets.
indirect enum PatternTree: Sendable {
    case empty
    case set(ScalarSet)
    case assertion(Assertion)
    case sequence([PatternTree])
    case alternatives([PatternTree])
    /// From so many times to so many; nil: any number.
    case repeated(PatternTree, minimum: Int, maximum: Int?)
}

/// What is true of a place between two scalars.
enum Assertion: UInt8, Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
}

/// Why a text is no regular expression, or none that can be matched in linear time.
package struct RegularExpressionFault: Error, Sendable {
    /// In the words of an error: "a round bracket is not closed".
    package var message: String
    /// What to write instead.
    package var help: String?
}
