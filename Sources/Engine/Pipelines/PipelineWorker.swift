// Runs a program over parts of its scan.

import Diagnostics
import Graph

/// One thread's lanes and groups. Frames of rows go through the steps one after the other; what follows an expansion runs
/// before the next frame is begun, so nothing is allocated once the worker is made. What frames write is in strips and not in
/// variables: the checks for overlapping accesses to those took a tenth of a query.
final class PipelineWorker {
    let program: PipelineProgram
    let arena = Arena()
    let registers: [Strip<UInt32>]
    let numbers: [Strip<Int64>]
    let nulls: [Strip<UInt8>]
    let codes: [Strip<UInt32>]
    let truths: [Strip<UInt8>]
    let entries: [Strip<UInt64>]
    let selection: Strip<UInt32>
    let marks: Strip<UInt8>
    /// The rows of a folded frame of which something is left.
    let foldMarks: Strip<UInt8>
    let keyLanes: [Strip<UInt64>]
    let groupNumbers: Strip<UInt32>
    let distinctLane: Strip<UInt64>
    /// Which rows of a frame may be the first of their groups.
    let firstRows: Strip<UInt32>
    /// The nodes of a frame for which an existence is asked.
    let askedNodes: Strip<UInt32>
    /// For each memo what is known of texts or days.
    var byteMemos: [Strip<UInt8>?]
    var dayMemos: [Strip<Int32>?]
    /// Answers what no kernel knows.
    lazy var evaluator = Evaluator(context: surroundings.context())
    let surroundings: PipelineSurroundings
    /// Rows instead of groups, with a lane for each key of their order.
    var rows: RowTable?
    var rowNumber: UInt64 = 0
    let sortLanes: [Strip<UInt64>]
    let sortTexts: [Strip<UInt32>]
    /// The first id of a register whose ids follow each other, else negative.
    let runs: Strip<Int>
    var groups: GroupTable
    /// What the program's tallies came to.
    let tallies: [TallyTable]
    let counters: Strip<Int>
    var joinTable = NeighbourTable()

    /// Entries that may be written behind a frame's last: they are overwritten or never read.
    static let writtenAhead = 8

    /// Where a list of steps ends.
    enum Ending {
        case output
        case fold(Fold)
        case mark(Existence)
    }

    init(_ program: PipelineProgram, _ tallies: [TallyTable], _ surroundings: PipelineSurroundings) {
        let budget = surroundings.budget
        self.program = program
        self.surroundings = surroundings
        byteMemos = Array(repeating: nil, count: program.memos)
        dayMemos = Array(repeating: nil, count: program.memos)
        self.tallies = tallies
        let size = PipelineProgram.frameSize
        let arena = self.arena
        registers = (0..<program.registerCount).map { _ in arena.strip(of: UInt32.self, count: size) }
        numbers = (0..<program.numberLanes).map { _ in arena.strip(of: Int64.self, count: size) }
        nulls = (0..<program.numberLanes).map { _ in arena.strip(of: UInt8.self, count: size) }
        codes = (0..<program.codeLanes).map { _ in arena.strip(of: UInt32.self, count: size) }
        truths = (0..<program.truthLanes).map { _ in arena.strip(of: UInt8.self, count: size) }
        entries = (0..<program.entryLanes).map { _ in arena.strip(of: UInt64.self, count: size + Self.writtenAhead) }
        selection = arena.strip(of: UInt32.self, count: size)
        marks = arena.strip(of: UInt8.self, count: size)
        foldMarks = arena.strip(of: UInt8.self, count: size)
        keyLanes = program.keys.map { _ in arena.strip(of: UInt64.self, count: size) }
        groupNumbers = arena.strip(of: UInt32.self, count: size)
        let order = program.rows?.order ?? program.firstOrder
        rows = program.rows.map { RowTable($0) }
        sortLanes = order.map { _ in arena.strip(of: UInt64.self, count: size) }
        sortTexts = order.map { _ in arena.strip(of: UInt32.self, count: size) }
        askedNodes = arena.strip(of: UInt32.self, count: size)
        firstRows = arena.strip(of: UInt32.self, count: size)
        distinctLane = arena.strip(of: UInt64.self, count: size)
        runs = arena.strip(of: Int.self, count: program.registerCount)
        for register in 0..<program.registerCount { runs[register] = -1 }
        groups = GroupTable(
            keys: program.keys.count, aggregates: program.aggregates,
            isNarrow: program.keys.allSatisfy(\.isNarrow), domains: program.keys.map(\.domain),
            order: program.firstOrder, budget)
        counters = arena.strip(of: Int.self, count: program.counters.count)
        for counter in program.counters.indices { counters[counter] = 0 }
        for constant in program.constants {
            for row in 0..<size { numbers[constant.lane][row] = constant.value }
        }
        for constant in program.codeConstants {
            for row in 0..<size { codes[constant.lane][row] = constant.value }
        }
    }

    /// Rows that left each operator of the chain.
    var counts: [Int] { program.counters.indices.map { counters[$0] } }

