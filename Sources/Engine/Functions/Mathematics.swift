// Functions on numbers.

import Catalogue
import Diagnostics
import Glibc
import Values

/// `x ^ y`
func raise(_ x: Double, to y: Double) -> Double { pow(x, y) }

extension Function {
    static let mathematics: [Function] = [
        Function(
            "abs", [[Parameter("number", .number)]], gives: .number, summary: "the size of a number, without its sign",
            example: ("abs(-3)", "3")
        ) { (arguments, _) throws(Diagnostic) in
            switch arguments[0] {
            case .integer(let number):
                if number == .min { throw .outOfRange("abs", arguments[0]) }
                return .integer(Swift.abs(number))
            case .float(let number): return .float(Swift.abs(number))
            case let other: throw .wrongArgument("abs", other)
            }
        },
        Function(
            "sign", [[Parameter("number", .number)]], gives: .integer,
            summary: "-1, 0 or 1, as a number is below, at or above 0",
            example: ("sign(-3.5)", "-1")
        ) { (arguments, _) throws(Diagnostic) in
            let number = try arguments.number(0, of: "sign")
            return .integer(number > 0 ? 1 : number < 0 ? -1 : 0)
        },
        real("ceil", "the smallest whole number that is not below a number", ("ceil(1.2)", "2.0")) { $0.rounded(.up) },
        real("floor", "the largest whole number that is not above a number", ("floor(1.8)", "1.0")) {
            $0.rounded(.down)
        },
        rounding,
        real("sqrt", "the square root", ("sqrt(9)", "3.0")) { $0.squareRoot() },
        real("exp", "e to the power of a number", ("exp(0)", "1.0"), Glibc.exp),
        real("log", "the natural logarithm", ("log(1)", "0.0"), Glibc.log),
        real("log10", "the logarithm to base 10", ("log10(100)", "2.0"), Glibc.log10),
        real("sin", "the sine of an angle in radians", ("sin(0)", "0.0"), Glibc.sin),
        real("cos", "the cosine of an angle in radians", ("cos(0)", "1.0"), Glibc.cos),
        real("tan", "the tangent of an angle in radians", ("tan(0)", "0.0"), Glibc.tan),
        real("cot", "the cotangent of an angle in radians", ("round(cot(pi() / 4))", "1.0")) { 1 / Glibc.tan($0) },
        real("asin", "the angle whose sine is a number", ("asin(0)", "0.0"), Glibc.asin),
        real("acos", "the angle whose cosine is a number", ("acos(1)", "0.0"), Glibc.acos),
        real("atan", "the angle whose tangent is a number", ("atan(0)", "0.0"), Glibc.atan),
        real("degrees", "radians as degrees", ("degrees(pi())", "180.0")) { $0 * 180 / .pi },
        real("radians", "degrees as radians", ("radians(180) = pi()", "true")) { $0 * .pi / 180 },
        real("haversin", "half the versine of an angle in radians", ("haversin(0)", "0.0")) { (1 - Glibc.cos($0)) / 2 },
        Function(
            "atan2", [[Parameter("y", .number), Parameter("x", .number)]], gives: .float,
            summary: "the angle to the point (x, y), in radians", example: ("atan2(0, 1)", "0.0")
        ) { (arguments, _) throws(Diagnostic) in
            .float(Glibc.atan2(try arguments.number(0, of: "atan2"), try arguments.number(1, of: "atan2")))
        },
        Function(
            "e", [[]], gives: .float, summary: "the base of the natural logarithm", example: ("e() > 2.718", "true")
        ) {
            (_, _) throws(Diagnostic) in .float(M_E)
        },
        Function(
            "pi", [[]], gives: .float, summary: "the ratio of a circle's circumference to its diameter",
            example: ("pi() > 3.14", "true")
        ) {
            (_, _) throws(Diagnostic) in .float(.pi)
        },
        Function(
            "rand", [[]], gives: .float, deterministic: false,
            summary: "a number from 0.0 to 1.0, exclusive; the same ones in every run of the program",
            example: ("rand() < 1.0", "true")
        ) { (_, _) throws(Diagnostic) in .float(RandomNumbers.shared.next()) },
    ]

    private static let rounding = Function(
        "round", [[Parameter("number", .number)], [Parameter("number", .number), Parameter("places", .integer)]],
        gives: .float,
        summary:
            "the nearest whole number, or number with so many decimal places; halves go up, with places away from 0",
        example: ("round(2.5)", "3.0")
    ) { (arguments, _) throws(Diagnostic) in
        let number = try arguments.number(0, of: "round")
        guard arguments.count > 1 else { return .float(number.roundedHalfUp) }
        return .float(number.rounded(places: try arguments.integer(1, of: "round")))
    }

    private static func real(
        _ name: String, _ summary: String, _ example: (expression: String, result: String),
        _ body: @escaping @Sendable (Double) -> Double
    ) -> Function {
        Function(name, [[Parameter("number", .number)]], gives: .float, summary: summary, example: example) {
            (arguments, _) throws(Diagnostic) in .float(body(try arguments.number(0, of: name)))
        }
    }
}

extension [Value] {
    /// - Throws: `TypeError` where the argument is no number.
    func number(_ index: Int, of function: String) throws(Diagnostic) -> Double {
        switch self[index] {
        case .integer(let number): return Double(number)
        case .float(let number): return number
        case let other: throw .wrongArgument(function, other)
        }
    }

    func integer(_ index: Int, of function: String) throws(Diagnostic) -> Int64 {
        if case .integer(let number) = self[index] { return number }
        throw .wrongArgument(function, self[index])
    }

    func string(_ index: Int, of function: String) throws(Diagnostic) -> String {
        if case .string(let text) = self[index] { return text }
        throw .wrongArgument(function, self[index])
    }

    func list(_ index: Int, of function: String) throws(Diagnostic) -> [Value] {
        if case .list(let members) = self[index] { return members }
        throw .wrongArgument(function, self[index])
    }
}

extension Diagnostic {
    static func wrongArgument(_ function: String, _ value: Value) -> Diagnostic {
        .runtime(.typeError, .invalidArgumentValue, "\(function)() can't be applied to \(value.typeWithArticle)")
    }

    static func outOfRange(_ function: String, _ value: Value) -> Diagnostic {
        .runtime(.argumentError, .numberOutOfRange, "\(function)() can't take this number: \(value.plainText)")
    }
}
