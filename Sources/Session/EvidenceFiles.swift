// The files that evidence names: inputs like the registers, read with them.

import Catalogue
import Crypto
import Diagnostics
import Engine
import Graph
import Loaders
import Values

enum EvidenceFiles {
    /// The files below an organisation's folder that the paths of `Evidence` nodes name, each once, by path.
    /// - Parameter known: files that were read as registers.
    static func named(
        in graph: Graph, of organisation: String, besides known: Set<String>, _ cancellation: Cancellation
    ) throws(Diagnostic) -> [SourceFile] {
        var files: [SourceFile] = []
        for path in Set(paths(in: graph).map(\.path)).subtracting(known).sorted() {
            try cancellation.check()
            if let file = read(path, of: organisation) { files.append(file) }
        }
        return files
    }

    /// `audit.evidence()`: for each `Evidence` node with a path, in the order of nodes, size and SHA-256 of the file as it
    /// was loaded; null where none could be read. Paths that what-if edits set name nothing that was loaded.
    static func procedure(_ files: [SourceFile]) -> Procedure {
        let results: [(String, ValueType)] = [
            ("node", .node), ("path", .string), ("bytes", .integer), ("sha256", .string),
        ]
        let loaded = Dictionary(files.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
        return Procedure(
            ProcedureSignature(
                name: "audit.evidence", parameters: [], results: results.map { Parameter($0.0, $0.1) },
                summary: "the size and SHA-256 of each file that evidence names; null where none can be read")
        ) { (_, context, _) throws(Diagnostic) in
            paths(in: context.graph).map { node, path in
                let file = loaded[path]
                return [
                    .node(node), .string(path), file.map { .integer(Int64($0.bytes)) } ?? .null,
                    file.map { .string($0.sha256) } ?? .null,
                ]
            }
        }
    }

    private static func paths(in graph: Graph) -> [(node: NodeID, path: String)] {
        guard let label = graph.label("Evidence"), let key = graph.key("path") else { return [] }
        return graph.nodes(label: label).flatMap { range in
            range.compactMap { id in
                guard case .string(let path) = graph.property(NodeID(id), key) else { return nil }
                return (NodeID(id), path)
            }
        }
    }

    private static func read(_ path: String, of organisation: String) -> SourceFile? {
        guard let file = try? Loaders.file(path, of: organisation) else { return nil }
        let hash = unsafe hexadecimal(SHA256.hash(data: file.bytes))
        return SourceFile(path: path, bytes: file.count, sha256: hash, rows: 0)
    }
}
