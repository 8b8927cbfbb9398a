// MAP: asks for boxes, arrows and exceptions, and makes a figure of them.

import Audit
import Catalogue
import Diagnostics
import Engine
import Maps
import Syntax
import Values

struct MapRunner {
    static let external = "External parties"
    let session: Session
    let cancellation: Cancellation

    func run(_ plan: MapPlan) throws(Diagnostic) -> Outcome {
        if case .loop(let stages, let handoffs) = plan.shape { return try loop(stages, handoffs, plan) }
        let arrows = try rows(plan.arrows)
        let network = MapNetwork(boxes: try rows(plan.boxes), arrows: arrows, marks: try marks(plan))
        var outcome = Outcome(arrows)
        switch plan.shape {
        case .whole: outcome.picture = network.whole(title: organisation)
        case .around(let entity): outcome.picture = network.around(entity)
        case .matrix(let attribute, let groups):
            let figure = network.matrix(by: attribute, MapRows(try rows(groups)), title: organisation)
            outcome = Outcome(Self.table(of: figure))
            outcome.picture = .matrix(figure)
        case .trace(let query, let start, let isUpstream):
            let table = try rows(query)
            outcome = Outcome(table)
            outcome.picture = network.trace(MapRows(table), start, isUpstream: isUpstream)
        case .loop: break
        }
        if network.boxes.isEmpty { outcome.notes.append("there is no process in force, so the picture is empty") }
        return outcome
    }

    /// Boxes and arrows of the whole, with marks that were made elsewhere.
    func network(_ plan: MapPlan, _ marks: MapMarks) throws(Diagnostic) -> MapNetwork {
        MapNetwork(boxes: try rows(plan.boxes), arrows: try rows(plan.arrows), marks: marks)
    }

    private var organisation: String { session.organisation?.name ?? "No organisation" }

    private func rows(_ query: Query) throws(Diagnostic) -> ResultTable {
        try session.run(session.plan(query), cancellation: cancellation).table
    }

    // MARK: Exceptions

    private func marks(_ plan: MapPlan) throws(Diagnostic) -> MapMarks {
        var marks = MapMarks()
        guard let checks = plan.checks else { return marks }
        let runner = CheckRunner(session: session, cancellation: cancellation)
        let interactions = try interactions(plan)
        for check in checks.plans {
            let found = try runner.run(check)
            marks.add(check.name, found.exceptions, missing: check.missing, interactions)
        }
        return marks
    }

    /// By hand-off record, the interaction that it is of.
    func interactions(_ plan: MapPlan) throws(Diagnostic) -> [String: String] {
        let found = MapRows(try rows(plan.records))
        var interactions: [String: String] = [:]
        for row in found.rows {
            if let record = found.text(row, "record") { interactions[record] = found.text(row, "interaction") }
        }
        return interactions
    }

    // MARK: The loop

    private func loop(_ stages: Query, _ handoffs: Query, _ plan: MapPlan) throws(Diagnostic) -> Outcome {
        let table = try rows(stages)
        let found = MapRows(table)
        let hasRecords = (session.catalogue.graph.labels["HandoffRecord"]?.count ?? 0) > 0
        let records = MapRows(hasRecords ? try rows(handoffs) : ResultTable(columns: []))
        var byInteraction: [String: (count: Int, last: String?)] = [:]
        for row in records.rows {
            guard let id = records.text(row, "interaction") else { continue }
            byInteraction[id] = (records.number(row, "records_in_period"), records.text(row, "last_record"))
        }
        let figures = found.rows.map { row -> LoopFigure.Stage in
            let own = found.list(row, "interactions").compactMap { MapRows.text($0).flatMap { byInteraction[$0] } }
            return LoopFigure.Stage(
                name: found.text(row, "stage") ?? "", processes: found.number(row, "processes"),
                records: found.number(row, "records_in_period"), lastRecord: found.text(row, "last_record"),
                interactions: found.number(row, "interactions_to_next"),
                handoffs: hasRecords ? own.reduce(0) { $0 + $1.count } : nil,
                lastHandoff: own.compactMap(\.last).max())
        }
        var outcome = Outcome(table)
        let marks = try marks(plan)
        outcome.picture = .loop(
            LoopFigure(
                title: "\(organisation): the improvement loop",
                notes: ["Red: a stage without a process, or nothing that leads on or shows that it did."] + marks.notes,
                stages: figures))
        return outcome
    }

    private static func table(of figure: MatrixFigure) -> ResultTable {
        var rows: [[Value]] = []
        for (row, from) in figure.groups.enumerated() {
            for (column, to) in figure.groups.enumerated() where figure.counts[row][column] > 0 {
                rows.append([.string(from), .string(to), .integer(Int64(figure.counts[row][column]))])
            }
        }
        return ResultTable(columns: ["from_group", "to_group", "interactions"], rows: rows)
    }
}
