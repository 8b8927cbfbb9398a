// All functions and procedures that the language ships with.

extension Library {
    package static let standard = Library(
        functions: Function.mathematics + Function.texts + Function.conversions + Function.lists + Function.elements
            + Function.judgement + Function.temporal,
        procedures: Procedure.graphAlgorithms)
}
