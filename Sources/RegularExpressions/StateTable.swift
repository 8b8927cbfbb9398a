// The states of the automaton, as far as texts have led to them.

/// What was just read, as far as assertions ask.
struct Context: Hashable, Sendable {
    var isStart: Bool
    var isWord: Bool
    var isLineEnd: Bool

    static let start = Context(isStart: true, isWord: false, isLineEnd: false)
    static let none = Context(isStart: false, isWord: false, isLineEnd: false)
}

/// Places of the program that the text so far may have led to, ascending.
struct State: Hashable, Sendable {
    var places: [Int32]
    var context: Context
}

/// States by number, and where each letter leads.
struct StateTable: Sendable {
    private var numbers: [State: Int] = [:]
    private var states: [State] = []
    /// By state, then letter; `unknown` where no text has come by.
    private var table: [Int32] = []
    private var letters = 1
    /// Places in all states.
    private var held = 0

    /// The state from which nothing can match any more.
    static let dead = -1
    private static let unknown: Int32 = -2
    /// Cells of the table, and places held in states, above which all is forgotten: some 10 MB.
    private static let limit = 1_000_000

    subscript(number: Int) -> State { states[number] }

    func next(of state: Int, _ letter: Int) -> Int? {
        let next = table[state * letters + letter]
        return next == Self.unknown ? nil : Int(next)
    }

    mutating func number(of state: State, letters: Int) -> Int {
        if let known = numbers[state] { return known }
        if table.count + letters > Self.limit || held + state.places.count > Self.limit { forget() }
        self.letters = letters
        let number = states.count
        numbers[state] = number
        states.append(state)
        held += state.places.count
        table.append(contentsOf: repeatElement(Self.unknown, count: letters))
        return number
    }

    /// Where a letter leads from a state.
    mutating func keep(_ next: State, after state: Int, _ letter: Int, letters: Int) -> Int {
        guard !next.places.isEmpty else {
            table[state * letters + letter] = Int32(Self.dead)
            return Self.dead
        }
        let before = states.count
        let number = number(of: next, letters: letters)
        // Where all was forgotten meanwhile, the state before is, too.
        if states.count >= before { table[state * letters + letter] = Int32(truncatingIfNeeded: number) }
        return number
    }

    private mutating func forget() { (numbers, states, table, held) = ([:], [], [], 0) }
}
