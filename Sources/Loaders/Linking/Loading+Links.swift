// Joining nodes once all are there.

import Graph
import Values

extension Loading {
    /// Makes the nodes that references may make, then every relationship.
    mutating func link() {
        var resolver = Resolver()
        createTargets(&resolver)
        for link in links { for part in link.parts { join(link, part, &resolver) } }
        for pending in relationships { for part in pending.parts { join(pending, part, &resolver) } }
        links = []
        relationships = []
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

    private mutating func join(_ link: PendingLinks, _ part: PendingLinks.Part, _ resolver: inout Resolver) {
        var rows: [UInt32] = []
        var targets: [UInt32] = []
        rows.reserveCapacity(part.references.ids.count)
        targets.reserveCapacity(part.references.ids.count)
        let index = resolver.onlyIndex(link.reference, &builder)
        for row in 0..<part.references.rowCount {
            for place in part.references.range(row) {
                let id = part.references.ids[place]
                if let node = index?.node(id), node != KeyIndex.ambiguous {
                    rows.append(UInt32(truncatingIfNeeded: row))
                    targets.append(node)
                    continue
                }
                let name = part.ids.isEmpty ? "" : builder.strings.string(part.ids[row])
                guard
                    let node = resolve(
                        id, link.reference, link.type, link.rowName, name, link.header, part.provenance, row, &resolver)
                else { continue }
                rows.append(UInt32(truncatingIfNeeded: row))
                targets.append(node)
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
        _ pending: PendingRelationships, _ part: PendingRelationships.Part, _ resolver: inout Resolver
    ) {
        var rows: [UInt32] = []
        var starts: [UInt32] = []
        var ends: [UInt32] = []
        rows.reserveCapacity(part.count)
        starts.reserveCapacity(part.count)
        ends.reserveCapacity(part.count)
        let startIndex = resolver.onlyIndex(pending.start, &builder)
        let endIndex = resolver.onlyIndex(pending.end, &builder)
        for row in 0..<part.count {
            for first in part.starts.range(row) {
                for second in part.ends.range(row) {
                    let (start, end) = (part.starts.ids[first], part.ends.ids[second])
                    let from =
                        startIndex?.node(start).flatMap { $0 == KeyIndex.ambiguous ? nil : $0 }
                        ?? resolve(
                            start, pending.start, pending.type, pending.type, "", pending.startHeader, part.provenance,
                            row, &resolver)
                    let to =
                        endIndex?.node(end).flatMap { $0 == KeyIndex.ambiguous ? nil : $0 }
                        ?? resolve(
                            end, pending.end, pending.type, pending.type, "", pending.endHeader, part.provenance, row,
                            &resolver)
                    guard let from, let to else { continue }
                    rows.append(UInt32(truncatingIfNeeded: row))
                    starts.append(from)
                    ends.append(to)
                }
            }
        }
        if rows.isEmpty { return }
        let isWhole = rows.count == part.count && part.starts.ends == nil && part.ends.ends == nil
        builder.appendRelationships(
            type: builder.type(pending.type), starts: starts, ends: ends, keys: part.properties.map(\.key),
            columns: part.properties.map { isWhole ? $0.column : $0.column.gather(rows) },
            provenance: isWhole ? part.provenance : part.provenance.gather(rows))
    }

    /// The node that a text refers to; where there is none, that is noted.
    private mutating func resolve(
        _ id: StringID, _ reference: Manifest.Reference, _ type: String, _ rowName: String, _ rowID: String,
        _ header: String, _ provenance: Provenance, _ row: Int, _ resolver: inout Resolver
    ) -> UInt32? {
        let answer = resolver.resolve(id, reference, &builder)
        if case .node(let node) = answer { return node }
        complain(
            rowName, id: rowID, header, builder.strings.string(id), answer == .ambiguous ? .ambiguous : .unresolved,
            provenance, row,
            reason: "\(reference.labels.joined(separator: " or ")) by \(reference.match.joined(separator: " or "))",
            relationship: type)
        return nil
    }
}
