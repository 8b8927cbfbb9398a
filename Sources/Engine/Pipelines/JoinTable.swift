// The built side of a hash join.

import Diagnostics
import Graph

/// Nodes by the value of a key: which bucket a value has, and the nodes of each bucket, ascending. Made once, then only read.
struct JoinTable: @unchecked Sendable {
    private let buckets = NumberMap()
    /// From buckets to nodes, as if buckets were nodes.
    private(set) var adjacency = Adjacency(offsets: [0], neighbours: [], relationships: [])

    /// No bucket.
    static let absent = UInt32.max

    /// Runs a program that scans the nodes and has the key as its only one. Linear in the nodes.
    /// - Throws: `PipelineGivesUp` where a key is no number of its own; a diagnostic where a limit is reached.
    init(_ program: PipelineProgram, _ surroundings: PipelineSurroundings) throws {
        var nodes: [UInt32] = []
        var bucketOfNode: [UInt32] = []
        try surroundings.budget.charge(program.scanned * 20)
        nodes.reserveCapacity(program.scanned)
        bucketOfNode.reserveCapacity(program.scanned)
        let worker = PipelineWorker(program, [], surroundings)
        let (key, lane, ids) = (program.keys[0], worker.keyLanes[0], worker.registers[0])
        for (morsel, range) in program.ranges.flatMap({ $0.pieces(of: PipelineProgram.frameSize) }).enumerated() {
            if morsel & 63 == 0 { try surroundings.cancellation.check() }
            let count = worker.scan(range)
            try worker.write(key, into: lane, count)
            for row in 0..<count where lane[row] != key.null {
                nodes.append(ids[row])
                bucketOfNode.append(buckets.number(of: lane[row]))
            }
        }
        fill(nodes, bucketOfNode)
    }

    /// Counts, then puts each node where its bucket has got to.
    private mutating func fill(_ nodes: [UInt32], _ bucketOfNode: [UInt32]) {
        var offsets = [UInt32](repeating: 0, count: buckets.count + 1)
        for bucket in bucketOfNode { offsets[Int(bucket) + 1] += 1 }
        for bucket in 0..<buckets.count { offsets[bucket + 1] += offsets[bucket] }
        var next = offsets
        var neighbours = [UInt32](repeating: 0, count: nodes.count)
        for (node, bucket) in zip(nodes, bucketOfNode) {
            neighbours[Int(next[Int(bucket)])] = node
            next[Int(bucket)] += 1
        }
        adjacency = Adjacency(offsets: offsets, neighbours: neighbours, relationships: [])
    }

    @inline(__always)
    func bucket(_ key: UInt64) -> UInt32 { buckets.known(key) ?? Self.absent }
}

extension PipelineWorker {
    /// Writes the bucket of each row's key.
    func probe(_ join: Join, _ count: Int) throws {
        let (lane, result) = (distinctLane, registers[join.bucket])
        try write(join.key, into: lane, count)
        let null = join.key.null
        for row in 0..<count { result[row] = lane[row] == null ? JoinTable.absent : join.table.bucket(lane[row]) }
    }
}
