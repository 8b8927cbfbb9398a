// The manifest beside an export: what another auditor needs to get the same bytes again.

import Audit
import Crypto
import Diagnostics
import Rendering
import Syntax
import Values

extension Session {
    /// What the manifests of this version are called in themselves.
    static let manifestFormat = "weft-manifest-1"

    /// The sidecar's JSON. It holds no time of day, so that the same inputs give the same bytes.
    package func sidecar(for export: Export) -> String {
        JSON.object(
            [("format", .string(Session.manifestFormat)), ("tool", tool)] + exported(export) + asked(export)
                + [("organisation", openOrganisation)] + judged + [("inputs", inputs)] + signatures
        ).indentedText
    }

    private typealias Members = [(key: String, value: JSON)]

    private var tool: JSON {
        .object([
            ("name", .string("weft")), ("version", .string(WeftVersion.current)),
            ("build", .optional(WeftVersion.build)),
            ("commandLine", .array(settings.commandLine.map { .string($0) })),
        ])
    }

    private func exported(_ export: Export) -> Members {
        [
            ("file", .string(export.file)), ("table", .string(export.role.rawValue)),
            ("rows", .integer(Int64(export.rows))), ("bytes", .integer(Int64(export.bytes.count))),
            ("sha256", .string(Session.sha256(export.bytes))),
            ("neutralisedCells", .integer(Int64(export.guardedCells))),
            (
                "form",
                .object([
                    ("null", .optional(export.form.nullText)), ("raw", .bool(export.form.raw)),
                    ("workpaper", .bool(export.form.workpaper)),
                ])
            ),
        ]
    }

    /// The question: the statement, the text that it stands in, and what was defined, set and edited before it.
    private func asked(_ export: Export) -> Members {
        let query = export.script?.text ?? export.statement
        return [
            ("statement", .string(export.statement)), ("query", .string(query)),
            ("querySha256", .string(Session.sha256(Array(query.utf8)))), ("script", .optional(export.script?.path)),
            ("checks", .array(export.checks.compactMap { check($0) })),
            ("definitions", .array(ownDefinitions.map { .string($0) })),
            ("parameters", .object(parameterLiterals.map { ($0.name, .string($0.literal)) })),
            ("edits", .array(edits.map { .string($0.statement) })),
        ]
    }

    /// A check's revision is the beginning of the SHA-256 of its definition: it changes when the definition does.
    private func check(_ name: String) -> JSON? {
        guard let entry = definitions.checks[name] else { return nil }
        return .object([
            ("name", .string(name)), ("revision", .string(revision(entry.text))),
            ("clauses", .array(entry.definition.clauses.map { .string($0) })),
            ("from", .string(entry.isShipped ? "weft" : "the auditor")),
        ])
    }

    /// What the user defined, in an order in which it can be defined again.
    var ownDefinitions: [String] {
        let functions = definitions.functionNames.compactMap { definitions.functions[$0.lowercased()] }
            .filter { !$0.isShipped }.map(\.text)
        let queries = definitions.queryNames.compactMap { definitions.queries[$0] }.filter { !$0.isShipped }.map(\.text)
        let checks = definitions.checkNames.compactMap { definitions.checks[$0] }.filter { !$0.isShipped }.map(\.text)
        return functions + queries + checks
    }

    private var parameterLiterals: [(name: String, literal: String)] {
        settings.parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value.literal(in: ResultTable(columns: []))) }
    }

    private var openOrganisation: JSON {
        guard let organisation else { return .null }
        return .object([("name", .string(organisation.name)), ("path", .string(organisation.path))])
    }

    private var judged: Members {
        let judgement = judgement
        var members: Members = [
            ("asOf", .optional(judgement.asOf?.text)), ("asOfFrom", .string(judgement.origin.rawValue)),
            ("periodFrom", .optional(judgement.period?.from.text)), ("periodTo", .optional(judgement.period?.to.text)),
            ("timeZone", .optional(organisation?.timeZone)), ("strict", .bool(settings.strict)),
            ("pdca", stages),
        ]
        if let grades = settings.grades { members.append(("grades", grades.file.json)) }
        if let baseline = settings.baseline { members.append(("baseline", baseline.file.json)) }
        return members
    }

    /// How many processes stand for each stage of plan, do, check and act, by their `stage`; null where nothing has one.
    private var stages: JSON {
        let query = "MATCH (p:Process) WHERE p.stage IS NOT NULL RETURN p.stage AS stage, count(*) AS n ORDER BY stage"
        let stages = (try? runScript(query))?.tables.first?.table.rows ?? []
        if stages.isEmpty { return .null }
        return .object(
            stages.compactMap { row in
                guard case .string(let stage) = row[0], case .integer(let count) = row[1] else { return nil }
                return (stage, .integer(count))
            })
    }

    private var inputs: JSON {
        guard let organisation else { return .array([]) }
        return .array(
            ([organisation.manifest].compactMap { $0 } + organisation.files).map { file in
                .object([
                    ("path", .string(file.path)), ("bytes", .integer(Int64(file.bytes))),
                    ("sha256", .string(file.sha256)), ("records", .integer(Int64(file.rows))),
                    ("rejected", .integer(Int64(file.rejected))), ("repaired", .integer(Int64(file.repaired))),
                ])
            })
    }

    /// For people to fill in.
    private var signatures: Members {
        ["preparedBy", "preparedOn", "reviewedBy", "reviewedOn", "signedOffBy", "signedOffOn"].map { ($0, .null) }
    }

    /// The first twelve digits of a text's SHA-256.
    func revision(_ text: String) -> String { String(Session.sha256(Array(text.utf8)).prefix(12)) }

    /// In hexadecimal.
    package static func sha256(_ bytes: [UInt8]) -> String {
        hexadecimal(SHA256.hash(data: bytes))
    }
}
