// The basis of a check: of its exceptions and of its population.

import Diagnostics
package import Syntax

extension Basis {
    /// What the exceptions of a check rest on, a basis for each part of its UNION.
    package static func exceptions(of query: Query) -> [Basis] {
        ([query.first] + query.unions.map(\.query)).map { part in
            var reader = BasisReader()
            reader.texts = Query(part).texts
            let scope = reader.walk(part, [:], .holds)
            if let subject = scope["subject"] {
                reader.basis.roots = reader.basis.equals(of: subject)
                reader.basis.rootLabels = reader.basis.possibleLabels(of: subject)
            }
            return reader.finished
        }
    }

    /// What being part of a population rests on: with the query that gives its members, one row each.
    package static func population(of query: Query) -> (basis: Basis, members: Query)? {
        guard query.unions.isEmpty, query.first.countsRows, let root = query.first.countedVariable else { return nil }
        var clauses: [Clause] = []
        var isBound = false
        for clause in query.first.clauses {
            if clause.required?.start.variable?.text == root { isBound = true }
            guard let (items, predicate) = clause.projection else {
                clauses.append(clause)
                continue
            }
            if !isBound || predicate != nil || items.contains(where: { CheckBody.name(of: $0) == root }) {
                clauses.append(clause)
                continue
            }
            // What is summed up at the end was worked out for each row before.
            let isTold = clauses.last?.projection?.items.contains { CheckBody.name(of: $0) == "tested" } ?? false
            let tested = isTold ? .variable("tested") : items.first { CheckBody.name(of: $0) == "tested" }?.expression
            var row = [ProjectionItem(.variable(root), as: "member")]
            if let tested { row.append(ProjectionItem(tested, as: "tested")) }
            clauses.append(.returning(Projection(items: row)))
            break
        }
        guard let last = clauses.last, case .return = last.kind else { return nil }
        let members = SingleQuery(clauses)
        var reader = BasisReader()
        reader.texts = query.texts
        let scope = reader.walk(members, [:], .holds)
        guard let variable = scope[root] else { return nil }
        reader.basis.roots = reader.basis.equals(of: variable)
        return (reader.finished, Query(members))
    }

    /// The same with other subjects: all that its patterns name by these labels.
    package func leading(to labels: Set<String>) -> Basis {
        var result = self
        result.rootLabels = []
        result.roots = Set(self.labels.indices.filter { !labels.isEmpty && self.labels[$0] == labels })
        result.reads = result.reads.filter { $0.key != .identity }
        return result
    }

    /// The labels that the pattern asks for where the subject is one variable of it.
    package var subjectLabels: Set<String> { roots.count == 1 ? roots.first.map { labels[$0] } ?? [] : [] }

    /// The variable and those that stand for the same nodes.
    fileprivate func equals(of variable: Int) -> Set<Int> {
        let direct = joins.filter { $0.isSame && $0.from == variable }.map(\.to)
        return Set([variable] + (labels[variable].isEmpty ? direct : []))
    }
}

extension BasisReader {
    fileprivate var finished: Basis {
        var result = basis
        result.reads = read
        // What only the figures or the columns of a result look for leads to no subject.
        result.joins = basis.joins.filter { join in
            join.isSame || join.isRepeated
                || join.types.contains { type in
                    read.contains {
                        $0.key == .relationship(type) && ($0.variable == join.from || $0.variable == join.to)
                    }
                }
        }
        for root in basis.roots {
            result.reads.insert(Basis.Read(variable: root, key: .identity, relieves: false))
        }
        return result
    }
}

extension Clause {
    /// The first pattern of a clause that must be met.
    fileprivate var required: PathPattern? {
        if case .match(let match) = kind, !match.optional { match.pattern.paths.first } else { nil }
    }

    fileprivate var projection: (items: [ProjectionItem], predicate: Expression?)? {
        switch kind {
        case .with(let projection, let predicate): projection.all ? nil : (projection.items, predicate)
        case .return(let projection): (projection.items, nil)
        default: nil
        }
    }
}

extension SingleQuery {
    /// Whether the result is a number of rows, not of something that is worked out from them.
    fileprivate var countsRows: Bool {
        guard case .return(let projection)? = clauses.last?.kind,
            let item = projection.items.first(where: { CheckBody.name(of: $0) == "population" })
        else { return false }
        return countsRows(item.expression, clauses.dropLast())
    }

    /// The same of an expression; of the name of one, by the projection before.
    private func countsRows(_ expression: Expression, _ before: ArraySlice<Clause>) -> Bool {
        switch expression.bare.kind {
        case .countStar: return true
        case .variable(let name):
            guard let items = before.last?.projection?.items,
                let item = items.first(where: { CheckBody.name(of: $0) == name }),
                item.expression.bare.kind != expression.bare.kind
            else { return false }
            return countsRows(item.expression, before.dropLast())
        case .call(let call):
            guard call.arguments.count == 1 else { return false }
            if call.name.text.lowercased() == "count" { return !call.distinct }
            if case .case = call.arguments[0].bare.kind { return call.name.text.lowercased() == "sum" }
            return false
        default: return false
        }
    }

    /// The first variable of the first pattern that must be there and has a label: what a population counts.
    fileprivate var countedVariable: String? {
        clauses.lazy.compactMap(\.required).first?.start.variable?.text
    }
}

extension Query {
    /// Every text that is written in the query.
    var texts: Set<String> {
        final class Found { var texts: Set<String> = [] }
        let found = Found()
        _ = try? TreeRewriter(after: { (part) throws(Diagnostic) in
            if case .literal(.string(let text)) = part.kind { found.texts.insert(text) }
            return part
        }).rewrite(query: self)
        return found.texts
    }
}
