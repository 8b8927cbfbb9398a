// Rows that are nodes.

import Graph
import Values

extension Loading {
    /// Adds the rows of a table as nodes, and what they refer to as links to be made later.
    mutating func addNodes(_ plan: TablePlan, _ content: TableContent, _ rejected: inout Int) {
        var finished = content.parts.map { FinishedPart($0, labels: plan.labels) }
        for index in finished.indices {
            finished[index].keepFilled(plan.when)
            if let rows = plan.rows { finished[index].keepRows(rows, builder.strings) }
        }
        identify(plan, &finished, &rejected)
        for index in plan.outputs.indices {
            guard case .property(let property, let of) = plan.outputs[index].meaning else { continue }
            if index == 0, plan.keyColumn != nil { continue }
            finish(property, of, plan.outputs[index], content.plans[index], index, plan, &finished)
        }
        if plan.labels.contains("Person") { addFullNames(plan, &finished) }
        let labels = plan.labels.map { builder.label($0) }
        let dateKey = addEventDates(plan, &finished)
        let allLabels = dateKey ? labels + [builder.label(Vocabulary.record)] : labels
        for index in finished.indices {
            finished[index].firstNode =
                builder.appendNodes(
                    labels: allLabels, count: finished[index].count, keys: finished[index].keys,
                    columns: finished[index].columns,
                    provenance: finished[index].provenance
                ).rawValue
        }
        addLinks(plan, finished)
    }

    /// Gives people a name where a register has one column for the first name and one for the last.
    private mutating func addFullNames(_ plan: TablePlan, _ parts: inout [FinishedPart]) {
        let key = builder.key("name")
        func property(_ meaning: String) -> SymbolID? {
            for output in plan.outputs {
                guard case .property(let property, nil) = output.meaning,
                    HeadingWords.standard.meanings(of: output.header).contains(meaning)
                else { continue }
                return builder.key(property.name)
            }
            return nil
        }
        // Beside a first name, a column that is called only Name holds the last one.
        guard let first = property("First name"), let last = property("Last name") ?? property("Name"), first != last
        else { return }
        for index in parts.indices where last == key || !parts[index].keys.contains(key) {
            guard let one = parts[index].keys.firstIndex(of: first), let other = parts[index].keys.firstIndex(of: last),
                case .strings(let firsts) = parts[index].columns[one],
                case .strings(let lasts) = parts[index].columns[other]
            else { continue }
            let names = zip(firsts, lasts).map { first, last in
                let words = [first, last].filter { $0 != 0 }.map { builder.strings.string($0) }
                if words.count == 2, words[1].contains(words[0]) { return last }
                return words.isEmpty ? 0 : builder.string(words.joined(separator: " "))
            }
            parts[index].set(key, .strings(names))
        }
        builder.declare(property: "name", of: "Person")
    }

    /// Finds each row's id. Rows without one and rows whose id is taken are kept aside.
    private mutating func identify(_ plan: TablePlan, _ parts: inout [FinishedPart], _ rejected: inout Int) {
        let isGenerated = plan.keyColumn == nil && plan.rowName == "Interaction" && plan.outputs.count >= 2
        guard plan.keyColumn != nil || isGenerated else { return }
        let header = plan.keyColumn == nil ? "" : plan.outputs[0].header
        var names = GeneratedIDs()
        var taken = plan.labels.map { takenIDs.removeValue(forKey: $0) ?? Bitmap() }
        let year = parts.isEmpty ? nil : yearNamed(by: builder.filePath(parts[0].provenance.file))
        let younger = plan.labels.flatMap { label in
            (takenByYear[label] ?? []).filter { $0.year > year ?? .max }
        }
        var superseded = 0
        var own = Bitmap()
        defer {
            for (label, ids) in zip(plan.labels, taken) {
                takenIDs[label] = ids
                if let year { takenByYear[label, default: []].append((year, own)) }
            }
            noteSuperseded(superseded, parts.isEmpty ? nil : parts[0].provenance.file)
        }
        for index in parts.indices {
            var ids = parts[index].texts(0)
            if plan.keyColumn == nil { ids = names.ids(parts[index], plan, &builder.strings) }
            var kept: [UInt32] = []
            for (row, id) in ids.enumerated() {
                if id != 0, index == parts.count - 1, row == ids.count - 1, isLegend(id) {
                    rejected += 1
                    continue
                }
                let problem: DataIssue.Problem? = id == 0 ? .missingKey : taken.take(id) ? nil : .duplicateID
                guard let problem else {
                    if year != nil { own.insert(Int(id)) }
                    kept.append(UInt32(truncatingIfNeeded: row))
                    continue
                }
                rejected += 1
                if problem == .duplicateID, younger.contains(where: { $0.ids.contains(Int(id)) }) {
                    superseded += 1
                    continue
                }
                let text = id == 0 ? "" : builder.strings.string(id)
                complain(
                    plan.rowName, id: text, header, text, problem, parts[index].provenance, row, property: "id")
            }
            if kept.count < ids.count {
                parts[index].keep(kept)
                ids = kept.map { ids[Int($0)] }
            }
            parts[index].ids = ids
            parts[index].add(builder.key("id"), .strings(ids))
        }
    }

    /// Tells of rows whose id a file of a younger year has too: that one counts.
    private mutating func noteSuperseded(_ count: Int, _ file: UInt32?) {
        guard count > 0, let file else { return }
        let rows = count == 1 ? "1 row is" : "\(count) rows are"
        supersededNotes[builder.filePath(file), default: []].append(
            "\(rows) in a register of a younger year too, which counts")
    }

