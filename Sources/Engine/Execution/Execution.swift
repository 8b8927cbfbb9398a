// Running a planned query.

package import Diagnostics
package import Graph
package import Planning
package import Values

/// What a run gives back.
package struct ExecutionResult {
    package var table: ResultTable
    package var profile: Profile
    package var statistics: WriteStatistics
    /// The graph after the statement; the session keeps it only when the statement succeeds.
    package var graph: Graph
}

extension PlannedQuery {
    /// Runs to the end and brings everything that the rows refer to along.
    /// - Throws: what evaluation or a limit leads to; nothing of the session's is changed then.
    package func execute(_ context: ExecutionContext) throws(Diagnostic) -> ExecutionResult {
        let profile = Profile()
        let argument = Batch(count: 1, slotCount: slotCount)
        let source = OperatorBuilder(context: context, profile: profile, usesPipelines: !plan.writes)
            .build(plan, argument: argument)
        var cells = columns.map { _ in ResultColumn.values([]) }
        var references = columns.map { _ in false }
        var count = 0
        while let batch = try source.next() {
            try context.cancellation.check()
            if columns.isEmpty { continue }
            try context.budget.charge(batch.count * columns.count * 24, for: .result)
            if let limit = context.rowLimit, count + batch.count > limit { throw .tooManyRows(limit) }
            let graph = context.graph
            for (index, column) in columns.enumerated() {
                let vector = batch[column.slot]
                references[index] = references[index] || vector.mayHoldReferences
                let bytes = cells[index].append(vector, count: batch.count, in: graph)
                try context.budget.charge(bytes, for: .result)
            }
            count += batch.count
        }
        let finished = try cells.map { (column) throws(Diagnostic) in try column.finished(context) }
        var table = ResultTable(columns: columns.map(\.name), cells: finished, rowCount: count)
        if !context.statistics.isEmpty { context.graph.deriveRelationships() }
        let materializer = Materializer(graph: context.graph)
        for index in columns.indices where references[index] {
            try materializer.fill(&table, from: finished[index].values, context)
        }
        return ExecutionResult(table: table, profile: profile, statistics: context.statistics, graph: context.graph)
    }
}

/// Looks up the nodes and relationships that a table's cells refer to.
struct Materializer {
    let graph: Graph

    func fill(_ table: inout ResultTable, from cells: [Value]) { for value in cells { add(value, to: &table) } }

    /// The same for a whole result: it may be long.
    func fill(_ table: inout ResultTable, from cells: [Value], _ context: ExecutionContext) throws(Diagnostic) {
        for (index, value) in cells.enumerated() {
            if index & 0x3FF == 0 {
                try context.cancellation.check()
                // A record, its map and the texts in it.
                try context.budget.charge(min(cells.count - index, 0x400) * 256, for: .result)
            }
            add(value, to: &table)
        }
    }

    private func add(_ value: Value, to table: inout ResultTable) {
        switch value {
        case .node(let node): add(node, to: &table)
        case .relationship(let relationship): add(relationship, to: &table)
        case .path(let path):
            for node in path.nodes { add(node, to: &table) }
            for relationship in path.relationships { add(relationship, to: &table) }
        case .list(let members): for member in members { add(member, to: &table) }
        case .map(let map): for member in map.values { add(member, to: &table) }
        default: break
        }
    }

    private func add(_ node: NodeID, to table: inout ResultTable) {
        if table.nodes[node] != nil { return }
        table.nodes[node] = NodeRecord(
            labels: graph.labels(of: node).map { graph.labelName($0) }, properties: graph.properties(node),
            source: graph.source(of: node))
    }

    private func add(_ relationship: RelationshipID, to table: inout ResultTable) {
        if table.relationships[relationship] != nil { return }
        table.relationships[relationship] = RelationshipRecord(
            type: graph.typeName(graph.type(of: relationship)), start: graph.start(of: relationship),
            end: graph.end(of: relationship), properties: graph.properties(relationship),
            source: graph.source(of: relationship))
    }
}

extension Graph {
    /// A table without rows that holds what a value refers to.
    package func table(of value: Value) -> ResultTable {
        var table = ResultTable(columns: [""], rows: [[value]])
        Materializer(graph: self).fill(&table, from: [value])
        return table
    }
}

extension Diagnostic {
    /// A result that is longer than was allowed.
    package static func tooManyRows(_ limit: Int) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .limitError, detail: .tooLarge,
            message:
                "the answer has more than \(limit) \(limit == 1 ? "row" : "rows"), which is the limit that was set",
            help: "Nothing is shown, since a part could be taken for the whole. LIMIT asks for the first rows;"
                + " --max-rows or .limit rows allows more.")
    }
}
