// range(): whole numbers from start to end.

import Catalogue
import Diagnostics
import Values

/// What a call of `range` stands for: its numbers, without a list that holds them.
struct NumberRange {
    private let start: Int64
    private let step: Int64
    let count: Int

    /// - Parameter arguments: start, end and perhaps a step; none is null.
    /// - Throws: `ArgumentError` for what is no whole number and for a step of 0; `LimitError` for too many numbers.
    init(_ arguments: [Value]) throws(Diagnostic) {
        for argument in arguments {
            guard case .integer = argument else {
                throw .runtime(
                    .argumentError, .invalidArgumentType, "range() takes whole numbers, not \(argument.typeWithArticle)"
                )
            }
        }
        start = try arguments.integer(0, of: "range")
        let end = try arguments.integer(1, of: "range")
        step = arguments.count > 2 ? try arguments.integer(2, of: "range") : 1
        guard step != 0 else { throw .outOfRange("range", .integer(0)) }
        guard step > 0 ? start <= end : start >= end else {
            count = 0
            return
        }
        let (distance, overflow) = end.subtractingReportingOverflow(start)
        guard !overflow, step == .min || distance / step < NumberRange.mostNumbers else {
            throw .runtime(.limitError, .tooLarge, "range() would give more than 100,000,000 numbers")
        }
        count = step == .min ? 1 : Int(distance / step) + 1
    }

    /// The number at a place from 0 until `count`. It lies between start and end, so it can't overflow.
    subscript(place: Int) -> Int64 { start &+ Int64(place) &* step }

    private static let mostNumbers: Int64 = 100_000_000
}

extension Function {
    static let range = Function(
        "range",
        [
            [Parameter("start", .integer), Parameter("end", .integer)],
            [Parameter("start", .integer), Parameter("end", .integer), Parameter("step", .integer)],
        ],
        gives: .list(.integer), summary: "whole numbers from start to end, both included",
        example: ("range(1, 3)", "[1, 2, 3]")
    ) { (arguments, context) throws(Diagnostic) in
        let range = try NumberRange(arguments)
        try context.limits.reserve(elements: range.count)
        var numbers: [Value] = []
        numbers.reserveCapacity(range.count)
        for place in 0..<range.count {
            if place % 65_536 == 0 { try context.limits.check() }
            numbers.append(.integer(range[place]))
        }
        return .list(numbers)
    }
}
