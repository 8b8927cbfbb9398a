// Which subjects a check can't judge.

import Audit
import Diagnostics
import Graph
import Loaders
import Syntax
import Values

/// Looks, for one check, which subjects rest on cells that are not known. Costs nothing where all cells are.
struct UntestedFinder {
    let session: Session
    let cells: [UnreadCell]
    let rows: (Query) throws(Diagnostic) -> ResultTable

    /// - Parameter exceptions: all that the check finds, before any is taken away.
    func subjects(of plan: CheckPlan, _ exceptions: ResultTable) throws(Diagnostic) -> UntestedSubjects {
        var result = UntestedSubjects()
        if cells.isEmpty || plan.isAboutData { return result }
        let graph = session.graph
        let isException = Set(exceptions.subjects)
        var found: [NodeID: [UnreadCell]] = [:]
        let population = plan.population.flatMap(Basis.population)
        let members = population?.basis.subjectLabels ?? []
        var counted: Set<NodeID> = []
        for basis in Basis.exceptions(of: plan.unfiltered ?? plan.exceptions) {
            let search = SubjectSearch(basis, graph)
            let memberSearch = basis.subjectLabels == members ? nil : SubjectSearch(basis.leading(to: members), graph)
            for cell in cells {
                for (subject, relieves) in search.subjects(of: cell)
                where !relieves || isException.contains(graph.subject(subject)) {
                    found[subject, default: []].append(cell)
                }
                counted.formUnion((memberSearch?.subjects(of: cell) ?? [:]).filter { !$0.value }.keys)
            }
        }
        if let population {
            let search = SubjectSearch(population.basis, graph)
            var doubtful: Set<NodeID> = []
            for cell in cells {
                for subject in search.subjects(of: cell).keys {
                    found[subject, default: []].append(cell)
                    doubtful.insert(subject)
                }
            }
            counted.formUnion(found.keys)
            if !found.isEmpty { try count(&result, counted, doubtful, population.members) }
        } else {
            result.ofPopulation = found.keys.count { isException.contains(graph.subject($0)) }
        }
        result.rows = found.flatMap { node, cells in rows(of: node, cells) }.sorted {
            $0.order.lexicographicallyPrecedes($1.order)
        }
        return result
    }

    /// How many rows of the population are untested, and how many subjects may belong to it beside them.
    private func count(
        _ result: inout UntestedSubjects, _ counted: Set<NodeID>, _ doubtful: Set<NodeID>, _ members: Query
    ) throws(Diagnostic) {
        let table = try rows(members)
        let tested = table.columns.firstIndex(of: "tested")
        var outside = doubtful
        for row in table.rows {
            guard case .node(let node) = row[0] else { continue }
            outside.remove(node)
            if !counted.contains(node) { continue }
            if let tested, row[tested] != .boolean(true) { continue }
            result.ofPopulation += 1
        }
        result.besidePopulation = outside.count
    }

    /// Members of the population that a check leaves untested by its own rule, as a cancelled handoff, without those whose cells
    /// are not known. Nothing of checks that test whatever they look at.
    func byRule(of plan: CheckPlan, besides known: [UntestedRow]) throws(Diagnostic) -> [UntestedRow] {
        guard plan.missing.isEmpty, let members = plan.population.flatMap(Basis.population)?.members else { return [] }
        let table = try rows(members)
        guard let tested = table.columns.firstIndex(of: "tested") else { return [] }
        let graph = session.graph
        var seen = Set(known.map { [$0.label, $0.id] })
        var result: [UntestedRow] = []
        for row in table.rows where row[tested] != .boolean(true) {
            guard case .node(let node) = row[0] else { continue }
            let subject = graph.subject(node)
            guard seen.insert(subject).inserted else { continue }
            let source = graph.source(of: node)
            result.append(
                UntestedRow(
                    label: subject[0], id: subject[1], name: name(of: node), property: "", value: "",
                    reason: "the check's own rule leaves it out: SHOW CHECK \(plan.name) says what it looks at",
                    file: source?.file ?? "", line: source?.line ?? 0, other: nil))
        }
        return result.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    }

    private func name(of node: NodeID) -> Value {
        ["name", "title"].lazy.map { session.graph.value(node, $0) }.first { !$0.isNull } ?? .null
    }

    private func rows(of node: NodeID, _ cells: [UnreadCell]) -> [UntestedRow] {
        let graph = session.graph
        let subject = graph.subject(node)
        let name = name(of: node)
        var seen: Set<UntestedRow> = []
        for cell in cells {
            let other = graph.subject(cell.node)
            let of = cell.node == node ? "" : " (\(other[0]) \(other[1]))"
            seen.insert(
                UntestedRow(
                    label: subject[0], id: subject[1], name: name, property: cell.name, value: cell.issue.value,
                    reason: cell.reason + of, file: cell.issue.file, line: cell.issue.line,
                    other: cell.node == node ? nil : other))
        }
        return Array(seen)
    }
}

extension UntestedRow {
    /// Lines of equal length compare as numbers.
    fileprivate var order: [String] {
        let line = String(line)
        return [label, id, file, String(repeating: " ", count: max(0, 12 - line.utf8.count)) + line, property]
    }
}

extension ResultTable {
    /// Label and id of each row's subject.
    fileprivate var subjects: [[String]] {
        guard let label = columns.firstIndex(of: "subject_label"), let id = columns.firstIndex(of: "subject_id") else {
            return []
        }
        return rows.compactMap { row in
            guard case .string(let label) = row[label], case .string(let id) = row[id] else { return nil }
            return [label, id]
        }
    }
}

extension Graph {
    fileprivate func value(_ node: NodeID, _ name: String) -> Value { key(name).map { property(node, $0) } ?? .null }

    /// Label and id, as the exceptions of a check have them.
    fileprivate func subject(_ node: NodeID) -> [String] {
        let names = labels(of: node).map { labelName($0) }
        let label = names.first { $0 != "Record" } ?? names.first ?? ""
        if case .string(let id) = value(node, "id") { return [label, id] }
        return [label, ""]
    }
}
