// Values from the command line for the parameters of checks.

import Assist
import Diagnostics
import Session
import Values

/// Writes checks as CHECK does, each with those of the values that it has parameters for: so the statement in a manifest holds all that
/// is needed to ask again.
struct CheckArguments {
    private let knowledge: Knowledge
    /// Names with literals.
    let values: [(name: String, literal: String)]

    /// - Parameter names: of parameters, as they were given.
    init(_ bench: Workbench, names: [String]) {
        knowledge = Knowledge(bench.session)
        values = names.map { name in
            (name, bench.session.text(ofLiteral: bench.session.settings.parameters[name] ?? .null))
        }
    }

    /// `trigger-without-handoff(window: 14), silo`
    /// - Throws: a value that none of the checks has a parameter for.
    func written(_ checks: [String]) throws(Diagnostic) -> String {
        let known = checks.reduce(into: [:]) { $0[$1] = parameters(of: $1) }
        // A name that no check has is told of by CHECK itself.
        guard checks.allSatisfy({ known[$0] != nil }) else { return checks.joined(separator: ", ") }
        for value in values where !checks.contains(where: { known[$0]?.contains(value.name) == true }) {
            throw .unusedParameter(value.name, checks, known: checks.flatMap { known[$0] ?? [] })
        }
        return checks.map { check in
            let own = values.filter { known[check]?.contains($0.name) == true }
            return own.isEmpty ? check : "\(check)(\(own.map { "\($0.name): \($0.literal)" }.joined(separator: ", ")))"
        }.joined(separator: ", ")
    }

    /// The names of a check's parameters; nil where there is no such check.
    private func parameters(of check: String) -> [String]? {
        knowledge.parameters(of: check)?.map { String($0.text.prefix { $0 != ":" }) }
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func unusedParameter(_ name: String, _ checks: [String], known: [String]) -> Diagnostic {
        if checks.isEmpty {
            return .usage(
                "\(name) is a parameter of which check?",
                help:
                    "Name the checks that it is for: weft check ORGANISATION trigger-without-handoff --param window=14")
        }
        let subject = checks.count == 1 ? checks[0] + " has no parameter" : "none of these checks has a parameter"
        return .usage(
            "\(subject) \(name)", label: NearestNames.question(for: name, among: known),
            help: known.isEmpty ? nil : "There are: \(known.joined(separator: ", ")).")
    }
}
