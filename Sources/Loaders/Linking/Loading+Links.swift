// Joining nodes once all are there.

import Graph
import Values

extension Loading {
    /// Makes the nodes that references may make, then every relationship.
    mutating func link() {
        var resolver = Resolver()
        createTargets(&resolver)
        // What has been joined goes, so that a large load does not hold all of it twice.
        links.reverse()
        relationships.reverse()
        while let link = links.popLast() {
            let found = foundNodes(link.parts.map(\.references), resolver.onlyIndex(link.reference, &builder))
            var meetings = Meetings()
            for (part, nodes) in zip(link.parts, found) { join(link, part, nodes, &meetings, &resolver) }
        }
        while let pending = relationships.popLast() {
            let starts = foundNodes(pending.parts.map(\.starts), resolver.onlyIndex(pending.start, &builder))
            let ends = foundNodes(pending.parts.map(\.ends), resolver.onlyIndex(pending.end, &builder))
            var meetings = (starts: Meetings(), ends: Meetings())
            let joined = pending.parts.enumerated().map { index, part in
                join(pending, part, starts[index], ends[index], &meetings, &resolver)
            }
            for block in RelationshipBlock.all(pending.parts, joined) {
                builder.appendRelationships(
                    type: builder.type(pending.type), starts: block.joined.starts, ends: block.joined.ends,
                    keys: block.keys, columns: block.columns, provenance: block.provenance)
            }
        }
        noteRepairs()
    }

    // MARK: Making targets

    /// In the order of the manifest, but columns that can only mean one label first: whom one column knows as a person
    /// no other makes a role.
    private mutating func createTargets(_ resolver: inout Resolver) {
        for isSpecific in [true, false] {
            for link in links where (link.reference.labels.count == 1) == isSpecific {
                for part in link.parts { create(part.references, link.reference, part.provenance, &resolver) }
            }
            for pending in relationships {
                for part in pending.parts {
                    if (pending.start.labels.count == 1) == isSpecific {
                        create(part.starts, pending.start, part.provenance, &resolver)
                    }
                    if (pending.end.labels.count == 1) == isSpecific {
                        create(part.ends, pending.end, part.provenance, &resolver)
                    }
                }
            }
        }
    }

    private mutating func create(
        _ references: References, _ reference: Manifest.Reference, _ provenance: Provenance, _ resolver: inout Resolver
    ) {
        guard let label = reference.create else { return }
        if reference.createsOnlyWhereAbsent, reference.labels.contains(where: { builder.isDeclared(label: $0) }) {
            return
        }
        var seen: Set<StringID> = []
        var made: [StringID] = []
        var forms: Set<String> = []
        var rows: [UInt32] = []
        for row in 0..<references.rowCount {
            for place in references.range(row) {
                let id = references.ids[place]
                guard id != 0, seen.insert(id).inserted, resolver.resolve(id, reference, &builder) == .unresolved else {
                    continue
                }
                for text in wanted(id, reference, &resolver) {
                    guard forms.insert(text.lowercased()).inserted else { continue }
                    made.append(builder.strings.intern(text))
                    rows.append(UInt32(truncatingIfNeeded: row))
                }
            }
        }
        if made.isEmpty { return }
        let lines = rows.map { UInt32(truncatingIfNeeded: provenance.line(Int($0))) }
        let keys = [builder.key("id"), builder.key("name")]
        let first = builder.appendNodes(
            labels: [builder.label(label)], count: made.count, keys: keys, columns: [.strings(made), .strings(made)],
            provenance: Provenance(file: provenance.file, firstLine: lines[0], lines: lines)
        ).rawValue
        for (offset, id) in made.enumerated() {
            for key in ["id", "name"] {
                resolver.note(
                    first + UInt32(truncatingIfNeeded: offset), label: label, key: key, id, builder.strings.string(id))
            }
        }
    }

