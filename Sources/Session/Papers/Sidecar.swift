// The manifest beside an export: what another auditor needs to get the same bytes again.

import Audit
import Crypto
import Diagnostics
import Rendering
import Syntax
import Values

/// What an answer rests on beside the statement: the tool, what was defined, set and edited, the dates, and the files.
package struct Circumstances: Sendable {
    fileprivate let tool: JSON
    fileprivate let members: Members
}

private typealias Members = [(key: String, value: JSON)]

extension Export {
    /// The sidecar's JSON. It holds no time of day, so that the same inputs give the same bytes.
    package func sidecar(under circumstances: Circumstances) -> String {
        JSON.object(
            [("format", .string(Session.manifestFormat)), ("tool", circumstances.tool)] + exported + chosen + asked
                + circumstances.members + signatures
        ).indentedText
    }

    private var exported: Members {
        [
            ("file", .string(file)), ("table", .string(kind.name)), ("rows", .integer(Int64(rows))),
            ("bytes", .integer(Int64(bytes.count))), ("sha256", .string(Session.sha256(bytes))),
            ("neutralisedCells", .integer(Int64(guardedCells))),
            (
                "form",
                .object([
                    ("null", .optional(form.nullText)), ("raw", .bool(form.raw)), ("workpaper", .bool(form.workpaper)),
                    ("separator", .string(form.separator.rawValue)),
                ])
            ),
        ]
    }

    /// What was chosen about a report.
    private var chosen: Members {
        if case .report(let options) = kind { [("report", options.json)] } else { [] }
    }

    /// The statement, and the whole text that it stands in.
    private var asked: Members {
        let query = script?.text ?? statement
        return [
            ("statement", .string(statement)), ("query", .string(query)),
            ("querySha256", .string(Session.sha256(Array(query.utf8)))), ("script", .optional(script?.path)),
        ]
    }

    /// For people to fill in.
    private var signatures: Members {
        ["preparedBy", "preparedOn", "reviewedBy", "reviewedOn", "signedOffBy", "signedOffOn"].map { ($0, .null) }
    }
}

extension Session {
    /// What the manifests of this version are called in themselves.
    static let manifestFormat = "weft-manifest-1"

    /// As things stand now. A result that is exported later keeps those of its own time.
    package func circumstances(of outcome: Outcome) -> Circumstances {
        let asked: Members = [
            ("checks", .array(outcome.checkNames.compactMap { check($0) })),
            ("definitions", .array(ownDefinitions.map { .string($0) })),
            ("parameters", .object(parameterLiterals.map { ($0.name, .string($0.literal)) })),
            ("edits", .array(edits.map { .string($0.statement) })), ("organisation", openOrganisation),
        ]
        let said = texts("presentState", outcome.presentState) + texts("notes", outcome.notes)
        return Circumstances(tool: tool, members: asked + judged + said + [("inputs", inputs)])
    }

    private func texts(_ key: String, _ texts: [String]) -> Members {
        texts.isEmpty ? [] : [(key, .array(texts.map { .string($0) }))]
    }

    private var tool: JSON {
        .object([
            ("name", .string("weft")), ("version", .string(WeftVersion.current)),
            ("build", .optional(WeftVersion.build)), ("zones", .optional(ZoneDatabase.version)),
            ("commandLine", .array(settings.commandLine.map { .string($0) })),
        ])
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
        definitions.functions.own.map(\.text) + definitions.queries.own.map(\.text) + definitions.checks.own.map(\.text)
    }

    private var parameterLiterals: [(name: String, literal: String)] {
        settings.parameters.sorted { $0.key < $1.key }.map { ($0.key, Literals.text(of: $0.value)) }
    }

    private var openOrganisation: JSON {
        guard let organisation else { return .null }
        let unchecked = organisation.unchecked.map { [("unchecked", JSON.string($0))] } ?? []
        return .object([("name", .string(organisation.name)), ("path", .string(organisation.path))] + unchecked)
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
        if let sampling = settings.sampling.file { members.append(("sampling", sampling.json)) }
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
            organisation.inputs.map { file in
                .object([
                    ("path", .string(file.path)), ("bytes", .integer(Int64(file.bytes))),
                    ("sha256", .string(file.sha256)), ("records", .integer(Int64(file.rows))),
                    ("rejected", .integer(Int64(file.rejected))), ("repaired", .integer(Int64(file.repaired))),
                ])
            })
    }

    /// The first twelve digits of a text's SHA-256.
    func revision(_ text: String) -> String { String(Session.sha256(Array(text.utf8)).prefix(12)) }

    /// In hexadecimal.
    package static func sha256(_ bytes: [UInt8]) -> String {
        hexadecimal(SHA256.hash(data: bytes))
    }
}
