// Expressions that few values settle, or that only the evaluator knows.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

extension PipelineCompiler {
    // MARK: By code

    /// What rests on one property with few values is worked out once for each of these, by the evaluator: `p.stage IN ['plan', 'do']`,
    /// `date('2025-12-31') - p.cadence`.
    /// - Returns: the code of the property's value, and for each code what the expression gives; nil where it rests on more.
    mutating func byCode(_ expression: BoundExpression) -> (CodeSource, [Value])? {
        guard let property = soleProperty(expression), case .property(.slot(let slot), let key, _) = property,
            let (source, values) = fewValues(property)
        else { return nil }
        var batch = Batch(count: values.count, slotCount: context.slotCount)
        // Whatever has the property: the expression reads nothing else of it.
        batch[slot] = .values(values.map { .map(MapValue([(key, $0)])) })
        let evaluator = Evaluator(context: context)
        guard (try? fillAliases(of: expression, in: &batch, evaluator)) != nil,
            let results = try? evaluator.values(expression, batch)
        else { return nil }
        return (source, results)
    }

    private mutating func fewValues(_ property: BoundExpression) -> (CodeSource, [Value])? {
        if case .few(let table, let register, let lane)? = fewCodes(property) {
            let values = table.strings.map { $0 == 0 ? Value.null : .string(graph.interner.string($0)) }
            return (.few(table, register, lane), values)
        }
        guard let (column, register) = try? column(property), column.form == .coded else { return nil }
        return (.column(column, register, codeLane()), column.values)
    }

    /// The only property that an expression reads, where it reads nothing else of the frame.
    private func soleProperty(_ expression: BoundExpression) -> BoundExpression? {
        var found: BoundExpression?
        var place: String?
        func visit(_ expression: BoundExpression) -> Bool {
            switch expression {
            case .property(.slot(let slot), let key, _) where frame[slot] != nil:
                if let place, place != "\(slot).\(key)" { return false }
                place = "\(slot).\(key)"
                found = expression
                return true
            case .slot(let slot):
                guard frame[slot] == nil, let alias = aliases[slot] else { return false }
                return visit(alias)
            case .constant, .parameter: return true
            case .degree, .path, .listComprehension, .quantifier, .reduce: return false
            default: return expression.subplans.isEmpty && expression.children.allSatisfy(visit)
            }
        }
        return visit(expression) && isDeterministic(expression) ? found : nil
    }

    /// Works out the slots of an expression that stand for others.
    private func fillAliases(
        of expression: BoundExpression, in batch: inout Batch, _ evaluator: Evaluator
    ) throws {
        for slot in expression.slots where frame[slot] == nil {
            guard let alias = aliases[slot] else { continue }
            try fillAliases(of: alias, in: &batch, evaluator)
            batch[slot] = try evaluator.evaluate(alias, batch)
        }
    }

    // MARK: By the evaluator

    /// An expression with where its slots come from.
    /// - Throws: `Unsuited` where it reads something else, or may give something else the next time.
    mutating func rowExpression(_ expression: BoundExpression) throws -> RowExpression {
        guard isDeterministic(expression) else { throw Unsuited() }
        var result = RowExpression(expression: expression, elements: [], numbers: [], aliases: [])
        try addInputs(of: expression, to: &result)
        return result
    }

    private func addInputs(of expression: BoundExpression, to result: inout RowExpression) throws {
        for slot in expression.slots.sorted() {
            if let register = frame[slot] {
                if !result.elements.contains(where: { $0.slot == slot }) {
                    result.elements.append((slot, register, kinds[register].isNode))
                }
            } else if let known = folded[slot] {
                if !result.numbers.contains(where: { $0.slot == slot }) {
                    result.numbers.append((slot, known.lane, known.form))
                }
            } else if let alias = aliases[slot], !result.aliases.contains(where: { $0.slot == slot }) {
                guard isDeterministic(alias) else { throw Unsuited() }
                try addInputs(of: alias, to: &result)
                result.aliases.append(SlotAssignment(slot, alias))
            }
        }
    }

    /// The values of any expression, numbered as they come.
    mutating func evaluatedCode(_ expression: BoundExpression) throws -> CodeSource {
        .evaluated(try rowExpression(expression), values: ValueCodes(), codeLane())
    }

    // MARK: Texts and lists

    /// A test of a text against one that is known.
    mutating func textTest(_ test: TextTest, _ text: BoundExpression, _ part: BoundExpression) throws -> TruthSource {
        guard case .string(let known)? = constant(part) else { throw Unsuited() }
        let (source, values) = try code(text)
        guard values == nil, !source.isConstant else { throw Unsuited() }
        return .text(test, source, part: Array(known.utf8), memo: memo(), truthLane())
    }

    /// `element IN [known values]`.
    mutating func membership(_ element: BoundExpression, _ list: BoundExpression) throws -> TruthSource {
        guard case .list(let members)? = constant(list) else { throw Unsuited() }
        let otherwise: UInt8 = members.contains(where: \.isNull) ? 2 : 0
        if members.isEmpty { return .constant(0, truthLane()) }
        if let (source, form) = try? number(element) {
            let numbers = members.compactMap(\.number).filter { $0.1 == form }.map(\.0)
            // 1 is also 1.0.
            guard numbers.count + members.count(where: \.isNull) == members.count else { throw Unsuited() }
            return .amongNumbers(source, numbers, otherwise: otherwise, truthLane())
        }
        let (source, values) = try code(element)
        guard values == nil, !source.isConstant, !members.contains(where: \.isComposite) else { throw Unsuited() }
        let codes = members.compactMap { member -> UInt32? in
            if case .string(let text) = member { graph.interner.id(of: text) } else { nil }
        }
        return .amongCodes(source, codes, otherwise: otherwise, truthLane())
    }

    mutating func memo() -> Int {
        program.memos += 1
        return program.memos - 1
    }
}

extension CodeSource {
    var isConstant: Bool { if case .constant = self { true } else { false } }
}

extension Value {
    /// What may hold a null, so that nobody knows whether it is equal to another.
    fileprivate var isComposite: Bool {
        switch self {
        case .list, .map: true
        default: false
        }
    }
}

extension TextPredicate {
    /// nil for a regular expression.
    var test: TextTest? {
        switch self {
        case .startsWith: .startsWith
        case .endsWith: .endsWith
        case .contains: .contains
        case .matches: nil
        }
    }
}

extension ComparisonOperator {
    /// nil for equality, which numbers of texts say.
    var textTest: TextTest? {
        switch self {
        case .equal, .notEqual: nil
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        }
    }
}
