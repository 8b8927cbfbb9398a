// A first manifest for a folder of unknown registers: guessed, and written to be corrected.

package import Diagnostics

extension Loaders {
    /// A first manifest for a folder, to be corrected and saved in it as `isms.yaml`; it reads back as it is.
    ///
    /// Errors (`LoadError`): nothing there, no tables, a file that can't be read at all.
    package static func proposal(forFolder path: String) throws(Diagnostic) -> String {
        let folder = try OrganisationFolder(path)
        let tables = try samples(of: folder)
        if tables.isEmpty { throw .noData(path) }
        let name = folder.root.split(separator: "/").last.map(String.init) ?? "organisation"
        return ManifestProposal(name: name, tables: tables, conventions: try Conventions.manifest()).text
    }

    /// The heading and the first rows of each table in a folder; what weft wrote there itself is none.
    static func samples(of folder: OrganisationFolder) throws(Diagnostic) -> [TableSample] {
        let paths = try folder.files()
        let own = OwnPapers(paths, folder)
        var tables: [TableSample] = []
        for path in paths {
            guard let format = TableFormat.ofFile(path), !OrganisationPlace.manifestNames.contains(path) else {
                continue
            }
            let file = try MappedFile(path: try folder.path(of: path), name: path)
            let sources: [TableSource]
            // A document or a workbook that can't be read is told among the sources; the others are what the work is about.
            do throws(Diagnostic) { sources = try format.tables(file, path) } catch {
                if format.hasSheets { continue }
                throw error
            }
            for source in sources {
                guard let table = try TableSample(source), own.reason(path, table.headers) == nil else { continue }
                tables.append(table)
            }
        }
        return tables
    }
}

/// Reads out of headings and some rows what the files of a folder may hold.
struct ManifestProposal: Sendable {
    /// The organisation's name, until somebody corrects it.
    let name: String
    let files: [ProposedFile]

    /// Names of files as the conventions know them; types and links as the cells show them.
    init(name: String, tables: [TableSample], conventions: Manifest) {
        self.name = name
        var entries: [Entry] = []
        for (table, rules) in zip(tables, conventions.rules(for: tables)) {
            for rule in rules { entries.append(Entry(sample: table, rule: rule, isFirst: rule.line == rules[0].line)) }
        }
        let links = LinkGuess(entries.map { ($0.sample, $0.rule) })
        files = entries.map { $0.proposed(links) }
    }

    /// The whole manifest.
    var text: String {
        """
        # A first manifest for this folder, guessed from the names of files, their headings and their first rows. Correct it: what
        # a row is (node), what names it (key), what a column means. Columns that are not named become properties.
        weft: 1
        name: \(quoted(name))
        # asOf: 2026-03-31                                 # the date against which everything is judged
        # period: {from: 2025-04-01, to: 2026-03-31}
        # timeZone: Europe/Berlin
        files:
        """ + (files.isEmpty ? " []\n" : "\n" + files.map(\.text).joined(separator: "\n"))
    }
}

extension Manifest {
    /// The conventions' rules for each table, fitted to its heading; one that is called like the file where they know none.
    func rules(for tables: [TableSample]) -> [[FileRule]] {
        let index = ConventionIndex(self)
        let rules = tables.map { index.recognised($0.path, $0).rules }
        let labels = Set(["Clause"] + rules.joined().flatMap(\.nodeLabels))
        return zip(tables, rules).map { table, rules in
            let context = ConventionContext(
                labels: labels, tableLabels: Set(rules.flatMap(\.nodeLabels)), isFirstColumnUnique: { table.names(0) }
            ) { header in
                table.headers.firstIndex(of: header).map(table.cells) ?? []
            }
            var fitted = rules.compactMap { $0.fitted(to: table.headers, context) }
            if fitted.isEmpty, let plain = SourceList.plainRule(table.path).fitted(to: table.headers, context) {
                fitted = [plain]
            }
            return fitted.map { $0.named(table.path) }
        }
    }
}

extension Manifest.FileRule {
    /// The rule for one file; characters that a path reads as wildcards match as any one character.
    fileprivate func named(_ path: String) -> Manifest.FileRule {
        var rule = self
        rule.path = String(path.map { "*{}".contains($0) ? "?" : $0 })
        return rule
    }
}

/// One entry that is about to be written, and the table it is for.
private struct Entry {
    var sample: TableSample
    var rule: Manifest.FileRule
    /// Whether it is the first for its file: that one has the links that were guessed.
    var isFirst: Bool
    /// Whether a convention says what the file holds.
    var isKnown: Bool

