// Which names a tree uses, and names that it does not use.

import Diagnostics
import Syntax

/// Names of variables, gathered while a tree is walked.
final class NameCollector {
    private(set) var names: Set<String> = []

    private var walker: TreeRewriter {
        TreeRewriter(
            use: { (text, span) throws(Diagnostic) in
                self.names.insert(text)
                return Expression(.variable(text), span)
            },
            name: { (name) throws(Diagnostic) in
                self.names.insert(name.text)
                return name
            })
    }

    /// Every variable that is used or bound anywhere in the expression.
    static func names(in expression: Expression) -> Set<String> {
        let collector = NameCollector()
        _ = try? collector.walker.rewrite(expression)
        return collector.names
    }

    /// Every variable that is used or bound anywhere in the query.
    static func names(in query: Query) -> Set<String> {
        let collector = NameCollector()
        _ = try? collector.walker.rewrite(query: query)
        return collector.names
    }
}

/// The name itself, or the name with the smallest number from 2 that makes it new.
func freshName(_ wanted: String, avoiding taken: Set<String>) -> String {
    guard taken.contains(wanted) else { return wanted }
    var number = 2
    while taken.contains("\(wanted)\(number)") { number += 1 }
    return "\(wanted)\(number)"
}

/// Names that an expression binds itself: variables of its comprehensions and patterns.
enum BoundNames {
    static func names(in expression: Expression) -> Set<String> {
        let found = Found()
        _ = try? TreeRewriter(name: { (name) throws(Diagnostic) in
            found.names.insert(name.text)
            return name
        }).rewrite(expression)
        return found.names
    }

    private final class Found { var names: Set<String> = [] }
}
