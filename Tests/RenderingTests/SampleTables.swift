// Tables that the tests render.

import Values

/// The text of a small table in every kind of value.
func everyKindOfValue() -> ResultTable {
    let process = NodeID(0)
    let person = NodeID(1)
    let ownedBy = RelationshipID(0)
    let date = CalendarDate(epochDay: 20_544)
    let rows: [(String, Value)] = [
        ("null", .null), ("boolean", .boolean(true)), ("integer", .integer(-3)), ("float", .float(0.5)),
        ("text", .string("Leaver, \"urgent\"\nsecond line")), ("empty text", .string("")), ("date", .date(date)),
        ("duration", .duration(CalendarDuration(days: 1, seconds: 5400))),
        ("list", .list([.string("R-1"), .integer(2), .null])), ("empty list", .list([])),
        ("map", .map(MapValue([("kind", .string("leaver")), ("n", .integer(1))]))), ("node", .node(process)),
        ("bare node", .node(person)), ("relationship", .relationship(ownedBy)),
        ("path", .path(PathValue(nodes: [process, person], relationships: [ownedBy]))),
        ("formula", .string("=HYPERLINK(\"http://x\")")), ("control", .string("\u{1b}[31mred\u{7}")),
        ("wide", .string("審査 é 👩‍🚒|*")),
    ]
    return ResultTable(
        columns: ["kind", "value"], rows: rows.map { [.string($0.0), $0.1] },
        nodes: [
            process: NodeRecord(
                labels: ["Process"],
                properties: MapValue([("id", .string("P-017")), ("name", .string("Offboarding"))]),
                source: SourceLine(file: "registers/processes.csv", line: 18)),
            person: NodeRecord(labels: ["Person"], properties: MapValue([("active", .boolean(false))])),
        ],
        relationships: [
            ownedBy: RelationshipRecord(
                type: "OWNED_BY", start: process, end: person, properties: MapValue([("since", .date(date))]))
        ])
}

/// What an auditor typically gets: short ids, a name, a number.
func findings() -> ResultTable {
    ResultTable(
        columns: ["id", "name", "days_overdue", "remark"],
        rows: [
            [.string("CA-3"), .string("Renew the supplier agreement"), .integer(412), .null],
            [
                .string("CA-11"), .string("Offboarding: revoke badge and accounts on the last day"), .integer(7),
                .string(
                    "The former owner left in May and nobody has taken the action over since then, as minutes show."),
            ],
        ])
}

/// A check's exceptions: many columns, most of them the same in every row.
func exceptions() -> ResultTable {
    let shared: [(String, Value)] = [
        ("check", .string("orphaned-process")), ("grade", .string("minor")), ("clause", .string("4.4")),
        ("supported_clauses", .list([])), ("subject_label", .string("Process")), ("detail", .null),
        ("expected", .string("an interaction with another process")), ("as_of", .date(CalendarDate(epochDay: 20_543))),
    ]
    let subjects = [("P-065", "Whistleblowing desk", 66), ("P-066", "Fax gateway operation", 67)]
    return ResultTable(
        columns: shared.map(\.0) + ["subject_id", "subject_name", "source_line"],
        rows: subjects.map { subject in
            shared.map(\.1) + [.string(subject.0), .string(subject.1), .integer(Int64(subject.2))]
        })
}

/// Exceptions of two checks: each fills columns that the other leaves empty.
func exceptionsOfTwoChecks() -> ResultTable {
    func row(_ check: String, _ grade: String, _ subject: String, owner: Value, days: Value) -> [Value] {
        [
            .string(check), .string(grade), .string(subject), owner, days, .null,
            .date(CalendarDate(epochDay: 20_543)),
        ]
    }
    return ResultTable(
        columns: ["check", "grade", "subject_id", "owner_name", "days_overdue", "unit", "as_of"],
        rows: [
            row("unowned-process", "minor", "P-065", owner: .null, days: .null),
            row("action-overdue", "major", "A-05", owner: .string("Nadine Hofmann"), days: .integer(31)),
            row("action-overdue", "minor", "A-10", owner: .null, days: .integer(7)),
        ])
}

/// Numbers on both sides of zero, one that is missing and one that is no number.
func balances() -> ResultTable {
    ResultTable(
        columns: ["unit", "balance"],
        rows: [
            [.string("IT"), .float(12.5)], [.string("Legal"), .integer(-4)], [.string("HR"), .integer(0)],
            [.string("Care"), .null], [.string("Desk"), .float(.nan)],
        ])
}
