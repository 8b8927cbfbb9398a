// From the nodes of a frame to their neighbours.

import Diagnostics
import Graph

/// The places of one node's neighbours by neighbour: chains in ascending order, for nodes with many of them.
struct NeighbourTable {
    /// The first place of each bucket, plus one.
    private var heads: [UInt32] = []
    /// For each place the next one in its bucket, plus one.
    private var next: [UInt32] = []
    private var mask = 0
    private var firstPlace = 0

    mutating func fill(_ places: Range<Int>, _ neighbours: Strip<UInt32>) {
        var size = 64
        while size < places.count { size *= 2 }
        if heads.count < size { heads = Array(repeating: 0, count: size) }
        if next.count < places.count { next = Array(repeating: 0, count: places.count) }
        mask = size - 1
        firstPlace = places.lowerBound
        for index in 0..<size { heads[index] = 0 }
        for place in places.reversed() {
            let bucket = self.bucket(neighbours[place])
            next[place - firstPlace] = heads[bucket]
            heads[bucket] = UInt32(truncatingIfNeeded: place - firstPlace + 1)
        }
    }

    /// Where the chain of a neighbour begins.
    @inline(__always)
    func first(_ neighbour: UInt32) -> UInt32 { heads[bucket(neighbour)] }

    /// The next place of a chain, which other neighbours of the bucket share.
    @inline(__always)
    func place(_ link: inout UInt32) -> Int? {
        if link == 0 { return nil }
        let index = Int(link) &- 1
        link = next[index]
        return firstPlace &+ index
    }

    @inline(__always)
    private func bucket(_ neighbour: UInt32) -> Int { Int((neighbour &* 0x9E37_79B1) >> 8) & mask }
}

/// The arrays of a way, by address.
private struct WayStrips {
    let offsets: Strip<UInt32>
    let firstNode: Int
    let nodeCount: Int
    let neighbours: Strip<UInt32>
    let relationships: Strip<UInt32>
    let firstRelationship: UInt32?
    let skipsLoops: Bool

    init(_ way: Way) {
        offsets = Strip(of: way.adjacency.offsets)
        firstNode = Int(way.adjacency.firstNode)
        nodeCount = way.adjacency.offsets.count - 1
        neighbours = Strip(of: way.adjacency.neighbours)
        relationships = Strip(of: way.adjacency.relationships)
        firstRelationship = way.adjacency.firstRelationship
        skipsLoops = way.skipsLoops
    }

    @inline(__always)
    func places(of node: UInt32) -> Range<Int> {
        let index = Int(node) &- firstNode
        guard index >= 0 && index < nodeCount else { return 0..<0 }
        return Int(offsets[index])..<Int(offsets[index &+ 1])
    }
}

/// Rows of the next frame, as many as it holds at a time: for each the row that it comes from, the way and the place of its
/// relationship there, in one number.
private struct Output {
    let rows: Strip<UInt64>
    var count = 0

    var isFull: Bool { count == PipelineProgram.frameSize }

    @inline(__always)
    mutating func append(_ row: Int, _ way: Int, _ places: Range<Int>) {
        var entry = UInt64(truncatingIfNeeded: row << 48 | way << 32 | places.lowerBound)
        for _ in 0..<places.count {
            rows[count] = entry
            entry &+= 1
            count &+= 1
        }
    }
}

extension PipelineWorker {
    /// Calls `body` with the number of rows in the next frame whenever that is full, and at the end.
    func expand(_ expansion: Expansion, _ count: Int, _ body: (Int) throws -> Void) throws {
        var output = Output(rows: entries[expansion.entries])
        let ways = expansion.ways.map { WayStrips($0) }
        func flush(_ output: inout Output) throws {
            guard output.count > 0 else { return }
            fill(expansion, ways, output)
            try body(output.count)
            output.count = 0
        }
        if ways.count == 1, expansion.target == nil, runs[expansion.from] >= 0, !ways[0].skipsLoops {
            return try expandRun(expansion, ways[0], count, body)
        }
        if let target = expansion.target {
            try join(expansion, registers[target], ways[0], count, &output, flush)
        } else {
            let sources = registers[expansion.from]
            // Node by node, so that rows come in the order in which one row at a time would give them.
            for row in 0..<count {
                for index in ways.indices { try walk(ways[index], index, row, sources[row], &output, flush) }
            }
        }
        try flush(&output)
    }

