// Who hands on to whom: a table of counts, the giver's row and the taker's column.

package struct MatrixFigure: Sendable, Hashable {
    package var title: String
    package var notes: [String]
    /// Rows and columns alike.
    package var groups: [String]
    /// As many rows and columns as there are groups.
    package var counts: [[Int]]
    /// Cells with an exception of the checks asked for, as row and column.
    package var exceptions: Set<[Int]>

    package init(
        title: String, notes: [String] = [], groups: [String], counts: [[Int]], exceptions: Set<[Int]> = []
    ) {
        self.title = title
        self.notes = notes
        self.groups = groups
        self.counts = counts
        self.exceptions = exceptions
    }

    var largest: Int { counts.joined().max() ?? 0 }

    /// From 0 (nothing) to 5 (most): how dark a cell is.
    func shade(_ row: Int, _ column: Int) -> Int {
        let count = counts[row][column]
        guard count > 0, largest > 0 else { return 0 }
        return 1 + (count * 5 - 1) / (largest + 1)
    }

    /// The groups as boxes with an arrow for each count, for programs that draw by themselves.
    var diagram: Diagram {
        let boxes = groups.indices.map { Box(key: "\($0)", id: "", name: groups[$0]) }
        var arrows: [Arrow] = []
        for row in groups.indices {
            for column in groups.indices where counts[row][column] > 0 {
                let isMarked = exceptions.contains([row, column])
                arrows.append(
                    Arrow(
                        from: "\(row)", to: "\(column)", label: "\(counts[row][column])",
                        exceptions: isMarked ? ["the checks asked for"] : []))
            }
        }
        return Diagram(title: title, notes: notes, boxes: boxes, arrows: arrows)
    }
}