    /// The nodes to make for a text that none is called exactly: the text, or its parts where it names several.
    private mutating func wanted(
        _ id: StringID, _ reference: Manifest.Reference, _ resolver: inout Resolver
    ) -> [String] {
        let text = builder.strings.string(id)
        if reference.isOfPeople, saysNobody(text) || Signs.standard.isFailure(text) { return [] }
        if resolver.meet(text, reference, &builder) != .unresolved { return [] }
        guard reference.isOfPeople else { return [text] }
        var parts = [text]
        for separator in reference.sureSeparators { parts = parts.flatMap { split($0, separator) } }
        return parts.filter { !saysNobody($0) && resolver.find($0, reference, &builder) == .unresolved }
    }

    // MARK: Joining

    /// - Parameter found: for each reference its node, `KeyIndex.none` where that is still to be told.
    private mutating func join(
        _ link: PendingLinks, _ part: PendingLinks.Part, _ found: [UInt32], _ meetings: inout Meetings,
        _ resolver: inout Resolver
    ) {
        let isSplit = part.references.ends != nil
        var rows: [UInt32] = []
        var targets: [UInt32] = []
        rows.reserveCapacity(part.references.ids.count)
        targets.reserveCapacity(part.references.ids.count)
        for row in 0..<part.references.rowCount {
            for place in part.references.range(row) {
                if found[place] != KeyIndex.none {
                    // `U1;U1` is one unit.
                    if isSplit, rows.last == UInt32(truncatingIfNeeded: row), targets.last == found[place] { continue }
                    rows.append(UInt32(truncatingIfNeeded: row))
                    targets.append(found[place])
                    continue
                }
                let name = part.ids.isEmpty ? "" : builder.strings.string(part.ids[row])
                let node = part.firstNode + UInt32(truncatingIfNeeded: row)
                for target in resolve(
                    part.references.ids[place], link.reference, link.place, name, part.provenance, row, of: node,
                    &meetings, &resolver)
                {
                    rows.append(UInt32(truncatingIfNeeded: row))
                    targets.append(target)
                }
            }
        }
        if rows.isEmpty { return }
        let nodes = rows.map { part.firstNode + $0 }
        // A cell that names several makes more relationships than rows.
        let isWhole =
            rows.count == part.references.rowCount && part.references.ends == nil
            && rows.last.map(Int.init) == rows.count - 1
        builder.appendRelationships(
            type: builder.type(link.type), starts: link.isReversed ? targets : nodes,
            ends: link.isReversed ? nodes : targets,
            keys: part.properties.map(\.key),
            columns: part.properties.map { isWhole ? $0.column : $0.column.gather(rows) },
            provenance: isWhole ? part.provenance : part.provenance.gather(rows))
    }

    private mutating func join(
        _ pending: PendingRelationships, _ part: PendingRelationships.Part, _ foundStarts: [UInt32],
        _ foundEnds: [UInt32], _ meetings: inout (starts: Meetings, ends: Meetings), _ resolver: inout Resolver
    ) -> JoinedRows {
        var joined = JoinedRows(capacity: part.count)
        let place = { header in LinkPlace(type: pending.type, rowName: pending.type, header: header) }
        let (startPlace, endPlace) = (place(pending.startHeader), place(pending.endHeader))
        for row in 0..<part.count {
            for first in part.starts.range(row) {
                for second in part.ends.range(row) {
                    let (start, end) = (foundStarts[first], foundEnds[second])
                    if start != KeyIndex.none, end != KeyIndex.none {
                        joined.append(row, from: start, to: end)
                        continue
                    }
                    var (starts, ends) = ([start], [end])
                    if start == KeyIndex.none {
                        starts = resolve(
                            part.starts.ids[first], pending.start, startPlace, "", part.provenance, row, of: end.known,
                            &meetings.starts, &resolver)
                    }
                    if end == KeyIndex.none {
                        ends = resolve(
                            part.ends.ids[second], pending.end, endPlace, "", part.provenance, row,
                            of: starts.first, &meetings.ends, &resolver)
                    }
                    for start in starts { for end in ends { joined.append(row, from: start, to: end) } }
                }
            }
        }
        return joined
    }
}

extension UInt32 {
    /// The node, where it has been found.
    fileprivate var known: UInt32? { self == KeyIndex.none ? nil : self }
}
