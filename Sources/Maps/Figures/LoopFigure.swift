// The improvement loop: stages in a ring, and what leads from each to the next.

package struct LoopFigure: Sendable, Hashable {
    package struct Stage: Sendable, Hashable {
        package var name: String
        package var processes: Int
        /// Of its processes, in the period.
        package var records: Int
        package var lastRecord: String?
        /// To the stage behind it; the last one's lead to the first.
        package var interactions: Int
        /// Hand-off records of those interactions, in the period; nil where none were handed over at all.
        package var handoffs: Int?
        package var lastHandoff: String?

        package init(
            name: String, processes: Int, records: Int, lastRecord: String?, interactions: Int, handoffs: Int?,
            lastHandoff: String?
        ) {
            self.name = name
            self.processes = processes
            self.records = records
            self.lastRecord = lastRecord
            self.interactions = interactions
            self.handoffs = handoffs
            self.lastHandoff = lastHandoff
        }

        /// A stage without a process.
        var isMissing: Bool { processes == 0 }
        /// Nothing leads on, or nothing shows that anything was handed on.
        var isGap: Bool { interactions == 0 || handoffs == 0 }

        /// What is written in its box.
        var facts: [String] {
            [
                processes == 1 ? "1 process" : "\(processes) processes",
                records == 1 ? "1 record in the period" : "\(records) records in the period",
                lastRecord.map { "last \($0)" } ?? "no dated record",
            ]
        }

        /// What is written at the arrow to the next stage.
        var transition: [String] {
            guard interactions > 0 else { return ["no interaction"] }
            let count = interactions == 1 ? "1 interaction" : "\(interactions) interactions"
            guard let handoffs else { return [count, "no hand-off records were handed over"] }
            let evidence =
                handoffs == 0
                ? "no hand-off record in the period"
                : handoffs == 1 ? "1 hand-off record in the period" : "\(handoffs) hand-off records in the period"
            return [count, evidence] + (lastHandoff.map { ["last \($0)"] } ?? [])
        }
    }

    package var title: String
    package var notes: [String]
    package var stages: [Stage]

    package init(title: String, notes: [String] = [], stages: [Stage]) {
        self.title = title
        self.notes = notes
        self.stages = stages
    }
}
