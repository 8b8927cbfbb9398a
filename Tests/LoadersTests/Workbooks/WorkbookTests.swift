// Workbooks of Office and of OpenDocument: what is in their cells, whatever wrote them.

import Diagnostics
import Testing

@testable import Loaders

@Suite("Workbooks")
struct WorkbookTests {
    // MARK: Cells

    @Test(
        "a cell's text",
        arguments: [
            ("<c t=\"s\"><v>0</v></c>", "shared"), ("<c t=\"s\"><v>1</v></c>", "rich text"),
            ("<c t=\"s\"><v>2</v></c>", "東京"), ("<c t=\"s\"><v>99</v></c>", ""),
            ("<c t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>", "inline"),
            ("<c t=\"str\"><f>A1&amp;\"x\"</f><v>stored</v></c>", "stored"),
            ("<c t=\"inlineStr\"><is><t>_x005F_x0041_ and _x0041_</t></is></c>", "_x0041_ and A"),
            ("<c t=\"inlineStr\"><is><t>a_x000D_\nb</t></is></c>", "a\r\nb"),
            ("<c t=\"b\"><v>1</v></c>", "true"), ("<c t=\"b\"><v>0</v></c>", "false"),
            ("<c t=\"d\"><v>2026-03-31T00:00:00</v></c>", "2026-03-31"),
            ("<c><f>SUM(A1)</f><v>7</v></c>", "7"),
        ])
    func texts(cell: String, text: String) throws {
        let strings = [
            "<t>shared</t>", "<r><rPr><b/></rPr><t>rich</t></r><r><t xml:space=\"preserve\"> text</t></r>",
            "<t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh>",
        ]
        let table = try sheet(Workbook(rows: "<row r=\"1\">\(cell)<c t=\"b\"><v>1</v></c></row>", strings: strings))
        #expect(table.rows.first?.cells.first == text)
    }

    @Test(
        "a number means what its format says",
        arguments: [
            ("46112", "14", "2026-03-31"), ("46112", "dd.mm.yyyy;@", "2026-03-31"),
            ("46112.5", "yyyy-mm-dd hh:mm", "2026-03-31T12:00"), ("46112.5", "14", "2026-03-31"),
            ("46112.999999995", "22", "2026-04-01T00:00"), ("0.354166666666667", "20", "08:30:00"),
            ("1.5", "[h]:mm:ss", "PT36H"), ("1", "14", "1900-01-01"), ("61", "14", "1900-03-01"),
            ("0.25", "9", "0.25"), ("7", "0000;@", "0007"), ("5.1", "0.00", "5.10"), ("5.1", "0", "5.1"),
            ("0.30000000000000004", "0", "0.3"), ("1E3", "0", "1000"), ("123456789012", "0", "123456789012"),
            ("12.5", "\"d\"0.0", "12.5"), ("46112", "[$-407]d. mmmm yyyy", "2026-03-31"),
            ("46112", "mmm\\-yy", "2026-03-31"), ("3", "[Red]0;-0", "3"), ("-2.50", "0", "-2.50"),
            ("0.5", "h:mm AM/PM", "12:00:00"), ("1234.5", "#,##0.00", "1234.50"), ("12000", "0.00E+00", "12000"),
        ])
    func formats(number: String, format: String, text: String) throws {
        let row = "<row r=\"1\"><c s=\"0\"><v>\(number)</v></c></row>"
        #expect(try sheet(Workbook(rows: row, formats: [format])).rows.first?.cells.first == text)
    }

    @Test("days count from 1904 where the workbook says so")
    func from1904() throws {
        let row = "<row r=\"1\"><c s=\"0\"><v>44650</v></c></row>"
        let table = try sheet(Workbook(rows: row, formats: ["14"], properties: "date1904=\"1\""))
        #expect(table.rows.first?.cells == ["2026-03-31"])
    }

