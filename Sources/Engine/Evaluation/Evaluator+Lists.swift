// Lists and maps: building them, taking them apart, and walking through them.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

extension Evaluator {
    func list(_ elements: [BoundExpression], _ batch: Batch) throws(Diagnostic) -> Vector {
        if elements.isEmpty { return .constant(.list([])) }
        var columns: [Vector] = []
        for element in elements { columns.append(try evaluate(element, batch)) }
        let graph = context.graph
        var result: [Value] = []
        result.reserveCapacity(batch.count)
        for row in 0..<batch.count { result.append(.list(columns.map { $0.value(at: row, in: graph) })) }
        return .values(result)
    }

    func map(_ entries: [(key: String, value: BoundExpression)], _ batch: Batch) throws(Diagnostic) -> Vector {
        var columns: [(String, Vector)] = []
        for entry in entries { columns.append((entry.key, try evaluate(entry.value, batch))) }
        let graph = context.graph
        var result: [Value] = []
        result.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            result.append(.map(MapValue(columns.map { ($0.0, $0.1.value(at: row, in: graph)) })))
        }
        return .values(result)
    }

    func mapProjection(
        _ subject: BoundExpression, _ entries: [(key: String?, value: BoundExpression)], _ batch: Batch
    ) throws(Diagnostic) -> Vector {
        let subjects = try values(subject, batch)
        var columns: [(key: String?, values: [Value])] = []
        for entry in entries { columns.append((entry.key, try values(entry.value, batch))) }
        var result: [Value] = []
        result.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            if subjects[row].isNull {
                result.append(.null)
                continue
            }
            var map = MapValue()
            for column in columns {
                if let key = column.key {
                    map[key] = column.values[row]
                } else {
                    let all = context.graph.allProperties(of: subjects[row])
                    for (key, value) in zip(all.keys, all.values) { map[key] = value }
                }
            }
            result.append(.map(map))
        }
        return .values(result)
    }

    func element(
        _ subject: BoundExpression, _ index: BoundExpression, _ batch: Batch, _ span: Span
    ) throws(Diagnostic) -> Vector {
        let subjects = try values(subject, batch)
        let indices = try values(index, batch)
        var result: [Value] = []
        result.reserveCapacity(batch.count)
        // Taken out once: the graph is a large value, and a copy for each row costs more than the look-up.
        let graph = context.graph
        for row in 0..<batch.count { result.append(try element(subjects[row], indices[row], graph, span)) }
        return .values(result)
    }

    private func element(
        _ subject: Value, _ index: Value, _ graph: Graph, _ span: Span
    ) throws(Diagnostic) -> Value {
        switch (subject, index) {
        case (.null, _), (_, .null): return .null
        case (.list(let members), .integer(let position)):
            let place = position < 0 ? Int64(members.count) + position : position
            return place >= 0 && place < Int64(members.count) ? members[Int(place)] : .null
        case (.list, _): throw .listIndex(index, span)
        case (.map, .string(let key)), (.node, .string(let key)), (.relationship, .string(let key)):
            return try property(key, of: subject, in: graph, span)
        case (.map, _), (.node, _), (.relationship, _): throw .mapIndex(index, span)
        default: throw .noElements(subject, span)
        }
    }

    func slice(
        _ subject: BoundExpression, _ from: BoundExpression?, _ to: BoundExpression?, _ batch: Batch, _ span: Span
    ) throws(Diagnostic) -> Vector {
        let subjects = try values(subject, batch)
        let starts = try from.map { (from) throws(Diagnostic) in try values(from, batch) }
        let ends = try to.map { (to) throws(Diagnostic) in try values(to, batch) }
        var result: [Value] = []
        result.reserveCapacity(batch.count)
        var held = 0
        for row in 0..<batch.count {
            switch subjects[row] {
            case .null: result.append(.null)
            case .list(let members):
                let start = try bound(starts?[row], members.count, default: 0, span)
                let end = try bound(ends?[row], members.count, default: members.count, span)
                if let start, let end {
                    let slice = Value.list(start < end ? Array(members[start..<end]) : [])
                    try context.functionContext.limits.hold(slice, beside: &held)
                    result.append(slice)
                } else {
                    result.append(.null)
                }
            case let other: throw .notAList(other, span)
            }
        }
        return .values(result)
    }

    /// A bound of a slice within 0...count; nil for null.
    private func bound(_ value: Value?, _ count: Int, default: Int, _ span: Span) throws(Diagnostic) -> Int? {
        switch value {
        case nil: return `default`
        case .null?: return nil
        case .integer(let position)?:
            let place = position < 0 ? Int64(count) + position : position
            return Int(max(0, min(place, Int64(count))))
        case let other?: throw .listIndex(other, span)
        }
    }

    // MARK: Walking through lists
    // The elements of all rows are laid out as rows of their own, so that the body is evaluated for many of them at once.

    func listComprehension(
        _ list: BoundExpression, _ element: Slot, _ filter: BoundExpression?, _ projection: BoundExpression?,
        _ batch: Batch
    ) throws(Diagnostic) -> Vector {
        var lists = [[Value]](repeating: [], count: batch.count)
        var count = 0
        let isNull = try forEachElement(of: list, element, batch) { (piece, rows) throws(Diagnostic) in
            var kept = Array(0..<piece.count)
            var filtered = piece
            if let filter {
                kept = try selection(filter, piece)
                filtered = piece.gathered(kept)
            }
            let projected = try projection.map { (projection) throws(Diagnostic) in try values(projection, filtered) }
            let elements = projected ?? filtered[element].values(count: filtered.count, in: context.graph)
            for (index, place) in kept.enumerated() { lists[rows[place]].append(elements[index]) }
            count += kept.count
            try context.functionContext.limits.reserve(elements: count)
        }
        return .values(lists.enumerated().map { isNull[$0.offset] ? .null : .list($0.element) })
    }

    func quantifier(
        _ kind: Quantifier, _ list: BoundExpression, _ element: Slot, _ predicate: BoundExpression, _ batch: Batch
    ) throws(Diagnostic) -> Vector {
        var yes = [Int](repeating: 0, count: batch.count)
        var no = yes
        var unknown = yes
        let isNull = try forEachElement(of: list, element, batch) { (piece, rows) throws(Diagnostic) in
            let truths = try truths(predicate, piece, .none)
            for (index, row) in rows.enumerated() {
                switch truths[index] {
                case .yes: yes[row] += 1
                case .no: no[row] += 1
                case .unknown: unknown[row] += 1
                }
            }
        }
        return .truths(
            (0..<batch.count).map { row in
                if isNull[row] { return .unknown }
                return quantified(kind, yes: yes[row], no: no[row], unknown: unknown[row])
            })
    }

    private func quantified(_ kind: Quantifier, yes: Int, no: Int, unknown: Int) -> Truth {
        switch kind {
        case .all: no > 0 ? .no : (unknown > 0 ? .unknown : .yes)
        case .any: yes > 0 ? .yes : (unknown > 0 ? .unknown : .no)
        case .none: yes > 0 ? .no : (unknown > 0 ? .unknown : .yes)
        case .single: yes > 1 ? .no : (unknown > 0 ? .unknown : (yes == 1 ? .yes : .no))
        }
    }

    /// Takes the lists of all rows element by element: the first of each, then the second of each, ….
    func reduce(
        _ accumulator: Slot, _ initial: BoundExpression, _ element: Slot, _ list: BoundExpression,
        _ body: BoundExpression,
        _ batch: Batch
    ) throws(Diagnostic) -> Vector {
        var results = try values(initial, batch)
        let lists = try values(list, batch)
        var open: [Int] = []
        var position = 0
        for row in 0..<batch.count {
            switch lists[row] {
            case .list: open.append(row)
            case .null: results[row] = .null
            case let other: throw .notAList(other, .none)
            }
        }
        while !open.isEmpty {
            try context.cancellation.check()
            var elements: [Value] = []
            open = open.filter { row in
                guard case .list(let members) = lists[row], position < members.count else { return false }
                elements.append(members[position])
                return true
            }
            var rows = batch.gathered(open)
            rows[element] = .values(elements)
            rows[accumulator] = .values(open.map { results[$0] })
            let next = try values(body, rows)
            for (index, row) in open.enumerated() {
                if next[index].isNested(deeperThan: Evaluator.maximumDepth) {
                    throw .nestedTooDeep(Evaluator.maximumDepth)
                }
                results[row] = next[index]
            }
            position += 1
        }
        return .values(results)
    }

    /// How deep lists and maps may stand in each other. Only a reduction can nest what it has nested before; all else nests
    /// as deep as its text does, to which the parser sets a limit.
    private static let maximumDepth = 500

    /// Lays the elements of all rows' lists out as rows, a piece at a time: a long list neither takes memory for all of its
    /// elements at once nor keeps the statement from stopping.
    /// - Parameter body: takes the rows of a piece, and for each the row of the batch that it came from.
    /// - Returns: for each row of the batch whether its list is null.
    private func forEachElement(
        of list: BoundExpression, _ element: Slot, _ batch: Batch,
        _ body: (_ piece: Batch, _ rows: [Int]) throws(Diagnostic) -> Void
    ) throws(Diagnostic) -> [Bool] {
        var isNull = [Bool](repeating: false, count: batch.count)
        var rows: [Int] = []
        var elements: [Value] = []
        func handOver() throws(Diagnostic) {
            if rows.isEmpty { return }
            try context.cancellation.check()
            var piece = batch.gathered(rows)
            piece[element] = .values(elements)
            try body(piece, rows)
            rows.removeAll(keepingCapacity: true)
            elements.removeAll(keepingCapacity: true)
        }
        for (row, value) in try values(list, batch).enumerated() {
            switch value {
            case .null: isNull[row] = true
            case .list(let members):
                var start = 0
                while start < members.count {
                    let end = min(members.count, start + Self.pieceLength - elements.count)
                    elements.append(contentsOf: members[start..<end])
                    rows.append(contentsOf: repeatElement(row, count: end - start))
                    if elements.count == Self.pieceLength { try handOver() }
                    start = end
                }
            default: throw .notAList(value, .none)
            }
        }
        try handOver()
        return isNull
    }

    private static let pieceLength = 16_384
}

