// Which files are read, in which order and under which rules.

import Diagnostics
import Graph

/// The files of an organisation with their rules: those that the manifest names, else all that the conventions can
/// read.
struct SourceList {
    struct Source {
        /// Relative to the organisation's folder.
        var path: String
        var format: Format
        var rule: Manifest.FileRule
        /// Whether the rule was written for this file: then a column that it lacks is an error.
        var isStrict: Bool
        /// Whether the rule is a convention, to be fitted to the file.
        var isConvention = false
        /// The table, where the file was taken apart to find out which ones it holds.
        var table: TableSource?
        /// What is worth telling of how it was known what the file holds.
        var note: String?
        /// As messages call it: the path, and the sheet where there is one.
        var name: String { table?.name ?? path }
    }

    /// What reads a file.
    enum Format: Sendable {
        case table(TableFormat)
        case script

        /// By the ending, or by what `as:` says.
        init?(_ name: String) {
            if let format = TableFormat.named(name) {
                self = .table(format)
            } else if Format.scripts.contains(name.lowercased()) {
                self = .script
            } else {
                return nil
            }
        }

        /// By the ending of a file's name.
        init?(file path: String) { self.init(ending(of: path)) }

        private static let scripts = ["cypher", "cql"]
        static var endings: [String] { TableFormat.endings + scripts }

        var isTable: Bool { if case .table = self { true } else { false } }
        var isRegister: Bool { if case .table(let format) = self { format.isRegister } else { true } }
    }

    private(set) var sources: [Source] = []
    /// By path, the tables of files that hold several: they are taken apart once, whatever is said of them.
    private var tables: [String: [TableSource]] = [:]
    /// The labels that some file holds; clauses are always there.
    private(set) var labels: Set<String> = ["Clause"]
    /// Files that the conventions can't read, to be told of.
    private(set) var ignored: [LoadedFile] = []
    /// What messages call the manifest.
    let manifestName: String
    /// Properties that references are matched by: they are read as text.
    let textKeys: Set<String>

    init(_ manifest: Manifest, _ place: OrganisationPlace) throws(Diagnostic) {
        manifestName = place.manifestPath ?? Conventions.name
        textKeys = Set(manifest.files.flatMap(\.matchKeys)).union(["id"])
        if place.manifestPath == nil {
            try addByConvention(manifest, place)
        } else {
            try addByManifest(manifest, place)
        }
        if sources.isEmpty { throw .noData(place.folder.root) }
    }

    private mutating func addByManifest(_ manifest: Manifest, _ place: OrganisationPlace) throws(Diagnostic) {
        var all: [String]?
        for rule in manifest.files {
            let pattern = PathPattern(rule.path)
            var paths = [rule.path.hasPrefix("./") ? String(rule.path.dropFirst(2)) : rule.path]
            if pattern.isWild {
                if all == nil { all = try place.folder.files() }
                let files = all ?? []
                paths = youngestFirst(files.filter(pattern.matches))
            } else {
                _ = try place.folder.path(of: rule.path)
            }
            for path in paths {
                var source = try source(path, rule, isStrict: !pattern.isWild)
                source.table = try table(of: source, in: place)
                sources.append(source)
            }
        }
        try noteUnnamed(in: place, all)
    }

    /// A register that the manifest has forgotten must not go unnoticed. Files that hold no tables are none.
    private mutating func noteUnnamed(in place: OrganisationPlace, _ listed: [String]?) throws(Diagnostic) {
        var all = listed ?? []
        if listed == nil { all = try place.folder.files() }
        let named = Set(sources.map(\.path))
        let own = OwnPapers(all, place.folder)
        for path in all where !named.contains(path) && own.reason(path, nil) == nil {
            guard let format = Format(file: path), format.isRegister else { continue }
            if isLockFile(path) || isSnapshot(path, in: place) { continue }
            ignore(path, "the manifest does not name it" + likely(path))
        }
    }

