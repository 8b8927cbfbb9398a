// The manifest beside an export: what another auditor needs to get the same bytes again.

import Crypto
import Values

/// What is known about one export.
package struct Export: Sendable {
    /// The name of the file, without its folder.
    package var file: String
    package var bytes: [UInt8]
    package var rows: Int
    /// Text cells that got a leading `'`, because a spreadsheet would have run them.
    package var guardedCells: Int
    /// The statement, or the whole script.
    package var query: String

    package init(file: String, bytes: [UInt8], rows: Int, guardedCells: Int, query: String) {
        self.file = file
        self.bytes = bytes
        self.rows = rows
        self.guardedCells = guardedCells
        self.query = query
    }
}

extension Session {
    /// The sidecar's JSON. It holds no time of day, so that the same inputs give the same bytes.
    package func sidecar(for export: Export) -> String {
        let judgement = judgement
        var json = IndentedJSON()
        json.object {
            $0.string("tool", "weft")
            $0.string("version", WeftVersion.current)
            $0.string("file", export.file)
            $0.string("sha256", Session.sha256(export.bytes))
            $0.integer("bytes", export.bytes.count)
            $0.integer("rows", export.rows)
            $0.integer("guardedCells", export.guardedCells)
            $0.string("query", export.query)
            $0.string("querySha256", Session.sha256(Array(export.query.utf8)))
            $0.string("organisation", organisation?.name)
            $0.string("asOf", judgement.asOf?.text)
            $0.string("asOfFrom", judgement.origin.rawValue)
            $0.string("periodFrom", judgement.period?.from.text)
            $0.string("periodTo", judgement.period?.to.text)
            $0.string("timeZone", organisation?.timeZone)
            $0.strings(
                "parameters",
                settings.parameters.sorted { $0.key < $1.key }.map {
                    "\($0.key) = \($0.value.literal(in: ResultTable(columns: [])))"
                })
            $0.strings("edits", edits.map(\.statement))
            $0.objects("inputs", organisation?.files ?? []) { json, file in
                json.string("path", file.path)
                json.integer("bytes", file.bytes)
                json.string("sha256", file.sha256)
                json.integer("rows", file.rows)
                json.integer("rejected", file.rejected)
                json.integer("repaired", file.repaired)
            }
            $0.string("preparedBy", nil)
            $0.string("reviewedBy", nil)
        }
        return json.text + "\n"
    }

    /// In hexadecimal.
    package static func sha256(_ bytes: [UInt8]) -> String {
        hexadecimal(SHA256.hash(data: bytes))
    }
}
