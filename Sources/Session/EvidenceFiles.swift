// The files that evidence names.

import Catalogue
import Crypto
import Diagnostics
import Engine
import Graph
import Loaders
import Values

enum EvidenceFiles {
    /// `audit.evidence()`: for each `Evidence` node with a path, in the order of nodes, the size and SHA-256 of the file
    /// that the path names below the folder of the organisation; null where no file can be read there. The files are read
    /// when it is called.
    static func procedure(at organisation: String) -> Procedure {
        let results: [(String, ValueType)] = [
            ("node", .node), ("path", .string), ("bytes", .integer), ("sha256", .string),
        ]
        return Procedure(
            ProcedureSignature(
                name: "audit.evidence", parameters: [], results: results.map { Parameter($0.0, $0.1) },
                summary: "the size and SHA-256 of each file that evidence names; null where none can be read")
        ) { (_, context, cancellation) throws(Diagnostic) in
            let graph = context.graph
            guard let label = graph.label("Evidence"), let key = graph.key("path") else { return [] }
            var rows: [[Value]] = []
            for range in graph.nodes(label: label) {
                for id in range {
                    guard case .string(let path) = graph.property(NodeID(id), key) else { continue }
                    try cancellation.check()
                    rows.append([.node(NodeID(id)), .string(path)] + facts(path, organisation))
                }
            }
            return rows
        }
    }

    private static func facts(_ path: String, _ organisation: String) -> [Value] {
        do {
            return try Loaders.withFile(path, of: organisation) { bytes in
                unsafe [.integer(Int64(bytes.count)), .string(hexadecimal(SHA256.hash(data: bytes)))]
            }
        } catch {
            return [.null, .null]
        }
    }
}
