// What a network with some new links lacks still.

extension FewestLinks {
    /// The network with links added: how far each node is, what is missing, how many more links that takes at least.
    struct Reached {
        let problem: FewestLinks
        let links: [Link]
        private let successors: [[Int]]
        private let predecessors: [[Int]]
        private let toGoal: [Int]
        private let fromOrigin: [Int]
        /// Nodes that are too far before every goal, and too far behind every origin.
        private let before: [Int]
        private let behind: [Int]
        /// Pairs of groups that no link joins.
        private let missing: [(from: String, to: String)]

        init(_ problem: FewestLinks, _ links: [Link]) {
            self.problem = problem
            self.links = links
            var successors = problem.successors
            for link in links { successors[link.from].append(link.to) }
            var predecessors = [[Int]](repeating: [], count: successors.count)
            for (from, ends) in successors.enumerated() { for to in ends { predecessors[to].append(from) } }
            (self.successors, self.predecessors) = (successors, predecessors)
            toGoal = Self.distances(from: problem.goal, predecessors)
            fromOrigin = Self.distances(from: problem.origin, successors)
            let (toGoal, fromOrigin) = (toGoal, fromOrigin)
            before = problem.goal.isEmpty ? [] : successors.indices.filter { toGoal[$0] > problem.steps }
            behind = problem.origin.isEmpty ? [] : successors.indices.filter { fromOrigin[$0] > problem.steps }
            missing = problem.pairs.filter { pair in
                !successors.indices.contains { from in
                    problem.groups[from] == pair.from
                        && successors[from].contains { $0 != from && problem.groups[$0] == pair.to }
                }
            }
        }

        var isDone: Bool { before.isEmpty && behind.isEmpty && missing.isEmpty }

        private static let never = Int.max / 4

        private static func distances(from starts: [Int], _ next: [[Int]], most: Int = .max) -> [Int] {
            var distance = Array(repeating: never, count: next.count)
            for start in starts { distance[start] = 0 }
            var edge = starts
            var length = 0
            while !edge.isEmpty, length < most {
                length += 1
                var following: [Int] = []
                for node in edge {
                    for other in next[node] where distance[other] == never {
                        distance[other] = length
                        following.append(other)
                    }
                }
                edge = following
            }
            return distance
        }

        /// The nodes a new link may begin at to help a node, or end at: those it reaches with one step to spare.
        private func ball(_ node: Int, _ next: [[Int]]) -> [Int] {
            let distance = Self.distances(from: [node], next, most: max(0, problem.steps - 1))
            return distance.indices.filter { distance[$0] < Self.never }
        }

        // MARK: The bound

        /// So many links are needed at least. Three counts, of which the highest holds: nodes too far before a goal with balls that
        /// have nothing in common; the same of nodes behind an origin; pairs of groups. A pair whose first group has no node in any
        /// of these balls asks for a link of its own. And where some nodes are reached from no origin at all, a link must lead
        /// from those that are to those that are not: it is none of the links that begin among the latter.
        func bound() -> Int {
            let (out, into) = counts()
            return max(out, into, missing.count)
        }

        /// What is lacking in all: a link that serves on both sides takes away two.
        private var need: Int {
            let (out, into) = counts()
            return out + into + missing.count
        }

        private func counts() -> (out: Int, into: Int) {
            let out = packed(before, successors, fromOrigin, problem.origin) { $0.from }
            let into = packed(behind, predecessors, toGoal, problem.goal) { $0.to }
            return (out, into)
        }

        private func packed(
            _ nodes: [Int], _ next: [[Int]], _ distance: [Int], _ starts: [Int],
            _ end: ((from: String, to: String)) -> String
        ) -> Int {
            let balls = nodes.map { ball($0, next) }.sorted { a, b in
                a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
            }
            let (all, met) = Self.apart(balls)
            let reserved = missing.count { pair in
                let group = end(pair)
                return !met.contains { node in problem.groups[node] == group }
            }
            guard !starts.isEmpty, distance.contains(Self.never) else { return all + reserved }
            let outside = balls.filter { ball in ball.allSatisfy { node in distance[node] == Self.never } }
            let inside = Self.apart(outside).count
            return max(all + reserved, inside + 1)
        }

