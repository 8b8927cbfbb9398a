// WHY: what was asked, looked for, searched and found for one subject of a check, with file and line.

import Audit
import Catalogue
import Diagnostics
import Engine
import Graph
import Syntax
import Values

struct WhyRunner {
    let session: Session
    let cancellation: Cancellation

    func run(_ plan: WhyPlan) throws(Diagnostic) -> Outcome {
        var page = WhyPage()
        for (index, paragraph) in plan.paragraphs.enumerated() {
            page.add(index == 0 ? "question" : "definition", paragraph)
        }
        guard plan.check.missing.isEmpty else {
            page.insertAnswer("not evaluable: the files have no \(plan.check.missing.joined(separator: ", no "))")
            return page.outcome
        }
        let outcome = try CheckRunner(session: session, cancellation: cancellation).run(plan.check)
        let all = outcome.exceptions
        let untested = outcome.untested.rows.filter { row in
            row.id == plan.subject.id && (plan.subject.label.isEmpty || row.label == plan.subject.label)
        }
        let label = all.columns.firstIndex(of: "subject_label"), id = all.columns.firstIndex(of: "subject_id")
        let exceptions = all.rows.filter { row in
            guard let label, let id, case .string(plan.subject.id) = row[id] else { return false }
            return plan.subject.label.isEmpty || row[label] == .string(plan.subject.label)
        }
        if let rule = plan.rule { page.add("rule behind the grade", rule) }
        for need in plan.needs { page.add("rests on", need) }
        let failed = try addConditions(of: plan, to: &page)
        let isMember = try membership(of: plan)
        let isUntested = exceptions.isEmpty && !untested.isEmpty
        page.insertAnswer(isUntested ? answer(untested) : answer(plan, all, exceptions, isMember, failed))
        for row in untested {
            page.add(
                "not understood", row.reason, .string(row.value), source: SourceLine(file: row.file, line: row.line))
        }
        for row in exceptions { add(row, of: all, to: &page) }
        try addSearched(plan, to: &page)
        addRecords(plan, exceptions, all, to: &page)
        return page.outcome
    }

    private func rows(_ query: Query) throws(Diagnostic) -> ResultTable {
        try session.run(session.plan(query), cancellation: cancellation).table
    }

    private func answer(_ untested: [UntestedRow]) -> String {
        let row = untested[0]
        let others = untested.count - 1
        let more = others == 0 ? "" : others == 1 ? ", and for 1 other reason" : ", and for \(others) other reasons"
        return "\(row.label) \(row.id) is untested, neither an exception nor in order: \(row.reason)\(more)"
    }

    private func answer(
        _ plan: WhyPlan, _ all: ResultTable, _ exceptions: [[Value]], _ isMember: Bool?, _ failed: [String]
    ) -> String {
        let name = [plan.subject.label, plan.subject.id].filter { !$0.isEmpty }.joined(separator: " ")
        if !exceptions.isEmpty {
            let place = all.columns.firstIndex(of: "grade")
            let grades = Set(exceptions.compactMap { row in place.flatMap { WhyPage.text(row[$0], all) } }).sorted()
            return "\(name) is an exception; proposed grade: \(grades.joined(separator: ", "))"
        }
        if !failed.isEmpty {
            return "\(name) is no exception: it does not hold that \(failed.joined(separator: ", nor that "))"
        }
        if isMember == false { return "\(name) is no exception: it is not in the population" }
        return "\(name) is no exception: it was looked at, and what the check looks for was not found"
    }

    /// - Returns: the conditions that do not hold.
    private func addConditions(of plan: WhyPlan, to page: inout WhyPage) throws(Diagnostic) -> [String] {
        let truths = try plan.conditions.map { (query) throws(Diagnostic) in try rows(query) }
        var failed: [String] = []
        for term in plan.terms {
            var value: Value = .string("rests on other records, too")
            if let column = term.column, let place = truths?.columns.firstIndex(of: column) {
                value = truths?.rows.first?[place] ?? .null
                if value != .boolean(true) { failed.append(term.text) }
            }
            page.add("condition", term.text + (term.meaning.map { " (\($0))" } ?? ""), value)
        }
        return failed
    }

    /// nil where the population is not one of subjects.
    private func membership(of plan: WhyPlan) throws(Diagnostic) -> Bool? {
        guard let query = plan.membership, case .integer(let count)? = try rows(query).rows.first?.first else {
            return nil
        }
        return count > 0
    }

