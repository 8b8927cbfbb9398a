// Opening an organisation: from a path to a graph.

package import Diagnostics
import Graph
import Values

/// The room's front door.
package enum Loaders {
    /// Loads a folder with or without a manifest, a manifest, or a single table.
    ///
    /// Errors (`LoadError`): nothing there, no data, a file that can't be read at all, a path that leads outside the
    /// folder, a manifest that is wrong. Rows and cells that are wrong are no errors: they are in `issues`.
    package static func load(_ path: String, options: LoadOptions = .standard) throws(Diagnostic) -> LoadedOrganisation
    {
        let place = try OrganisationPlace(path, isGivenManifest: options.manifest != nil)
        let manifest = try place.manifest(options)
        let zone = manifest.timeZone.flatMap(ZoneRules.named).map { Zone.named($0) } ?? .utc
        var loading = Loading(zone: zone, cancellation: options.cancellation)
        let sources = try SourceList(manifest, place)
        let size = try sources.size(in: place)
        // A table takes about as much as its text; while one is read, a third more.
        try options.admit?(size / 3 * 4)
        options.cancellation.progress.begin("loading", unit: .bytes, total: size)
        loading.builder.strings.reserve(forTextOf: size)
        return try FreedMemory.keep(size) { () throws(Diagnostic) in
            try load(sources, manifest, place, &loading, options)
        }
    }

    private static func load(
        _ sources: SourceList, _ manifest: Manifest, _ place: OrganisationPlace, _ loading: inout Loading,
        _ options: LoadOptions
    ) throws(Diagnostic) -> LoadedOrganisation {
        let progress = options.cancellation.progress
        let aside = unsafe FileVisits(options.onFile)
        defer { aside.wait() }
        var scripts: [(path: String, text: String)] = []
        var readPaths: Set<String> = []
        for source in sources.sources {
            let file = try MappedFile(path: try place.folder.path(of: source.path), name: source.path)
            progress.rename("loading \(source.path)")
            let isFirst = readPaths.insert(source.path).inserted
            if isFirst { aside.visit(file, source.path) }
            switch source.format {
            case .table(let format): try loading.readTable(source, file, format, sources)
            case .script: scripts.append((source.path, try loading.readScript(source, file)))
            }
        }
        if !scripts.contains(where: { $0.text.contains(":Clause") }) { loading.addClauses() }
        progress.begin("linking", unit: .rows, total: nil)
        loading.link()
        loading.files += sources.ignored
        if place.manifestPath == nil { loading.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) } }
        var result = LoadedOrganisation(
            graph: loading.finish(), name: manifest.name ?? place.name, asOf: manifest.asOf, period: manifest.period,
            timeZone: manifest.timeZone, files: loading.files, issues: [], issueCount: 0, scripts: scripts,
            usesConventions: place.manifestPath == nil, manifest: place.manifestPath)
        loading.checkInteractions(result.graph)
        result.issues = loading.issues
        result.issueCount = loading.issueCount
        result.repairs = loading.repairs
        return result
    }
}

extension SourceList {
    /// Bytes to be read; a file that is read twice counts twice.
    fileprivate func size(in place: OrganisationPlace) throws(Diagnostic) -> Int {
        var size = 0
        for source in sources { size += fileSize(try place.folder.path(of: source.path)) }
        return size
    }
}

extension Loading {
    /// Reads one table under one rule.
    fileprivate mutating func readTable(
        _ source: SourceList.Source, _ file: MappedFile, _ format: TableFormat, _ sources: SourceList
    ) throws(Diagnostic) {
        let name = source.name
        let isFirst = !files.contains { $0.path == name }
        defer {
            if let sheet = source.table?.sheet, let index = files.lastIndex(where: { $0.path == name }) {
                files[index].sheet = sheet
            }
        }
        var table = source.table
        if table == nil { table = try format.tables(file, source.path).first }
        guard let given = table?.text() else {
            let reason = table?.reason ?? "it holds no table"
            files.append(
                LoadedFile(path: name, bytes: 0, rows: 0, rejected: 0, repaired: 0, notes: ["not read: \(reason)"]))
            return
        }
        guard let ready = try ReadyTable(given, name: name, source.rule.layout) else {
            files.append(
                LoadedFile(
                    path: name, bytes: file.count, rows: 0, rejected: 0, repaired: 0, notes: ["the file is empty"]))
            return
        }
        var rule = source.rule
        let (text, dialect) = (ready.text, ready.dialect)
        if !text.columnNames.isEmpty {
            columnNames[name] = Dictionary(
                zip(dialect.headers, text.columnNames), uniquingKeysWith: { first, _ in first })
        }
        var scan = TableScan(
            text: text, dialect: dialect, name: name, missing: rule.missingWords, cancellation: cancellation)
        scan.notes = [source.note].compactMap { $0 } + ready.notes
        scan.layout = source.rule.layout
        if source.isConvention {
            let context = ConventionContext(
                labels: sources.labels, tableLabels: sources.labels(of: source.name),
                isFirstColumnUnique: { (try? scan.isFirstColumnUnique()) ?? false },
                cells: { header in
                    guard let sample = try? TableSample(ready, name), let column = sample.headers.firstIndex(of: header)
                    else { return [] }
                    return sample.cells(column)
                })
            guard let fitted = rule.fitted(to: dialect.headers, context) else {
                if !sources.isLast(source) || !isFirst { return }
                rule = SourceList.plainRule(name).fitted(to: dialect.headers, context) ?? rule
                return try read(rule, source, scan, sources, isFirst: true, bytes: file.count)
            }
            rule = fitted
        }
        try read(rule, source, scan, sources, isFirst: isFirst, bytes: file.count)
    }

