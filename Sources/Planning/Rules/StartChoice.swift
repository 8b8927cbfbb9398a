// Rule: matching starts at the node that is cheapest to find, by the counts of the catalogue.
//
// before:  expand (a)-[:OWNED_BY]->(b)              after:  expand (b)<-[:OWNED_BY]-(a)
//            scan a:Process                                   scan b:Role

enum StartChoice { static let rule = RewritingRule("choice of the start", .matching) }

extension MatchPlanner {
    func cheapestStart() -> Start? {
        let open = nodes.filter { !bound.contains($0.slot) }
        let candidates = rules.contains(StartChoice.rule) ? open : Array(open.prefix(1))
        var best: Start?
        for node in candidates {
            for start in starts(node) where start.rows < best?.rows ?? .infinity { best = start }
        }
        return best
    }
}
