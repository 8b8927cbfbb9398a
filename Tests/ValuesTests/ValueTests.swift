// What is equal, what is the same, what comes first, and how values are written.

import Testing
import Values

private let nan = Value.float(.nan)

@Suite struct EqualityTests {
    @Test(
        "= is true, false or unknown",
        arguments: [
            (.integer(1), .float(1), true), (.integer(1), .string("1"), false), (nan, nan, false),
            (nan, .string("a"), false),
            (.null, .null, nil), (.integer(9_007_199_254_740_993), .float(9_007_199_254_740_992), false),
            (.list([.null]), .list([.integer(1)]), nil),
            (.list([.integer(1), .integer(2)]), .list([.integer(1)]), false),
            (.list([.null, .integer(1)]), .list([.null, .integer(2)]), false), (.float(0), .float(-0.0), true),
            (.map(MapValue([("a", .null)])), .map(MapValue([("a", .integer(1))])), nil),
            (.map(MapValue([("a", .null)])), .map(MapValue([("b", .null)])), false),
            (
                .map(MapValue([("a", .integer(1)), ("b", .null)])), .map(MapValue([("b", .null), ("a", .integer(2))])),
                false
            ),
            (.string("é"), .string("e\u{301}"), false),
            (.duration(CalendarDuration(days: 1)), .duration(CalendarDuration(seconds: 86_400)), false),
            (.node(NodeID(1)), .relationship(RelationshipID(1)), false), (.node(NodeID(1)), .node(NodeID(1)), true),
        ] as [(Value, Value, Bool?)])
    func equality(a: Value, b: Value, expected: Bool?) {
        #expect(a.equals(b) == expected)
        #expect(b.equals(a) == expected)
    }

    @Test("DISTINCT sees one null, one NaN, and 1 and 1.0 as one")
    func equivalence() {
        let values: [Value] = [
            .null, .null, nan, nan, .integer(1), .float(1), .float(0), .float(-0.0), .list([.null]), .list([.null]),
        ]
        #expect(Set(values).count == 5)
        #expect(Set<Value>([.integer(.max), .float(9_223_372_036_854_775_808), .string("1"), .integer(1)]).count == 4)
        let a = MapValue([("x", .integer(1)), ("y", .null)])
        let b = MapValue([("y", .null), ("x", .float(1))])
        #expect(Set<Value>([.map(a), .map(b)]).count == 1)
    }
}

@Suite struct OrderTests {
    /// Each value sorts before all that follow it.
    static let ascending: [Value] = [
        .map(MapValue()), .map(MapValue([("a", .integer(1))])), .map(MapValue([("a", .integer(2))])),
        .map(MapValue([("b", .integer(1))])),
        .node(NodeID(0)), .node(NodeID(1)), .relationship(RelationshipID(0)),
        .list([]), .list([.string("a")]), .list([.string("a"), .integer(1)]), .list([.integer(1)]),
        .list([.integer(1), .string("a")]),
        .list([.integer(1), .null]), .list([.null, .integer(1)]), .list([.null, .integer(2)]),
        .path(PathValue(nodes: [NodeID(0)], relationships: [])),
        .date(CalendarDate(epochDay: -1)), .date(CalendarDate(epochDay: 1)),
        .duration(CalendarDuration(days: 30)), .duration(CalendarDuration(months: 1)),
        .duration(CalendarDuration(days: 31)),
        .string(""), .string("A"), .string("a"), .string("é"), .string("😀"), .boolean(false), .boolean(true),
        .float(-.infinity), .integer(.min), .integer(-1), .float(-0.5), .integer(0), .float(0.5), .integer(1),
        .integer(.max), .float(9_223_372_036_854_775_808), .float(.infinity), nan, .null,
    ]

    @Test("ORDER BY is total over all types")
    func total() {
        for (i, a) in OrderTests.ascending.enumerated() {
            for (j, b) in OrderTests.ascending.enumerated() {
                #expect(a.order(b) == (i < j ? .less : i == j ? .equal : .greater), "\(a) and \(b)")
                #expect(a.sorts(before: b) == (i < j))
            }
        }
    }

