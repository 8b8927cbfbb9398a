// The aggregates of the language: which there are, and what they take and give.

import Values

enum AggregateFunction: String, CaseIterable {
    case count, sum, avg, min, max, collect
    case stdev, stdevp, percentilecont, percentiledisc

    /// By name in any case.
    init?(named name: String) {
        self.init(rawValue: name.lowercased())
    }

    var argumentCount: Int { self == .percentilecont || self == .percentiledisc ? 2 : 1 }

    /// Whether the first argument must be a number (or a duration, for sums).
    func accepts(_ type: ValueType) -> Bool {
        switch self {
        case .count, .min, .max, .collect: true
        case .sum, .avg: type.isUnknown || type.isNumeric || type == .duration
        case .stdev, .stdevp, .percentilecont, .percentiledisc: type.isUnknown || type.isNumeric
        }
    }

    func result(of type: ValueType) -> ValueType {
        switch self {
        case .count: .integer
        case .sum: type.isNumeric || type == .duration ? type : .any
        case .min, .max: type
        case .collect: .list(type)
        case .avg: type == .duration ? .duration : .any
        case .stdev, .stdevp: .float
        case .percentilecont, .percentiledisc: .any
        }
    }
}
