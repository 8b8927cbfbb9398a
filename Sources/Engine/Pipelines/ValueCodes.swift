// Numbers for values of any kind.

import Synchronization
import Values

/// Numbers values in the order in which they are first met, for all workers of a run; 0 is null. What has the same number is
/// equivalent, as groups and DISTINCT ask for.
final class ValueCodes: Sendable {
    private struct Table {
        var codes: [Value: UInt32] = [:]
        var lists = ListNumbers()
        var values: [Value] = [.null]
    }
    private let table = Mutex(Table())

    /// What the codes stand for.
    var values: [Value] { table.withLock { $0.values } }

    /// - Throws: `PipelineGivesUp` for values that are equivalent and not the same, of which the first met is wanted: 1 and 1.0.
    func write(_ values: [Value], into codes: Strip<UInt32>) throws {
        try table.withLock { table in
            for (row, value) in values.enumerated() {
                if value.isNull {
                    codes[row] = 0
                    continue
                }
                let key = table.lists.key(value)
                if let code = table.codes[key] {
                    guard table.values[Int(code)].isSameForm(as: value) else { throw PipelineGivesUp() }
                    codes[row] = code
                } else {
                    let code = UInt32(truncatingIfNeeded: table.values.count)
                    table.codes[key] = code
                    table.values.append(value)
                    codes[row] = code
                }
            }
        }
    }
}

extension Value {
    /// Whether a value that is equivalent to another is also written like it.
    func isSameForm(as other: Value) -> Bool {
        switch (self, other) {
        case (.integer, .integer), (.string, .string), (.boolean, .boolean), (.date, .date), (.null, .null): true
        case (.localDateTime, .localDateTime), (.localTime, .localTime), (.duration, .duration): true
        case (.node, .node), (.relationship, .relationship): true
        case (.float(let a), .float(let b)): a.sign == b.sign
        default: false
        }
    }
}