extension Graph {
    /// The properties of a node, a relationship or a map; none of anything else.
    func allProperties(of value: Value) -> MapValue {
        switch value {
        case .node(let node): properties(node)
        case .relationship(let relationship): properties(relationship)
        case .map(let map): map
        default: MapValue()
        }
    }
}

extension Diagnostic {
    fileprivate static func nestedTooDeep(_ limit: Int) -> Diagnostic {
        .runtime(
            .limitError, .nestingTooDeep, "lists and maps would stand in each other more than \(limit) deep",
            help: "To join a list with another one or with an element write +.")
    }

    fileprivate static func listIndex(_ value: Value, _ span: Span) -> Diagnostic {
        .runtime(
            .typeError, .listElementAccessByNonInteger,
            "a list's elements are numbered with integers, not with \(value.typeWithArticle)",
            at: span)
    }

    fileprivate static func mapIndex(_ value: Value, _ span: Span) -> Diagnostic {
        .runtime(
            .typeError, .mapElementAccessByNonString,
            "a map's entries are named with strings, not with \(value.typeWithArticle)",
            at: span)
    }

    fileprivate static func noElements(_ value: Value, _ span: Span) -> Diagnostic {
        .runtime(
            .typeError, .invalidElementAccess, "\(value.typeWithArticle) has no elements to pick by index", at: span)
    }
}
