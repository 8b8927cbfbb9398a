// Workbooks of OpenDocument: .ods.

import Diagnostics

/// Reads the sheets of a spreadsheet as ISO/IEC 26300 has them.
struct OpenDocumentWorkbook {
    let archive: ZipArchive

    /// The sheets in their order; those that are passed over with the reason.
    func sheets(skipsHidden: Bool) throws(Diagnostic) -> [TableSource] {
        if archive.contains("META-INF/manifest.xml") {
            let manifest = EncryptionMark()
            try archive.read("META-INF/manifest.xml", manifest)
            if manifest.isThere { throw .unreadable(archive.name, "it is protected by a password") }
        }
        let reader = OpenDocumentReader(archive.name, skipsHidden: skipsHidden)
        try archive.read("content.xml", reader)
        if let failure = reader.failure { throw failure }
        return reader.sources
    }
}

/// Whether a package says that its parts are encrypted.
private final class EncryptionMark: XMLHandler {
    var isThere = false
    override func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("encryption-data") { isThere = true }
    }
}

private final class OpenDocumentReader: XMLHandler {
    private(set) var sources: [TableSource] = []
    private(set) var failure: Diagnostic?
    private let path: String
    private let skipsHidden: Bool
    private var sheet = SheetText(capacity: 0)
    private var sheetName = ""
    private var isHidden = false
    /// Styles of sheets that are not shown.
    private var hiddenStyles: Set<String> = []
    private var styleName = ""
    /// Tables in cells and pictures are none of the register.
    private var tableDepth = 0
    private var noteDepth = 0

    // Places count from 0 and are those of what comes next.
    private var row = 0
    private var column = 0
    private var columnOfSheet = 0
    private var rowRepeats = 1
    private var cellRepeats = 1
    private var isInCell = false
    private var paragraphs = 0
    private var paragraphDepth = 0
    private var kind = ""
    private var value = ""
    private var hasFormula = false
    private var content: [UInt8] = []

    init(_ path: String, skipsHidden: Bool) {
        self.path = path
        self.skipsHidden = skipsHidden
    }

    private func repeats(_ attributes: XMLAttributes, _ name: StaticString) -> Int {
        max(1, min(attributes.text(name).flatMap { Int($0) } ?? 1, CellReference.rowLimit))
    }