    @Test("Values that the order calls equal are the same, and hash alike")
    func agreesWithEquivalence() {
        for a in OrderTests.ascending {
            for b in OrderTests.ascending {
                #expect((a.order(b) == .equal) == (a == b))
                if a == b { #expect(a.hashValue == b.hashValue) }
            }
        }
    }

    @Test(
        "<, <=, >, >= are unknown across types, and false for NaN",
        arguments: [
            (.integer(1), .float(1.5), .less), (.integer(1), .float(1), .equal), (nan, .integer(1), .unordered),
            (nan, nan, .unordered),
            (nan, .string("a"), nil), (.string("1"), .integer(1), nil), (.null, .integer(1), nil),
            (.list([.integer(1), .integer(0)]), .list([.integer(1)]), .greater),
            (.list([.integer(1), .null]), .list([.integer(1)]), .greater),
            (.list([.integer(1), .integer(2)]), .list([.integer(1), .null]), nil),
            (.list([.integer(1), .integer(2)]), .list([.integer(3), .null]), .less),
            (.duration(CalendarDuration(days: 1)), .duration(CalendarDuration(days: 2)), nil),
        ] as [(Value, Value, Comparison?)])
    func comparison(a: Value, b: Value, expected: Comparison?) {
        #expect(a.compare(b) == expected)
        #expect(a.isAtLeast(b) == expected.map { $0 == .greater || $0 == .equal })
        #expect(a.isLess(than: b) == expected.map { $0 == .less })
    }

    @Test("Instants come by point in time, then from west to east")
    func instants() throws {
        let texts = [
            "2020-01-01T10:00+02:00", "2020-01-01T08:30Z", "2020-01-01T08:00-01:00", "2020-01-01T09:00Z",
            "2020-01-01T10:00+01:00",
        ]
        let values = try texts.map { Value.dateTime(try ZonedDateTime(parsing: $0)) }
        for (a, b) in zip(values, values.dropFirst()) { #expect(a.sorts(before: b)) }
        #expect(values[2].equals(values[3]) == false)
    }
}

@Suite struct LiteralTests {
    @Test(
        "Floats are written shortest, and always as floats",
        arguments: [
            (1, "1.0"), (-0.0, "-0.0"), (0.1, "0.1"), (1e308, "1e308"), (1.5e-7, "1.5e-7"), (1e16, "1e16"),
            (.nan, "NaN"),
            (.infinity, "Inf"), (-.infinity, "-Inf"), (123_456.789, "123456.789"), (.leastNonzeroMagnitude, "5e-324"),
        ] as [(Double, String)])
    func floats(value: Double, expected: String) {
        #expect(FloatFormat.text(value) == expected)
        if value.isFinite { #expect(Double(expected) == value) }
    }

    @Test("Values are written as literals")
    func literals() {
        var table = ResultTable(columns: [])
        table.nodes[NodeID(0)] = NodeRecord(labels: ["A", "B c"], properties: MapValue([("k", .integer(1))]))
        table.nodes[NodeID(1)] = NodeRecord(labels: [], properties: MapValue())
        table.relationships[RelationshipID(0)] = RelationshipRecord(
            type: "T", start: NodeID(1), end: NodeID(0), properties: MapValue())
        let path = PathValue(
            nodes: [NodeID(0), NodeID(1), NodeID(0)], relationships: [RelationshipID(0), RelationshipID(0)])
        let cases: [(Value, String)] = [
            (.string("it's \\ here"), #"'it\'s \\ here'"#),
            (.list([.null, .boolean(true), .integer(-7)]), "[null, true, -7]"),
            (.map(MapValue([("a b", .string("x")), ("c`d", .null)])), "{`a b`: 'x', `c``d`: null}"),
            (.node(NodeID(0)), "(:A:`B c` {k: 1})"), (.node(NodeID(9)), "()"),
            (.relationship(RelationshipID(0)), "[:T]"),
            (.path(path), "<(:A:`B c` {k: 1})<-[:T]-()-[:T]->(:A:`B c` {k: 1})>"),
            (.date(CalendarDate(epochDay: 0)), "'1970-01-01'"), (.duration(CalendarDuration()), "'PT0S'"),
        ]
        for (value, expected) in cases { #expect(value.literal(in: table) == expected) }
    }

    @Test(
        "Types are read by the names that they print",
        arguments: [
            ("INTEGER?", .integer), ("list of string", .list(.string)), ("List", .list(.any)),
            ("LocalDateTime", .localDateTime),
            ("List of List of Number", .list(.list(.number))), ("LIST? OF INTEGER?", .list(.integer)),
        ] as [(String, ValueType)])
    func types(name: String, expected: ValueType) {
        #expect(ValueType(named: name) == expected)
        #expect(ValueType(named: expected.description) == expected)
        #expect(ValueType(named: "Text") == nil)
    }
}
