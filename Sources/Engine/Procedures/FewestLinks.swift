// The fewest new relationships after which everybody in a network is near a goal and near an origin.

import Diagnostics

/// Nodes in groups. Wanted are links after which each node is at most `steps` steps before a node of the goal group and at
/// most as many behind one of the origin group, and after which each of some pairs of groups is linked directly.
///
/// The problem holds a dominating set, so no way is known that is short for all networks. `least` is a bound from below: nodes
/// that are far from a goal, and out of whose reach nothing is in the reach of another such node, need a link each. Where a
/// greedy choice meets the bound it is the answer; else links are searched in depth, up to `budget` looks at the network.
struct FewestLinks {
    struct Link: Hashable {
        var from: Int
        var to: Int
    }

    let successors: [[Int]]
    /// For each node its group; nil for none.
    let groups: [String?]
    /// Pairs of groups that want a link from a node of the first to another node of the second.
    let pairs: [(from: String, to: String)]
    let goal: [Int]
    let origin: [Int]
    let steps: Int
    /// Links that are better than others, by how much.
    let preferred: [Link: Int]
    let cancellation: Cancellation
    private let budget: Int

    init(
        successors: [[Int]], groups: [String?], pairs: [(from: String, to: String)], goal: String, origin: String,
        steps: Int, preferred: [Link: Int], cancellation: Cancellation, work: Int = 3_000_000
    ) {
        self.successors = successors
        self.groups = groups
        self.pairs = pairs.filter { pair in groups.contains(pair.from) && groups.contains(pair.to) }
        self.goal = groups.indices.filter { groups[$0] == goal }
        self.origin = groups.indices.filter { groups[$0] == origin }
        self.steps = steps
        self.preferred = preferred
        self.cancellation = cancellation
        let size = groups.count + successors.reduce(0) { $0 + $1.count }
        budget = work / max(1, size)
    }

    struct Answer {
        var links: [Link]
        /// Fewer than these can't do.
        var least: Int
    }

    /// The same network always gives the same links.
    func answer() throws(Diagnostic) -> Answer {
        let start = Reached(self, [])
        let least = start.bound()
        var best = try greedy(start)
        var proven = least
        var looks = budget
        var depth = least
        while depth < best.count {
            guard let found = try search(start, depth, &looks) else {
                if looks <= 0 { break }
                depth += 1
                proven = depth
                continue
            }
            best = found
            break
        }
        return Answer(links: try improved(best), least: min(proven, best.count))
    }

    private func greedy(_ start: Reached) throws(Diagnostic) -> [Link] {
        var state = start
        while !state.isDone {
            try cancellation.check()
            guard let link = state.candidates(most: 1).first else { break }
            state = Reached(self, state.links + [link])
        }
        return state.links
    }

    /// A set of so many more links, or nil where there is none or `looks` is used up.
    private func search(_ state: Reached, _ depth: Int, _ looks: inout Int) throws(Diagnostic) -> [Link]? {
        if state.isDone { return state.links }
        if depth == 0 || looks <= 0 || state.bound() > depth { return nil }
        try cancellation.check()
        for link in state.candidates(most: .max) {
            looks -= 1
            if looks <= 0 { return nil }
            if let found = try search(Reached(self, state.links + [link]), depth - 1, &looks) { return found }
        }
        return nil
    }

    /// As many links, each exchanged for a better one where that does as well.
    private func improved(_ links: [Link]) throws(Diagnostic) -> [Link] {
        var links = links
        let ranked = preferred.sorted { a, b in
            (-a.value, a.key.from, a.key.to) < (-b.value, b.key.from, b.key.to)
        }.prefix(4000)
        for place in links.indices {
            try cancellation.check()
            for (link, worth) in ranked where worth > preferred[links[place]] ?? 0 && !links.contains(link) {
                var others = links
                others[place] = link
                if Reached(self, others).isDone {
                    links = others
                    break
                }
            }
        }
        return links.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }
}
