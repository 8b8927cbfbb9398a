// How aggregates are called. Their kernels are the engine's accumulators.

import Catalogue
import Values

enum AggregateSignatures {
    static let all: [FunctionSignature] = [
        aggregate("count", .any, .integer, "how many values there are; count(*) counts rows"),
        aggregate("sum", .any, .any, "the sum of numbers or durations"),
        aggregate("avg", .any, .any, "the mean of numbers or durations"),
        aggregate("min", .any, .any, "the smallest value"),
        aggregate("max", .any, .any, "the largest value"),
        aggregate("collect", .any, .list(.any), "all values as a list"),
        aggregate("stDev", .number, .float, "the standard deviation of a sample"),
        aggregate("stDevP", .number, .float, "the standard deviation of a whole population"),
        percentile(
            "percentileCont", "the value below which a fraction of the values lies, between two values where need be"),
        percentile("percentileDisc", "the value below which a fraction of the values lies, one of the values"),
    ]

    private static func aggregate(_ name: String, _ type: ValueType, _ result: ValueType, _ summary: String)
        -> FunctionSignature
    {
        FunctionSignature(
            name: name, overloads: [[Parameter("value", type)]], result: result, isAggregate: true, summary: summary)
    }

    private static func percentile(_ name: String, _ summary: String) -> FunctionSignature {
        FunctionSignature(
            name: name, overloads: [[Parameter("value", .number), Parameter("fraction", .number)]], result: .any,
            isAggregate: true, summary: summary)
    }
}
