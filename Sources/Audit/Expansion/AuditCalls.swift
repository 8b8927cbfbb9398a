// Audit statements as procedures: `CALL audit.check('orphaned-process') YIELD subject` in the middle of a core query.

package import Diagnostics
package import Syntax

/// A statement that a core query calls, so that its rows can be joined, filtered and counted.
package struct AuditCall: Sendable {
    /// What the query's CALL is to name instead; the same text for the same statement.
    package let name: String
    package let expansion: Expansion
    package let span: Span
}

extension AuditExpander {
    /// What the call stands for; nil for procedures that are not the audit layer's.
    ///
    /// - `audit.check('name')`: the exceptions of a check, with the node as `subject` before the common columns.
    /// - `audit.answer('FIND processes WITHOUT interactions')`: the rows of any statement that only reads.
    /// - Throws: an argument that is neither a text nor a parameter that holds one; what the statement itself throws.
    package func auditCall(_ call: CallClause) throws(Diagnostic) -> AuditCall? {
        let procedure = call.procedure.text.lowercased()
        guard procedure == "audit.check" || procedure == "audit.answer" else { return nil }
        guard let argument = call.arguments?.first, call.arguments?.count == 1 else {
            throw .oneTextWanted(procedure, call.procedure.span)
        }
        let text = try context.text(of: argument)
        let name = "\(procedure)('\(text)')"
        guard procedure == "audit.answer" else {
            let target = RunTarget(Name(text, argument.span))
            let run = try checks(CheckStatement(checks: [target]), keepsSubject: true)
            return AuditCall(name: name, expansion: .checks(run), span: argument.span)
        }
        let entries = Parser.parseScript(SourceText(text)).entries
        guard let entry = entries.first, entries.count == 1 else { throw .oneStatementWanted(argument.span) }
        do {
            return AuditCall(name: name, expansion: try expand(try entry.result.get()), span: argument.span)
        } catch {
            throw error.inside(argument.span)
        }
    }

    /// The query with the procedures of its CALL clauses renamed.
    package func renamingCalls(in query: Query, _ rename: (CallClause) -> String?) -> Query {
        var result = query
        result.first = renamed(query.first, rename)
        for index in result.unions.indices { result.unions[index].query = renamed(query.unions[index].query, rename) }
        return result
    }

    private func renamed(_ query: SingleQuery, _ rename: (CallClause) -> String?) -> SingleQuery {
        SingleQuery(
            query.clauses.map { clause in
                guard case .call(var call) = clause.kind, let name = rename(call) else { return clause }
                call.procedure = Name(name, call.procedure.span)
                call.arguments = []
                return Clause(.call(call), clause.span)
            })
    }
}

extension Query {
    /// The CALL clauses of the query itself, not those of subqueries.
    package var calls: [CallClause] {
        ([first] + unions.map(\.query)).flatMap(\.clauses).compactMap { clause in
            if case .call(let call) = clause.kind { call } else { nil }
        }
    }
}

extension Diagnostic {
    /// The same, told of the text in which the statement stands.
    fileprivate func inside(_ span: Span) -> Diagnostic {
        var result = self
        result.span = span
        result.correction = nil
        return result
    }

    fileprivate static func oneTextWanted(_ procedure: String, _ span: Span) -> Diagnostic {
        let example = procedure == "audit.check" ? "'orphaned-process'" : "'FIND processes WITHOUT interactions'"
        return .compileTime(
            .syntaxError, .invalidNumberOfArguments, "\(procedure) takes one text", at: span,
            help: "Write CALL \(procedure)(\(example)) YIELD …")
    }

    fileprivate static func oneStatementWanted(_ span: Span) -> Diagnostic {
        .compileTime(.syntaxError, .invalidArgumentValue, "audit.answer takes exactly one statement", at: span)
    }
}
