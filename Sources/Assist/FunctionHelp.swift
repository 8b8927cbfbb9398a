// Help on functions, made from their signatures.

import Catalogue
import Values

extension Knowledge {
    package var functionNames: [String] { catalogue.functions.values.map(\.name).sorted() }

    /// How a function is called, what it gives, and an example; nil where there is none of that name.
    package func help(onFunction name: String) -> String? {
        guard let function = catalogue.functions[name.lowercased()] else { return nil }
        let calls = function.overloads.map { overload in
            "  \(function.name)(\(overload.map { $0.optional ? "[\($0.name)]" : $0.name }.joined(separator: ", ")))"
        }
        var lines = [
            calls.joined(separator: "\n"), "", "\(Echo.capitalised(function.summary)). It gives: \(function.result).",
        ]
        if let example = function.example {
            // Dates and the like have no literals: their examples are given as texts.
            let isQuoted = function.result != .string && example.result.hasPrefix("'")
            let result = isQuoted ? String(example.result.dropFirst().dropLast()) : example.result
            lines += ["", "  \(example.expression) gives \(result)"]
        }
        return lines.joined(separator: "\n")
    }
}
