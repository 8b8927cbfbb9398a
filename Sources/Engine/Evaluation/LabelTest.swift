// Label expressions over the symbols of one graph.

import Graph
import Syntax
import Values

/// A label expression whose names are looked up once. A name that the graph does not know holds for nothing.
struct LabelTest {
    private indirect enum Test {
        case any
        case symbol(SymbolID?)
        case and(Test, Test)
        case or(Test, Test)
        case not(Test)
    }
    private let test: Test

    /// A test of nodes.
    init(_ expression: LabelExpression, in graph: Graph) {
        test = LabelTest.resolve(expression) { graph.label($0) }
    }

    /// A test of relationships, whose type is their only label.
    init(ofTypes expression: LabelExpression, in graph: Graph) {
        test = LabelTest.resolve(expression) { graph.type($0) }
    }

    private static func resolve(_ expression: LabelExpression, _ symbol: (String) -> SymbolID?) -> Test {
        switch expression {
        case .any: .any
        case .label(let name): .symbol(symbol(name.text))
        case .and(let a, let b): .and(resolve(a, symbol), resolve(b, symbol))
        case .or(let a, let b): .or(resolve(a, symbol), resolve(b, symbol))
        case .not(let a): .not(resolve(a, symbol))
        }
    }

    func holds(for node: NodeID, in graph: Graph) -> Bool {
        LabelTest.holds(test, any: !graph.labels(of: node).isEmpty) { graph.hasLabel(node, $0) }
    }

    func holds(for relationship: RelationshipID, in graph: Graph) -> Bool {
        let type = graph.type(of: relationship)
        return LabelTest.holds(test, any: true) { $0 == type }
    }

    private static func holds(_ test: Test, any: @autoclosure () -> Bool, _ has: (SymbolID) -> Bool) -> Bool {
        switch test {
        case .any: any()
        case .symbol(let symbol): symbol.map(has) ?? false
        case .and(let a, let b): holds(a, any: any(), has) && holds(b, any: any(), has)
        case .or(let a, let b): holds(a, any: any(), has) || holds(b, any: any(), has)
        case .not(let a): !holds(a, any: any(), has)
        }
    }
}
