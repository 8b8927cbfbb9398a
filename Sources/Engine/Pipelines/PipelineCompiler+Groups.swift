// Keys and aggregates.

import Diagnostics
import Graph
import Planning
import Values

extension PipelineCompiler {
    /// An aggregate, and what its results stand for.
    struct CompiledAggregate {
        var source: PipelineAggregate
        var form: NumberForm
        /// What results are that are codes.
        var values: [Value] = []
    }

    mutating func key(_ expression: BoundExpression) throws -> (KeySource, NumberForm, values: [Value]) {
        if let register = id(expression) {
            return (.ids(register), kinds[register].isNode ? .node : .relationship, [])
        }
        if let (column, register) = try? column(expression), column.form == .truth {
            return (.truths(.column(column, register, truthLane())), .truth, [])
        }
        if let source = fewCodes(expression) { return (.codes(source), .string, []) }
        // The code of a text that no property holds stands for nothing.
        if let (source, values) = try? code(expression), !source.isConstant {
            return (.codes(source), values == nil ? .string : .coded, values ?? [])
        }
        if let (source, form) = try? number(expression) { return (.numbers(source), form, []) }
        if let (source, values) = ranked(expression) { return (.codes(source), .coded, values) }
        return (.codes(try evaluatedCode(expression)), .coded, [])
    }

    /// What rests on few values, by codes in the order of what it gives; 0 is null.
    mutating func ranked(_ expression: BoundExpression) -> (CodeSource, [Value])? {
        guard let (source, results) = byCode(expression) else { return nil }
        var values: [Value] = []
        var codes = [UInt32](repeating: 0, count: results.count)
        let known = results.indices.filter { !results[$0].isNull }
        for index in known.sorted(by: { results[$0].sorts(before: results[$1]) }) {
            if values.last.map({ $0.sorts(before: results[index]) }) ?? true { values.append(results[index]) }
            // 1 and 1.0 stand in one place, and one of them would be lost.
            if values.last.map({ !$0.isSameForm(as: results[index]) }) ?? true { return nil }
            codes[index] = UInt32(truncatingIfNeeded: values.count)
        }
        return (.recoded(source, codes, codeLane()), [.null] + values)
    }

    mutating func aggregate(_ aggregate: AggregateAssignment) throws -> CompiledAggregate {
        guard let argument = aggregate.arguments.first else {
            guard aggregate.function == "count" else { throw Unsuited() }
            return CompiledAggregate(source: .countRows, form: .integer)
        }
        switch aggregate.function {
        case "first":
            let (source, form, values) = try key(argument)
            return CompiledAggregate(source: .first(source), form: form, values: values)
        case "count" where aggregate.distinct:
            return CompiledAggregate(source: .distinct(try key(argument).0), form: .integer)
        case "count":
            let source = id(argument) == nil ? PipelineAggregate.count(try presence(argument)) : .countRows
            return CompiledAggregate(source: source, form: .integer)
        case "min", "max": return try extreme(argument, isLeast: aggregate.function == "min")
        case "sum", "avg":
            let (source, form) = try number(argument)
            guard form == .integer, !aggregate.distinct else { throw Unsuited() }
            return aggregate.function == "sum"
                ? CompiledAggregate(source: .sum(source), form: .integer)
                : CompiledAggregate(source: .average(source), form: .mean)
        default: throw Unsuited()
        }
    }

    private mutating func extreme(_ argument: BoundExpression, isLeast: Bool) throws -> CompiledAggregate {
        if let (source, form) = try? number(argument) {
            return CompiledAggregate(source: isLeast ? .minimum(source) : .maximum(source), form: form)
        }
        if let (source, values) = ranked(argument) {
            let ranks = values.indices.map { Int64($0) }
            let nulls: [UInt8] = values.indices.map { $0 == 0 ? 1 : 0 }
            let number = NumberSource.byCode(source, numbers: ranks, nulls: nulls, numberLane())
            return CompiledAggregate(
                source: isLeast ? .minimum(number) : .maximum(number), form: .coded, values: values)
        }
        let (source, values) = try code(argument)
        guard values == nil, !source.isConstant else { throw Unsuited() }
        return CompiledAggregate(source: isLeast ? .leastText(source) : .greatestText(source), form: .string)
    }
}