    /// Takes the nodes of a range through all steps.
    func run(_ range: Range<UInt32>, morsel: Int, _ cancellation: Cancellation) throws {
        groups.morsel = UInt64(truncatingIfNeeded: morsel)
        rows?.morsel = groups.morsel
        rowNumber = 0
        runs[0] = Int(range.lowerBound)
        if try addWhole(range) {
            if !program.counters.isEmpty { counters[0] += range.count }
            return cancellation.progress.advance(by: range.count)
        }
        var first = range.lowerBound
        while first < range.upperBound {
            try cancellation.check()
            let count = scan(first..<range.upperBound)
            if !program.counters.isEmpty { counters[0] += count }
            try run(program.steps, from: 0, count, .output, cancellation)
            first += UInt32(truncatingIfNeeded: count)
        }
        cancellation.progress.advance(by: range.count)
    }

    /// Writes the nodes at the beginning of a range.
    /// - Returns: how many there are, at most as many as a frame holds.
    func scan(_ range: Range<UInt32>) -> Int {
        let count = min(PipelineProgram.frameSize, range.count)
        let nodes = registers[0]
        for row in 0..<count { nodes[row] = range.lowerBound &+ UInt32(truncatingIfNeeded: row) }
        runs[0] = Int(range.lowerBound)
        return count
    }

    func run(
        _ steps: [Step], from start: Int, _ rows: Int, _ ending: Ending, _ cancellation: Cancellation
    ) throws {
        var count = rows
        var index = start
        while count > 0 {
            guard index < steps.count else { return try finish(ending, count) }
            switch steps[index] {
            case .filter(let condition, let kept, let counter):
                count = keep(kept, select(try truths(condition, count), 1, count), count)
                if counter >= 0 { counters[counter] += count }
            case .expand(let expansion):
                try cancellation.check()
                return try expand(expansion, count) { (found) throws in
                    if expansion.counter >= 0 { counters[expansion.counter] += found }
                    try run(steps, from: index + 1, found, ending, cancellation)
                }
            case .fold(let fold):
                count = try self.fold(fold, count, cancellation)
                if fold.counter >= 0 { counters[fold.counter] += count }
            case .tallied(let tallied):
                count = take(tallied, count)
                if tallied.fold.counter >= 0 { counters[tallied.fold.counter] += count }
            case .join(let join): try probe(join, count)
            case .exists(let existence):
                count = try keepExisting(existence, count, cancellation)
                if existence.counter >= 0 { counters[existence.counter] += count }
            }
            index += 1
        }
    }

    private func finish(_ ending: Ending, _ count: Int) throws {
        switch ending {
        case .output:
            if let output = program.rows { try addToRows(output, count) } else { try addToGroups(count) }
        case .fold(let fold): try accumulate(fold, count)
        case .mark(let existence):
            let origins = registers[existence.origin]
            for row in 0..<count { marks[Int(origins[row])] = 1 }
        }
    }

    private func keepExisting(
        _ existence: Existence, _ count: Int, _ cancellation: Cancellation
    ) throws -> Int {
        if let memo = existence.memo {
            try recall(memo, existence, count, cancellation)
        } else {
            try mark(existence, count, cancellation)
        }
        return keep(existence.kept, select(marks, existence.anti ? 0 : 1, count), count)
    }

    /// Marks the rows of which the inner steps leave something.
    private func mark(_ existence: Existence, _ count: Int, _ cancellation: Cancellation) throws {
        number(existence.rowNumbers, count)
        for row in 0..<count { marks[row] = 0 }
        try run(existence.inner, from: 0, count, .mark(existence), cancellation)
    }

    /// The same, where nodes that were asked for before are not asked again: 0 is not asked, 1 no, 2 yes.
    private func recall(
        _ memo: NodeMemo, _ existence: Existence, _ count: Int, _ cancellation: Cancellation
    ) throws {
        let (known, nodes, probe) = (
            byteMemo(memo.memo, count: memo.count), registers[memo.from], registers[memo.probe]
        )
        var asked = 0
        for row in 0..<count {
            let place = Int(nodes[row] &- memo.first)
            if known[place] != 0 { continue }
            known[place] = 1
            probe[asked] = nodes[row]
            askedNodes[asked] = nodes[row]
            asked += 1
        }
        if asked > 0 {
            try mark(existence, asked, cancellation)
            for row in 0..<asked where marks[row] != 0 { known[Int(askedNodes[row] &- memo.first)] = 2 }
        }
        for row in 0..<count { marks[row] = known[Int(nodes[row] &- memo.first)] &- 1 }
    }

    func number(_ register: Register, _ count: Int) {
        let rows = registers[register]
        for row in 0..<count { rows[row] = UInt32(truncatingIfNeeded: row) }
    }

    /// Writes the rows whose truth is the wanted one into `selection`; returns how many. Without a branch, which would be
    /// guessed wrong as often as rows differ.
    func select(_ truths: Strip<UInt8>, _ wanted: UInt8, _ count: Int) -> Int {
        var selected = 0
        for row in 0..<count {
            selection[selected] = UInt32(truncatingIfNeeded: row)
            selected &+= Int((UInt16(truths[row] ^ wanted) &- 1) >> 15)
        }
        return selected
    }

    /// Moves the selected rows to the front of what is kept.
    func keep(_ kept: Kept, _ selected: Int, _ count: Int) -> Int {
        if selected == count { return count }
        for register in kept.registers {
            let ids = registers[register]
            for row in 0..<selected { ids[row] = ids[Int(selection[row])] }
            runs[register] = -1
        }
        for lane in kept.numbers {
            let (values, flags) = (numbers[lane], nulls[lane])
            for row in 0..<selected {
                let from = Int(selection[row])
                values[row] = values[from]
                flags[row] = flags[from]
            }
        }
        return selected
    }
}
