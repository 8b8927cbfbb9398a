// Rows that are relationships.

import Graph

extension Loading {
    /// Notes the rows of a table as relationships to be made later. Rows without an end are kept aside.
    mutating func addRelationships(_ plan: TablePlan, _ content: TableContent, _ rejected: inout Int) {
        var parts = content.parts.map { FinishedPart($0, labels: []) }
        guard let start = plan.outputs.firstIndex(where: { $0.isEnd(start: true) }),
            let end = plan.outputs.firstIndex(where: { $0.isEnd(start: false) }),
            case .end(let startReference, _) = plan.outputs[start].meaning,
            case .end(let endReference, _) = plan.outputs[end].meaning
        else { return }
        for index in parts.indices {
            parts[index].keepFilled(plan.when)
            if let rows = plan.rows { parts[index].keepRows(rows, builder.strings) }
        }
        for index in parts.indices { keepComplete(&parts[index], plan, start, end, &rejected) }
        for index in plan.outputs.indices {
            guard case .property(let property, _) = plan.outputs[index].meaning else { continue }
            finish(property, nil, plan.outputs[index], content.plans[index], index, plan, &parts)
        }
        var pending = PendingRelationships(
            type: plan.rowName, start: startReference, end: endReference, startHeader: plan.outputs[start].header,
            endHeader: plan.outputs[end].header)
        for part in parts {
            pending.parts.append(
                PendingRelationships.Part(
                    count: part.count, starts: part.references(start), ends: part.references(end),
                    provenance: part.provenance,
                    properties: Array(zip(part.keys, part.columns))))
        }
        relationships.append(pending)
    }

    private mutating func keepComplete(
        _ part: inout FinishedPart, _ plan: TablePlan, _ start: Int, _ end: Int, _ rejected: inout Int
    ) {
        let (starts, ends) = (part.references(start), part.references(end))
        var kept: [UInt32] = []
        for row in 0..<part.count {
            if !starts.range(row).isEmpty, !ends.range(row).isEmpty {
                kept.append(UInt32(truncatingIfNeeded: row))
                continue
            }
            rejected += 1
            let output = plan.outputs[starts.range(row).isEmpty ? start : end]
            complain(
                plan.rowName, id: "", output.header, "", .missingEnd, part.provenance, row, relationship: plan.rowName)
        }
        if kept.count < part.count { part.keep(kept) }
    }
}

extension TablePlan.Output {
    fileprivate func isEnd(start: Bool) -> Bool {
        if case .end(_, let isStart) = meaning { isStart == start } else { false }
    }
}
