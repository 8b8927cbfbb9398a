// What a statement gives back.

/// A node as a result shows it.
package struct NodeRecord: Sendable {
    package var labels: [String]
    package var properties: MapValue
    /// The file and physical line it came from, where a file made it.
    package var source: SourceLine?
    package init(labels: [String], properties: MapValue, source: SourceLine? = nil) {
        self.labels = labels
        self.properties = properties
        self.source = source
    }
}

/// A relationship as a result shows it.
package struct RelationshipRecord: Sendable {
    package var type: String
    package var start: NodeID
    package var end: NodeID
    package var properties: MapValue
    package var source: SourceLine?
    package init(
        type: String, start: NodeID, end: NodeID, properties: MapValue, source: SourceLine? = nil
    ) {
        self.type = type
        self.start = start
        self.end = end
        self.properties = properties
        self.source = source
    }
}

/// A line of a file that was loaded.
package struct SourceLine: Hashable, Sendable, CustomStringConvertible {
    /// Relative to the organisation's folder, with `/`.
    package var file: String
    /// Physical, from 1.
    package var line: Int
    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }
    package var description: String { "\(file):\(line)" }
}

/// Named columns of equal length, and what the references in them refer to.
package struct ResultTable: Sendable {
    package var columns: [String]
    private var content: Content
    /// Every node that a cell refers to, also inside lists, maps and paths.
    package var nodes: [NodeID: NodeRecord]
    /// Every relationship that a cell refers to.
    package var relationships: [RelationshipID: RelationshipRecord]

    private enum Content {
        case rows([[Value]])
        /// What a run gave, until somebody changes it.
        case given(ResultRows)
    }

    package init(
        columns: [String], rows: [[Value]] = [], nodes: [NodeID: NodeRecord] = [:],
        relationships: [RelationshipID: RelationshipRecord] = [:]
    ) {
        self.columns = columns
        content = .rows(rows)
        self.nodes = nodes
        self.relationships = relationships
    }

    /// A table whose cells come column by column.
    /// - Parameter cells: `rowCount` of them for each of the columns.
    package init(columns: [String], cells: [ResultCells], rowCount: Int) {
        self.init(columns: columns)
        content = .given(ResultRows(columns: cells, count: rowCount))
    }

    /// One array a row, as long as `columns`. Of cells that came column by column they are made when they are first asked for.
    package var rows: [[Value]] {
        get {
            switch content {
            case .rows(let rows): rows
            case .given(let given): given.rows
            }
        }
        _modify {
            var rows = self.rows
            content = .rows([])
            defer { content = .rows(rows) }
            yield &rows
        }
    }

    /// How many rows there are, in constant time and without making them.
    package var rowCount: Int {
        switch content {
        case .rows(let rows): rows.count
        case .given(let given): given.count
        }
    }

    /// The cells of one column, from the first row to the last.
    package func cells(ofColumn index: Int) -> ResultCells {
        switch content {
        case .rows(let rows): .values(rows.map { $0[index] })
        case .given(let given): given.column(index)
        }
    }
}