    /// What the check says of the subject: expected, actual, detail and its own columns.
    private func add(_ row: [Value], of table: ResultTable, to page: inout WhyPage) {
        for name in ["expected", "actual", "detail"] {
            guard let place = table.columns.firstIndex(of: name), !row[place].isNull else { continue }
            page.add(name == "actual" ? "found" : name, WhyPage.text(row[place], table) ?? "")
        }
        let known = Set(["subject", "evidence"] + AuditColumns.common)
        for (name, value) in zip(table.columns, row) where !known.contains(name) && !value.isNull {
            page.add("found", name, .string(WhyPage.text(value, table) ?? ""))
        }
    }

    /// The population, and what else was looked through: absence is only as good as that.
    private func addSearched(_ plan: WhyPlan, to page: inout WhyPage) throws(Diagnostic) {
        if let text = plan.population, let query = plan.check.population {
            let table = try rows(query)
            let count = table.columns.firstIndex(of: "population").flatMap { table.rows.first?[$0] } ?? .null
            page.add(
                "population", text, count, files: plan.subject.label.isEmpty ? [] : files(label: plan.subject.label))
        }
        let graph = session.graph
        for label in plan.labels {
            let count = session.catalogue.graph.labels[label]?.count ?? 0
            page.add("searched", label, .integer(Int64(count)), files: files(label: label))
        }
        for type in plan.types {
            let number = graph.type(type)
            let found = number.map { graph.relationships(type: $0) } ?? []
            var files: Set<String> = []
            var count = 0
            for range in found {
                for id in range where graph.isLive(RelationshipID(id)) {
                    count += 1
                    if let source = graph.source(of: RelationshipID(id)) { files.insert(source.file) }
                }
            }
            page.add("searched", "relationships \(type)", .integer(Int64(count)), files: files.sorted())
        }
    }

    private func files(label: String) -> [String] {
        let graph = session.graph
        var files: Set<String> = []
        for range in graph.label(label).map({ graph.nodes(label: $0) }) ?? [] {
            for id in range where graph.isLive(NodeID(id)) {
                if let source = graph.source(of: NodeID(id)) { files.insert(source.file) }
            }
        }
        return files.sorted()
    }

    /// The records relied on: the subject, then the evidence, each once.
    private func addRecords(
        _ plan: WhyPlan, _ exceptions: [[Value]], _ table: ResultTable, to page: inout WhyPage
    ) {
        var nodes: [NodeID] = []
        if let key = session.graph.key("id"), let label = session.graph.label(plan.subject.label) {
            nodes = session.graph.lookup(label: label, key: key, value: .string(plan.subject.id))
        }
        if let place = table.columns.firstIndex(of: "evidence") {
            for row in exceptions {
                guard case .list(let members) = row[place] else { continue }
                for case .node(let node) in members where !nodes.contains(node) { nodes.append(node) }
            }
        }
        for node in nodes {
            let graph = session.graph
            let labels = graph.tellingLabels(of: node)
            let texts = ["id", "name", "title"].compactMap { key in
                graph.key(key).flatMap { WhyPage.text(graph.property(node, $0), table) }
            }
            page.add("record", "\(labels.first ?? "") \(texts.joined(separator: " "))", source: graph.source(of: node))
        }
    }
}

/// The table that WHY gives, as it grows.
struct WhyPage {
    struct Line {
        var aspect: String
        var statement: String
        var value: Value
        var file: String?
        var line: Int?
    }

    private(set) var lines: [Line] = []

    var table: ResultTable {
        ResultTable(
            columns: ["aspect", "statement", "value", "source_file", "source_line"],
            rows: lines.map { line in
                [
                    .string(line.aspect), .string(line.statement), line.value, line.file.map { .string($0) } ?? .null,
                    line.line.map { .integer(Int64($0)) } ?? .null,
                ]
            })
    }

    /// As rows, and as a page for reading.
    var outcome: Outcome {
        var outcome = Outcome(table)
        outcome.page = blocks
        return outcome
    }

    mutating func add(
        _ aspect: String, _ statement: String, _ value: Value = .null, files: [String] = [], source: SourceLine? = nil
    ) {
        let file = source.map(\.file) ?? (files.isEmpty ? nil : files.joined(separator: "; "))
        lines.append(Line(aspect: aspect, statement: statement, value: value, file: file, line: source?.line))
    }

    /// The answer stands right below the question.
    mutating func insertAnswer(_ text: String) {
        add("answer", text)
        guard let line = lines.popLast() else { return }
        lines.insert(line, at: min(1, lines.count))
    }

    /// nil for no value.
    static func text(_ value: Value, _ table: ResultTable) -> String? {
        if value.isNull { return nil }
        if case .string(let text) = value { return text }
        return value.temporalText ?? value.literal(in: table)
    }
}
