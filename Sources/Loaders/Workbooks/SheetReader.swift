// The cells of one sheet of an Office workbook.

import Diagnostics

/// Reads a worksheet: each cell is written as text as soon as its end is met.
final class SheetReader: XMLHandler {
    private(set) var sheet: SheetText
    private(set) var failure: Diagnostic?
    private let strings: SharedStrings
    private let styles: WorkbookStyles
    private let numbers: CellNumber
    private let name: String

    private var isInData = false
    /// From 0; a cell or row that does not say where it stands follows the one before.
    private var row = -1
    private var column = -1
    private var kind = Kind.number
    private var style = 0
    private var hasFormula = false
    private var hasValue = false
    private var isText = false
    private var phoneticDepth = 0
    private var content: [UInt8] = []

    private enum Kind { case number, shared, text, inline, boolean, error, date }

    init(_ name: String, strings: SharedStrings, styles: WorkbookStyles, numbers: CellNumber, skipsHidden: Bool) {
        self.name = name
        self.strings = strings
        self.styles = styles
        self.numbers = numbers
        sheet = SheetText(capacity: 1 << 16)
        sheet.skipsHidden = skipsHidden
    }

    override func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        guard isInData else { return beginOutside(name, attributes) }
        if name.is("c") {
            beginCell(attributes)
        } else if name.is("v") || name.is("t") {
            isText = phoneticDepth == 0
            hasValue = true
        } else if name.is("f") {
            hasFormula = true
        } else if name.is("row") {
            beginRow(attributes)
        } else if name.is("rPh") {
            phoneticDepth += 1
        }
    }

    private func beginOutside(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("sheetData") {
            isInData = true
        } else if name.is("mergeCell") {
            if let area = unsafe attributes.bytes("ref").flatMap({ unsafe MergedArea($0) }),
                sheet.merged.count < 100_000
            {
                sheet.merged.append(area)
            }
        } else if name.is("col"), isTrue(attributes.text("hidden")) {
            guard let first = attributes.text("min").flatMap({ Int($0) }),
                let last = attributes.text("max").flatMap({ Int($0) }), first > 0, last >= first,
                last <= CellReference.columnLimit
            else { return }
            sheet.hiddenColumns.append((first - 1)...(last - 1))
        }
    }

    private func beginRow(_ attributes: XMLAttributes) {
        row += 1
        column = -1
        if let number = attributes.text("r").flatMap({ Int($0) }) { row = number - 1 }
        guard row >= 0, row < CellReference.rowLimit else { return refuse("row \(row + 1)") }
        sheet.beginRow(UInt32(truncatingIfNeeded: row + 1), isHidden: isTrue(attributes.text("hidden")))
    }

    private func beginCell(_ attributes: XMLAttributes) {
        column += 1
        kind = .number
        style = 0
        hasFormula = false
        hasValue = false
        content.removeAll(keepingCapacity: true)
        var reference: CellReference?
        var isNamed = false
        unsafe attributes.forEach { local, _, value in
            guard local.count == 1 else { return }
            switch unsafe local[0] {
            case UInt8(ascii: "r"):
                unsafe reference = CellReference(value)
                isNamed = true
            case UInt8(ascii: "s"): style = unsafe wholeNumber(value) ?? 0
            case UInt8(ascii: "t"): kind = unsafe Self.kind(value)
            default: break
            }
        }
        if let reference {
            guard reference.isInSheet else { return refuse("cell \(reference.text)") }
            column = reference.column
        } else if isNamed {
            return refuse("a cell whose name is none")
        }
        if column >= CellReference.columnLimit { refuse("a cell behind column XFD") }
    }

    private func refuse(_ what: String) {
        failure = .unreadable(name, "it has \(what): no sheet goes beyond XFD1048576")
        isDone = true
        isInData = false
    }

    private static func kind(_ bytes: Bytes) -> Kind {
        if unsafe isEqual(bytes, "s") { return .shared }
        if unsafe isEqual(bytes, "str") { return .text }
        if unsafe isEqual(bytes, "inlineStr") { return .inline }
        if unsafe isEqual(bytes, "b") { return .boolean }
        if unsafe isEqual(bytes, "e") { return .error }
        return unsafe isEqual(bytes, "d") ? .date : .number
    }

    override func text(_ bytes: Bytes) { if isText { unsafe content.append(contentsOf: bytes) } }

    override func end(_ name: XMLName) {
        guard isInData else { return }
        if name.is("v") || name.is("t") {
            isText = false
        } else if name.is("c") {
            endCell()
        } else if name.is("row") {
            sheet.endRow()
            if sheet.isTooLarge {
                failure = .tooLarge(self.name, "the sheet has more than 1 GB of text")
                isDone = true
            }
        } else if name.is("rPh") {
            phoneticDepth -= 1
        } else if name.is("sheetData") {
            isInData = false
        }
    }

    private func endCell() {
        if content.isEmpty {
            let isEmptyText = hasValue && (kind == .text || kind == .inline)
            if hasFormula, !isEmptyText { sheet.noteAbsent(column, "", "a formula without a stored value") }
            return
        }
        switch kind {
        case .number: writeNumber()
        case .shared:
            let text = unsafe content.withUnsafeBufferPointer { unsafe wholeNumber($0) }.map(strings.text) ?? []
            sheet.addCell(column) { $0.append(contentsOf: text) }
        case .text, .inline:
            unescape(&content, from: 0)
            sheet.addCell(column) { $0.append(contentsOf: content) }
        case .boolean:
            sheet.addCell(column) { $0.append(contentsOf: content == [Ascii.zero] ? "false".utf8 : "true".utf8) }
        case .error: sheet.noteAbsent(column, String(decoding: content, as: UTF8.self), "an error in it")
        case .date: sheet.addCell(column) { $0.append(contentsOf: dateText()) }
        }
    }

    private func writeNumber() {
        let format = styles.format(style)
        var isRead = true
        sheet.addCell(column) { bytes in isRead = numbers.append(content[...], format, to: &bytes) }
        if !isRead {
            let reason = format.isTemporal ? "a number that is no day or time" : "a number that can't be read"
            sheet.noteAbsent(column, String(decoding: content, as: UTF8.self), reason)
        }
    }

    /// A day that is written as text: without the midnight behind it, and without a zone.
    private func dateText() -> ArraySlice<UInt8> {
        var text = content[...]
        if text.last == UInt8(ascii: "Z") { text = text.dropLast() }
        let midnight = Array("T00:00:00".utf8)
        if styles.format(style) != .dateTime, text.count == 10 + midnight.count,
            text.suffix(midnight.count).elementsEqual(midnight)
        {
            text = text.prefix(10)
        }
        return text
    }
}

/// Whether an attribute of workbooks says yes.
func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" || text == "on" }

/// A number that is nothing but digits.
func wholeNumber(_ bytes: Bytes) -> Int? {
    guard !bytes.isEmpty, bytes.count < 18 else { return nil }
    var number = 0
    for index in 0..<bytes.count {
        let byte = unsafe bytes[index]
        guard isDigit(byte) else { return nil }
        number = number * 10 + Int(byte - Ascii.zero)
    }
    return number
}
