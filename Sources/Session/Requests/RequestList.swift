// Registers and columns that are not there.

import Audit
import Catalogue
import Syntax

/// Gathers what checks lack, by the register that would give it.
struct RequestList {
    let graph: GraphCatalogue
    private var wanted: [Key: Wanted] = [:]

    private struct Key: Hashable {
        var register: String
        /// Nil for all columns of a register that is not there.
        var column: String?
    }

    private struct Wanted {
        var columns: [String] = []
        var checks: [String] = []
    }

    init(graph: GraphCatalogue) { self.graph = graph }

    /// - Parameter group: any one of these will do.
    mutating func add(_ group: [Need], for check: String) {
        let vocabulary = Vocabulary.shipped
        let register = group.map { vocabulary.register(of: $0.label) }.unique.joined(separator: " or ")
        let columns = group.compactMap { vocabulary.column(of: $0) }.unique
        let isThere = group.contains { graph.provides($0.label) }
        let column = columns.isEmpty ? nil : columns.joined(separator: " or ")
        var entry = wanted[Key(register: register, column: isThere ? column : nil)] ?? Wanted()
        if let column, !entry.columns.contains(column) { entry.columns.append(column) }
        if !entry.checks.contains(check) { entry.checks.append(check) }
        wanted[Key(register: register, column: isThere ? column : nil)] = entry
    }

    /// Registers first.
    var inOrder: [ClientRequest] {
        let registers = wanted.filter { $0.key.column == nil }.map { key, wanted in
            let columns = wanted.columns.sorted()
            let with = columns.isEmpty ? "" : ", with \(columns.joined(separator: "; "))"
            return ClientRequest(
                text: "a register of \(key.register)\(with)", register: key.register,
                column: columns.isEmpty ? nil : columns.joined(separator: "; "), checks: wanted.checks)
        }
        let columns = wanted.filter { $0.key.column != nil }.map { key, wanted in
            ClientRequest(
                text: "in the register of \(key.register): \(key.column ?? "")", register: key.register,
                column: key.column, checks: wanted.checks)
        }
        return registers.byWeight + columns.byWeight
    }
}

extension [String] {
    /// Each once, where it first stands.
    fileprivate var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
