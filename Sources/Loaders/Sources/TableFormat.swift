// Which kinds of files hold tables, and who reads them.

import Diagnostics

/// A kind of file that holds tables. A new kind is one value, and one entry in `all`.
struct TableFormat: Sendable {
    /// What `as:` in a manifest calls it.
    let name: String
    /// Of files' names, in small letters.
    let endings: [String]
    /// The bytes that every such file begins with; empty where there are none. They decide where the ending says nothing.
    let signature: [UInt8]
    /// Whether one file may hold several tables. They are taken apart before it is decided what each of them holds.
    let hasSheets: Bool
    /// Whether such files seldom hold anything else, so that one which a manifest does not name is told of.
    var isRegister = true
    /// The tables of a file, in their order. Errors name the file.
    let tables: @Sendable (MappedFile, String) throws(Diagnostic) -> [TableSource]

    static let all: [TableFormat] = [.delimited, .workbook, .openDocument, .json, .yaml]

    /// By an ending, or by what `as:` says.
    static func named(_ name: String) -> TableFormat? {
        let name = name.lowercased()
        return all.first { $0.name == name || $0.endings.contains(name) }
    }

    /// By the ending of a file's name.
    static func ofFile(_ path: String) -> TableFormat? { named(ending(of: path)) }

    static var endings: [String] { all.flatMap(\.endings) }
}

extension TableFormat {
    /// Text with something between its cells.
    static let delimited = TableFormat(
        name: "csv", endings: ["csv", "tsv", "tab"], signature: [], hasSheets: false,
        tables: { (file, name) throws(Diagnostic) in [TableSource(try TableText(file, name: name), name: name)] })
}

/// What stands behind the last point of a file's name.
func ending(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
}