        /// How many of the sets can be taken, the smallest first, so that no two share a member; and their members.
        private static func apart(_ sets: [[Int]]) -> (count: Int, members: Set<Int>) {
            var members: Set<Int> = []
            var count = 0
            for set in sets where !set.contains(where: members.contains) {
                members.formUnion(set)
                count += 1
            }
            return (count, members)
        }

        // MARK: Links to try

        /// Links one of which must be added, the most useful first: all that can help the node with the fewest such.
        func candidates(most: Int) -> [Link] {
            var found: Set<Link> = []
            if let node = hardest(before, successors) {
                let ends = Set(problem.goal + behind.flatMap { ball($0, predecessors) })
                for from in ball(node, successors) {
                    for to in ends { found.insert(Link(from: from, to: to)) }
                    for pair in missing where problem.groups[from] == pair.from {
                        for to in members(pair.to) { found.insert(Link(from: from, to: to)) }
                    }
                }
            } else if let node = hardest(behind, predecessors) {
                for to in ball(node, predecessors) {
                    for from in problem.origin { found.insert(Link(from: from, to: to)) }
                    for pair in missing where problem.groups[to] == pair.to {
                        for from in members(pair.from) { found.insert(Link(from: from, to: to)) }
                    }
                }
            } else if let pair = missing.first {
                for from in members(pair.from) {
                    for to in members(pair.to) { found.insert(Link(from: from, to: to)) }
                }
            }
            return ranked(found.filter { $0.from != $0.to && !successors[$0.from].contains($0.to) }, most)
        }

        private func members(_ group: String) -> [Int] { problem.groups.indices.filter { problem.groups[$0] == group } }

        private func hardest(_ nodes: [Int], _ next: [[Int]]) -> Int? {
            nodes.min { (ball($0, next).count, $0) < (ball($1, next).count, $1) }
        }

        /// By how much each link mends, then by preference, then by the order of nodes.
        private func ranked(_ links: Set<Link>, _ most: Int) -> [Link] {
            let steps = problem.steps
            var backward: [Int: [Int]] = [:]
            var forward: [Int: [Int]] = [:]
            for link in links {
                if backward[link.from] == nil {
                    backward[link.from] = Self.distances(from: [link.from], predecessors, most: steps)
                }
                if forward[link.to] == nil {
                    forward[link.to] = Self.distances(from: [link.to], successors, most: steps)
                }
            }
            func gain(_ link: Link) -> Int {
                let back = backward[link.from] ?? [], on = forward[link.to] ?? []
                let out = before.count { back[$0] + 1 + toGoal[link.to] <= steps }
                let into = behind.count { on[$0] + 1 + fromOrigin[link.from] <= steps }
                let joined = missing.count {
                    $0.from == problem.groups[link.from] && $0.to == problem.groups[link.to]
                }
                return out + into + joined
            }
            let scored = links.map { (link: $0, gain: gain($0), worth: problem.preferred[$0] ?? 0) }
            let sorted = scored.sorted { a, b in
                (-a.gain, -a.worth, a.link.from, a.link.to) < (-b.gain, -b.worth, b.link.from, b.link.to)
            }
            return foresighted(sorted.map(\.link), most)
        }

        /// Of the first links, and of the first that lead to a node too far behind an origin, those first that leave least to do.
        private func foresighted(_ links: [Link], _ most: Int) -> [Link] {
            let late = Set(behind)
            let few = Array(links.prefix(6)) + links.dropFirst(6).filter { late.contains($0.to) }.prefix(18)
            let needs = few.map { Reached(problem, self.links + [$0]).need }
            let first = few.indices.sorted { (needs[$0], $0) < (needs[$1], $1) }.map { few[$0] }
            if most <= first.count { return Array(first.prefix(most)) }
            let known = Set(first)
            return Array((first + links.filter { !known.contains($0) }).prefix(most))
        }
    }
}
