// Sorted parts as one.

import Graph
import Testing
import Values

@Suite("Merging sorted parts")
struct MergeOrderTests {
    private let order = MergeOrder(ascending: [[1, 3, 3, 9], [], [0, 3, 7], [8]])

    private func merged(_ columns: [Column]) throws -> [Value]? {
        let column = Column.merged(columns, try #require(order))
        return column.map { column in (0..<column.count).map { column.value($0, Interner()) } }
    }

    @Test("numbers come in their order, equal ones part by part")
    func numbers() throws {
        #expect(try #require(order).merged([[1, 3, 3, 9], [], [0, 3, 7], [8]]) == [0, 1, 3, 3, 3, 7, 8, 9])
        #expect(
            try #require(order).merged([[10, 11, 12, 13], [], [30, 31, 32], [40]]) == [30, 10, 11, 12, 31, 32, 40, 13])
    }

    @Test("cells follow, and so do those that are null")
    func cells() throws {
        var nulls = Bitmap()
        nulls.insert(1)
        let columns: [Column] = [
            .integers([10, 0, 12, 13], NullMask(nulls)), .integers([], nil), .integers([30, 31, 32], nil),
            .integers([0], NullMask(Bitmap(filled: 1))),
        ]
        #expect(
            try merged(columns) == [
                .integer(30), .integer(10), .null, .integer(12), .integer(31), .integer(32), .null, .integer(13),
            ])
    }

    @Test("dictionaries become one, in which 1 and 1.0 stay apart")
    func dictionaries() throws {
        let columns: [Column] = [
            .dictionary([.null, .integer(1), .string("a")], [1, 2, 0, 1]), .dictionary([.null], []),
            .dictionary([.null, .string("b"), .float(1), .string("a")], [3, 2, 1]),
            .dictionary([.null, .integer(1)], [1]),
        ]
        let values = try #require(try merged(columns))
        #expect(values.map { $0.isFloat } == [false, false, false, false, true, false, false, false])
        #expect(
            values == [
                .string("a"), .integer(1), .string("a"), .null, .float(1), .string("b"), .integer(1), .integer(1),
            ])
    }

    @Test("columns of different forms stay apart")
    func forms() throws {
        #expect(
            try merged([.integers([1, 2, 3, 4], nil), .integers([], nil), .dates([1, 2, 3], nil), .strings([0])]) == nil
        )
    }
}

extension Value {
    fileprivate var isFloat: Bool { if case .float = self { true } else { false } }
}