    @Test("errors, formulas without a value and days that are none are absent, and told")
    func absent() throws {
        let row = """
            <row r="2"><c r="A2" t="inlineStr"><is><t>P1</t></is></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>
            <c r="C2"><f>B2+1</f><v></v></c><c r="D2" s="0"><v>-4</v></c><c r="E2" t="str"><f>""</f><v></v></c></row>
            """
        let table = try sheet(Workbook(rows: row, formats: ["14"]))
        #expect(table.rows.map(\.cells) == [["P1"]])
        #expect(
            table.notes == [
                "1 cell with a formula without a stored value taken as empty: C2",
                "1 cell with a number that is no day or time taken as empty: D2",
                "1 cell with an error in it taken as empty: B2",
            ])
    }

    // MARK: Places

    @Test("gaps between rows and cells, and cells that do not say where they stand")
    func places() throws {
        let rows = """
            <row r="3"><c r="B3" t="b"><v>1</v></c><c><v>2</v></c><c r="F3"><v>3</v></c></row><row><c><v>4</v></c></row>
            <row r="9" ht="12"/><row r="10"><c r="C10"><v>5</v></c><c r="A10"><v>6</v></c></row>
            """
        let table = try sheet(Workbook(rows: rows, before: "<dimension ref=\"A1:A1\"/>"))
        #expect(table.rows.map(\.number) == [3, 4, 10])
        #expect(table.rows.map(\.cells) == [["", "true", "2", "", "", "3"], ["4"], ["6", "", "5"]])
        #expect(table.columnNames == ["A", "B", "C", "D", "E", "F"])
    }

    @Test("formatted rows down to the last one cost nothing")
    func blankRows() throws {
        let blank = (2...2000).map { "<row r=\"\($0)\" s=\"3\"><c r=\"A\($0)\" s=\"0\"/></row>" }.joined()
        let last = "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"0\"/></row>"
        let table = try sheet(Workbook(rows: textRow(1, ["ID"]) + blank + last))
        #expect(table.rows.map(\.number) == [1])
    }

    @Test(
        "cells outside any sheet are refused",
        arguments: [
            "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "<row r=\"1048577\"><c><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"hello\"><v>1</v></c></row>",
        ])
    func outside(rows: String) throws {
        let error = #expect(throws: Diagnostic.self) { try sheet(Workbook(rows: rows)) }
        #expect(error?.message.contains("no sheet goes beyond XFD1048576") == true)
    }

    // MARK: Dialects

    @Test("strict OOXML, other prefixes, absolute targets")
    func dialects() throws {
        var strict = Workbook(rows: textRow(1, ["ID"]))
        strict.space = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        strict.kinds = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        #expect(try sheet(strict).rows.map(\.cells) == [["ID"]])
        var absolute = Workbook(rows: textRow(1, ["ID"]))
        absolute.target = "/xl/worksheets/sheet1.xml"
        #expect(try sheet(absolute).rows.map(\.cells) == [["ID"]])
        var prefixed = Workbook().archive
        prefixed.parts[5].content = Array(
            "<x:worksheet xmlns:x=\"\(Workbook().space)\"><x:sheetData><x:row><x:c t=\"str\"><x:v>ID</x:v></x:c></x:row></x:sheetData></x:worksheet>"
                .utf8)
        #expect(try sheets(prefixed)[0].rows.map(\.cells) == [["ID"]])
    }

    // MARK: What is hidden

    @Test("hidden rows, columns and sheets are read, and told")
    func hidden() throws {
        let rows =
            textRow(1, ["ID", "Name"]) + textRow(2, ["P1", "One"]).replacing("r=\"2\"", with: "r=\"2\" hidden=\"1\"")
        let book = Workbook(
            rows: rows, before: "<cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols>",
            sheetState: "state=\"veryHidden\"")
        let table = try sheet(book)
        #expect(table.rows.count == 2)
        #expect(
            table.notes == [
                "the sheet is hidden; it is read", "1 hidden row read: 2", "1 hidden column read: B",
            ])
    }

    // MARK: OpenDocument

    @Test("an OpenDocument sheet: repeated and merged cells, paragraphs, remarks, dates, errors, hidden sheets")
    func openDocument() throws {
        let content = """
            <office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>
            <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
            </office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Risks" table:style-name="ta2">
            <table:table-column table:number-columns-repeated="16384"/>
            <table:table-row><table:table-cell office:value-type="string"><text:p>ID</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p>
            <text:p>c</text:p><office:annotation><text:p>a remark</text:p></office:annotation></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell office:value-type="float"
            office:value="7"><text:p>0007</text:p></table:table-cell><table:table-cell office:value-type="date"
            office:date-value="2026-03-31"><text:p>31.03.26</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            <table:table-row><table:table-cell office:value-type="time" office:time-value="PT08H30M00S"><text:p>8:30</text:p></table:table-cell>
            <table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25%</text:p></table:table-cell>
            <table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>
            </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
            """
        let table = try #require(try sheets(Archive([("content.xml", content)]), .openDocument).first)
        #expect(table.rows.map(\.number) == [1, 2, 3, 1_048_004])
        #expect(
            table.rows.map(\.cells) == [
                ["ID", "a  b\nc", "a  b\nc"], ["", "0007", "2026-03-31"], ["", "0007", "2026-03-31"],
                ["08:30:00", "0.25"],
            ])
        #expect(
            table.notes == ["the sheet is hidden; it is read", "1 cell with an error in it taken as empty: C1048004"])
    }

    // MARK: Not trusted

    @Test("a document type is refused before it is read")
    func documentType() throws {
        var archive = Workbook(rows: textRow(1, ["ID"])).archive
        archive.parts[5].content = Array("<!DOCTYPE x [<!ENTITY a \"b\">]>".utf8) + archive.parts[5].content
        #expect(try refusal(archive).contains("declares a document type (DOCTYPE), which is refused"))
    }

    @Test("elements nested without end are refused")
    func depth() throws {
        var archive = Workbook().archive
        let deep = String(repeating: "<x>", count: 300) + String(repeating: "</x>", count: 300)
        archive.parts[5].content = Array("<worksheet>\(deep)</worksheet>".utf8)
        #expect(try refusal(archive).contains("nested more than 256 deep"))
    }

    @Test("a part that is larger than it says, damaged, or protected is refused")
    func parts() throws {
        var small = Workbook(rows: textRow(1, ["ID"])).archive
        small.parts[5].packed = stored(small.parts[5].content)
        small.parts[5].size = 10
        #expect(try refusal(small).contains("is larger than it says"))
        var damaged = Workbook(rows: textRow(1, ["ID"])).archive
        damaged.parts[5].packed = [0xFF, 0xFF, 0xFF]
        #expect(try refusal(damaged).contains("damaged"))
        var encrypted = Workbook().archive
        encrypted.parts[1].isEncrypted = true
        #expect(try refusal(encrypted).contains("protected by a password"))
        #expect(try refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).contains("before 2007"))
        #expect(try refusal(Array("ID,Name\n".utf8)).contains("no workbook, whatever its name says"))
    }

    @Test("what unpacks to more than 100 times its size is refused")
    func ratio() throws {
        #expect(UnpackingLimit().allows(10 << 20, from: 100))
        #expect(!UnpackingLimit().allows(11 << 20, from: 100))
        #expect(!UnpackingLimit().allows(1 << 30 + 1, from: 1 << 30))
    }

    // MARK: Reading

    /// Bytes as a packed stream that packs nothing.
    private func stored(_ bytes: [UInt8]) -> [UInt8] {
        let (low, high) = (UInt8(truncatingIfNeeded: bytes.count), UInt8(truncatingIfNeeded: bytes.count >> 8))
        return [1, low, high, ~low, ~high] + bytes
    }

    private func sheet(_ workbook: Workbook) throws -> SheetRows { try #require(try sheets(workbook.archive).first) }

    private func sheets(_ archive: Archive, _ format: TableFormat = .workbook) throws -> [SheetRows] {
        try SheetRows.read(archive.bytes, format)
    }

    private func refusal(_ archive: Archive) throws -> String { try refusal(archive.bytes) }

    private func refusal(_ bytes: [UInt8]) throws -> String {
        let error = #expect(throws: Diagnostic.self) { try SheetRows.read(bytes) }
        return error?.message ?? ""
    }
}

/// The cells of a sheet as they were handed over.
struct SheetRows {
    var rows: [(number: Int, cells: [String])] = []
    var notes: [String] = []
    var columnNames: [String] = []

    static func read(_ bytes: [UInt8], _ format: TableFormat = .workbook) throws -> [SheetRows] {
        let folder = try Folder()
        try folder.write("book.bin", bytes)
        let file = try MappedFile(path: folder.path + "/book.bin", name: "book.xlsx")
        return try format.tables(file, "book.xlsx").map { source in
            guard let text = source.text() else { return SheetRows(notes: [source.reason ?? ""]) }
            var result = SheetRows(notes: text.notes, columnNames: text.columnNames)
            var scanner = RowScanner(text.bytes, delimiter: CellTextWriter.delimiter, columnCount: 64, batchRows: 1)
            defer { scanner.deallocate() }
            while try scanner.nextBatch() > 0 {
                var cells = (0..<64).map { decoded(scanner.text(scanner.cells[$0])) }
                while cells.last == "" { cells.removeLast() }
                result.rows.append((text.place(ofLine: Int(scanner.lines[0]) + 1), cells))
            }
            return result
        }
    }
}
