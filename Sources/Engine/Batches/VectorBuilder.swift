// Growing a vector out of others.

package import Graph
import Values

/// Appends vectors to one another; stays in a narrow form as long as all parts have the same.
package struct VectorBuilder {
    private var parts: [(vector: Vector, count: Int)] = []
    private var count = 0

    package init() {}

    package mutating func append(_ vector: Vector, count rows: Int) {
        guard rows > 0 else { return }
        parts.append((vector, rows))
        count += rows
    }

    /// All that was appended, as one vector. Linear.
    package func finished(in graph: Graph) -> Vector {
        guard let first = parts.first else { return .values([]) }
        if parts.count == 1 {
            if case .constant = first.vector { return .values(first.vector.values(count: count, in: graph)) }
            return first.vector
        }
        return narrow(first.vector) ?? .values(parts.flatMap { $0.vector.values(count: $0.count, in: graph) })
    }

    /// nil where the parts differ in form.
    private func narrow(_ first: Vector) -> Vector? {
        switch first {
        case .nodes:
            return joined { if case .nodes(let ids) = $0 { ids } else { nil } }.map { .nodes($0) }
        case .relationships:
            return joined { if case .relationships(let ids) = $0 { ids } else { nil } }.map { .relationships($0) }
        case .strings:
            return joined { if case .strings(let ids) = $0 { ids } else { nil } }.map { .strings($0) }
        case .truths:
            return joined { if case .truths(let truths) = $0 { truths } else { nil } }.map { .truths($0) }
        case .integers:
            return joined { if case .integers(let numbers, _) = $0 { numbers } else { nil } }.map {
                .integers($0, nulls())
            }
        case .floats:
            return joined { if case .floats(let numbers, _) = $0 { numbers } else { nil } }.map { .floats($0, nulls()) }
        case .dates:
            return joined { if case .dates(let days, _) = $0 { days } else { nil } }.map { .dates($0, nulls()) }
        case .values, .constant:
            return nil
        }
    }

    private func joined<Element>(_ elements: (Vector) -> [Element]?) -> [Element]? {
        var result: [Element] = []
        result.reserveCapacity(count)
        for part in parts {
            guard let next = elements(part.vector) else { return nil }
            result.append(contentsOf: next)
        }
        return result
    }

    private func nulls() -> NullMask? {
        var rows: Bitmap?
        var start = 0
        for part in parts {
            let mask: NullMask? =
                switch part.vector {
                case .integers(_, let nulls), .floats(_, let nulls), .dates(_, let nulls): nulls
                case .nodes, .relationships, .strings, .truths, .values, .constant: nil
                }
            if let mask {
                for row in 0..<part.count where mask.isNull(row) {
                    rows = rows ?? Bitmap()
                    rows?.insert(start + row)
                }
            }
            start += part.count
        }
        return rows.map { NullMask($0) }
    }
}
