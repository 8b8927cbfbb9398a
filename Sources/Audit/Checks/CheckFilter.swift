// CHECK … WHERE … AT LEAST …: which of the exceptions are shown.

import Diagnostics
import Syntax

/// Conditions on the rows of checks. Names are columns of the check, else what can be said of its subject.
struct CheckFilter {
    let context: AuditContext
    let predicate: Expression?
    let atLeast: Grade?

    var isEmpty: Bool { predicate == nil && atLeast == nil }

    /// - Parameters:
    ///   - columns: of the check's result.
    ///   - labels: that its subject may have; empty where it is about no node.
    func condition(columns: [String], subject labels: [String]) throws(Diagnostic) -> Expression? {
        var conditions: [Expression] = []
        if let atLeast {
            let grades = atLeast.andAbove.map { Expression.string($0.rawValue) } + [.string(dataQualityGrade)]
            conditions.append(Expression.variable("grade").isIn(Expression(.list(grades))))
        }
        if let predicate {
            let subject = Subject("subject", labels: labels, taken: Set(columns))
            let names = NameResolution(context: context, subject: subject, aliases: Set(columns), isLenient: true)
            conditions.append(try names.resolved(predicate))
        }
        return .conjunction(conditions)
    }

    /// - Throws: a name in the condition that none of the checks knows.
    func validate(against plans: [(columns: [String], labels: [String])]) throws(Diagnostic) {
        guard let predicate else { return }
        var last: Diagnostic?
        for plan in plans {
            let subject = Subject("subject", labels: plan.labels, taken: Set(plan.columns))
            do throws(Diagnostic) {
                _ = try NameResolution(context: context, subject: subject, aliases: Set(plan.columns)).resolved(
                    predicate)
                return
            } catch { last = error }
        }
        if let last { throw last }
    }
}
