// Procedures whose answers are given as a table.

import Catalogue
import Diagnostics
import Engine
import Values

/// `name(in :: INTEGER?, …) :: (out :: STRING?, …)` and the rows that it is made of: inputs, then outputs.
struct TableProcedure {
    let procedure: Procedure

    /// - Parameter columns: the names of the signature, in any order.
    /// - Throws: `UsageError` for a signature that can't be read, and for columns that are not its own.
    init(signature: String, columns: [String], rows: [[Value]]) throws(Diagnostic) {
        var reader = SignatureReader(signature)
        let signature = try reader.signature()
        let inputs = signature.parameters.count
        let rows = try TableProcedure.arranged(rows, columns, signature)
        procedure = Procedure(signature) { (arguments, _, _) throws(Diagnostic) in
            rows.compactMap { row in
                for (index, argument) in arguments.prefix(inputs).enumerated() {
                    guard index < row.count, row[index] == argument else { return nil }
                }
                return Array(row.dropFirst(inputs))
            }
        }
    }
}

extension TableProcedure {
    /// The rows with their cells in the order of the signature.
    private static func arranged(
        _ rows: [[Value]], _ columns: [String], _ signature: ProcedureSignature
    ) throws(Diagnostic) -> [[Value]] {
        let names = (signature.parameters + signature.results).map(\.name)
        if columns == names { return rows }
        let places = names.compactMap { columns.firstIndex(of: $0) }
        guard places.count == names.count, columns.count == names.count else { throw .otherColumns(names) }
        return rows.map { row in places.map { row[$0] } }
    }
}

/// Reads a procedure's signature.
private struct SignatureReader {
    private let whole: String
    private var rest: Substring

    init(_ text: String) {
        whole = text
        rest = text[...]
    }

    mutating func signature() throws(Diagnostic) -> ProcedureSignature {
        let name = word(until: "(")
        let parameters = try fields()
        guard eat("::") else { throw .unreadable(whole) }
        let results = eat("VOID") ? [] : try fields()
        return ProcedureSignature(name: name, parameters: parameters, results: results, summary: "")
    }

    private mutating func skipBlanks() { while rest.first?.isWhitespace == true { rest.removeFirst() } }

    private mutating func eat(_ token: String) -> Bool {
        skipBlanks()
        guard rest.hasPrefix(token) else { return false }
        rest.removeFirst(token.count)
        return true
    }

    /// Everything up to one of some characters, without blanks at its ends.
    private mutating func word(until stops: String) -> String {
        skipBlanks()
        let word = rest.prefix { !stops.contains($0) }
        rest.removeFirst(word.count)
        return String(word.split(separator: " ").joined(separator: " "))
    }

    /// `(name :: TYPE?, …)`
    private mutating func fields() throws(Diagnostic) -> [Parameter] {
        guard eat("(") else { throw .unreadable(whole) }
        var fields: [Parameter] = []
        while !eat(")") {
            let name = word(until: ":),")
            guard eat("::") else { throw .unreadable(whole) }
            let type = word(until: ",)?")
            _ = eat("?")
            guard let type = ValueType(named: type) else { throw .unknownType(type) }
            fields.append(Parameter(name, type))
            _ = eat(",")
            if rest.isEmpty { throw .unreadable(whole) }
        }
        return fields
    }
}

extension Diagnostic {
    fileprivate static func otherColumns(_ names: [String]) -> Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: .invalidUsage,
            message: "the columns of this procedure are \(names.joined(separator: ", "))")
    }

    fileprivate static func unknownType(_ name: String) -> Diagnostic {
        Diagnostic(phase: .usage, type: .usageError, detail: .invalidUsage, message: "there is no type \(name)")
    }

    fileprivate static func unreadable(_ signature: String) -> Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: .invalidUsage,
            message: "this is not a procedure's signature: \(signature)")
    }
}
