// From lanes back to columns of a batch.

import Graph
import Values

extension NumberForm {
    /// Whether a lane of numbers holds it, where null is a number that can't come.
    var isNumber: Bool {
        switch self {
        case .integer, .date, .dateTime: true
        case .node, .relationship, .truth, .string, .coded, .mean: false
        }
    }

    /// The column that numbers stand for.
    /// - Parameters:
    ///   - nulls: which of them are null; empty where none is.
    ///   - counts: how many values each number is the sum of, where it is one of which the mean is asked.
    ///   - dictionary: what codes stand for, where they are no texts.
    func vector(_ numbers: [Int64], _ nulls: [Bool], _ dictionary: [Value], counts: [Int64] = []) -> Vector {
        switch self {
        case .node: .nodes(Self.narrow(numbers, nulls, Vector.absent))
        case .relationship: .relationships(Self.narrow(numbers, nulls, Vector.absent))
        case .string: .strings(Self.narrow(numbers, nulls, 0))
        case .coded: .values(Self.values(numbers, nulls) { dictionary[Int($0)] })
        case .truth:
            .truths(Self.narrow(numbers, nulls, 2).map { Truth(rawValue: UInt8(truncatingIfNeeded: $0)) ?? .unknown })
        case .integer: .integers(numbers, Self.mask(nulls))
        case .date: .values(Self.values(numbers, nulls) { .date(CalendarDate(epochDay: $0)) })
        case .dateTime: .values(Self.values(numbers, nulls) { .localDateTime(LocalDateTime(epochNanoseconds: $0)) })
        case .mean: .floats(zip(numbers, counts).map { Double($0) / Double(max(1, $1)) }, Self.mask(nulls))
        }
    }

    private static func isNull(_ nulls: [Bool], _ row: Int) -> Bool { !nulls.isEmpty && nulls[row] }

    private static func narrow(_ numbers: [Int64], _ nulls: [Bool], _ null: UInt32) -> [UInt32] {
        numbers.indices.map { isNull(nulls, $0) ? null : UInt32(truncatingIfNeeded: numbers[$0]) }
    }

    private static func values(_ numbers: [Int64], _ nulls: [Bool], _ value: (Int64) -> Value) -> [Value] {
        numbers.indices.map { isNull(nulls, $0) ? .null : value(numbers[$0]) }
    }

    private static func mask(_ nulls: [Bool]) -> NullMask? {
        guard nulls.contains(true) else { return nil }
        var rows = Bitmap()
        for row in nulls.indices where nulls[row] { rows.insert(row) }
        return NullMask(rows)
    }
}
