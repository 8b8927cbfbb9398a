// Which names mean what at one place of a statement.

import Syntax
import Values

/// A name that stands for a column.
struct Variable {
    var name: String
    var slot: Slot
    var type: ValueType
    /// Labels of a node, or the types of a relationship, as far as its patterns tell.
    var labels: Set<String> = []
}

/// Why a name that was once in scope cannot be used here.
enum Hiding {
    /// An earlier WITH did not pass it on.
    case notPassedOn
    /// Rows are grouped here, and the name is not among the grouping keys.
    case notGrouped
    /// DISTINCT or an aggregate leaves only the projected columns.
    case onlyProjected
}

/// An expression whose value stands in a column already, such as a grouping key.
struct Substitution {
    /// Normalised, so that spelling does not matter.
    var expression: Expression
    var slot: Slot
    var type: ValueType
    var labels: Set<String> = []
    /// A variable or a property of one: the only keys that may stand beside an aggregate.
    var isSimple: Bool
}

/// Names in the order of their introduction.
struct Scope {
    private(set) var order: [String] = []
    private(set) var variables: [String: Variable] = [:]
    private(set) var hidden: [String: Hiding] = [:]
    var substitutions: [Substitution] = []

    var isEmpty: Bool { order.isEmpty }

    subscript(name: String) -> Variable? { variables[name] }

    /// The variables in the order of their introduction.
    var all: [Variable] { order.compactMap { variables[$0] } }

    /// Whether a pattern may introduce the name: not where it still means something that just cannot be used here.
    func allowsNew(_ name: String) -> Bool {
        switch hidden[name] {
        case nil, .notPassedOn: true
        case .notGrouped, .onlyProjected: false
        }
    }

    mutating func declare(_ variable: Variable) {
        if variables.updateValue(variable, forKey: variable.name) == nil { order.append(variable.name) }
        hidden[variable.name] = nil
    }

    /// What patterns tell about a variable adds up.
    mutating func addLabels(_ labels: Set<String>, to name: String) {
        variables[name]?.labels.formUnion(labels)
    }

    /// This scope with a variable of a comprehension, which hides an outer one of the same name.
    func with(local variable: Variable) -> Scope {
        var scope = self
        scope.declare(variable)
        scope.substitutions.removeAll { $0.expression.freeNames.contains(variable.name) }
        return scope
    }

    /// What is left of this scope after a projection: the given variables.
    func replaced(by variables: [Variable], hiding reason: Hiding) -> Scope {
        var scope = Scope()
        scope.hidden = hidden
        for name in order { scope.hidden[name] = reason }
        for variable in variables { scope.declare(variable) }
        return scope
    }
}
