// A manifest that is read back.

package import Diagnostics
import Rendering
import Values

/// What a verification needs of a manifest.
package struct SidecarRecord: Sendable {
    /// The exported file's name, without its folder.
    package let file: String
    let kind: ExportKind
    let form: ExportForm
    let sha256: String
    let statement: String
    /// The script's path as it was given; nil where the statement was given by itself.
    package let script: String?
    let query: String
    package let querySha256: String
    let checks: [(name: String, revision: String)]
    let definitions: [String]
    let parameters: [(name: String, literal: String)]
    let edits: [String]
    /// As it was given.
    package let organisation: String?
    let asOf: CalendarDate?
    let period: Period?
    let strict: Bool
    package let grades: String?
    package let baseline: String?
    package let sampling: String?
    let inputs: [(path: String, sha256: String)]
    let auditorFiles: [(path: String, sha256: String)]
    let version: String
    let build: String?

    /// - Throws: `UsageError` where the text is no manifest of an export, or one of another version's form.
    package init(_ text: String) throws(Diagnostic) {
        let json: JSON
        do { json = try JSONReader.read(text) } catch { throw .noManifest(error.message) }
        guard json["format"]?.string == Session.manifestFormat else {
            throw .noManifest("it does not say that it is one")
        }
        guard let file = json["file"]?.string, let sha256 = json["sha256"]?.string,
            let statement = json["statement"]?.string, let query = json["query"]?.string,
            let kind = ExportKind(json)
        else { throw .noManifest("file, table, sha256, statement or query is missing") }
        self.file = file
        self.kind = kind
        self.sha256 = sha256
        self.statement = statement
        self.query = query
        querySha256 = json["querySha256"]?.string ?? ""
        script = json["script"]?.string
        let form = json["form"]
        self.form = ExportForm(
            nullText: form?["null"]?.string, raw: form?["raw"]?.bool ?? false,
            workpaper: form?["workpaper"]?.bool ?? false,
            separator: (form?["separator"]?.string).flatMap(CSVSeparator.init(rawValue:)) ?? .comma)
        checks = json.members("checks", "name", "revision")
        inputs = json.members("inputs", "path", "sha256")
        definitions = json.texts("definitions")
        edits = json.texts("edits")
        parameters = (json["parameters"]?.object ?? []).map { ($0.key, $0.value.string ?? "null") }
        organisation = json["organisation"]?["path"]?.string
        asOf = json.date("asOf")
        period = json.date("periodFrom").flatMap { from in json.date("periodTo").map { Period(from: from, to: $0) } }
        strict = json["strict"]?.bool ?? false
        grades = json["grades"]?["path"]?.string
        baseline = json["baseline"]?["path"]?.string
        sampling = json["sampling"]?["path"]?.string
        auditorFiles = ["grades", "baseline", "sampling"].compactMap { key in
            guard let path = json[key]?["path"]?.string, let hash = json[key]?["sha256"]?.string else { return nil }
            return (path, hash)
        }
        version = json["tool"]?["version"]?.string ?? ""
        build = json["tool"]?["build"]?.string
    }
}

extension ExportKind {
    fileprivate init?(_ json: JSON) {
        switch json["table"]?.string {
        case "report": self = .report(ReportOptions(json["report"]))
        case "workbook": self = .workbook
        case let name:
            guard let role = OutcomeTable.Role(rawValue: name ?? "") else { return nil }
            self = .table(role)
        }
    }
}

extension JSON {
    fileprivate func texts(_ key: String) -> [String] { (self[key]?.array ?? []).compactMap(\.string) }

    /// Two texts of each object in a list.
    fileprivate func members(_ key: String, _ first: String, _ second: String) -> [(String, String)] {
        (self[key]?.array ?? []).compactMap { item in
            item[first]?.string.map { ($0, item[second]?.string ?? "") }
        }
    }

    fileprivate func date(_ key: String) -> CalendarDate? {
        self[key]?.string.flatMap { try? CalendarDate(parsing: $0) }
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func noManifest(_ reason: String) -> Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: .invalidUsage,
            message: "this is no manifest of an export: \(reason)",
            help: "A manifest stands beside each exported CSV file, workbook and report and ends in .manifest.json.")
    }
}