    private func source(_ path: String, _ rule: Manifest.FileRule, isStrict: Bool) throws(Diagnostic) -> Source {
        guard let format = Format(rule.format ?? ending(of: path)) else {
            throw .unsupported(path, endings: Format.endings)
        }
        if format.isTable, case .any = rule.content {
            throw .manifest(manifestName, line: rule.line, "\(path) needs `node` or `edge`: what is each row?")
        }
        return Source(path: path, format: format, rule: rule, isStrict: isStrict)
    }

    /// Notes a file, or a sheet of one, that is not read.
    private mutating func ignore(_ path: String, sheet: String = "", _ reason: String) {
        var file = LoadedFile(path: path, bytes: 0, rows: 0, rejected: 0, repaired: 0, notes: ["not read: \(reason)"])
        file.sheet = sheet
        ignored.append(file)
    }

    /// The sheet that a rule speaks of, the first unless it says; nil where a file has none.
    private mutating func table(of source: Source, in place: OrganisationPlace) throws(Diagnostic) -> TableSource? {
        guard case .table(let format) = source.format, format.hasSheets else {
            guard source.rule.sheet == nil else {
                throw .manifest(manifestName, line: source.rule.line, "\(source.path) has no sheets")
            }
            return nil
        }
        if tables[source.path] == nil {
            let file = try MappedFile(path: try place.folder.path(of: source.path), name: source.path)
            tables[source.path] = try format.tables(file, source.path)
        }
        let tables = tables[source.path] ?? []
        guard let name = source.rule.sheet else { return tables.first { $0.reason == nil } ?? tables.first }
        if let table = tables.first(where: { isSameHeading($0.sheet, name) }) { return table }
        throw .manifest(
            manifestName, line: source.rule.line, "\(source.path) has no sheet `\(name)`",
            help: didYouMean(name, tables.map(\.sheet))
                ?? "its sheets are \(tables.map(\.sheet).joined(separator: ", "))")
    }

    private mutating func addByConvention(_ manifest: Manifest, _ place: OrganisationPlace) throws(Diagnostic) {
        let conventions = ConventionIndex(manifest)
        let paths = if let only = place.onlyFile { [only] } else { youngestFirst(try place.folder.files()) }
        let own = OwnPapers(paths, place.folder)
        for path in paths {
            if OrganisationPlace.manifestNames.contains(path) { continue }
            guard let format = Format(file: path) ?? tableInText(path, conventions, place) else {
                if place.onlyFile != nil { throw .unsupported(path, endings: Format.endings) }
                if isSnapshot(path, in: place) { continue }
                ignore(path, (own.reason(path, nil) ?? "no loader knows this kind of file") + likely(path))
                continue
            }
            guard case .table(let kind) = format else {
                sources.append(
                    Source(path: path, format: format, rule: Self.plainRule(path), isStrict: false, isConvention: true))
                continue
            }
            if isLockFile(path) {
                ignore(path, "a lock file, which a program leaves while it has a workbook open")
                continue
            }
            var tables: [TableSource?] = [nil]
            if kind.hasSheets {
                do throws(Diagnostic) {
                    tables = try kind.tables(MappedFile(path: place.folder.path(of: path), name: path), path)
                } catch {
                    if place.onlyFile != nil { throw error }
                    ignore(path, error.message)
                    continue
                }
            }
            for table in tables {
                if let table, let reason = table.reason {
                    ignore(table.name, sheet: table.sheet, reason)
                    continue
                }
                let name = table?.name ?? path
                var sample: TableSample?
                let exact = conventions.rules(named: name)
                // Trackers call everything an issue.
                if exact.isEmpty || exact[0].nodeLabels == ["Issue"] || exact[0].nodeLabels == ["HandoffRecord"] {
                    var first = table
                    if first == nil {
                        first = try kind.tables(MappedFile(path: place.folder.path(of: path), name: path), path).first
                    }
                    if let first { sample = try TableSample(first) }
                }
                if let reason = own.reason(path, sample?.headers) {
                    ignore(path, reason)
                    continue
                }
                let recognised = conventions.recognised(name, sample)
                for rule in recognised.rules {
                    var source = Source(path: path, format: format, rule: rule, isStrict: false, isConvention: true)
                    source.table = table
                    source.note = recognised.note
                    sources.append(source)
                    labels.formUnion(rule.nodeLabels)
                }
            }
        }
    }
}

