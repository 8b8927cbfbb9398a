// Asking the question of an export again, and comparing.

import Audit
package import Diagnostics
import Rendering

/// What a verification found.
package struct Verification: Sendable {
    package enum Verdict: Sendable {
        /// The same bytes.
        case identical
        /// The same bytes but for cells in the auditor's own columns, which were filled in since.
        case filledIn
        case different
    }

    package var verdict: Verdict
    /// Which input, query, check or tool is another one, a line each. The result may be the same nevertheless.
    package var changes: [String]
    /// Which rows and cells differ, a line each.
    package var differences: [String]
}

extension Session {
    /// Asks a manifest's question again. The organisation must be open, and what the auditor keeps beside it be set.
    /// - Parameter exported: the bytes of the exported file; nil where it is not there any more.
    /// - Throws: `Interrupted` only; a question that fails now is a difference.
    package func verify(
        _ record: SidecarRecord, exported: [UInt8]?, cancellation: Cancellation
    ) throws(Diagnostic) -> Verification {
        var changes = changes(since: record)
        let answer: [UInt8]?
        do throws(Diagnostic) {
            try restore(record, cancellation)
            changes += checkChanges(since: record)
            answer = try self.answer(record, cancellation)
        } catch {
            if error.type == .interrupted { throw error }
            return Verification(
                verdict: .different, changes: changes, differences: ["the statement fails now: \(error.message)"])
        }
        guard let answer else {
            return Verification(
                verdict: .different, changes: changes, differences: ["the statement gives no table now"])
        }
        let isSame = Session.sha256(answer) == record.sha256
        guard let exported else {
            let missing = "the exported file is not there; its manifest says \(record.sha256)"
            return Verification(
                verdict: isSame ? .identical : .different, changes: changes,
                differences: isSame ? [missing] : [missing, "the answer now has \(Session.sha256(answer))"])
        }
        if isSame, exported == answer { return Verification(verdict: .identical, changes: changes, differences: []) }
        if Session.sha256(exported) != record.sha256 {
            changes.append("the exported file was changed after the export")
        }
        guard case .table = record.kind else {
            let differences = isSame ? [] : ["asked again, it has other bytes: SHA-256 \(Session.sha256(answer))"]
            return Verification(verdict: .different, changes: changes, differences: differences)
        }
        let difference = TableDifference(
            before: CommaSeparated(exported, separator: record.form.separator.byte),
            after: CommaSeparated(answer, separator: record.form.separator.byte),
            handColumns: record.form.workpaper ? Set(WorkpaperColumns.names) : [])
        if isSame, difference.onlyFilledIn {
            return Verification(verdict: .filledIn, changes: changes, differences: difference.lines)
        }
        return Verification(verdict: .different, changes: changes, differences: difference.lines)
    }

    /// The bytes of the file as it would be written now; nil where the statement gives no table.
    private func answer(_ record: SidecarRecord, _ cancellation: Cancellation) throws(Diagnostic) -> [UInt8]? {
        switch record.kind {
        case .report(let options):
            let report = try ReportRunner(session: self, options: options, cancellation: cancellation).report()
            return Array(report.text(forFile: record.file).utf8)
        case .workbook:
            let outcome = try runScript(record.statement, cancellation: cancellation)
            return outcome.tables.isEmpty ? nil : workbook(of: outcome, record.form).bytes
        case .table(let role):
            let outcome = try runScript(record.statement, cancellation: cancellation)
            return outcome.tables.first { $0.role == role }.map { record.form.bytes(of: $0).bytes }
        }
    }

    /// Sets what was set, and defines and edits what was defined and edited.
    private func restore(_ record: SidecarRecord, _ cancellation: Cancellation) throws(Diagnostic) {
        settings.asOf = record.asOf
        settings.period = record.period
        settings.strict = record.strict
        for parameter in record.parameters { settings.parameters[parameter.name] = try literal(parameter.literal) }
        for text in record.definitions + record.edits { _ = try runScript(text, cancellation: cancellation) }
    }

    private func changes(since record: SidecarRecord) -> [String] {
        var changes: [String] = []
        if record.version != WeftVersion.current {
            changes.append("tool: weft \(record.version) then, \(WeftVersion.current) now")
        } else if let build = WeftVersion.build, record.build != build {
            changes.append("tool: build \(record.build ?? "unknown") then, \(build) now")
        }
        if Session.sha256(Array(record.query.utf8)) != record.querySha256 {
            changes.append("query: the manifest's text is not the one that it gives the SHA-256 of")
        }
        let now = (organisation?.inputs ?? []).map { ($0.path, $0.sha256) }
        changes += Self.changes(from: record.inputs, to: now, "input")
        let mine = [settings.grades?.file, settings.baseline?.file, settings.sampling.file].compactMap { $0 }
            .map { ($0.path, $0.sha256) }
        changes += Self.changes(from: record.auditorFiles, to: mine, "file")
        return changes
    }

    private func checkChanges(since record: SidecarRecord) -> [String] {
        record.checks.compactMap { check in
            guard let entry = definitions.checks[check.name] else { return "check \(check.name): not defined any more" }
            let now = revision(entry.text)
            return now == check.revision ? nil : "check \(check.name): revision \(check.revision) then, \(now) now"
        }
    }

    private static func changes(
        from before: [(path: String, sha256: String)], to after: [(path: String, sha256: String)], _ word: String
    ) -> [String] {
        let then = Dictionary(before, uniquingKeysWith: { $1 })
        let now = Dictionary(after, uniquingKeysWith: { $1 })
        return Set(then.keys).union(now.keys).sorted().compactMap { path in
            switch (then[path], now[path]) {
            case (let old?, let new?) where old != new:
                "\(word) \(path): changed, SHA-256 \(old.prefix(12))… then, \(new.prefix(12))… now"
            case (.some, nil): "\(word) \(path): not there any more"
            case (nil, .some): "\(word) \(path): was not there"
            default: nil
            }
        }
    }
}
