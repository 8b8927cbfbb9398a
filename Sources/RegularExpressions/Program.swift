// From the tree to a program for the automaton: Thompson's construction.

/// One step of the program.
enum Instruction: Sendable {
    /// Takes a scalar of the set with this number, and goes on behind.
    case take(Int)
    /// Goes on there where the assertion holds, taking nothing.
    case assert(Assertion)
    /// Goes on at both places.
    case split(Int, Int)
    case jump(Int)
    /// The pattern is at its end.
    case match
}

/// A pattern as instructions, in the size of the pattern with its repetitions written out.
struct Program: Sendable {
    private(set) var instructions: [Instruction] = []
    private(set) var sets: [ScalarSet] = []
    private(set) var hasAssertions = false
    private var numbers: [ScalarSet: Int] = [:]
    private var effort = 0

    /// Instructions, and repetitions that were written out.
    static let maximumSize = 20_000

    init(_ tree: PatternTree) throws(RegularExpressionFault) {
        try add(tree)
        try append(.match)
    }

    private mutating func append(_ instruction: Instruction) throws(RegularExpressionFault) {
        try spend()
        instructions.append(instruction)
    }

    /// Repetitions of nothing take time too.
    private mutating func spend() throws(RegularExpressionFault) {
        effort += 1
        guard effort <= Self.maximumSize else {
            throw RegularExpressionFault(
                message: "it is too large with its repetitions written out", help: "Use smaller numbers in { }.")
        }
    }

    private mutating func add(_ tree: PatternTree) throws(RegularExpressionFault) {
        switch tree {
        case .empty: return
        case .set(let set):
            try append(.take(number(of: set)))
        case .assertion(let assertion):
            hasAssertions = true
            try append(.assert(assertion))
        case .sequence(let parts):
            for part in parts { try add(part) }
        case .alternatives(let parts): try add(alternatives: parts)
        case .repeated(let part, let minimum, let maximum): try add(part, minimum, maximum)
        }
    }

    private mutating func number(of set: ScalarSet) -> Int {
        if let number = numbers[set] { return number }
        numbers[set] = sets.count
        sets.append(set)
        return sets.count - 1
    }

    private mutating func add(alternatives: [PatternTree]) throws(RegularExpressionFault) {
        var ends: [Int] = []
        for (index, part) in alternatives.enumerated() {
            guard index < alternatives.count - 1 else {
                try add(part)
                break
            }
            let split = instructions.count
            try append(.split(split + 1, 0))
            try add(part)
            ends.append(instructions.count)
            try append(.jump(0))
            instructions[split] = .split(split + 1, instructions.count)
        }
        for end in ends { instructions[end] = .jump(instructions.count) }
    }

    private mutating func add(
        _ part: PatternTree, _ minimum: Int, _ maximum: Int?
    ) throws(RegularExpressionFault) {
        for _ in 0..<minimum {
            try spend()
            try add(part)
        }
        guard let maximum else {
            let split = instructions.count
            try append(.split(split + 1, 0))
            try add(part)
            try append(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<maximum {
            splits.append(instructions.count)
            try append(.split(instructions.count + 1, 0))
            try add(part)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }
}
