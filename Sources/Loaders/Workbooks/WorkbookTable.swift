// A sheet of a workbook for whoever keeps a table beside the auditee's files.

package import Diagnostics

/// The sheet's text: cells between separators, in quotes where they must, a row a line.
package struct WorkbookTable {
    package let bytes: [UInt8]
    package let separator: UInt8

    /// Whether a file's bytes begin as those of a workbook do.
    package static func isWorkbook(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// The first sheet whose first row has all of these headings; nil where none has.
    /// - Throws: what a workbook is refused for.
    package init?(path: String, name: String, having headings: [String]) throws(Diagnostic) {
        let file = try MappedFile(path: path, name: name)
        for source in try TableFormat.workbook.tables(file, name) {
            guard let text = source.text() else { continue }
            let bytes = unsafe [UInt8](text.bytes)
            let separator = text.delimiter ?? UInt8(ascii: ",")
            let first = bytes.prefix { $0 != UInt8(ascii: "\n") }.split(separator: separator)
                .map { String(decoding: $0, as: UTF8.self).lowercased() }
            guard headings.allSatisfy(first.contains) else { continue }
            self.bytes = bytes
            self.separator = separator
            return
        }
        return nil
    }
}
