// How many rows left each step of a plan.

package import Planning
import Diagnostics

/// Row counts by operator, in the order in which they were built: inputs before what reads them.
package final class Profile {
    package struct Step {
        package var plan: Plan
        package var rows: Int
    }
    private var all: [Step] = []
    private var forgotten: Set<Int> = []

    package init() {}

    package var steps: [Step] {
        forgotten.isEmpty ? all : all.indices.filter { !forgotten.contains($0) }.map { all[$0] }
    }

    func step(for plan: Plan) -> Int {
        all.append(Step(plan: plan, rows: 0))
        return all.count - 1
    }

    func count(_ rows: Int, at step: Int) { all[step].rows += rows }

    /// Leaves out steps that did not run, after all.
    func forget(_ steps: [Int]) { forgotten.formUnion(steps) }

    /// The step nearest to the data that gave no row although its input did; nil where none is to blame.
    package var emptyStep: Plan? {
        steps.first { step in
            // A scan of nothing does not even ask for its input.
            if case .argument = step.plan.operator { return false }
            return step.rows == 0
        }?.plan
    }
}

/// Passes rows on and counts them.
final class CountingOperator: Operator {
    private let base: any Operator
    private let step: Int
    private let profile: Profile

    init(_ base: any Operator, step: Int, _ profile: Profile) {
        self.base = base
        self.step = step
        self.profile = profile
    }

    func next() throws(Diagnostic) -> Batch? {
        let batch = try base.next()
        if let batch { profile.count(batch.count, at: step) }
        return batch
    }
}
