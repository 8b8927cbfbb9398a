// Workbooks as kinds of files that hold tables.

import Diagnostics

extension TableFormat {
    /// Workbooks of Office since 2007.
    static let workbook = TableFormat(
        name: "xlsx", endings: ["xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls"], signature: [0x50, 0x4B, 0x03, 0x04],
        hasSheets: true,
        tables: { (file, name) throws(Diagnostic) in
            try OfficeWorkbook(try archive(file, name)).sheets(skipsHidden: false)
        })

    /// Workbooks of LibreOffice and others.
    static let openDocument = TableFormat(
        name: "ods", endings: ["ods", "ots"], signature: [0x50, 0x4B, 0x03, 0x04], hasSheets: true,
        tables: { (file, name) throws(Diagnostic) in
            try OpenDocumentWorkbook(archive: try archive(file, name)).sheets(skipsHidden: false)
        })
}

/// The archive that a workbook is. What is none is told by its first bytes.
private func archive(_ file: MappedFile, _ name: String) throws(Diagnostic) -> ZipArchive {
    if file.count == 0 { throw .unreadable(name, "it is empty") }
    if unsafe file.bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        // The same container holds old workbooks and new ones that are encrypted; its directory names what is in it.
        let isEncrypted = contains(file, "EncryptedPackage")
        throw .unreadable(
            name,
            isEncrypted
                ? "it is protected by a password; save it without one"
                : "it is a workbook of the form before 2007 (.xls); save it as .xlsx")
    }
    guard ZipArchive.isArchive(file) else { throw .unreadable(name, "it is no workbook, whatever its name says") }
    return try ZipArchive(file, name: name)
}

/// Whether a file holds a word in UTF-16.
private func contains(_ file: MappedFile, _ word: String) -> Bool {
    let sought = word.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    var place = 0
    while place + sought.count <= file.count {
        if unsafe file.bytes[place] == sought[0],
            unsafe file.bytes[place..<(place + sought.count)].elementsEqual(sought)
        {
            return true
        }
        place += 1
    }
    return false
}
