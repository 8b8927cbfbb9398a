// Expressions that no kernel knows, by the evaluator, a frame at a time.

import Diagnostics
import Graph
import Planning
import Values

extension PipelineWorker {
    /// The values of an expression for the rows of a frame. An error is the operators' to report, who may not even meet it.
    func evaluated(_ expression: RowExpression, _ count: Int) throws -> Vector {
        let evaluator = self.evaluator
        var batch = Batch(count: count, slotCount: evaluator.context.slotCount)
        for (slot, register, isNode) in expression.elements {
            let ids = registers[register].array(count)
            batch[slot] = isNode ? .nodes(ids) : .relationships(ids)
        }
        for (slot, lane, form) in expression.numbers {
            let flags = nulls[lane]
            batch[slot] = form.vector(
                (0..<count).map { numbers[lane][$0] }, (0..<count).map { flags[$0] != 0 }, [])
        }
        do throws(Diagnostic) {
            for alias in expression.aliases { batch[alias.slot] = try evaluator.evaluate(alias.expression, batch) }
            return try evaluator.evaluate(expression.expression, batch)
        } catch {
            if error.isLimit { throw error }
            throw PipelineGivesUp()
        }
    }

    func evaluatedTruths(_ expression: RowExpression, _ lane: Lane, _ count: Int) throws -> Strip<UInt8> {
        let (vector, result) = (try evaluated(expression, count), truths[lane])
        let found: [Truth]
        do throws(Diagnostic) {
            found = try evaluator.truths(vector, count: count, .none)
        } catch {
            throw PipelineGivesUp()
        }
        for row in 0..<count { result[row] = found[row].rawValue }
        return result
    }
}

extension Diagnostic {
    /// Whether somebody, or a limit, ends the statement: then nobody else goes on.
    fileprivate var isLimit: Bool { type == .limitError || type == .interrupted }
}
