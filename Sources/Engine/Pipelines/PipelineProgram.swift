// What a pipeline does, step by step: the compiled form of a chain of operators.

import Graph
import Planning
import Syntax
import Values

/// A scan, steps and a sink over numbers in lanes. It says the same as the operators that it was compiled from; where a row
/// asks for more than numbers can say, the run is given up and the operators answer instead.
struct PipelineProgram: Sendable {
    /// Holds what the columns and adjacencies point into.
    let graph: Graph
    /// Where the graph's texts lie.
    let addresses: TextAddresses
    var ranges: [Range<UInt32>] = []
    var scanned = 0
    /// What is worked out before the scan begins.
    var tallies: [Tally] = []
    var steps: [Step] = []
    var keys: [KeySource] = []
    var aggregates: [PipelineAggregate] = []
    /// What the first row of a group goes by; empty where nobody asks for it.
    var firstOrder: [SortSource] = []
    /// Rows are given instead of groups.
    var rows: RowOutput?
    var registerCount = 0
    var numberLanes = 0
    var codeLanes = 0
    var truthLanes = 0
    var entryLanes = 0
    /// Tables of what was worked out once for a text or a day.
    var memos = 0
    /// Lanes that hold the same number in every row.
    var constants: [(lane: Int, value: Int64)] = []
    var codeConstants: [(lane: Int, value: UInt32)] = []
    /// Relationships that are walked at most, for the decision on threads.
    var relationshipCount = 0
    /// For each operator of the chain, from the scan on, the operator that counts its rows.
    var counters: [Int] = []

    /// What moves to the front where rows of the output are dropped: all that its keys may still read.
    var rowRegisters = Kept(registers: [], numbers: [])

    init(graph: Graph) {
        self.graph = graph
        addresses = TextAddresses(graph.interner)
    }

    /// Rows that are worked on together: lanes of a step fit the first-level cache.
    static let frameSize = 1024
}

/// Ids of nodes or relationships in a frame.
typealias Register = Int
/// A temporary column of a frame.
typealias Lane = Int

/// Numbers: integers, days, nanoseconds of the wall clock.
indirect enum NumberSource: Sendable {
    case constant(Int64, Lane)
    case column(StoredColumn, Register, Lane)
    /// Worked out by a fold before, with nulls.
    case kept(Lane)
    /// The number that belongs to a code.
    case byCode(CodeSource, numbers: [Int64], nulls: [UInt8], Lane)
    case arithmetic(NumberArithmetic, NumberSource, NumberSource, Lane)
    /// Nanoseconds plus so many units.
    case shifted(NumberSource, by: NumberSource, unit: Int64, Lane)
    /// A component of a date, by its name, each worked out once a day.
    case datePart(NumberSource, DatePart, Lane)
    /// The first of two that is not null.
    case coalesced(NumberSource, NumberSource, Lane)
    /// One or two degrees, multiplied.
    case degrees([DegreeSource], Lane)
}

enum NumberArithmetic: Sendable { case sum, difference, product }

/// Interned strings or codes of a dictionary; 0 is null.
enum CodeSource: Sendable {
    case constant(UInt32, Lane)
    case column(StoredColumn, Register, Lane)
    /// Codes of the table, not strings.
    case few(FewStrings, Register, Lane)
    /// What few values lead to, by a code each.
    indirect case recoded(CodeSource, [UInt32], Lane)
    /// What an expression gives, by codes of the program's own values.
    indirect case evaluated(RowExpression, values: ValueCodes, Lane)
}

/// Which component of a date is read.
struct DatePart: Sendable {
    var name: String
    /// Nanoseconds of the wall clock, not days.
    var isDateTime: Bool
    var memo: Int
}

/// An expression that no kernel knows, and which slots it reads from where: the worker's own evaluator gives its values.
struct RowExpression: Sendable {
    var expression: BoundExpression
    var elements: [(slot: Slot, register: Register, isNode: Bool)]
    var numbers: [(slot: Slot, lane: Lane, form: NumberForm)]
    /// Slots that stand for expressions, in the order in which they are worked out.
    var aliases: [SlotAssignment]
}

/// How many relationships of some kinds a node has.
struct DegreeSource: Sendable {
    var register: Register
    var ways: [Way]
    var lane: Lane
}

/// 0 is false, 1 true, 2 unknown.
indirect enum TruthSource: Sendable {
    case constant(UInt8, Lane)
    case column(StoredColumn, Register, Lane)
    case numbers(ComparisonOperator, NumberSource, NumberSource, Lane)
    case codes(isEqual: Bool, CodeSource, CodeSource, Lane)
    /// The order of two texts of the graph.
    case texts(TextTest, CodeSource, CodeSource, Lane)
    case ids(isEqual: Bool, Register, Register, Lane)
    case byCode(CodeSource, truths: [UInt8], Lane)
    /// How a text stands to one that is known; asked once for each text.
    case text(TextTest, CodeSource, part: [UInt8], memo: Int, Lane)
    /// Whether a number or code is one of these; what it is when it is none.
    case amongNumbers(NumberSource, [Int64], otherwise: UInt8, Lane)
    case amongCodes(CodeSource, [UInt32], otherwise: UInt8, Lane)
    case evaluated(RowExpression, Lane)
    case isNull(Presence, negated: Bool, Lane)
    /// Whether an id lies in one of these ranges.
    case within(Register, [Range<UInt32>], Lane)
    case and(TruthSource, TruthSource, Lane)
    case or(TruthSource, TruthSource, Lane)
    case not(TruthSource, Lane)
}

