// Triangles by common neighbours.

import Diagnostics
import Graph

/// Counts the ways from a node a to a node b and on to a node c from which a is reached in one more step.
///
/// For a pair (a, b) the candidates for c are the shorter of two lists, the nodes after b and those before a; each is looked
/// up among the other, which stands marked in a set while all pairs with its node are done. So a node of high degree costs its
/// degree once, not once for each neighbour (Chiba and Nishizeki 1985). Nothing has to be sorted.
struct CommonNeighbours {
    /// The nodes that are marked, and which of them several times and how often.
    private var marked: NodeSet
    private var repeated: NodeSet
    private var times: [UInt32: Int64] = [:]
    private let cancellation: Cancellation

    init(below limit: Int, _ cancellation: Cancellation) {
        marked = NodeSet(below: limit)
        repeated = NodeSet(below: limit)
        self.cancellation = cancellation
    }

    /// A pass over pairs of a node and its partner: the candidates of the one are marked, those of the other looked up.
    struct Pass {
        /// From a node to its partners.
        var partners: Adjacency
        var candidates: Adjacency
        var partnerCandidates: Adjacency
        var allows: NodeSet
        var allowsPartner: NodeSet
        var allowsCandidate: NodeSet
        /// Which pairs are this pass's: those where the partner has no more candidates, or fewer, or all.
        var share: Share
        /// Whether a is the node and b the partner, or the other way round.
        var isForward: Bool
        /// Whether only triangles count of which a is the smallest node.
        var fromSmallest: Bool
    }

    enum Share { case partnerHasNoMore, partnerHasFewer, all }

    mutating func count(_ pass: Pass, _ nodes: Range<UInt32>) throws(Diagnostic) -> Int64 {
        let (candidates, partners) = (pass.candidates.offsets.span, pass.partners.offsets.span)
        let partnerCandidates = pass.partnerCandidates.offsets.span
        let (partnerNodes, otherNodes) = (pass.partners.neighbours.span, pass.partnerCandidates.neighbours.span)
        let ownNodes = pass.candidates.neighbours.span
        let (first, firstPartner) = (pass.candidates.firstNode, pass.partnerCandidates.firstNode)
        let firstOfPartners = pass.partners.firstNode
        var total: Int64 = 0
        var work = 0
        for node in nodes where pass.allows.contains(node) {
            let own = places(of: node, candidates, from: first)
            if own.isEmpty { continue }
            var isMarked = false
            for place in places(of: node, partners, from: firstOfPartners) {
                let partner = partnerNodes[place]
                if pass.fromSmallest && (pass.isForward ? partner <= node : partner >= node) { continue }
                let others = places(of: partner, partnerCandidates, from: firstPartner)
                guard pass.share.holds(others.count, own.count), !others.isEmpty, pass.allowsPartner.contains(partner)
                else { continue }
                if !isMarked { mark(ownNodes.extracting(own), where: pass.allowsCandidate) }
                isMarked = true
                let least = pass.fromSmallest ? min(node, partner) &+ 1 : 0
                total &+= found(otherNodes.extracting(others), notBelow: least)
                work += others.count
            }
            if isMarked { unmark(ownNodes.extracting(own)) }
            work += own.count
            if work > 1 << 16 {
                try cancellation.check()
                work = 0
            }
        }
        return total
    }

    private func found(_ others: Swift.Span<UInt32>, notBelow least: UInt32) -> Int64 {
        let marked = marked.words.span
        var total: Int64 = 0
        for place in others.indices {
            let node = others[place]
            guard node >= least, marked[Int(node >> 6)] >> UInt64(node & 63) & 1 != 0 else { continue }
            total &+= repeated.contains(node) ? times[node] ?? 1 : 1
        }
        return total
    }

    private mutating func mark(_ candidates: Swift.Span<UInt32>, where allows: NodeSet) {
        for place in candidates.indices {
            let node = candidates[place]
            if !allows.contains(node) || marked.insert(node) { continue }
            repeated.insert(node)
            times[node, default: 1] += 1
        }
    }

    private mutating func unmark(_ candidates: Swift.Span<UInt32>) {
        for place in candidates.indices { marked.remove(candidates[place]) }
        if times.isEmpty { return }
        for place in candidates.indices { repeated.remove(candidates[place]) }
        times.removeAll(keepingCapacity: true)
    }
}

extension CommonNeighbours.Share {
    fileprivate func holds(_ partner: Int, _ own: Int) -> Bool {
        switch self {
        case .partnerHasNoMore: partner <= own
        case .partnerHasFewer: partner < own
        case .all: true
        }
    }
}

/// Where the neighbours of a node stand, as `Adjacency.range` says it, of offsets that are at hand.
@inline(__always)
private func places(of node: UInt32, _ offsets: Swift.Span<UInt32>, from first: UInt32) -> Range<Int> {
    let row = Int(node) - Int(first)
    guard row >= 0 && row + 1 < offsets.count else { return 0..<0 }
    return Int(offsets[row])..<Int(offsets[row + 1])
}