    init(sample: TableSample, rule: Manifest.FileRule, isFirst: Bool) {
        self.sample = sample
        self.rule = rule
        self.isFirst = isFirst
        isKnown = rule.line > SourceList.plainRule(sample.path).line
        if !isKnown { addName() }
    }

    /// Says of an unknown table which column is the name of its rows, where a heading says so.
    private mutating func addName() {
        guard case .nodes(let labels, let key) = rule.content,
            !sample.headers.contains(where: { isSameHeading($0, "name") })
        else { return }
        let usual = ["title"] + labels.flatMap { [$0, $0 + " name"] }
        guard
            let header = sample.headers.first(where: { header in
                header != key && usual.contains { isSameHeading($0, header) }
            })
        else { return }
        let name = Manifest.PropertyRule(name: "name")
        rule.columns.append(Manifest.ColumnRule(header: header, line: rule.line, meaning: .property(name)))
    }

    /// The entry with a guess for every column that it says nothing about. The vocabulary knows the types of its own labels.
    func proposed(_ links: LinkGuess) -> ProposedFile {
        var file = ProposedFile(rule: rule)
        file.note = isKnown ? nil : "No convention knows this name."
        file.isUnknown = !isKnown
        let meant = rule.columns.compactMap(\.property).flatMap(\.values).map { $0.cell.lowercased() }
        file.rule.missing = missingWords(of: sample).filter { !meant.contains($0.lowercased()) }
        guard case .nodes(_, let key) = rule.content else { return file }
        let absent = Set(file.rule.missing)
        var columns: [Manifest.ColumnRule] = []
        for (column, header) in sample.headers.enumerated() {
            if let known = rule.columns.first(where: { $0.header == header }) {
                columns.append(known)
            } else if header != key, let guess = linkGuessed(from: column, links) {
                columns.append(Manifest.ColumnRule(header: header, line: rule.line, meaning: guess.meaning))
                file.columnNotes[header] = guess.note
            } else if !isKnown {
                var property = Manifest.PropertyRule()
                let cells = sample.cells(column).filter { !absent.contains($0) }
                (property.type, property.format, file.columnNotes[header]) = typeGuessed(cells)
                if header == key { property.type = .string }
                columns.append(Manifest.ColumnRule(header: header, line: rule.line, meaning: .property(property)))
            }
        }
        file.rule.columns = columns
        return file
    }

    private func linkGuessed(from column: Int, _ links: LinkGuess) -> (
        meaning: Manifest.Meaning, note: String?
    )? {
        let header = sample.headers[column]
        // What the vocabulary knows of these rows is no link, whatever else is called so.
        if isKnown, Vocabulary.standard.property(camelCase(header), of: rule.nodeLabels) != nil { return nil }
        if isFirst, let link = links.link(from: column, of: sample) {
            let reference = Manifest.Reference(labels: [link.label], match: [link.match], split: link.split)
            let type = relationshipName(header, to: link.label)
            let note = "\(link.hits) of \(link.count) cells find their \(link.label)"
            return (.relationship(type: type, reference: reference, isReversed: false), note)
        }
        guard !isKnown, let last = nameWords(header).last, last == "owner" || last == "responsible" else { return nil }
        let reference = Manifest.Reference(labels: ["Person", "Role"], create: "Role", createsOnlyWhereAbsent: true)
        return (.relationship(type: "OWNED_BY", reference: reference, isReversed: false), nil)
    }
}

/// The cells of a table that only say that nothing is there, as they are written.
private func missingWords(of sample: TableSample) -> [String] {
    let usual: Set<String> = ["n/a", "na", "tbd", "tba", "-", "--", "?"]
    let found = Set(sample.rows.joined().map(trimmed).filter { usual.contains($0.lowercased()) })
    return found.sorted()
}

/// What cells are read as, and a remark: why dates stay text, or the few values that a column has.
private func typeGuessed(_ cells: [String]) -> (type: CellType, format: String?, note: String?) {
    var guess = TypeGuess()
    for cell in cells {
        var cell = cell
        cell.withUTF8 { bytes in unsafe guess.observe(bytes) }
    }
    let reading = guess.reading(ReadingContext(guess.evidence, among: [guess.evidence], TableLayout()))
    if cells.isEmpty { return (.string, nil, "no cell is filled") }
    if let note = reading.note { return (reading.type, nil, note) }
    let values = Set(cells).sorted()
    let isEnumeration = reading.type == .string && values.count <= 6 && values.count * 2 <= cells.count
    let listed = values.joined(separator: ", ")
    return (reading.type, reading.pattern?.text, isEnumeration && listed.count <= 80 ? listed : nil)
}
