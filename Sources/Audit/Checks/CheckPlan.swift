// A check made ready for one statement: all that running it takes.

package import Syntax

/// One check with its parameters put in and its functions written out.
package struct CheckPlan: Sendable {
    package let name: String
    package let summary: String?
    /// The first is the one that the rows name.
    package let clauses: [String]
    /// In the order of the definition, values as they are written.
    package let parameters: [(name: String, value: String)]
    /// What is needed and not provided, each with what would do in its place. Where there is any the check is not evaluable
    /// and its queries say nothing.
    package let lacking: [[Need]]
    /// Gives one row: `population`, and `tested` where some of it could not be judged.
    package let population: Query?
    /// Gives the exceptions that the statement asks for, columns as in `columns`.
    package let exceptions: Query
    /// Gives all exceptions, where the statement asks for some only: the summary speaks of the whole check.
    package let unfiltered: Query?
    /// Whether it speaks of the records themselves, for which nothing is untested.
    package let isAboutData: Bool
    /// The common columns, then the check's own.
    package let columns: [String]

    /// What is lacking, as it is written in the definition.
    package var missing: [String] { lacking.map(\.written) }
}

/// The checks of one statement, in the order in which they are run and printed.
package struct CheckRun: Sendable {
    package let plans: [CheckPlan]
    /// `CHECK ALL`: the summary also says where several minor exceptions should be read as one major.
    package let isAll: Bool
    /// `CHECK … UNTESTED`: what could not be judged in place of the exceptions.
    package var wantsUntested = false
}
