// From a manifest's text to what it says.

import Diagnostics
import Values

extension Manifest {
    static let sizeLimit = 4 << 20

    /// Reads a manifest; errors name the file and the line.
    init(parsing text: String, file: String) throws(Diagnostic) {
        if text.utf8.count > Self.sizeLimit { throw .tooLarge(file, "a manifest has at most 4 MiB") }
        let root = try YamlCursor(parsing: text, file: file)
        let fields = try root.fields("the manifest", ManifestPart.manifest.names)
        guard let version = fields["weft"] else {
            throw root.error("the manifest does not say its version", help: "begin it with `weft: 1`")
        }
        guard try version.text("`weft`") == "1" else {
            throw version.error("this is version \(try version.text("`weft`")) of the format; weft reads version 1")
        }
        name = try fields["name"]?.name("`name`")
        asOf = try fields["asOf"]?.date("`asOf`")
        period = try fields["period"]?.period()
        timeZone = try fields["timeZone"]?.zone()
        if let clauses = fields["clauses"] {
            files.append(
                FileRule(
                    path: try clauses.name("`clauses`"), line: clauses.line,
                    content: .nodes(labels: ["Clause"], key: "id")))
        }
        for entry in fields["files"]?.items() ?? [] { files.append(try entry.fileRule()) }
    }
}

extension YamlCursor {
    fileprivate func date(_ what: String) throws(Diagnostic) -> CalendarDate {
        let text = try name(what)
        guard text.utf8.count == 10, let date = try? CalendarDate(parsing: text) else {
            throw error("\(what) is no date: \(text)", help: "write it as 2026-03-31")
        }
        return date
    }

    fileprivate func period() throws(Diagnostic) -> (from: CalendarDate, to: CalendarDate) {
        let fields = try fields("`period`", ManifestPart.period.names)
        guard let from = fields["from"], let to = fields["to"] else { throw error("`period` needs `from` and `to`") }
        let period = (from: try from.date("`from`"), to: try to.date("`to`"))
        if period.from.epochDay > period.to.epochDay { throw error("the period ends before it begins") }
        return period
    }

    fileprivate func zone() throws(Diagnostic) -> String {
        let name = try name("`timeZone`")
        guard ZoneRules.named(name) != nil else {
            throw error("there is no time zone \(name)", help: "write a name of the system's zones, as Europe/Berlin")
        }
        return name
    }

    // MARK: Files

    fileprivate func fileRule() throws(Diagnostic) -> Manifest.FileRule {
        let fields = try fields("a file", ManifestPart.file.names)
        guard let path = fields["path"] else { throw error("a file needs a `path`") }
        var rule = Manifest.FileRule(path: try path.name("`path`"), line: line, content: .any)
        rule.format = try fields["as"]?.name("`as`")
        rule.sheet = try fields["sheet"]?.name("`sheet`")
        rule.content = try content(fields)
        rule.missing =
            try fields["missing"].map { (cursor) throws(Diagnostic) in
                var cells: [String] = []
                for item in cursor.items() { cells.append(try item.text("`missing`")) }
                return cells
            } ?? []
        for (key, value) in try fields["columns"]?.pairs("`columns`") ?? [] {
            let header = try key.text("a column")
            rule.columns.append(Manifest.ColumnRule(header: header, line: key.line, meaning: try value.meaning()))
        }
        rule.layout = try layout(fields)
        if let others = fields["others"] {
            guard try others.name("`others`") == "skip" else {
                throw others.error("`others` is `skip`, or is not said")
            }
            rule.skipsOthers = true
        }
        if let matrix = fields["matrix"] {
            guard try matrix.name("`matrix`").lowercased() == "raci" else { throw matrix.error("`matrix` is `raci`") }
            rule.layout.isMatrix = true
        }
        rule.keyAs = try fields["keyAs"]?.name("`keyAs`")
        rule.when = try fields["when"]?.names("`when`") ?? []
        rule.rows = try fields["rows"]?.rowChoice()
        try checkColumns(rule)
        return rule
    }

    /// How the table is laid out.
    private func layout(_ fields: [String: YamlCursor]) throws(Diagnostic) -> TableLayout {
        var layout = TableLayout()
        if let heading = fields["heading"] {
            guard let line = Int(try heading.name("`heading`")), line > 0 else {
                throw heading.error("`heading` is the number of a line, as `heading: 4`")
            }
            layout.heading = line
        }
        layout.fillDown = try fields["fillDown"]?.names("`fillDown`") ?? []
        layout.stopAt = try fields["stopAt"]?.name("`stopAt`")
        layout.separators = try fields["separators"]?.names("`separators`") ?? []
        if let decimal = fields["decimal"] {
            guard let mark = DecimalMark(rawValue: try decimal.text("`decimal`")) else {
                throw decimal.error("`decimal` is \",\" or \".\", in quotes")
            }
            layout.decimal = mark
        }
        if let order = fields["dateOrder"] {
            guard let known = DateOrder(rawValue: try order.text("`dateOrder`").lowercased()) else {
                throw order.error("`dateOrder` is dmy, mdy or ymd")
            }
            layout.dateOrder = known
        }
        return layout
    }

    private func rowChoice() throws(Diagnostic) -> Manifest.RowChoice {
        let fields = try fields("`rows`", ManifestPart.rows.names)
        guard let column = fields["column"], let words = fields["are"] ?? fields["areNot"],
            fields["are"] == nil || fields["areNot"] == nil
        else { throw error("`rows` needs a `column`, and `are` or `areNot`") }
        return Manifest.RowChoice(
            column: try column.name("`column`"), words: try words.names("`are`"), isExcept: fields["are"] == nil)
    }

