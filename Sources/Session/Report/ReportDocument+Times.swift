// Times: what recurs, and how long hand-offs took.

import Maps
import Rendering
import Values

extension ReportDocument {
    /// The months of the period, at most twelve, the last ones.
    private var months: [String] {
        guard let period = overview.judgement.period else { return [] }
        var months: [String] = []
        let (first, last) = (String(period.from.text.prefix(7)), String(period.to.text.prefix(7)))
        guard var year = Int(last.prefix(4)), var month = Int(last.suffix(2)) else { return [] }
        while months.count < 12 {
            let name = "\(year)-\(month < 10 ? "0" : "")\(month)"
            months.insert(name, at: 0)
            if name <= first { break }
            month -= 1
            if month == 0 { (year, month) = (year - 1, 12) }
        }
        return months
    }

    var cadences: Section? {
        let found = data.cadences
        if found.rows.isEmpty { return nil }
        let months = months
        let missed = missedSlots
        let rows = found.rows.map { row -> Sheet.Row in
            let id = found.text(row, "id") ?? ""
            let done = found.list(row, "done_months").compactMap(MapRows.text)
            let overdue = found.isTrue(row, "overdue")
            let due = found.text(row, "due_month")
            let cells = months.map { month -> Cell in
                let count = done.count { $0 == month }
                if count > 0 { return Cell(count == 1 ? "✓" : "✓ \(count)", .good) }
                if missed[id]?.contains(month) == true { return Cell("missed", .minor) }
                return due == month ? Cell(overdue ? "missed" : "due", overdue ? .major : .observation) : ""
            }
            return Sheet.Row(
                [
                    Cell(id, link: processLinks[id]), Cell(found.text(row, "name") ?? ""),
                    Cell(Self.length(found.text(row, "cadence") ?? "")),
                ]
                    + cells
                    + [Cell(found.text(row, "next_due") ?? "", overdue ? .major : .plain)])
        }
        let table = Sheet(
            "What has a cadence, month by month: ✓ done, due, missed",
            columns: ["id", "name", "cadence"] + months.map { Sheet.Column($0) } + ["next due"], rows: rows)
        return Section("Calendar", id: "calendar", Self.blocks(table))
    }

    /// By id, the months of slots at which nothing was done.
    private var missedSlots: [String: Set<String>] {
        var result: [String: Set<String>] = [:]
        for finding in overview.findings where finding.check == "missed-slot" {
            if let day = finding.expected?.split(separator: " ").last, day.count == 10 {
                result[finding.id, default: []].insert(String(day.prefix(7)))
            }
        }
        return result
    }

    /// `P1Y` as `1 year`; a length of several parts stays as it is written.
    static func length(_ text: String) -> String {
        let units: [Character: String] = ["Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"]
        let body = text.hasPrefix("PT") ? text.dropFirst(2) : text.dropFirst(1)
        guard text.hasPrefix("P"), let unit = body.last.flatMap({ units[$0] }), let count = Int(body.dropLast()),
            !(text.hasPrefix("PT") && body.last == "M")
        else { return text }
        return "\(count) \(unit)\(count == 1 ? "" : "s")"
    }

    var handoffs: Section? {
        let found = data.handoffs
        if found.rows.isEmpty { return nil }
        let strips = found.rows.map { row -> StripFigure.Row in
            let shares = found.list(row, "shares").compactMap { value -> Int? in
                if case .integer(let share) = value { Int(share) } else { nil }
            }
            return StripFigure.Row(
                id: found.text(row, "id") ?? "",
                name: "\(found.text(row, "giver") ?? "") → \(found.text(row, "taker") ?? "")", shares: shares,
                late: found.number(row, "late"))
        }
        let rows = zip(strips, found.rows).map { strip, row -> Sheet.Row in
            let late: Cell = strip.late == 0 ? "" : Cell(strip.late, .minor)
            let (median, longest) = (strip.median.map { "\($0) %" }, strip.shares.max().map { "\($0) %" })
            return Sheet.Row([
                Cell(strip.id), Cell(strip.name), Cell(Self.length(found.text(row, "sla") ?? "")),
                Cell(strip.shares.count), late, Cell(median ?? ""), Cell(longest ?? ""),
            ])
        }
        let table = Sheet(
            "Hand-off records of the period, and how much of the time agreed they took",
            columns: [
                "id", "interaction", "agreed", .number("records"), .number("late"), .number("median"),
                .number("longest"),
            ], rows: rows)
        let figure = StripFigure(
            title: "Hand-offs: time taken of the time agreed", rows: Array(strips.prefix(Self.mostRows)))
        let cells = rows.map { $0.cells.map(\.text).joined(separator: "  ") }.joined(separator: "\n") + "\n"
        return Section(
            "Hand-offs", id: "handoffs",
            [
                .figure(
                    Figure(
                        svg: SVGWriter.element(figure.drawing, prefix: "strip-"),
                        caption:
                            "A mark a record; what lies right of “agreed” was late. The table below has the numbers.",
                        cells: cells))
            ] + Self.blocks(table))
    }
}
