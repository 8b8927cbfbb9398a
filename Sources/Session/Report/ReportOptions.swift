// What a report is to hold.

package import Rendering

/// Everything that is chosen about a report; its manifest keeps it, so that the same can be asked again.
package struct ReportOptions: Hashable, Sendable {
    /// The grades of exceptions that are told of one by one; nil: all.
    package var grades: [String]?
    /// Only what a unit's processes have to do with.
    package var unit: String?
    /// Only checks that serve this clause.
    package var clause: String?
    /// Ids in place of persons' names.
    package var isAnonymous = false
    /// The folder of an earlier state.
    package var earlier: String?
    package var auditor: String?
    package var opinion: String?

    package init() {}

    package var json: JSON {
        .object([
            ("only", grades.map { .array($0.map { .string($0) }) } ?? .null), ("unit", .optional(unit)),
            ("clause", .optional(clause)), ("anonymous", .bool(isAnonymous)), ("compare", .optional(earlier)),
            ("auditor", .optional(auditor)), ("opinion", .optional(opinion)),
        ])
    }

    init(_ json: JSON?) {
        grades = json?["only"]?.array.map { $0.compactMap(\.string) }
        unit = json?["unit"]?.string
        clause = json?["clause"]?.string
        isAnonymous = json?["anonymous"]?.bool ?? false
        earlier = json?["compare"]?.string
        auditor = json?["auditor"]?.string
        opinion = json?["opinion"]?.string
    }
}
