// Why an answer is empty.

import Planning

/// Puts into words which step of a plan left nothing.
struct EmptyAnswer {
    let plan: PlannedQuery

    func explanation(of step: Plan) -> String {
        "nothing was left after this step: \(Explain.description(of: step, in: plan))"
    }
}
