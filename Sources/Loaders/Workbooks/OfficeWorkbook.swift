// Workbooks of Office: .xlsx and its kin.

import Diagnostics

/// Reads workbooks as ECMA-376 has them, in both of its dialects and with the liberties that their writers take.
struct OfficeWorkbook {
    let archive: ZipArchive
    private let parts: [Part]
    private let numbers: CellNumber
    private let strings: SharedStrings
    private let styles: WorkbookStyles

    /// A sheet as the workbook lists it.
    private struct Part {
        var name: String
        /// Its part of the archive; nil where nothing leads there.
        var path: String?
        var kind: String
        var isHidden: Bool
    }

    init(_ archive: ZipArchive) throws(Diagnostic) {
        self.archive = archive
        let root = try Relationships.read(of: "", in: archive)
        let main = root.values.first { $0.kind == "officeDocument" }?.target ?? "xl/workbook.xml"
        guard archive.contains(main) else {
            throw .unreadable(archive.name, "it is no workbook: it has no part \(main)")
        }
        if main.lowercased().hasSuffix(".bin") {
            throw .unreadable(archive.name, "it is a binary workbook (.xlsb); save it as .xlsx")
        }
        let list = SheetList()
        try archive.read(main, list)
        let related = try Relationships.read(of: main, in: archive)
        numbers = CellNumber(dates: list.is1904 ? .from1904 : .from1900)
        parts = list.sheets.map { sheet in
            let target = related[sheet.relationship]
            return Part(
                name: sheet.name, path: target?.target, kind: target?.kind ?? "", isHidden: sheet.isHidden)
        }
        strings = SharedStrings()
        styles = WorkbookStyles()
        for (kind, handler) in [("sharedStrings", strings), ("styles", styles)] as [(String, XMLHandler)] {
            guard let target = related.values.first(where: { $0.kind == kind })?.target, archive.contains(target) else {
                continue
            }
            try archive.read(target, handler)
        }
    }

    /// The sheets in their order; those that hold no cells with the reason.
    func sheets(skipsHidden: Bool) throws(Diagnostic) -> [TableSource] {
        var sources: [TableSource] = []
        for part in parts { sources.append(try source(part, skipsHidden)) }
        return sources
    }

    private func source(_ part: Part, _ skipsHidden: Bool) throws(Diagnostic) -> TableSource {
        func unread(_ reason: String) -> TableSource { TableSource(unread: reason, sheet: part.name, of: archive.name) }
        if skipsHidden, part.isHidden { return unread("the sheet is hidden, and the manifest says to pass it over") }
        switch part.kind {
        case "worksheet": break
        case "chartsheet": return unread("it is a chart")
        case "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet": return unread("it holds a macro or a dialogue")
        default: return unread("nothing of the kind \(part.kind.isEmpty ? "of a sheet" : part.kind) can be read")
        }
        guard let path = part.path, archive.contains(path) else { return unread("its part of the file is missing") }
        let reader = SheetReader(
            "\(archive.name):\(part.name)", strings: strings, styles: styles, numbers: numbers, skipsHidden: skipsHidden
        )
        try archive.read(path, reader)
        if let failure = reader.failure { throw failure }
        return reader.sheet.source(part.name, of: archive.name, isHidden: part.isHidden)
    }
}

/// Reads the list of sheets.
private final class SheetList: XMLHandler {
    var sheets: [(name: String, relationship: String, isHidden: Bool)] = []
    var is1904 = false
    private static let limit = 1024

    override func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("sheet"), sheets.count < Self.limit {
            var relationship = ""
            unsafe attributes.forEach { local, space, value in
                if unsafe isEqual(local, "id"), !space.isEmpty { relationship = unsafe decoded(value) }
            }
            let isHidden = attributes.text("state").map { $0 != "visible" } ?? false
            sheets.append((attributes.text("name") ?? "", relationship, isHidden))
        } else if name.is("workbookPr") {
            is1904 = isTrue(attributes.text("date1904"))
        }
    }
}

/// What one part of a package says of others.
private final class Relationships: XMLHandler {
    /// By the names that the part uses.
    private var found: [String: (kind: String, target: String)] = [:]
    private let folder: String

    private init(folder: String) { self.folder = folder }

    static func read(
        of part: String, in archive: ZipArchive
    ) throws(Diagnostic) -> [String: (kind: String, target: String)] {
        let cut = part.lastIndex(of: "/")
        let folder = cut.map { String(part[...$0]) } ?? ""
        let file = cut.map { String(part[part.index(after: $0)...]) } ?? part
        let path = folder + "_rels/" + file + ".rels"
        guard archive.contains(path) else { return [:] }
        let handler = Relationships(folder: folder)
        try archive.read(path, handler)
        return handler.found
    }

    override func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name.is("Relationship"), let id = attributes.text("Id"), let type = attributes.text("Type"),
            let target = attributes.text("Target"), attributes.text("TargetMode") != "External"
        else { return }
        // Both dialects end the kinds' addresses with the same word.
        found[id] = (type.split(separator: "/").last.map(String.init) ?? type, path(target))
    }

    /// A target as the archive names it: from the root, or from the part's own folder.
    private func path(_ target: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
