// What has been defined: checks, saved queries and functions, shipped ones first.

package import Diagnostics
package import Syntax

/// The definitions that a session knows. A later definition of the same name takes the place of the earlier one.
package struct Definitions: Sendable {
    package private(set) var checks = Shelf<CheckDefinition>()
    package private(set) var queries = Shelf<QueryDefinition>()
    /// By lower-case name. Bodies have the functions that they call written out.
    package private(set) var functions = Shelf<FunctionDefinition>()

    package init() {}

    /// Takes a `DEFINE …` in; other statements are left alone.
    /// - Parameters:
    ///   - text: the source of the statement, with the comments above it.
    ///   - builtIn: lower-case names of the language's own functions, which can't be redefined.
    /// - Throws: a function of the language's name, or one that calls another with the wrong number of arguments.
    package mutating func define(
        _ statement: Statement, text: String, builtIn: Set<String> = []
    ) throws(Diagnostic) {
        switch statement.kind {
        case .defineCheck(let check):
            checks.add(check.name.text, isShipped: false) { .init(definition: check, text: text, isShipped: false) }
        case .defineQuery(let query):
            queries.add(query.name.text, isShipped: false) { .init(definition: query, text: text, isShipped: false) }
        case .defineFunction(let function): try define(function, text: text, builtIn: builtIn)
        case .query, .find, .count, .check, .trace, .loop, .map, .why, .sample, .compare, .run, .show, .expand,
            .explain,
            .profile, .rollback:
            return
        }
    }

    private mutating func define(
        _ function: FunctionDefinition, text: String, builtIn: Set<String>
    ) throws(Diagnostic) {
        let key = function.name.text.lowercased()
        guard !builtIn.contains(key), key != "provided" else { throw .taken(function.name) }
        let complete = try function.writtenOut(with: functions)
        functions.add(function.name.text, key: key, isShipped: false) {
            .init(definition: complete, text: text, isShipped: false)
        }
    }

    /// Takes in a definition that comes with the program, unread.
    mutating func promise(_ shipped: ShippedText) {
        let name = shipped.name
        switch shipped.kind {
        case .check:
            checks.add(name, isShipped: true) {
                guard case .defineCheck(let check)? = shipped.statement?.kind else { return nil }
                return .init(definition: check, text: shipped.text, isShipped: true)
            }
        case .query:
            queries.add(name, isShipped: true) {
                guard case .defineQuery(let query)? = shipped.statement?.kind else { return nil }
                return .init(definition: query, text: shipped.text, isShipped: true)
            }
        case .function:
            let key = name.lowercased()
            functions.add(name, key: key, isShipped: true) {
                guard case .defineFunction(let function)? = shipped.statement?.kind,
                    let complete = try? function.writtenOut(with: Definitions.shipped.functions.before(key))
                else { return nil }
                return .init(definition: complete, text: shipped.text, isShipped: true)
            }
        }
    }
}

extension FunctionDefinition {
    /// With the functions that its body calls in their places.
    fileprivate func writtenOut(with functions: Shelf<FunctionDefinition>) throws(Diagnostic) -> FunctionDefinition {
        var complete = self
        complete.body = try FunctionWriter(functions: functions, provided: nil).written(
            body, avoiding: Set(parameters.map(\.text)))
        return complete
    }
}

extension Diagnostic {
    fileprivate static func taken(_ name: Name) -> Diagnostic {
        .compileTime(
            .semanticError, .variableAlreadyBound, "\(name.text) is a function of the language", at: name.span,
            help: "Give yours another name.")
    }
}