    override func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("table") {
            tableDepth += 1
            if tableDepth == 1 { beginSheet(attributes) }
            return
        }
        guard tableDepth == 1 else {
            if name.is("style") { styleName = attributes.text("name") ?? "" }
            if name.is("table-properties"), attributes.text("display") == "false" { hiddenStyles.insert(styleName) }
            return
        }
        if name.is("annotation") {
            noteDepth += 1
        } else if name.is("table-cell") || name.is("covered-table-cell") {
            beginCell(attributes)
        } else if name.is("table-row") {
            rowRepeats = repeats(attributes, "number-rows-repeated")
            column = 0
            guard row < CellReference.rowLimit else { return refuse("row \(row + 1)") }
            let isVisible = attributes.text("visibility").map { $0 == "visible" } ?? true
            sheet.beginRow(UInt32(truncatingIfNeeded: row + 1), isHidden: !isVisible)
        } else if name.is("table-column") {
            let count = repeats(attributes, "number-columns-repeated")
            if let visibility = attributes.text("visibility"), visibility != "visible" {
                sheet.hiddenColumns.append(columnOfSheet...(columnOfSheet + count - 1))
            }
            columnOfSheet += count
        } else if isInCell, noteDepth == 0 {
            beginInCell(name, attributes)
        }
    }

    private func beginSheet(_ attributes: XMLAttributes) {
        sheet = SheetText(capacity: 1 << 16)
        sheet.skipsHidden = skipsHidden
        sheetName = attributes.text("name") ?? ""
        isHidden = attributes.text("style-name").map(hiddenStyles.contains) ?? false
        (row, columnOfSheet) = (0, 0)
    }

    private func beginCell(_ attributes: XMLAttributes) {
        isInCell = true
        paragraphs = 0
        content.removeAll(keepingCapacity: true)
        cellRepeats = repeats(attributes, "number-columns-repeated")
        hasFormula = attributes.text("formula") != nil
        (kind, value) = ("", "")
        unsafe attributes.forEach { local, _, text in
            if unsafe isEqual(local, "value-type") {
                // Of a cell with an error one of the two says so.
                if kind != "error" { kind = unsafe decoded(text) }
            } else if unsafe isEqual(local, "value") || isEqual(local, "date-value") || isEqual(local, "time-value")
                || isEqual(local, "boolean-value") || isEqual(local, "string-value")
            {
                value = unsafe decoded(text)
            }
        }
        let (rows, columns) = (
            repeats(attributes, "number-rows-spanned"), repeats(attributes, "number-columns-spanned")
        )
        if rows > 1 {
            let last = CellReference(column: column + columns - 1, row: row + rows - 1)
            sheet.merged.append(MergedArea(first: CellReference(column: column, row: row), last: last))
        }
    }

    private func beginInCell(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("p") {
            if paragraphs > 0 { content.append(Ascii.lineFeed) }
            paragraphs += 1
            paragraphDepth += 1
        } else if name.is("s") {
            let count = min(repeats(attributes, "c"), 1024)
            content.append(contentsOf: repeatElement(Ascii.space, count: count))
        } else if name.is("tab") {
            content.append(Ascii.tab)
        } else if name.is("line-break") {
            content.append(Ascii.lineFeed)
        }
    }

    override func text(_ bytes: Bytes) {
        if paragraphDepth > 0, noteDepth == 0 { unsafe content.append(contentsOf: bytes) }
    }

    override func end(_ name: XMLName) {
        if name.is("table") {
            tableDepth -= 1
            if tableDepth == 0 { endSheet() }
        } else if tableDepth == 1 {
            if name.is("annotation") {
                noteDepth -= 1
            } else if name.is("table-cell") || name.is("covered-table-cell") {
                endCell()
            } else if name.is("table-row") {
                endRow()
            } else if name.is("p"), noteDepth == 0 {
                paragraphDepth -= 1
            }
        }
    }

    private func endSheet() {
        if skipsHidden, isHidden {
            let reason = "the sheet is hidden, and the manifest says to pass it over"
            sources.append(TableSource(unread: reason, sheet: sheetName, of: path))
        } else {
            sources.append(sheet.source(sheetName, of: path, isHidden: isHidden))
        }
        sheet = SheetText(capacity: 0)
    }

    private func endRow() {
        sheet.endRow()
        if sheet.hasCells {
            for repeated in 1..<max(1, min(rowRepeats, CellReference.rowLimit - row)) where !sheet.isTooLarge {
                sheet.repeatRow(UInt32(truncatingIfNeeded: row + repeated + 1))
            }
        }
        row += rowRepeats
        if sheet.isTooLarge {
            failure = .tooLarge(path, "the sheet \(sheetName) has more than 1 GB of text")
            isDone = true
        }
    }

    private func endCell() {
        isInCell = false
        let text = contentText()
        if kind == "error" || hasFormula && isError(text) {
            sheet.noteAbsent(column, text, "an error in it")
        } else if text.isEmpty {
            if hasFormula, kind != "string" { sheet.noteAbsent(column, "", "a formula without a stored value") }
        } else {
            let last = column + cellRepeats
            guard last <= CellReference.columnLimit else { return refuse("a cell behind column XFD") }
            for place in column..<last { sheet.addCell(place) { $0.append(contentsOf: text.utf8) } }
        }
        column += cellRepeats
    }

    private func isError(_ text: String) -> Bool {
        text.hasPrefix("#") && text.hasSuffix("!") || text.hasPrefix("Err:") || text == "#N/A"
    }

    private func contentText() -> String {
        let shown = String(decoding: content, as: UTF8.self)
        switch kind {
        case "float", "percentage", "currency":
            // What is shown tells ids as 0007 and 5.10, where it is the same number.
            let isPlain = shown.utf8.allSatisfy { isDigit($0) || $0 == Ascii.point || $0 == Ascii.minus }
            guard let number = Double(value) else { return shown }
            return isPlain && Double(shown) == number ? shown : CellNumber.text(number)
        case "date": return value.hasSuffix("T00:00:00") ? String(value.dropLast(9)) : value
        case "time": return clock(value) ?? value
        case "boolean": return value
        case "string": return shown.isEmpty ? value : shown
        default: return shown
        }
    }

    /// `PT08H30M00S` as a time of day; nil where it is longer than one.
    private func clock(_ duration: String) -> String? {
        let parts = duration.dropFirst(2).split(whereSeparator: { "HMS".contains($0) })
        guard duration.hasPrefix("PT"), parts.count == 3, let hours = Int(parts[0]), hours < 24 else { return nil }
        return "\(parts[0]):\(parts[1]):\(parts[2].prefix(2))"
    }

    private func refuse(_ what: String) {
        failure = .unreadable(path, "its sheet \(sheetName) has \(what): no sheet goes beyond XFD1048576")
        isDone = true
    }
}
