// ZIP files and workbooks for tests, written part by part.

import CParsers

@testable import Loaders

/// A ZIP file whose parts are not packed, or packed by nobody but the test.
struct Archive {
    struct Part {
        var path: String
        var content: [UInt8]
        /// As it is packed; nil where it is not.
        var packed: [UInt8]?
        var size: Int?
        var isEncrypted = false
    }

    var parts: [Part]

    init(_ texts: [(String, String)]) { parts = texts.map { Part(path: $0.0, content: Array($0.1.utf8)) } }

    var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let offset = file.count
            let stored = part.packed ?? part.content
            var fields = number(part.isEncrypted ? 1 : 0, 2) + number(part.packed == nil ? 0 : 8, 2) + number(0, 4)
            fields += number(Int(partsChecksum(part.content)), 4) + number(stored.count, 4)
            fields += number(part.size ?? part.content.count, 4)
            fields += number(part.path.utf8.count, 2) + number(0, 2)
            file += number(0x0403_4B50, 4) + number(20, 2) + fields + Array(part.path.utf8) + stored
            directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + fields
            directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(offset, 4)
            directory += Array(part.path.utf8)
        }
        let count = number(parts.count, 2)
        let end = number(0x0605_4B50, 4) + number(0, 4) + count + count + number(directory.count, 4)
        return file + directory + end + number(file.count, 4) + number(0, 2)
    }
}

private func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

private func partsChecksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { parsers_crc32(0, $0.baseAddress ?? UnsafePointer(bitPattern: 1)!, $0.count) }
}

/// A workbook: one sheet unless there are more, and whatever else a test needs.
struct Workbook {
    /// The rows of the first sheet, as XML between `<sheetData>` and its end.
    var rows = ""
    /// What stands before and behind them.
    var before = ""
    var behind = ""
    var strings: [String] = []
    /// Number formats of the styles 0, 1 …: numbers of built-in ones or codes.
    var formats: [String] = ["0"]
    var properties = ""
    var space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    var kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var sheetState = ""
    var target = "worksheets/sheet1.xml"

    var archive: Archive {
        let isCode = formats.map { Int($0) == nil }
        let codes = formats.enumerated().filter { isCode[$0.offset] }.map {
            "<numFmt numFmtId=\"\(164 + $0.offset)\" formatCode=\"\($0.element.replacing("\"", with: "&quot;"))\"/>"
        }
        let styles = formats.enumerated().map {
            "<xf numFmtId=\"\(isCode[$0.offset] ? String(164 + $0.offset) : $0.element)\"/>"
        }
        return Archive([
            (
                "_rels/.rels",
                relationships([("rId1", "officeDocument", "xl/workbook.xml")])
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(space)\" xmlns:r=\"\(kinds)\"><workbookPr \(properties)/><sheets>"
                    + "<sheet name=\"Processes\" sheetId=\"1\" r:id=\"rId1\" \(sheetState)/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                relationships([
                    ("rId1", "worksheet", target), ("rId2", "sharedStrings", "sharedStrings.xml"),
                    ("rId3", "styles", "styles.xml"),
                ])
            ),
            ("xl/sharedStrings.xml", "<sst xmlns=\"\(space)\">" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"),
            (
                "xl/styles.xml",
                "<styleSheet xmlns=\"\(space)\"><numFmts>\(codes.joined())</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
                    + "</cellStyleXfs><cellXfs>\(styles.joined())</cellXfs></styleSheet>"
            ),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"\(space)\">\(before)<sheetData>\(rows)</sheetData>\(behind)</worksheet>"
            ),
        ])
    }

    private func relationships(_ all: [(String, String, String)]) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + all.map { "<Relationship Id=\"\($0.0)\" Type=\"\(kinds)/\($0.1)\" Target=\"\($0.2)\"/>" }.joined()
            + "</Relationships>"
    }
}

/// A row of cells that are texts.
func textRow(_ number: Int, _ cells: [String]) -> String {
    "<row r=\"\(number)\">" + cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
}
