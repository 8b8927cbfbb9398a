// Help on functions, made from their signatures.

import Catalogue
import Values

extension Knowledge {
    package var functionNames: [String] { catalogue.functions.values.map(\.name).sorted() }

    /// How a function is called, what it gives, and an example; nil where there is none of that name.
    package func help(onFunction name: String) -> String? {
        guard let function = catalogue.functions[name.lowercased()] else { return nil }
        let calls = function.overloads.map { overload in
            "\(function.name)(\(overload.map { $0.optional ? "[\($0.name)]" : $0.name }.joined(separator: ", ")))"
        }
        var lines = [calls.joined(separator: "\n"), "", "\(function.summary). Gives: \(function.result)."]
        if let example = function.example { lines += ["", "  \(example.expression) = \(example.result)"] }
        return lines.joined(separator: "\n")
    }
}