extension SourceList {
    /// Spreadsheets save a table with tabs as `.txt`: a text that is recognised as a register is read as one.
    private func tableInText(_ path: String, _ conventions: ConventionIndex, _ place: OrganisationPlace) -> Format? {
        guard place.onlyFile == nil, ending(of: path).lowercased() == "txt",
            let file = try? MappedFile(path: place.folder.root + "/" + path, name: path), file.count < 64 << 20,
            let source = try? TableFormat.delimited.tables(file, path).first, let sample = try? TableSample(source),
            sample.headers.count >= 3, !sample.rows.isEmpty,
            HeadingWords.standard.known(among: sample.headers) * 2 > sample.headers.count,
            conventions.recognised(path, sample).confidence > 0
        else { return nil }
        return .table(.delimited)
    }

    /// Snapshots of the folder may lie in it, and are none of its registers.
    private func isSnapshot(_ path: String, in place: OrganisationPlace) -> Bool {
        guard let file = try? MappedFile(path: place.folder.root + "/" + path, name: path) else { return false }
        return unsafe SnapshotContents.isSnapshot(file.bytes)
    }

    private func isLockFile(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name.hasPrefix("~$") || name.hasPrefix(".~lock.")
    }

    /// The labels of all rules for a table.
    func labels(of name: String) -> Set<String> {
        Set(sources.lazy.filter { $0.name == name }.flatMap(\.rule.nodeLabels))
    }

    /// Whether no other rule for the same file follows.
    func isLast(_ source: Source) -> Bool {
        sources.last { $0.name == source.name }?.rule.line == source.rule.line
    }

    /// What the rows of a file are that nothing says anything of: nodes that are called like the file.
    static func plainRule(_ path: String) -> Manifest.FileRule {
        Manifest.FileRule(path: path, line: 1, content: .nodes(labels: [RegisterName(path: path).label], key: "id"))
    }
}

extension Manifest.FileRule {
    /// The labels of the nodes that the rows are.
    var nodeLabels: [String] {
        switch content {
        case .nodes(let labels, _): labels
        case .relationships(let type, _, _): type == "HANDS_OFF_TO" ? ["Interaction"] : []
        case .any: []
        }
    }

    /// The properties by which this file's references are matched.
    fileprivate var matchKeys: [String] {
        var keys: [String] = []
        if case .relationships(_, let from, let to) = content { keys += from.reference.match + to.reference.match }
        for column in columns {
            if case .relationship(_, let reference, _) = column.meaning { keys += reference.match }
        }
        return keys
    }
}

/// What a file that can't be read might be, by its name.
private func likely(_ path: String) -> String {
    RegisterNames.standard.register(of: path).map { "; by its name it may be a register of \($0.name)" } ?? ""
}

/// The last year that a file's name speaks of, else that of the nearest folder that speaks of one; nil where none does.
func yearNamed(by path: String) -> Int? {
    for name in path.split(separator: "/").reversed() {
        let numbers = name.split { !$0.isNumber }
        let years = numbers.compactMap { $0.count == 4 || $0.count == 8 ? Int($0.prefix(4)) : nil }
            .filter { (1990...2099).contains($0) }
        if let year = years.last { return year }
        // `FY25`, `31.03.26`
        if let mark = name.lowercased().firstRange(of: "fy") {
            let digits = name.lowercased()[mark.upperBound...].drop { !$0.isNumber }.prefix { $0.isNumber }
            if digits.count == 2, let short = Int(digits) { return 2000 + short }
        }
    }
    return nil
}

/// Files of younger years before those of older ones: of two rows with the same id the first counts.
private func youngestFirst(_ paths: [String]) -> [String] {
    let years = paths.map { yearNamed(by: $0) ?? 0 }
    guard Set(years).count > 1 else { return paths }
    return paths.indices.sorted { (years[$1], $0) < (years[$0], $1) }.map { paths[$0] }
}
