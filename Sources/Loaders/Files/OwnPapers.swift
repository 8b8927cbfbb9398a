// What this program wrote itself: exports, their sidecars and working papers are never read as registers.

/// The papers of a folder that are known by their manifests.
struct OwnPapers {
    private var reasons: [String: String] = [:]
    /// The headings of tables that were exported, wherever they lie now.
    private var headings: Set<[String]> = []

    private static let sidecar = ".manifest.json"
    private static let readLimit = 1 << 20

    init(_ paths: [String], _ folder: OrganisationFolder) {
        let all = Set(paths)
        for path in paths where path.hasSuffix(Self.sidecar) {
            let stem = String(path.dropLast(Self.sidecar.count))
            reasons[path] = "the manifest of an export of weft's"
            for ending in ["csv", "tsv", "json", "jsonl", "md", "html", "txt", "xlsx"] {
                for name in [stem + "." + ending, stem + ".summary." + ending] where all.contains(name) {
                    reasons[name] = "an export of weft's, as \(path) says"
                    if ending == "csv", let heading = Self.heading(of: name, folder) { headings.insert(heading) }
                }
            }
        }
    }

    /// Why a file is not read; nil where it is none of weft's own.
    func reason(_ path: String, _ headers: [String]?) -> String? {
        if let known = reasons[path] { return known }
        guard let headers else { return nil }
        if headings.contains(headers) { return "it has the headings of an export of weft's in this folder" }
        return Self.known.contains { $0.isSubset(of: headers) }
            ? "it looks like an export of weft's: the exceptions of a check" : nil
    }

    /// What tables of checks have: their exceptions, their summary, and the sheets of a workbook of them.
    private static let known: [Set<String>] = [
        ["check", "grade", "subject_label", "subject_id", "expected", "actual"],
        ["check", "result", "population", "tested", "untested", "exceptions"],
        ["grade", "subject_label", "finding", "expected"], ["request", "register", "cells", "subjects", "checks"],
        ["file", "records", "kept_aside", "sha256", "as_of"],
    ]

    private static func heading(of path: String, _ folder: OrganisationFolder) -> [String]? {
        guard let real = try? folder.path(of: path), let file = try? MappedFile(path: real, name: path),
            file.count <= readLimit, let text = try? TableText(file, name: path)
        else { return nil }
        return (try? ReadyTable(text, name: path))?.dialect.headers
    }
}
