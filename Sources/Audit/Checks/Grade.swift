// The grades that checks propose.

/// From weakest to strongest. What else an auditor writes, such as `data quality`, has no place in this order.
package enum Grade: String, CaseIterable, Comparable, Sendable {
    case observation, minor, major

    package static func < (a: Grade, b: Grade) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .observation: 0
        case .minor: 1
        case .major: 2
        }
    }

    /// This grade and the stronger ones.
    var andAbove: [Grade] { Grade.allCases.filter { $0 >= self } }
}

/// The grade of rows that speak of the records themselves. No threshold hides them: findings rest on them.
let dataQualityGrade = "data quality"
