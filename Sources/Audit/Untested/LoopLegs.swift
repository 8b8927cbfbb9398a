// Which legs of the loop can't be judged, and which properties a condition reads.

import Diagnostics
package import Syntax

/// The legs of LOOP GAPS whose state is `n/a` for every process, since nothing that they need is provided.
package struct LoopLegs: Sendable {
    /// By the names of the legs, in their order.
    package let notEvaluable: [String]

    /// - Parameter query: LOOP GAPS with its functions written out, what is provided put in.
    package init(_ query: Query) {
        final class Found { var legs: [String] = [] }
        let found = Found()
        _ = try? TreeRewriter(after: { (part) throws(Diagnostic) in
            guard case .map(let entries) = part.kind,
                let leg = entries.first(where: { $0.key.text == "leg" })?.value.text,
                let state = entries.first(where: { $0.key.text == "state" })?.value, state.text == "n/a"
            else { return part }
            found.legs.append(leg)
            return part
        }).rewrite(query: query)
        notEvaluable = found.legs
    }
}

/// The properties of a variable that an expression reads.
package enum PropertyNames {
    package static func names(of variable: String, in expression: Expression) -> Set<String> {
        final class Found { var names: Set<String> = [] }
        let found = Found()
        _ = try? TreeRewriter(after: { (part) throws(Diagnostic) in
            if case .property(let subject, let key) = part.kind, case .variable(variable) = subject.bare.kind {
                found.names.insert(key.text)
            }
            return part
        }).rewrite(expression)
        return found.names
    }
}

extension Expression {
    fileprivate var text: String? {
        if case .literal(.string(let text)) = bare.kind { text } else { nil }
    }
}
