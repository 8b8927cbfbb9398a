// What has been defined: checks, saved queries and functions, shipped ones first.

package import Diagnostics
package import Syntax

/// The definitions that a session knows. A later definition of the same name takes the place of the earlier one.
package struct Definitions: Sendable {
    /// A definition with the text that it was read from.
    package struct Entry<Definition: Sendable>: Sendable {
        package let definition: Definition
        /// With its comments; what `SHOW CHECK name` prints.
        package let text: String
        /// False for those of the auditor.
        package let isShipped: Bool
    }

    package private(set) var checks: [String: Entry<CheckDefinition>] = [:]
    package private(set) var queries: [String: Entry<QueryDefinition>] = [:]
    /// By lower-case name. Bodies have the functions that they call written out.
    package private(set) var functions: [String: Entry<FunctionDefinition>] = [:]
    /// In the order in which they were first defined.
    package private(set) var checkNames: [String] = []
    package private(set) var queryNames: [String] = []
    package private(set) var functionNames: [String] = []

    package init() {}

    /// Takes a `DEFINE …` in; other statements are left alone.
    /// - Parameters:
    ///   - text: the source of the statement, with the comments above it.
    ///   - builtIn: lower-case names of the language's own functions, which can't be redefined.
    /// - Throws: a function of the language's name, or one that calls another with the wrong number of arguments.
    package mutating func define(
        _ statement: Statement, text: String, isShipped: Bool = false, builtIn: Set<String> = []
    ) throws(Diagnostic) {
        switch statement.kind {
        case .defineCheck(let check):
            if checks[check.name.text] == nil { checkNames.append(check.name.text) }
            checks[check.name.text] = Entry(definition: check, text: text, isShipped: isShipped)
        case .defineQuery(let query):
            if queries[query.name.text] == nil { queryNames.append(query.name.text) }
            queries[query.name.text] = Entry(definition: query, text: text, isShipped: isShipped)
        case .defineFunction(let function):
            try define(function, text: text, isShipped: isShipped, builtIn: builtIn)
        case .query, .find, .count, .check, .trace, .loop, .why, .sample, .compare, .run, .show, .expand, .explain,
            .profile, .rollback:
            return
        }
    }

    private mutating func define(
        _ function: FunctionDefinition, text: String, isShipped: Bool, builtIn: Set<String>
    ) throws(Diagnostic) {
        let key = function.name.text.lowercased()
        guard !builtIn.contains(key), key != "provided" else { throw .taken(function.name) }
        var complete = function
        complete.body = try FunctionWriter(functions: writable, provided: nil).written(
            function.body, avoiding: Set(function.parameters.map(\.text)))
        if functions[key] == nil { functionNames.append(function.name.text) }
        functions[key] = Entry(definition: complete, text: text, isShipped: isShipped)
    }

    /// What calls are replaced by.
    var writable: [String: FunctionDefinition] { functions.mapValues(\.definition) }
}

extension Diagnostic {
    fileprivate static func taken(_ name: Name) -> Diagnostic {
        .compileTime(
            .semanticError, .variableAlreadyBound, "\(name.text) is a function of the language", at: name.span,
            help: "Give yours another name.")
    }
}
