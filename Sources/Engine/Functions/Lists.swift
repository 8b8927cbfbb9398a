// Functions on lists, and on what can be measured.

import Catalogue
import Diagnostics
import Values

extension Function {
    static let lists: [Function] = [
        Function(
            "coalesce", [[Parameter("value", .any)]], gives: .any, variadic: true, nullIn: .isHandled,
            summary: "the first of its arguments that is not null", example: ("coalesce(null, 'a', 'b')", "'a'")
        ) { (arguments, _) throws(Diagnostic) in arguments.first { !$0.isNull } ?? .null },
        Function(
            "size", [[Parameter("list", .list(.any))], [Parameter("text", .string)], [Parameter("map", .map)]],
            gives: .integer,
            summary: "how many elements a list has, or characters a text", example: ("size([1, 2])", "2")
        ) { (arguments, _) throws(Diagnostic) in
            switch arguments[0] {
            case .list(let members): return .integer(Int64(members.count))
            case .string(let text): return .integer(Int64(text.unicodeScalars.count))
            case .map(let map): return .integer(Int64(map.count))
            case let other: throw .wrongArgument("size", other)
            }
        },
        Function(
            "length", [[Parameter("path", .path)]], gives: .integer, summary: "how many relationships a path has",
            example: nil
        ) { (arguments, _) throws(Diagnostic) in
            guard case .path(let path) = arguments[0] else { throw .wrongArgument("length", arguments[0]) }
            return .integer(Int64(path.relationships.count))
        },
        Function(
            "isEmpty", [[Parameter("value", .any)]], gives: .boolean,
            summary: "whether a list, map or text has nothing in it",
            example: ("isEmpty([])", "true")
        ) { (arguments, _) throws(Diagnostic) in
            switch arguments[0] {
            case .list(let members): return .boolean(members.isEmpty)
            case .string(let text): return .boolean(text.isEmpty)
            case .map(let map): return .boolean(map.count == 0)
            case let other: throw .wrongArgument("isEmpty", other)
            }
        },
        list("head", "the first element of a list", ("head([1, 2])", "1"), gives: .any) { $0.first ?? .null },
        list("last", "the last element of a list", ("last([1, 2])", "2"), gives: .any) { $0.last ?? .null },
        list("tail", "a list without its first element", ("tail([1, 2])", "[2]"), gives: .list(.any)) {
            .list(Array($0.dropFirst()))
        },
        Function(
            "reverse", [[Parameter("value", .any)]], gives: .any, summary: "a list or a text back to front",
            example: ("reverse([1, 2])", "[2, 1]")
        ) { (arguments, _) throws(Diagnostic) in
            switch arguments[0] {
            case .list(let members): return .list(members.reversed())
            case .string(let text): return .string(String(text.reversed()))
            case let other: throw .wrongArgument("reverse", other)
            }
        },
        range,
    ]

    private static func list(
        _ name: String, _ summary: String, _ example: (expression: String, result: String), gives type: ValueType,
        _ body: @escaping @Sendable ([Value]) -> Value
    ) -> Function {
        Function(name, [[Parameter("list", .list(.any))]], gives: type, summary: summary, example: example) {
            (arguments, _) throws(Diagnostic) in body(try arguments.list(0, of: name))
        }
    }
}
