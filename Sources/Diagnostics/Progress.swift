// How far something long has come, for whoever looks at it meanwhile.

import Synchronization

/// Counted up by the one who works, a batch or a part at a time, and read by another thread. Counting is one relaxed addition.
package final class Progress: Sendable {
    /// What is counted.
    package enum Unit: Sendable { case bytes, rows }

    /// How far it had come at one moment.
    package struct State: Sendable {
        package var task: String
        package var unit: Unit
        package var done: Int
        /// nil where nobody can tell.
        package var total: Int?
    }

    private struct Task {
        var name = ""
        var unit = Unit.rows
        var total: Int? = nil
        /// How often a total was declared: more than one can't be added up.
        var declarations = 0
    }

    private let done = Atomic<Int>(0)
    private let task = Mutex(Task())

    package init() {}

    /// Something new is done, and counted from 0.
    package func begin(_ name: String, unit: Unit, total: Int?) {
        done.store(0, ordering: .relaxed)
        task.withLock { $0 = Task(name: name, unit: unit, total: total, declarations: 1) }
    }

    /// The work's name changes, its count goes on.
    package func rename(_ name: String) { task.withLock { $0.name = name } }

    /// So many rows will be read; where this is said twice, no total is known.
    package func expect(rows: Int) {
        task.withLock { task in
            task.total = task.declarations == 0 ? rows : nil
            task.declarations += 1
        }
    }

    package func advance(by count: Int) { done.add(count, ordering: .relaxed) }

    package var state: State {
        let task = task.withLock { $0 }
        return State(task: task.name, unit: task.unit, done: done.load(ordering: .relaxed), total: task.total)
    }
}
