// Whether an answer depends on the date that everything is judged by.

package import Catalogue
import Diagnostics
package import Syntax

extension Query {
    /// Whether a function is called, anywhere in the query, whose result rests on as-of or on the period. Linear.
    /// - Parameter functions: by lower-case name.
    package func restsOnAsOf(_ functions: [String: FunctionSignature]) -> Bool {
        final class Found { var any = false }
        let found = Found()
        _ = try? TreeRewriter(after: { (part) throws(Diagnostic) in
            if case .call(let call) = part.kind, let function = functions[call.name.text.lowercased()] {
                found.any = found.any || call.restsOnAsOf(function.asOf)
            }
            return part
        }).rewrite(query: self)
        return found.any
    }
}

extension FunctionCall {
    fileprivate func restsOnAsOf(_ dependence: AsOfDependence) -> Bool {
        switch dependence {
        case .never: return false
        case .always: return true
        case .withFewerArguments(let count): return arguments.count < count
        case .asClock:
            guard let argument = arguments.first else { return true }
            guard case .map(let entries) = argument.bare.kind else { return false }
            return entries.map(\.key.text) == ["timezone"]
        }
    }
}