    /// Whether the last row explains the table instead of being a row of it.
    private func isLegend(_ id: StringID) -> Bool {
        var word = builder.strings.string(id).lowercased()
        if word.hasSuffix(":") { word.removeLast() }
        return ["legend", "legende", "key", "note", "notes", "source"].contains(word)
    }

    /// Turns a column's cells into values.
    mutating func finish(
        _ property: TablePlan.PropertyPlan, _ of: Int?, _ output: TablePlan.Output, _ column: ColumnPlan, _ index: Int,
        _ plan: TablePlan,
        _ parts: inout [FinishedPart]
    ) {
        var finisher = ColumnFinisher(property, zone: zone, context: column.task.context)
        var complaints: [[ColumnFinisher.Complaint]] = []
        var finished: [Column] = []
        for part in parts {
            var found = part.misfits(index).map {
                ColumnFinisher.Complaint(
                    row: $0.row, text: $0.text, problem: .unparsable, reason: column.task.why($0.text))
            }
            switch column.finish {
            case .none: finished.append(part.column(index))
            case .words: finished.append(.strings(finisher.words(part.texts(index), &builder.strings, &found)))
            case .values(let type): finished.append(finisher.column(part.texts(index), type, builder.strings, &found))
            case .instants: finished.append(finisher.instants(part.column(index)))
            }
            complaints.append(found)
        }
        let key = builder.key(property.name)
        // The nodes of a table are added as one run of numbers, in the order of its parts.
        var firstNode = builder.nodeCount
        let relationship = plan.labels.isEmpty ? plan.rowName : of.flatMap(plan.relationship) ?? ""
        for place in parts.indices {
            defer { firstNode += parts[place].count }
            if let of {
                parts[place].addToRelationship(of, key, finished[place])
            } else {
                parts[place].add(key, finished[place])
            }
            for complaint in complaints[place] {
                let id = parts[place].ids.isEmpty ? "" : builder.strings.string(parts[place].ids[complaint.row])
                complain(
                    plan.rowName, id: id, output.header, complaint.text, complaint.problem, parts[place].provenance,
                    complaint.row, reason: complaint.reason, relationship: relationship, property: property.name,
                    node: plan.labels.isEmpty ? nil : UInt32(truncatingIfNeeded: firstNode + complaint.row))
            }
        }
    }

    mutating func complain(
        _ label: String, id: String, _ column: String, _ value: String, _ problem: DataIssue.Problem,
        _ provenance: Provenance, _ row: Int,
        reason: String = "", relationship: String = "", property: String = "", node: UInt32? = nil
    ) {
        let file = builder.filePath(provenance.file)
        note(
            DataIssue(
                file: file, line: provenance.line(row), label: label, id: id, column: column, value: value,
                problem: problem, reason: reason, relationship: relationship, property: property, node: node))
    }

    /// Gives dated records their event date; true where the label is one of them.
    private mutating func addEventDates(_ plan: TablePlan, _ parts: inout [FinishedPart]) -> Bool {
        guard let name = plan.labels.lazy.compactMap({ Vocabulary.standard.eventDates[$0] }).first,
            !plan.labels.contains(Vocabulary.record)
        else { return false }
        let (dateKey, eventKey) = (builder.key("date"), builder.key(name))
        for index in parts.indices where !parts[index].keys.contains(dateKey) {
            guard let place = parts[index].keys.firstIndex(of: eventKey) else { continue }
            parts[index].add(dateKey, days(parts[index].columns[place]))
        }
        for label in plan.labels where plan.outputs.contains(where: { $0.isProperty(name) }) {
            builder.declare(property: "date", of: label)
        }
        return true
    }

    /// The days of dates and instants, the latter in the manifest's zone.
    private func days(_ column: Column) -> Column {
        guard case .dictionary(let values, let codes) = column else { return column }
        return .dictionary(
            values.map { value in
                guard case .dateTime(let moment) = value else { return value }
                return ((try? moment.moved(to: zone)) ?? moment).local.date.asValue
            }, codes)
    }

    private mutating func addLinks(_ plan: TablePlan, _ parts: [FinishedPart]) {
        for (index, output) in plan.outputs.enumerated() {
            guard case .link(let type, let reference, let isReversed) = output.meaning else { continue }
            var link = PendingLinks(
                type: type, reference: reference, isReversed: isReversed, rowName: plan.rowName, header: output.header)
            for part in parts {
                link.parts.append(
                    PendingLinks.Part(
                        firstNode: part.firstNode, references: part.references(index), provenance: part.provenance,
                        ids: part.ids,
                        properties: part.relationshipProperties[output.column] ?? []))
            }
            links.append(link)
        }
    }
}

extension [Bitmap] {
    /// Marks an id as taken in all sets; false where it was in one of them.
    fileprivate mutating func take(_ id: StringID) -> Bool {
        for index in indices where self[index].contains(Int(id)) { return false }
        for index in indices { self[index].insert(Int(id)) }
        return true
    }
}

extension TablePlan {
    /// The type of the relationships that a column of the file makes.
    fileprivate func relationship(_ column: Int) -> String? {
        for output in outputs where output.column == column {
            if case .link(let type, _, _) = output.meaning { return type }
        }
        return nil
    }
}

extension TablePlan.Output {
    fileprivate func isProperty(_ name: String) -> Bool {
        if case .property(let property, nil) = meaning { property.name == name } else { false }
    }
}

extension CalendarDate {
    fileprivate var asValue: Value { .date(self) }
}
