// Documents of objects as kinds of files that hold tables.

import Diagnostics

extension TableFormat {
    /// JSON, and one value a line.
    static let json = TableFormat(
        name: "json", endings: ["json", "ndjson", "jsonl"], signature: [], hasSheets: true, isRegister: false,
        tables: { (file, name) throws(Diagnostic) in
            let text = try text(file, name)
            return ObjectTables(path: name).tables(try unsafe JSONDocument.read(text.bytes, name: name))
        })

    static let yaml = TableFormat(
        name: "yaml", endings: ["yaml", "yml"], signature: [], hasSheets: true, isRegister: false,
        tables: { (file, name) throws(Diagnostic) in
            let text = try text(file, name)
            return ObjectTables(path: name).tables(try YAMLDocument.read(unsafe decoded(text.bytes), name: name))
        })

    private static func text(_ file: MappedFile, _ name: String) throws(Diagnostic) -> TableText {
        if file.count > ObjectValue.sizeLimit { throw .tooLarge(name, "it has more than 256 MB") }
        if file.count == 0 { throw .unreadable(name, "it is empty") }
        return try TableText(file, name: name)
    }
}
