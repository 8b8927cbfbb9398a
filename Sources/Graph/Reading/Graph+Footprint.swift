// How much memory a graph takes.

extension Graph {
    /// Bytes of its columns, ends and strings, about; what two columns share counts twice. Adjacency and indexes, which come and go, are
    /// not counted. Linear in the columns, not in their rows.
    package var footprint: Int {
        let columns = (nodeBlocks + relationshipBlocks).reduce(0) { sum, block in
            sum + block.columns.reduce(0) { $0 + $1.footprint } + 4 * (block.provenance?.lines.count ?? 0)
        }
        let ends = relationshipEnds.reduce(0) { $0 + 4 * ($1.starts.count + $1.ends.count + $1.types.rows.count) }
        return columns + ends + interner.footprint
    }
}

extension Column {
    fileprivate var footprint: Int {
        switch self {
        case .integers(let rows, _): rows.count * 8
        case .floats(let rows, _): rows.count * 8
        case .booleans(let rows, _): rows.count
        case .strings(let rows): rows.count * 4
        case .dates(let rows, _): rows.count * 4
        case .localDateTimes(let rows, _): rows.count * 8
        case .dictionary(_, let codes): codes.count * 4
        // A date-time with its zone lies in a box of its own.
        case .values(let rows): rows.count * 64
        }
    }
}
