// How expressions group, and what literals stand for.

import Diagnostics
import Syntax
import Testing

@Suite struct ExpressionTests {
    /// Both sides group alike, once the brackets that were written are taken away.
    @Test(arguments: [
        ("a OR b XOR c AND d", "a OR (b XOR (c AND d))"),
        ("NOT a AND b", "(NOT a) AND b"),
        ("NOT a = b", "NOT (a = b)"),
        ("a = b IS NULL", "a = (b IS NULL)"),
        ("a + b IN c + d", "(a + b) IN (c + d)"),
        ("a STARTS WITH b = c", "(a STARTS WITH b) = c"),
        ("a - b - c", "(a - b) - c"),
        ("a + b * c ^ d", "a + (b * (c ^ d))"),
        ("a ^ b ^ c", "(a ^ b) ^ c"),
        ("-a ^ b", "(-a) ^ b"),
        ("-a.b[0]", "-((a.b)[0])"),
        ("a % b / c * d", "((a % b) / c) * d"),
        ("NOT a.x:Label", "NOT ((a.x):Label)"),
        ("a OR b OR c AND NOT d", "(a OR b) OR (c AND (NOT d))"),
    ])
    func operatorsBind(_ plain: String, _ bracketed: String) throws {
        #expect(try Parser.parseExpression(plain) == Parser.parseExpression(bracketed).withoutBrackets)
    }

    @Test func comparisonsChain() throws {
        guard case .comparison(_, let steps) = try Parser.parseExpression("1 < x <= 3 <> y").kind else {
            Issue.record("no comparison")
            return
        }
        #expect(steps.map(\.operator) == [.less, .lessOrEqual, .notEqual])
    }

    @Test(
        arguments: [
            ("0", .integer(0)), ("-5", .integer(-5)), ("- 5", .integer(-5)), ("0xff", .integer(255)),
            ("0o17", .integer(15)),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("-0x8000000000000000", .integer(.min)), ("–5", .integer(-5)),
            ("1.5", .float(1.5)), (".5", .float(0.5)), ("1e3", .float(1000)), ("-2.5E-1", .float(-0.25)),
            ("'it\\'s'", .string("it's")), ("\"a\\\\b\\n\"", .string("a\\b\n")),
            ("'\\u00e9\\U0001F600'", .string("é😀")),
            ("'\\uD83D\\uDE00'", .string("😀")), ("‘curly’", .string("curly")), ("“curly”", .string("curly")),
            ("TRUE", .boolean(true)), ("null", .null),
        ] as [(String, Literal)])
    func literals(_ text: String, _ literal: Literal) throws {
        #expect(try Parser.parseExpression(text).kind == .literal(literal))
    }

    @Test(
        arguments: [
            ("9223372036854775808", .integerOverflow), ("-9223372036854775809", .integerOverflow),
            ("0x10000000000000000", .integerOverflow), ("1e999", .floatingPointOverflow), ("0x", .invalidNumberLiteral),
            ("0b1", .invalidNumberLiteral), ("1a", .invalidNumberLiteral), ("007", .invalidNumberLiteral),
            ("'\\u12'", .invalidUnicodeLiteral), ("'\\uD800'", .invalidUnicodeLiteral),
            ("'\\UFFFFFFFF'", .invalidUnicodeLiteral),
            ("'\\x'", .unexpectedSyntax), ("'open", .unexpectedSyntax), ("{1a: 2}", .unexpectedSyntax),
            ("42 — 41", .invalidUnicodeCharacter), ("1 ≤ 2", .invalidUnicodeCharacter), ("1 # 2", .unexpectedSyntax),
            ("2026-01-01", .unexpectedSyntax),
        ] as [(String, ErrorDetail)])
    func faults(_ text: String, _ detail: ErrorDetail) {
        let fault = #expect(throws: Diagnostic.self) { try Parser.parseExpression(text) }
        #expect(fault?.type == .syntaxError)
        #expect(fault?.detail == detail)
    }

    @Test func datesStandInAuditStatementsOnly() throws {
        #expect(try Parser.parseExpression("2026-01-31", audit: true).kind == .literal(.date("2026-01-31")))
        #expect(throws: Diagnostic.self) { try Parser.parseExpression("2026-02-30", audit: true) }
        #expect(throws: Diagnostic.self) { try Parser.parseStatement("DEFINE QUERY q AS RETURN 2026-01-01") }
    }

    @Test func columnsAreNamedByTheTextAsWritten() throws {
        let statement = try Parser.parseStatement("RETURN  n . name , count( * ) AS c, 'é'+ 1 ORDER BY 1")
        guard case .query(let query) = statement.kind, case .return(let projection) = query.first.clauses[0].kind else {
            Issue.record("no RETURN")
            return
        }
        #expect(projection.items.map(\.text.text) == ["n . name", "count( * )", "'é'+ 1"])
    }

    /// What no text makes gets the brackets that it needs.
    @Test func builtTreesPrintWithBrackets() throws {
        let (a, b) = (Expression(.variable("a")), Expression(.variable("b")))
        let sum = Expression(.binary(.add, a, b))
        let cases: [(Expression.Kind, String)] = [
            (.binary(.multiply, sum, sum), "(a + b) * (a + b)"),
            (.binary(.subtract, a, sum), "a - (a + b)"),
            (.property(sum, Name("x")), "(a + b).x"),
            (.unary(.minus, Expression(.literal(.integer(5)))), "-(5)"),
            (.property(Expression(.literal(.integer(-5))), Name("x y")), "(-5).`x y`"),
            (.comparison(Expression(.comparison(a, [.init(.equal, b)])), [.init(.less, a)]), "(a = b) < a"),
            (.list([Expression(.binary(.in, a, b))]), "[(a IN b)]"),
            (.isNull(Expression(.unary(.not, a)), negated: true), "(NOT a) IS NOT NULL"),
            (.call(FunctionCall(Name("all"), [Expression(.binary(.in, a, b))])), "`all`(a IN b)"),
            (.variable("match"), "`match`"),
            (
                .listComprehension(
                    variable: Name("a"), list: b,
                    filter: Expression(.hasLabels(a, .or(.label(Name("X")), .label(Name("Y"))))), projection: nil),
                "[a IN b WHERE a:(X|Y)]"
            ),
        ]
        for (kind, text) in cases {
            #expect(Expression(kind).printed == text)
            #expect(try Parser.parseExpression(text).withoutBrackets == Expression(kind))
        }
    }
}

extension Expression {
    /// The tree without the brackets that were written, as far as these tests build it.
    fileprivate var withoutBrackets: Expression {
        switch kind {
        case .parenthesized(let inner): inner.withoutBrackets
        case .binary(let sign, let left, let right):
            Expression(.binary(sign, left.withoutBrackets, right.withoutBrackets))
        case .unary(let sign, let operand): Expression(.unary(sign, operand.withoutBrackets))
        case .comparison(let first, let steps):
            Expression(
                .comparison(first.withoutBrackets, steps.map { .init($0.operator, $0.operand.withoutBrackets) }))
        case .isNull(let operand, let negated): Expression(.isNull(operand.withoutBrackets, negated: negated))
        case .property(let subject, let name): Expression(.property(subject.withoutBrackets, name))
        case .index(let subject, let index): Expression(.index(subject.withoutBrackets, index.withoutBrackets))
        case .hasLabels(let subject, let labels): Expression(.hasLabels(subject.withoutBrackets, labels))
        case .list(let elements): Expression(.list(elements.map(\.withoutBrackets)))
        default: self
        }
    }
}
