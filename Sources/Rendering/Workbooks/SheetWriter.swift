// A sheet of a workbook as XML.

import Diagnostics
import Values

/// Linear in the cells.
struct SheetWriter {
    /// What spreadsheets take at most, the heading included; characters of a cell are counted in UTF-16.
    static let mostRows = 1_048_576
    static let longestCell = 32_767

    private let sheet: Workbook.Worksheet
    private let cells: CellText
    private let letters: [String]
    private(set) var guardedCells = 0
    private(set) var cutCells = 0
    private var xml: [UInt8] = []

    init(_ sheet: Workbook.Worksheet) {
        self.sheet = sheet
        cells = .forSpreadsheet(sheet.table)
        letters = sheet.columns.indices.map(Self.letters)
    }

    private static func rowCount(_ sheet: Workbook.Worksheet) -> Int { min(sheet.table.rows.count, mostRows - 1) }

    /// `A1:F20`; nil for a sheet without columns.
    static func area(_ sheet: Workbook.Worksheet, isAbsolute: Bool = false) -> String? {
        guard !sheet.columns.isEmpty else { return nil }
        let (last, rows) = (letters(sheet.columns.count - 1), rowCount(sheet) + 1)
        return isAbsolute ? "$A$1:$\(last)$\(rows)" : "A1:\(last)\(rows)"
    }

    /// `A`, `B`, … `Z`, `AA`
    static func letters(_ column: Int) -> String {
        var (rest, name) = (column, "")
        repeat {
            name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
            rest = rest / 26 - 1
        } while rest >= 0
        return name
    }

    mutating func part() -> [UInt8] {
        write(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"\(WorkbookWriter.main)\">"
        )
        write(
            "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
                + "state=\"frozen\"/><selection pane=\"bottomLeft\"/></sheetView></sheetViews>")
        if !sheet.columns.isEmpty { write("<cols>" + widths + "</cols>") }
        write("<sheetData>")
        writeHeading()
        for index in 0..<Self.rowCount(sheet) { writeRow(sheet.table.rows[index], number: index + 2) }
        write("</sheetData>")
        if let area = Self.area(sheet) { write("<autoFilter ref=\"\(area)\"/>") }
        write(choices)
        write("</worksheet>\n")
        return xml
    }

    private mutating func write(_ text: String) { xml += Array(text.utf8) }

    private mutating func writeHeading() {
        write("<row r=\"1\">")
        for (column, letter) in zip(sheet.columns, letters) {
            write(
                "<c r=\"\(letter)1\" s=\"\(WorkbookStyle.heading.rawValue)\" t=\"inlineStr\">\(inline(column.name))</c>"
            )
        }
        write("</row>")
    }

    private mutating func writeRow(_ row: [Value], number: Int) {
        write("<row r=\"\(number)\">")
        for (value, letter) in zip(row, letters) where !value.isNull { write(cell(value, "\(letter)\(number)")) }
        write("</row>")
    }

    private mutating func cell(_ value: Value, _ place: String) -> String {
        switch value {
        case .integer(let number) where number.magnitude < 1 << 53: return Self.number("\(number)", place, .number)
        case .float(let number) where number.isFinite: return Self.number("\(number)", place, .number)
        case .boolean(let flag): return "<c r=\"\(place)\" t=\"b\"><v>\(flag ? 1 : 0)</v></c>"
        case .date(let day):
            if let serial = Self.serial(day) { return Self.number("\(serial)", place, .day) }
        case .localDateTime(let moment):
            if let serial = Self.serial(moment.date) {
                // Whole seconds are exact in the fifteen digits that spreadsheets keep.
                let seconds = moment.time.nanosecondOfDay / 1_000_000_000
                return Self.number("\(Double(serial) + Double(seconds) / 86_400)", place, .moment)
            }
        default: break
        }
        return text(cells.text(value), place)
    }

    private mutating func text(_ text: String, _ place: String) -> String {
        var text = text
        if text.utf16.count > Self.longestCell {
            cutCells += 1
            while text.utf16.count >= Self.longestCell {
                text.removeLast(max(1, (text.utf16.count - Self.longestCell) / 2))
            }
            text += "…"
        }
        let isDangerous = FormulaGuard.isDangerous(text)
        if isDangerous { guardedCells += 1 }
        let style: WorkbookStyle = isDangerous ? .guarded : .text
        return "<c r=\"\(place)\" s=\"\(style.rawValue)\" t=\"inlineStr\">\(inline(text))</c>"
    }

    /// A text that reads like the format's own way of writing characters by number is kept apart from it.
    private func inline(_ text: String) -> String {
        "<is><t xml:space=\"preserve\">" + XMLText.escaped(text.replacing(/_x([0-9A-Fa-f]{4})_/) { "_x005F_x\($0.1)_" })
            + "</t></is>"
    }

    private static func number(_ digits: String, _ place: String, _ style: WorkbookStyle) -> String {
        "<c r=\"\(place)\" s=\"\(style.rawValue)\"><v>\(digits)</v></c>"
    }

    /// Days as spreadsheets count them: 1900-03-01 is 61. Nil before that day, which they count wrongly, and after 9999.
    private static func serial(_ day: CalendarDate) -> Int? {
        let serial = Int(day.epochDay) + 25_569
        return serial >= 61 && serial <= 2_958_465 ? serial : nil
    }

    // MARK: Around the cells

    /// As wide as the first thousand rows want it, within bounds.
    private var widths: String {
        sheet.columns.enumerated().map { index, column in
            var width = DisplayWidth.of(column.name) + 4
            for row in sheet.table.rows.prefix(1000) where !row[index].isNull {
                width = max(width, DisplayWidth.of(cells.text(row[index]).prefix(80).description) + 2)
            }
            return
                "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(min(max(width, 8), 60))\" customWidth=\"1\"/>"
        }.joined()
    }

    /// Lists to choose from, a column each.
    private var choices: String {
        let rows = Self.rowCount(sheet)
        guard rows > 0 else { return "" }
        let lists = zip(sheet.columns, letters).compactMap { column, letter -> String? in
            if column.choices.isEmpty { return nil }
            return
                "<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\"\(letter)2:\(letter)\(rows + 1)\">"
                + "<formula1>\"\(XMLText.escaped(column.choices.joined(separator: ",")))\"</formula1></dataValidation>"
        }
        return lists.isEmpty ? "" : "<dataValidations count=\"\(lists.count)\">\(lists.joined())</dataValidations>"
    }
}
