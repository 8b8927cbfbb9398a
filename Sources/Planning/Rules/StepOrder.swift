// Rule: matching goes on along the relationship that lets the rows grow least, by the degrees of the catalogue.
//
// before:  expand (p)-[:OWNED_BY]->(o)              after:  expand (p)<-[:RECORD_OF]-(r)
//            expand (p)<-[:RECORD_OF]-(r)                     expand (p)-[:OWNED_BY]->(o)
//              scan p                                           scan p

enum StepOrder { static let rule = RewritingRule("order of steps", .matching) }

extension MatchPlanner {
    func cheapestStep() -> Step? {
        var best: Step?
        for (index, relationship) in relationships.enumerated() {
            for isReversed in [false, true] {
                let from = isReversed ? relationship.right : relationship.left
                guard bound.contains(from) else { continue }
                let factor = factor(relationship, isReversed)
                if !rules.contains(StepOrder.rule) { return Step(index: index, isReversed: isReversed, factor: factor) }
                if factor < best?.factor ?? .infinity {
                    best = Step(index: index, isReversed: isReversed, factor: factor)
                }
            }
        }
        return best
    }
}
