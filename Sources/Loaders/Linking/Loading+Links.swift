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
            for (part, nodes) in zip(link.parts, found) { join(link, part, nodes, &resolver) }
        }
        while let pending = relationships.popLast() {
            let starts = foundNodes(pending.parts.map(\.starts), resolver.onlyIndex(pending.start, &builder))
            let ends = foundNodes(pending.parts.map(\.ends), resolver.onlyIndex(pending.end, &builder))
            let joined = pending.parts.enumerated().map { index, part in
                join(pending, part, starts[index], ends[index], &resolver)
            }
            for block in RelationshipBlock.all(pending.parts, joined) {
                builder.appendRelationships(
                    type: builder.type(pending.type), starts: block.joined.starts, ends: block.joined.ends,
                    keys: block.keys, columns: block.columns, provenance: block.provenance)
            }
        }
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
        var rows: [UInt32] = []
        for row in 0..<references.rowCount {
            for place in references.range(row) {
                let id = references.ids[place]
                guard id != 0, seen.insert(id).inserted, resolver.resolve(id, reference, &builder) == .unresolved else {
                    continue
                }
                made.append(id)
                rows.append(UInt32(truncatingIfNeeded: row))
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
                resolver.note(first + UInt32(truncatingIfNeeded: offset), label: label, key: key, id)
            }
        }
    }

    // MARK: Joining

    /// - Parameter found: for each reference its node, `KeyIndex.none` where that is still to be told.
    private mutating func join(
        _ link: PendingLinks, _ part: PendingLinks.Part, _ found: [UInt32], _ resolver: inout Resolver
    ) {
        var rows: [UInt32] = []
        var targets: [UInt32] = []
        rows.reserveCapacity(part.references.ids.count)
        targets.reserveCapacity(part.references.ids.count)
        for row in 0..<part.references.rowCount {
            for place in part.references.range(row) {
                var target: UInt32? = found[place]
                if target == KeyIndex.none {
                    let name = part.ids.isEmpty ? "" : builder.strings.string(part.ids[row])
                    target = resolve(
                        part.references.ids[place], link.reference, link.type, link.rowName, name, link.header,
                        part.provenance, row, of: part.firstNode + UInt32(truncatingIfNeeded: row), &resolver)
                }
                guard let target else { continue }
                rows.append(UInt32(truncatingIfNeeded: row))
                targets.append(target)
            }
        }
        if rows.isEmpty { return }
        let nodes = rows.map { part.firstNode + $0 }
        let isWhole = rows.count == part.references.rowCount && part.references.ends == nil
        builder.appendRelationships(
            type: builder.type(link.type), starts: link.isReversed ? targets : nodes,
            ends: link.isReversed ? nodes : targets,
            keys: part.properties.map(\.key),
            columns: part.properties.map { isWhole ? $0.column : $0.column.gather(rows) },
            provenance: isWhole ? part.provenance : part.provenance.gather(rows))
    }

    private mutating func join(
        _ pending: PendingRelationships, _ part: PendingRelationships.Part, _ foundStarts: [UInt32],
        _ foundEnds: [UInt32], _ resolver: inout Resolver
    ) -> JoinedRows {
        var joined = JoinedRows(capacity: part.count)
        for row in 0..<part.count {
            for first in part.starts.range(row) {
                for second in part.ends.range(row) {
                    var (start, end): (UInt32?, UInt32?) = (foundStarts[first], foundEnds[second])
                    if start == KeyIndex.none {
                        start = resolve(
                            part.starts.ids[first], pending.start, pending.type, pending.type, "",
                            pending.startHeader, part.provenance, row, of: end.known, &resolver)
                    }
                    if end == KeyIndex.none {
                        end = resolve(
                            part.ends.ids[second], pending.end, pending.type, pending.type, "", pending.endHeader,
                            part.provenance, row, of: start.known, &resolver)
                    }
                    if let start, let end { joined.append(row, from: start, to: end) }
                }
            }
        }
        return joined
    }

    /// The node that a text refers to; where there is none, that is noted.
    /// - Parameter of: the node at the other end.
    private mutating func resolve(
        _ id: StringID, _ reference: Manifest.Reference, _ type: String, _ rowName: String, _ rowID: String,
        _ header: String, _ provenance: Provenance, _ row: Int, of node: UInt32?,
        _ resolver: inout Resolver
    ) -> UInt32? {
        let answer = resolver.resolve(id, reference, &builder)
        if case .node(let node) = answer { return node }
        complain(
            rowName, id: rowID, header, builder.strings.string(id), answer == .ambiguous ? .ambiguous : .unresolved,
            provenance, row,
            reason: "\(reference.labels.joined(separator: " or ")) by \(reference.match.joined(separator: " or "))",
            relationship: type, node: node)
        return nil
    }
}

extension UInt32? {
    /// The node, where it has been found.
    fileprivate var known: UInt32? { self == KeyIndex.none ? nil : self }
}
