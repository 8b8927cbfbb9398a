// A workbook as the file that Office and LibreOffice open.

package import Diagnostics
import Values

/// Office Open XML (ECMA-376) in as few parts as it takes. Dates and numbers are dates and numbers; every text stands in its cell as
/// text, marked as such where a spreadsheet would else take it for a formula once somebody edits it. The same workbook gives the same bytes.
package enum WorkbookWriter {
    /// - Returns: the file, and what there is to say.
    package static func bytes(_ workbook: Workbook) -> (bytes: [UInt8], guardedCells: Int, warnings: [Diagnostic]) {
        var zip = ZipWriter()
        let names = workbook.sheetNames
        zip.add("[Content_Types].xml", Array(contentTypes(names.count).utf8))
        zip.add("_rels/.rels", Array(packageRelationships.utf8))
        zip.add("xl/workbook.xml", Array(contents(workbook, names).utf8))
        zip.add("xl/_rels/workbook.xml.rels", Array(relationships(names.count).utf8))
        zip.add("xl/styles.xml", Array(WorkbookStyle.part.utf8))
        var guarded = 0
        var cut = 0
        for (index, sheet) in workbook.sheets.enumerated() {
            var writer = SheetWriter(sheet)
            zip.add("xl/worksheets/sheet\(index + 1).xml", writer.part())
            guarded += writer.guardedCells
            cut += writer.cutCells
        }
        var warnings: [Diagnostic] = []
        if cut > 0 { warnings.append(.cutCells(cut)) }
        if workbook.sheets.contains(where: { $0.table.rows.count >= SheetWriter.mostRows }) {
            warnings.append(.cutRows)
        }
        return (zip.finished(), guarded, warnings)
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packaged = "http://schemas.openxmlformats.org/package/2006"
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    private static func contentTypes(_ count: Int) -> String {
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let sheets = (1...max(count, 1)).map {
            "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(kind).worksheet+xml\"/>"
        }
        return head + "<Types xmlns=\"\(packaged)/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind).sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(kind).styles+xml\"/>" + sheets.joined()
            + "</Types>\n"
    }

    private static let packageRelationships =
        head + "<Relationships xmlns=\"\(packaged)/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n"

    private static func relationships(_ count: Int) -> String {
        let sheets = (1...max(count, 1)).map {
            "<Relationship Id=\"rId\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
        }
        return head + "<Relationships xmlns=\"\(packaged)/relationships\">" + sheets.joined()
            + "<Relationship Id=\"rId\(count + 1)\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>\n"
    }

    private static func contents(_ workbook: Workbook, _ names: [String]) -> String {
        let sheets = names.enumerated().map {
            "<sheet name=\"\(XMLText.escaped($1))\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>"
        }
        // What a filter is over is named, or Excel says that it repaired the file.
        let filters = workbook.sheets.enumerated().compactMap { index, sheet -> String? in
            guard let area = SheetWriter.area(sheet, isAbsolute: true) else { return nil }
            return "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"\(index)\" hidden=\"1\">"
                + XMLText.escaped("'\(names[index])'!\(area)") + "</definedName>"
        }
        return head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>" + sheets.joined() + "</sheets>"
            + (filters.isEmpty ? "" : "<definedNames>\(filters.joined())</definedNames>") + "</workbook>\n"
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func cutCells(_ count: Int) -> Diagnostic {
        .warning(
            .spreadsheetLimit,
            "\(count) \(count == 1 ? "cell is" : "cells are") longer than a workbook's cell may be, and end with …",
            at: nil)
    }

    fileprivate static var cutRows: Diagnostic {
        .warning(
            .spreadsheetLimit,
            "a sheet holds \(SheetWriter.mostRows - 1) rows at most; what is beyond is left out: export to .csv",
            at: nil)
    }
}