    private func content(_ fields: [String: YamlCursor]) throws(Diagnostic) -> Manifest.Content {
        switch (fields["node"], fields["edge"]) {
        case (.some, .some): throw error("rows are nodes or relationships: give `node` or `edge`, not both")
        case (let node?, nil):
            if let end = fields["from"] ?? fields["to"] {
                throw end.error("only a file with `edge` has `from` and `to`")
            }
            return .nodes(labels: try node.names("`node`"), key: try fields["key"]?.name("`key`") ?? "id")
        case (nil, let edge?):
            if let key = fields["key"] { throw key.error("only a file with `node` has a `key`") }
            guard let from = fields["from"], let to = fields["to"] else {
                throw error(
                    "a file with `edge` needs `from` and `to`", help: "as `from: {column: from, label: Process}`")
            }
            return .relationships(type: try edge.name("`edge`"), from: try from.end("`from`"), to: try to.end("`to`"))
        case (nil, nil): return .any
        }
    }

    private func end(_ what: String) throws(Diagnostic) -> Manifest.EndRule {
        let fields = try fields(what, ManifestPart.end.names)
        guard let column = fields["column"], let label = fields["label"] else {
            throw error("\(what) needs `column` and `label`")
        }
        return Manifest.EndRule(
            column: try column.name("`column`"), reference: try reference(try label.names("`label`"), fields))
    }

    private func reference(
        _ labels: [String], _ fields: [String: YamlCursor]
    ) throws(Diagnostic) -> Manifest.Reference {
        var reference = Manifest.Reference(labels: labels)
        if let match = fields["match"] { reference.match = try match.names("`match`") }
        if let split = fields["split"] {
            let text = try split.text("`split`")
            if text.isEmpty { throw split.error("`split` is empty") }
            reference.split = text
        }
        for (cell, target) in try fields["values"]?.pairs("`values`") ?? [] {
            reference.values.append((try cell.text("a value"), try target.text("a value")))
        }
        if let create = fields["create"] { reference.create = try create.name("`create`") }
        if let create = fields["createIfAbsent"] {
            if reference.create != nil { throw create.error("give `create` or `createIfAbsent`, not both") }
            reference.create = try create.name("`createIfAbsent`")
            reference.createsOnlyWhereAbsent = true
        }
        return reference
    }

    // MARK: Columns

    private func meaning() throws(Diagnostic) -> Manifest.Meaning {
        if let word = scalar {
            if word == "skip" { return .skip }
            throw error("a column means `skip`, a property or an edge", help: "as `{property: status}`")
        }
        let fields = try fields("a column", ManifestPart.column.names)
        if fields["edge"] != nil { return try relationship(fields) }
        for key in ["to", "from", "match", "split", "create", "createIfAbsent"] {
            if key == "split", fields["type"] != nil || fields["property"] != nil { continue }
            if let cursor = fields[key] { throw cursor.error("`\(key)` goes with `edge`") }
        }
        return .property(try property(fields))
    }

    private func relationship(_ fields: [String: YamlCursor]) throws(Diagnostic) -> Manifest.Meaning {
        for key in ["property", "type", "format", "of"] {
            if let cursor = fields[key] { throw cursor.error("`\(key)` does not go with `edge`") }
        }
        let type = try fields["edge"]?.name("`edge`") ?? ""
        switch (fields["to"], fields["from"]) {
        case (.some(let to), nil):
            return .relationship(type: type, reference: try reference(try to.names("`to`"), fields), isReversed: false)
        case (nil, .some(let from)):
            return .relationship(
                type: type, reference: try reference(try from.names("`from`"), fields), isReversed: true)
        default: throw error("an edge needs either `to` or `from`, with the labels at its other end")
        }
    }

    private func property(_ fields: [String: YamlCursor]) throws(Diagnostic) -> Manifest.PropertyRule {
        var rule = Manifest.PropertyRule()
        rule.name = try fields["property"]?.name("`property`")
        rule.of = try fields["of"]?.name("`of`")
        rule.split = try fields["split"]?.text("`split`")
        if let type = fields["type"] {
            let name = try type.name("`type`")
            guard let known = CellType(named: name) else {
                throw type.error(
                    "there is no type \(name)",
                    help: didYouMean(name, CellType.names) ?? "types are \(CellType.names.joined(separator: ", "))")
            }
            rule.type = known
        }
        if let format = fields["format"] {
            rule.format = try format.name("`format`")
            guard DatePattern(rule.format ?? "") != nil else {
                throw format.error(
                    "this format can't be read", help: "formats are made of yyyy, MM, dd, HH, mm, ss, as dd.MM.yyyy")
            }
        }
        for (cell, value) in try fields["values"]?.pairs("`values`") ?? [] {
            rule.values.append((try cell.text("a value"), try value.text("a value")))
        }
        return rule
    }

    /// `of:` must name a column that is an edge.
    private func checkColumns(_ rule: Manifest.FileRule) throws(Diagnostic) {
        let edges = rule.columns.filter(\.isRelationship).map(\.header)
        for column in rule.columns {
            guard case .property(let property) = column.meaning, let of = property.of, !edges.contains(of) else {
                continue
            }
            throw .manifest(
                file, line: column.line, "`of: \(of)` names no column with an edge", help: didYouMean(of, edges))
        }
    }
}