    /// Nodes that follow each other have neighbours that follow each other: these are copied as they lie, and only the row that each
    /// comes from is written node by node. Most nodes have few neighbours, so eight rows are written without asking how
    /// many there are; the next node writes over what was too much.
    private func expandRun(_ expansion: Expansion, _ way: WayStrips, _ count: Int, _ body: (Int) throws -> Void) throws
    {
        let rows = entries[expansion.entries]
        let shift = runs[expansion.from] - way.firstNode
        var row = max(0, -shift)
        let end = min(count, way.nodeCount - shift)
        guard row < end else { return }
        var place = Int(way.offsets[row + shift])
        let last = Int(way.offsets[end + shift])
        while place < last {
            let stop = min(last, place + PipelineProgram.frameSize)
            var written = place
            while true {
                let upper = min(stop, Int(way.offsets[row &+ shift &+ 1]))
                let entry = UInt64(truncatingIfNeeded: row) << 48
                var index = written &- place
                repeat {
                    for ahead in 0..<Self.writtenAhead { rows[index &+ ahead] = entry }
                    index &+= Self.writtenAhead
                } while index < upper &- place
                written = upper
                if written == stop { break }
                row &+= 1
            }
            let found = stop - place
            if let to = expansion.to { registers[to].copy(way.neighbours, from: place, count: found) }
            if let relationship = expansion.relationship { write(way, from: place, found, into: relationship) }
            copy(expansion, rows, found)
            try body(found)
            place = stop
        }
    }

    /// Relationships that lie one after the other, by their ids where these follow each other.
    private func write(_ way: WayStrips, from place: Int, _ count: Int, into relationship: Register) {
        guard let first = way.firstRelationship else {
            return registers[relationship].copy(way.relationships, from: place, count: count)
        }
        let (ids, run) = (registers[relationship], first &+ UInt32(truncatingIfNeeded: place))
        for row in 0..<count { ids[row] = run &+ UInt32(truncatingIfNeeded: row) }
        runs[relationship] = Int(run)
    }

    /// Writes the registers of the next frame.
    private func fill(_ expansion: Expansion, _ ways: [WayStrips], _ output: Output) {
        let rows = output.rows
        let to = expansion.to.map { registers[$0] }
        let relationships = expansion.relationship.map { registers[$0] }
        if let relationship = expansion.relationship { runs[relationship] = -1 }
        if ways.count == 1 {
            let way = ways[0]
            if let to {
                for row in 0..<output.count { to[row] = way.neighbours[Int(rows[row] & 0xFFFF_FFFF)] }
            }
            if let relationships {
                for row in 0..<output.count { relationships[row] = way.relationships[Int(rows[row] & 0xFFFF_FFFF)] }
            }
        } else {
            for row in 0..<output.count {
                let (way, place) = (ways[Int(rows[row] >> 32 & 0xFFFF)], Int(rows[row] & 0xFFFF_FFFF))
                if let to { to[row] = way.neighbours[place] }
                if let relationships { relationships[row] = way.relationships[place] }
            }
        }
        copy(expansion, rows, output.count)
    }

    /// Takes along what later steps read of the frame before.
    private func copy(_ expansion: Expansion, _ rows: Strip<UInt64>, _ count: Int) {
        for copy in expansion.copies {
            let (from, to, run) = (registers[copy.from], registers[copy.to], runs[copy.from])
            if run >= 0 {
                let first = UInt32(truncatingIfNeeded: run)
                for row in 0..<count { to[row] = first &+ UInt32(truncatingIfNeeded: rows[row] >> 48) }
            } else {
                for row in 0..<count { to[row] = from[Int(rows[row] >> 48)] }
            }
        }
    }

    @inline(__always)
    private func walk(
        _ way: WayStrips, _ index: Int, _ row: Int, _ source: UInt32, _ output: inout Output,
        _ flush: (inout Output) throws -> Void
    ) rethrows {
        let places = way.places(of: source)
        if way.skipsLoops {
            for place in places where way.neighbours[place] != source {
                output.append(row, index, place..<(place &+ 1))
                if output.isFull { try flush(&output) }
            }
            return
        }
        var place = places.lowerBound
        while place < places.upperBound {
            let end = min(places.upperBound, place &+ PipelineProgram.frameSize &- output.count)
            output.append(row, index, place..<end)
            if output.isFull { try flush(&output) }
            place = end
        }
    }

    /// Relationships between two bound nodes. Rows with the same first node follow each other, since that comes from a
    /// frame before; where it has many neighbours they are put into a table once for all these rows.
    private func join(
        _ expansion: Expansion, _ targets: Strip<UInt32>, _ way: WayStrips, _ count: Int, _ output: inout Output,
        _ flush: (inout Output) throws -> Void
    ) throws {
        let sources = registers[expansion.from]
        var row = 0
        while row < count {
            let places = way.places(of: sources[row])
            var end = row + 1
            while end < count && sources[end] == sources[row] { end += 1 }
            let isWide = places.count > 12 && end - row > 1
            if isWide { joinTable.fill(places, way.neighbours) }
            while row < end {
                let target = targets[row]
                if isWide {
                    var link = joinTable.first(target)
                    while let place = joinTable.place(&link) {
                        if way.neighbours[place] != target { continue }
                        output.append(row, 0, place..<(place &+ 1))
                        if output.isFull { try flush(&output) }
                    }
                } else {
                    for place in places where way.neighbours[place] == target {
                        output.append(row, 0, place..<(place &+ 1))
                        if output.isFull { try flush(&output) }
                    }
                }
                row += 1
            }
        }
    }
}
