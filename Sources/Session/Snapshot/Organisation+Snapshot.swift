// What stands beside the graph in a snapshot.

import Graph
import Loaders
import Values

extension SnapshotEncoder {
    mutating func origin(_ origin: SnapshotOrigin) {
        for path in [origin.written, origin.real, origin.fromSnapshot] { text(path) }
    }

    /// All but the path, which `origin` tells.
    mutating func organisation(_ organisation: Organisation) {
        text(organisation.name)
        optional(organisation.asOf) { $0.integer($1.epochDay) }
        optional(organisation.period) {
            $0.integer($1.from.epochDay)
            $0.integer($1.to.epochDay)
        }
        optional(organisation.timeZone) { $0.text($1) }
        list(organisation.files) { $0.file($1) }
        optional(organisation.manifest) { $0.file($1) }
        list(organisation.evidence) { $0.file($1) }
        count(organisation.dataQualityCount)
    }

    private mutating func file(_ file: SourceFile) {
        text(file.path)
        text(file.sheet)
        text(file.sha256)
        for number in [file.bytes, file.rows, file.rejected, file.repaired] { count(number) }
        list(file.notes) { $0.text($1) }
    }

    mutating func issue(_ issue: DataIssue) {
        count(issue.line)
        for text in [
            issue.file, issue.label, issue.id, issue.column, issue.value, issue.problem.rawValue, issue.reason,
            issue.relationship, issue.cell, issue.property,
        ] { self.text(text) }
        optional(issue.node) { $0.count(Int($1)) }
    }
}

extension SnapshotDecoder {
    mutating func origin() throws(SnapshotFault) -> SnapshotOrigin {
        SnapshotOrigin(written: try text(), real: try text(), fromSnapshot: try text())
    }

    mutating func organisation() throws(SnapshotFault) -> Organisation {
        var organisation = Organisation(name: try text(), path: "")
        organisation.asOf = try optional { (decoder) throws(SnapshotFault) in try decoder.day() }
        organisation.period = try optional { (decoder) throws(SnapshotFault) in
            Period(from: try decoder.day(), to: try decoder.day())
        }
        organisation.timeZone = try optional { (decoder) throws(SnapshotFault) in try decoder.text() }
        organisation.files = try list { (decoder) throws(SnapshotFault) in try decoder.file() }
        organisation.manifest = try optional { (decoder) throws(SnapshotFault) in try decoder.file() }
        organisation.evidence = try list { (decoder) throws(SnapshotFault) in try decoder.file() }
        organisation.dataQualityCount = try count()
        return organisation
    }

    private mutating func day() throws(SnapshotFault) -> CalendarDate {
        guard let day = CalendarDate(checkedEpochDay: try integer()) else { throw .damaged }
        return day
    }

    private mutating func file() throws(SnapshotFault) -> SourceFile {
        let (path, sheet, sha256) = (try text(), try text(), try text())
        let (bytes, rows, rejected, repaired) = (try count(), try count(), try count(), try count())
        let notes = try list { (decoder) throws(SnapshotFault) in try decoder.text() }
        var file = SourceFile(
            path: path, bytes: bytes, sha256: sha256, rows: rows, rejected: rejected, repaired: repaired, notes: notes)
        file.sheet = sheet
        return file
    }

    mutating func issue() throws(SnapshotFault) -> DataIssue {
        let line = try count()
        let (file, label, id) = (try text(), try text(), try text())
        let (column, value) = (try text(), try text())
        guard let problem = DataIssue.Problem(rawValue: try text()) else { throw .damaged }
        var issue = DataIssue(
            file: file, line: line, label: label, id: id, column: column, value: value, problem: problem,
            reason: try text(), relationship: try text())
        issue.cell = try text()
        issue.property = try text()
        issue.node = try optional { (decoder) throws(SnapshotFault) in UInt32(truncatingIfNeeded: try decoder.count()) }
        return issue
    }
}