    private mutating func read(
        _ rule: Manifest.FileRule, _ source: SourceList.Source, _ scan: TableScan, _ sources: SourceList, isFirst: Bool,
        bytes: Int
    ) throws(Diagnostic) {
        let plan = try TablePlan(
            rule, scan.dialect.headers, file: source.name, manifest: sources.manifestName, isStrict: source.isStrict,
            textKeys: sources.textKeys)
        if isFirst { noteAbsent(scan, plan.rowName) }
        try read(scan, plan, isFirstReading: isFirst, bytes: bytes)
    }

    /// Notes the cells of a sheet whose content could not be taken, those of the heading's columns and rows below it.
    private mutating func noteAbsent(_ scan: TableScan, _ label: String) {
        let first = scan.text.place(ofLine: scan.dialect.bodyLine + 1)
        for cell in scan.text.absent where cell.row >= first && cell.column < scan.dialect.headers.count {
            note(
                DataIssue(
                    file: scan.name, line: Int(cell.row), label: label, id: "",
                    column: scan.dialect.headers[cell.column],
                    value: cell.text, problem: .unparsable, reason: cell.reason))
        }
    }

    /// Reads a script's text; the session runs it.
    fileprivate mutating func readScript(_ source: SourceList.Source, _ file: MappedFile) throws(Diagnostic) -> String {
        let written: WrittenText
        do throws(WrittenText.Fault) { written = try WrittenText(unsafe Array(file.bytes)) } catch {
            throw .unreadable(source.path, "line \(error.line) \(error.problem)")
        }
        let notes = [written.remark].compactMap { $0 }
        files.append(LoadedFile(path: source.path, bytes: file.count, rows: 0, rejected: 0, repaired: 0, notes: notes))
        return written.text
    }

    /// Adds the built-in clauses, headings included, unless a table provides them; nor are they added where a script
    /// creates some.
    fileprivate mutating func addClauses() {
        if builder.isDeclared(label: "Clause") { return }
        let rows = Resource.rows("clauses.csv").filter { $0.count == 4 }
        let file = builder.file("clauses.csv (built in)")
        func texts(_ column: Int) -> Column { .strings(rows.map { builder.string($0[column]) }) }
        let columns: [Column] = [texts(0), texts(1), texts(2), .booleans(rows.map { $0[3] == "yes" }, nil)]
        builder.appendNodes(
            labels: [builder.label("Clause")], count: rows.count,
            keys: ["id", "title", "stage", "documentedInfo"].map { builder.key($0) }, columns: columns,
            provenance: Provenance(file: file, firstLine: 2))
    }

    fileprivate mutating func finish() -> Graph {
        let finished = builder
        builder = GraphBuilder()
        return finished.finish()
    }

    /// An interaction has exactly one process at each end. One that lacks both is still one row.
    fileprivate mutating func checkInteractions(_ graph: Graph) {
        guard let label = graph.label("Interaction") else { return }
        let sides = ["FROM", "TO"].compactMap { end in
            graph.type(end).map { (end, graph.adjacency(type: $0, direction: .outgoing)) }
        }
        for range in graph.nodes(label: label) {
            for id in range {
                let missing = sides.filter { $0.1.range(of: id).count != 1 }.map(\.0)
                if missing.isEmpty { continue }
                let node = NodeID(id)
                let source = graph.source(of: node) ?? SourceLine(file: "", line: 0)
                note(
                    DataIssue(
                        file: source.file, line: source.line, label: "Interaction", id: graph.text(node, "id"),
                        column: missing.joined(separator: ", "), value: "",
                        problem: .missingEnd, reason: "an interaction has exactly one process at each end",
                        relationship: missing[0], node: id))
            }
        }
    }
}

extension Graph {
    fileprivate func text(_ node: NodeID, _ key: String) -> String {
        if let key = self.key(key), case .string(let text) = property(node, key) { text } else { "" }
    }
}
