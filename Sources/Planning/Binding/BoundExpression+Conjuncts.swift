// Conditions taken apart at their top-level ANDs, and put together again.

import Diagnostics

extension BoundExpression {
    /// Parts that must all hold, in the order of writing.
    var conjuncts: [BoundExpression] {
        if case .and(let a, let b, _) = self { a.conjuncts + b.conjuncts } else { [self] }
    }

    /// One condition out of several; nil for none.
    static func conjunction(_ parts: [BoundExpression]) -> BoundExpression? {
        guard let first = parts.first else { return nil }
        return parts.dropFirst().reduce(first) { .and($0, $1, .none) }
    }
}
