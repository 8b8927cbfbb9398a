// From one type to another.

import Catalogue
import Diagnostics
import Values

extension Value {
    /// The text that toString() gives: without quotes.
    var plainText: String {
        switch self {
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .float(let number): FloatFormat.text(number)
        case .string(let text): text
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration: temporalText ?? ""
        case .list, .map, .node, .relationship, .path: literal(in: ResultTable(columns: []))
        }
    }
}

extension Function {
    static let conversions: [Function] =
        [
            conversion("toString", .string, "a value as text", ("toString(1.5)", "'1.5'")) { value in
                switch value {
                case .list, .map, .node, .relationship, .path: .refused
                default: .value(.string(value.plainText))
                }
            },
            conversion(
                "toInteger", .integer, "a number, or a text that reads like one, as a whole number; else null",
                ("toInteger('7')", "7")
            ) { value in
                switch value {
                case .integer: .value(value)
                case .float(let number):
                    .value(Int64(exactly: number.rounded(.towardZero)).map { .integer($0) } ?? .null)
                case .string(let text): .value(integer(text))
                case .boolean(let flag): .value(.integer(flag ? 1 : 0))
                default: .refused
                }
            },
            conversion(
                "toFloat", .float, "a number, or a text that reads like one, as a float; else null",
                ("toFloat('1.5')", "1.5")
            ) { value in
                switch value {
                case .integer(let number): .value(.float(Double(number)))
                case .float: .value(value)
                case .string(let text): .value(float(text).map { .float($0) } ?? .null)
                default: .refused
                }
            },
            conversion(
                "toBoolean", .boolean, "a text that reads true or false as a truth value; else null",
                ("toBoolean('true')", "true")
            ) { value in
                switch value {
                case .boolean: .value(value)
                case .string(let text): .value(boolean(text))
                case .integer(let number): .value(.boolean(number != 0))
                default: .refused
                }
            },
        ] + lenient

    private static let lenient: [Function] = ["toString", "toInteger", "toFloat", "toBoolean"].map { name in
        Function(
            name + "OrNull", [[Parameter("value", .any)]], gives: .any,
            summary: "as \(name)(), and null where the value can't be converted",
            example: ("\(name)OrNull([1])", "null")
        ) { (arguments, context) throws(Diagnostic) in
            guard let base = conversions.first(where: { $0.signature.name == name }) else { return .null }
            return (try? base.kernel(arguments, context)) ?? .null
        }
    }

    private enum Conversion { case value(Value), refused }

    private static func conversion(
        _ name: String, _ type: ValueType, _ summary: String, _ example: (expression: String, result: String),
        _ body: @escaping @Sendable (Value) -> Conversion
    ) -> Function {
        Function(name, [[Parameter("value", .any)]], gives: type, summary: summary, example: example) {
            (arguments, _) throws(Diagnostic) in
            switch body(arguments[0]) {
            case .value(let value): return value
            case .refused: throw .wrongArgument(name, arguments[0])
            }
        }
    }

    private static func integer(_ text: String) -> Value {
        if let number = Int64(text) { return .integer(number) }
        guard let number = float(text), let whole = Int64(exactly: number.rounded(.towardZero)) else { return .null }
        return .integer(whole)
    }

    /// A number as it is written, or `NaN` and `Infinity`; not what else C reads, such as `nan(1)` and `0x1p3`.
    private static func float(_ text: String) -> Double? {
        let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
        let isNumber = unsigned.utf8.allSatisfy { byte in
            UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "+-.eE".utf8.contains(byte)
        }
        return isNumber || ["nan", "inf", "infinity"].contains(unsigned.lowercased()) ? Double(text) : nil
    }

    private static func boolean(_ text: String) -> Value {
        switch text.lowercased() {
        case "true": .boolean(true)
        case "false": .boolean(false)
        default: .null
        }
    }
}
