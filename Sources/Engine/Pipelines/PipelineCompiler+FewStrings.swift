// Strings of which there are few, by their codes.

import Graph
import Planning
import Values

extension PipelineCompiler {
    /// A property by the codes of its few strings; nil where it has others, or where the rows are too few to pay for a table.
    mutating func fewCodes(_ expression: BoundExpression) -> CodeSource? {
        if case .slot(let slot) = expression, let alias = aliases[slot] { return fewCodes(alias) }
        guard case .property(.slot(let slot), let name, _) = expression, let key = graph.key(name),
            let register = register(of: slot), kinds[register].isNode
        else { return nil }
        let ids = kinds[register].ids
        guard ids.count <= program.scanned + program.relationshipCount,
            let table = graph.fewStrings(key, around: ids)
        else { return nil }
        return .few(table, register, codeLane())
    }

    /// Two properties by codes of the same table, or one and a text.
    mutating func fewCodes(_ left: BoundExpression, _ right: BoundExpression) -> (CodeSource, CodeSource)? {
        switch (fewCodes(left), fewCodes(right)) {
        case (let a?, let b?):
            guard case .few(let first, _, _) = a, case .few(let second, _, _) = b, first.ids == second.ids,
                first.strings == second.strings
            else { return nil }
            return (a, b)
        case (let a?, nil): return text(right, codedAs: a).map { (a, $0) }
        case (nil, let b?): return text(left, codedAs: b).map { ($0, b) }
        case (nil, nil): return nil
        }
    }

    /// A text's code in a table; one that no element has is none of its codes.
    private mutating func text(_ expression: BoundExpression, codedAs source: CodeSource) -> CodeSource? {
        guard case .string(let text)? = constant(expression), case .few(let table, _, _) = source else { return nil }
        let code = graph.interner.id(of: text).flatMap { table.strings.firstIndex(of: $0) } ?? table.strings.count
        let lane = codeLane()
        program.codeConstants.append((lane, UInt32(truncatingIfNeeded: code)))
        return .constant(UInt32(truncatingIfNeeded: code), lane)
    }
}
