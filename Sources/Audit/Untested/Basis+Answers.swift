// The basis of an answer that is no check: of FIND, LOOP, TRACE, and of core queries.

package import Catalogue
package import Syntax

extension Basis {
    /// What the rows of a query rest on, columns and order as well as conditions; a basis for each part of its UNION.
    /// - Parameter variable: the subject's, where the query has one; else every node of a pattern with a label is a subject.
    package static func answer(of query: Query, about variable: String? = nil) -> [Basis] {
        ([query.first] + query.unions.map(\.query)).map { part in
            var reader = BasisReader()
            reader.texts = Query(part).texts
            let scope = reader.walk(part, [:], .holds)
            if case .return(let projection)? = part.clauses.last?.kind {
                for item in projection.items { _ = reader.walk(item.expression, scope, .open) }
                for item in projection.order { _ = reader.walk(item.expression, scope, .open) }
            }
            var basis = reader.basis
            basis.reads = reader.read
            let labelled = Set(basis.labels.indices.filter { !basis.labels[$0].isEmpty })
            let all = labelled.isEmpty ? Set(basis.labels.indices) : labelled
            basis.roots = variable.flatMap { scope[$0] }.map { [$0] } ?? all
            return basis
        }
    }
}

extension [Basis] {
    /// Registers, then columns, that are read and that no file gives, in the words of FIND.
    package func lacking(in graph: GraphCatalogue) -> [String] {
        let vocabulary = Vocabulary.shipped
        var registers: Set<String> = []
        var columns: Set<String> = []
        for basis in self {
            for labels in basis.labels where !labels.isEmpty && !labels.contains(where: { graph.provides($0) }) {
                registers.formUnion(labels.map { vocabulary.register(of: $0) })
            }
            for read in basis.reads {
                let labels = basis.labels[read.variable]
                guard case .property(let key) = read.key, labels.count == 1, let label = labels.first,
                    graph.provides(label), !graph.provides("\(label).\(key)"),
                    let column = vocabulary.column(of: .property(label: Name(label), Name(key)))
                else { continue }
                columns.insert("\(column) of \(vocabulary.register(of: label))")
            }
        }
        return registers.sorted() + columns.sorted()
    }
}