/// How a text stands to another one, by bytes: the order of UTF-8 is that of code points.
enum TextTest: Sendable { case startsWith, endsWith, contains, less, lessOrEqual, greater, greaterOrEqual }

/// What may be null.
enum Presence: Sendable {
    case masked(StoredColumn, Register)
    case codes(CodeSource)
    case numbers(NumberSource)
}

/// The neighbours by one type in one direction.
struct Way: Sendable {
    var type: SymbolID
    var side: AdjacencyDirection
    var adjacency: Adjacency
    /// Both ways are walked, and this is the second: a relationship from a node to itself was met before.
    var skipsLoops: Bool
}

/// What moves from one frame to the next with each row.
typealias Copies = [(from: Register, to: Register)]

/// What is left in a frame after a filter.
struct Kept: Sendable {
    var registers: [Register]
    var numbers: [Lane]
}

enum Step: Sendable {
    case filter(TruthSource, Kept, counter: Int)
    case expand(Expansion)
    case fold(Fold)
    case tallied(Tallied)
    case exists(Existence)
    case join(Join)
}

/// Looks up which bucket of a table each row belongs to. An expansion from there follows.
struct Join: Sendable {
    var key: KeySource
    var table: JoinTable
    var bucket: Register
}

struct Expansion: Sendable {
    var from: Register
    /// Only relationships to this node.
    var target: Register?
    var ways: [Way]
    var to: Register?
    var relationship: Register?
    /// The lane of the rows of the frame before and the places of relationships.
    var entries: Lane
    var copies: Copies
    var counter: Int
}

/// Runs steps on the rows of a frame and sums up, for each of its rows, what became of it.
struct Fold: Sendable {
    var rowNumbers: Register
    var inner: [Step]
    /// The row of the outer frame, in the innermost.
    var origin: Register
    var aggregates: [PipelineAggregate]
    /// One for each aggregate.
    var results: [Lane]
    var kept: Kept
    var counter: Int
    /// Rows of which nothing is left stay, as after OPTIONAL MATCH.
    var isOptional = false
    /// The counts that a row of which nothing is left is itself one of.
    var ownRows: [Lane] = []
    /// What counts the rows of an optional match; negative for nothing.
    var rowCounter = -1
}

/// Runs steps on the rows of a frame and keeps those of which a row is left (or none).
struct Existence: Sendable {
    var rowNumbers: Register
    var inner: [Step]
    var origin: Register
    var anti: Bool
    var memo: NodeMemo?
    var kept: Kept
    var counter: Int
}

/// Answers that belong to a node.
struct NodeMemo: Sendable {
    var from: Register
    /// The nodes that are asked for.
    var probe: Register
    /// The lowest node that may come, and how many follow.
    var first: UInt32
    var count: Int
    var memo: Int
}

enum PipelineAggregate: Sendable {
    case countRows
    case count(Presence)
    case sum(NumberSource)
    case minimum(NumberSource)
    case maximum(NumberSource)
    /// The sum, of which the mean is made in the end.
    case average(NumberSource)
    /// The texts that stand first or last.
    case leastText(CodeSource)
    case greatestText(CodeSource)
    /// How many different values.
    case distinct(KeySource)
    /// The first value in the program's order.
    case first(KeySource)
}

/// One key of the groups.
enum KeySource: Sendable {
    case ids(Register)
    case codes(CodeSource)
    case numbers(NumberSource)
    case truths(TruthSource)
}

extension KeySource {
    /// How many numbers the key may be, all from 0 on; nil where that can't be told or is much.
    var domain: Int? {
        switch self {
        case .codes(.few(let table, _, _)): table.strings.count
        case .codes(.recoded(_, let table, _)): Int(table.max() ?? 0) + 1
        case .codes(.column(let column, _, _)) where column.form == .coded: column.values.count
        case .truths: 3
        case .ids, .codes, .numbers: nil
        }
    }

    /// Whether the key is a number of 32 bits.
    var isNarrow: Bool {
        switch self {
        case .ids, .codes, .truths: true
        case .numbers: false
        }
    }
}

extension TruthSource {
    /// The conditions that must all be true.
    var conjuncts: [TruthSource] {
        guard case .and(let left, let right, _) = self else { return [self] }
        return left.conjuncts + right.conjuncts
    }

    /// Whether one bit says it, which is looked up sooner than any value.
    var isBit: Bool {
        switch self {
        case .isNull(.masked, _, _): true
        default: false
        }
    }
}

/// What a key's or an aggregate's numbers stand for.
enum NumberForm: Equatable, Sendable {
    case node, relationship, integer, date, dateTime, truth, string, coded, mean
}

/// The run can't go on in numbers; the operators answer instead.
struct PipelineGivesUp: Error {}
