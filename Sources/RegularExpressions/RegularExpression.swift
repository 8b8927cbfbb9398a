// Regular expressions without backtracking.

package import Diagnostics

/// A pattern that is matched in time proportional to the text, whatever the pattern: never by trying and going back.
///
/// The states of a deterministic automaton are made while texts are read, each once, and thrown away where they become too
/// many. A text matches as a whole or not at all. Scalars are compared, as everywhere in the language: `.` is one scalar.
/// Used by one thread at a time.
package final class RegularExpression {
    private let program: Program
    private let alphabet: Alphabet
    private var states = StateTable()
    /// Steps since somebody was asked whether to stop.
    private var effort = 0

    /// - Throws: what is wrong with the pattern.
    package init(_ pattern: String) throws(RegularExpressionFault) {
        program = try Program(PatternParser.tree(of: pattern))
        alphabet = Alphabet(program.sets, assertions: program.hasAssertions)
    }

    /// Whether the whole text matches. O(text) once the states are known, O(text · pattern) at worst.
    /// - Throws: once somebody wants the work to stop.
    package func matches(_ text: String, _ cancellation: Cancellation) throws(Diagnostic) -> Bool {
        var state = states.number(of: State(places: [0], context: .start), letters: alphabet.count)
        for scalar in text.unicodeScalars {
            let letter = alphabet.letter(scalar)
            effort += 1
            if effort >= 0x4000 { try rest(cancellation) }
            if let known = states.next(of: state, letter) {
                state = known
            } else {
                let next = step(states[state], letter)
                try rest(cancellation, after: program.instructions.count)
                state = states.keep(next, after: state, letter, letters: alphabet.count)
            }
            if state == StateTable.dead { return false }
        }
        return accepts(states[state])
    }

    private func rest(_ cancellation: Cancellation, after work: Int = 0) throws(Diagnostic) {
        effort += work
        guard effort >= 0x4000 else { return }
        effort = 0
        try cancellation.check()
    }

    // MARK: Steps

    private func step(_ state: State, _ letter: Int) -> State {
        let after = Context(isStart: false, isWord: alphabet.isWord[letter], isLineEnd: alphabet.isLineEnd[letter])
        var places: [Int32] = []
        for place in reached(from: state, before: after) {
            guard case .take(let set) = program.instructions[place], alphabet.holds(set: set, letter: letter) else {
                continue
            }
            places.append(Int32(truncatingIfNeeded: place + 1))
        }
        return State(places: places.sorted(), context: program.hasAssertions ? after : .none)
    }

    private func accepts(_ state: State) -> Bool {
        reached(from: state, before: nil).contains { place in
            if case .match = program.instructions[place] { true } else { false }
        }
    }

    /// Every place that can be come to without taking a scalar.
    /// - Parameter next: what comes then; nil: the end of the text.
    private func reached(from state: State, before next: Context?) -> [Int] {
        var seen = [Bool](repeating: false, count: program.instructions.count)
        var result: [Int] = []
        var open = state.places.map { Int($0) }
        while let place = open.popLast() {
            if seen[place] { continue }
            seen[place] = true
            switch program.instructions[place] {
            case .take, .match: result.append(place)
            case .jump(let target): open.append(target)
            case .split(let one, let other):
                open.append(one)
                open.append(other)
            case .assert(let assertion):
                if assertion.holds(after: state.context, before: next) { open.append(place + 1) }
            }
        }
        return result
    }
}

extension Assertion {
    fileprivate func holds(after previous: Context, before next: Context?) -> Bool {
        switch self {
        case .textStart: previous.isStart
        case .textEnd: next == nil
        case .lineStart: previous.isStart || previous.isLineEnd
        case .lineEnd: next?.isLineEnd ?? true
        case .wordBoundary: previous.isWord != (next?.isWord ?? false)
        case .noWordBoundary: previous.isWord == (next?.isWord ?? false)
        }
    }
}
