// Temporal values as tables: an expression and the text of its value.

import Testing
import Values

private func text(of expression: String) throws -> String? {
    try TemporalExpression.evaluate(expression).temporalText
}

@Suite struct TemporalTests {
    @Test(
        "Values read from text",
        arguments: [
            ("date('2015-W30-2')", "2015-07-21"), ("date('2015202')", "2015-07-21"),
            ("date('2015-Q2-60')", "2015-05-30"),
            ("date('-0044-03-15')", "-0044-03-15"), ("date('+12345-01-01')", "+12345-01-01"),
            ("date('2015')", "2015-01-01"),
            ("localtime('214032.142')", "21:40:32.142"), ("localtime('21')", "21:00"),
            ("localtime('21:40:32,5')", "21:40:32.5"),
            ("time('2140-02')", "21:40-02:00"), ("time('2140-00:00')", "21:40Z"),
            ("time('21:40+02:05:59')", "21:40+02:05:59"),
            ("localdatetime('2015T214032')", "2015-01-01T21:40:32"),
            ("localdatetime('2015-W30T2140')", "2015-07-20T21:40"),
            ("localdatetime('2015-07-21')", "2015-07-21T00:00"),
            ("datetime('2015202T21+18:00')", "2015-07-21T21:00+18:00"),
            ("datetime('2015-07-21T21:40')", "2015-07-21T21:40Z"), ("duration('P5M1.5D')", "P5M1DT12H"),
            ("duration('P0.75M')", "P22DT19H51M49.5S"), ("duration('P2.5W')", "P17DT12H"),
            ("duration('PT0,75M')", "PT45S"),
            ("duration('P2012-02-02T14:37:21.545')", "P2012Y2M2DT14H37M21.545S"), ("duration('-P1DT-2H')", "P-1DT2H"),
            ("duration('P20120202T143721')", "P2012Y2M2DT14H37M21S"), ("duration('PT0.1S')", "PT0.1S"),
        ])
    func parsing(expression: String, expected: String) throws {
        #expect(try text(of: expression) == expected)
    }

    @Test(
        "Values made of components",
        arguments: [
            ("date({year: 1984, week: 10, dayOfWeek: 3})", "1984-03-07"),
            ("date({year: 1984, quarter: 3})", "1984-07-01"),
            ("date({date: date('1816-12-31'), week: 2})", "1817-01-07"),
            ("date({date: date('1984-11-11'), quarter: 3})", "1984-08-11"),
            ("date({date: date('2024-02-29'), year: 2023})", "2023-02-28"),
            (
                "localtime({hour: 12, minute: 31, second: 14, nanosecond: 789, millisecond: 123, microsecond: 456})",
                "12:31:14.123456789"
            ),
            ("time({time: time('12:31+01:00'), timezone: '+05:00'})", "16:31+05:00"),
            ("time({time: localtime('12:31'), timezone: '+05:00'})", "12:31+05:00"),
            ("datetime({epochSeconds: 416779, nanosecond: 999999999})", "1970-01-05T19:46:19.999999999Z"),
            ("datetime({epochMillis: 237821673987, timezone: '+01:00'})", "1977-07-15T14:34:33.987+01:00"),
            ("duration({months: 0.75})", "P22DT19H51M49.5S"), ("duration({seconds: -2, milliseconds: 1})", "PT-1.999S"),
            ("duration({seconds: -60, milliseconds: -1})", "PT-1M-0.001S"),
            ("duration({days: 1, milliseconds: -1})", "P1DT-0.001S"),
            ("duration({quarters: 1, weeks: 1})", "P3M7D"), ("duration({seconds: 0.1})", "PT0.1S"),
            ("duration({})", "PT0S"),
        ])
    func construction(expression: String, expected: String) throws {
        #expect(try text(of: expression) == expected)
    }

    @Test(
        "Values cut to a unit",
        arguments: [
            ("date.truncate('millennium', date('2017-10-11'), {day: 2})", "2000-01-02"),
            ("date.truncate('weekYear', date('1984-01-01'))", "1983-01-03"),
            ("date.truncate('decade', date('-0001-10-11'))", "-0010-01-01"),
            ("date.truncate('week', date('1984-10-11'), {dayOfWeek: 2})", "1984-10-09"),
            ("localtime.truncate('day', localtime('12:31'))", "00:00"),
            ("time.truncate('minute', time('12:31:14+01:00'), {timezone: '+02:00'})", "12:31+02:00"),
            (
                "localdatetime.truncate('millisecond', localdatetime('1984-10-11T12:31:14.645876'), {nanosecond: 2})",
                "1984-10-11T12:31:14.645000002"
            ),
            (
                "datetime.truncate('microsecond', datetime('1984-10-11T12:31:14.645876123Z'), {nanosecond: 2})",
                "1984-10-11T12:31:14.645876002Z"
            ),
            ("datetime.truncate('year', date('1984-10-11'))", "1984-01-01T00:00Z"),
        ])
    func truncation(expression: String, expected: String) throws {
        #expect(try text(of: expression) == expected)
    }

    @Test(
        "Values plus and minus durations",
        arguments: [
            ("date('2024-01-31') + duration('P1M')", "2024-02-29"),
            ("date('2024-01-31') + duration('PT47H')", "2024-02-01"),
            ("date('2024-01-31') - duration('PT47H')", "2024-01-30"),
            ("localtime('23:00') + duration('P3DT2H')", "01:00"),
            ("time('01:00+01:00') - duration('PT2H')", "23:00+01:00"),
            ("duration('P1M') - duration('P1MT0.5S')", "PT-0.5S"),
            ("localdatetime('2024-12-31T23:59:59.5') + duration('PT0.5S')", "2025-01-01T00:00"),
            ("localdatetime('2024-01-01T00:00') - duration('PT0.000000001S')", "2023-12-31T23:59:59.999999999"),
        ])
    func arithmetic(expression: String, expected: String) throws {
        #expect(try text(of: expression) == expected)
    }

    @Test(
        "What lies between two values",
        arguments: [
            (
                "duration.between(date('1984-10-11'), localdatetime('2016-07-21T21:45:22.142'))",
                "P31Y9M10DT21H45M22.142S"
            ),
            ("duration.between(localtime('14:30'), datetime('2015-07-21T21:40:32.142+0100'))", "PT7H10M32.142S"),
            (
                "duration.between(datetime('2014-07-21T21:40:36.143+0200'), datetime('2015-07-21T21:40:32.142+0100'))",
                "P1YT59M55.999S"
            ),
            ("duration.between(date('-999999999-01-01'), date('+999999999-12-31'))", "P1999999998Y11M30D"),
            (
                "duration.inSeconds(localdatetime('-999999999-01-01'), localdatetime('+999999999-12-31T23:59:59'))",
                "PT17531639991215H59M59S"
            ),
            ("duration.inSeconds(localtime('12:34:54.7'), localtime('12:34:54.3'))", "PT-0.4S"),
            ("duration.inMonths(date('2018-03-11'), date('2016-06-24'))", "P-1Y-8M"),
            ("duration.inDays(datetime('2014-07-21T21:40:36.143+0200'), date('2015-06-24'))", "P337D"),
            ("duration.between(date('2024-01-31'), date('2024-02-29'))", "P29D"),
        ])
    func between(expression: String, expected: String) throws {
        #expect(try text(of: expression) == expected)
    }

    @Test("Adding what lies between two days leads from one to the other")
    func betweenIsInverse() throws {
        let days: [Int64] = [0, 30, 31, 58, 59, 60, 365, 366, 789, 1095, 1460, 1461, 19_782, -1, -306, -700_000]
        for a in days {
            for b in days {
                let duration = try #require(
                    try CalendarDuration.between(.date(CalendarDate(epochDay: a)), .date(CalendarDate(epochDay: b))))
                #expect(try CalendarDate(epochDay: a).adding(duration).epochDay == b)
            }
        }
    }

    @Test("Durations times and divided by numbers")
    func scaling() throws {
        let duration = try CalendarDuration(parsing: "P12Y5M14DT16H12M70.000000001S")
        #expect(try duration.multiplied(by: Int64(2)).description == "P24Y10M28DT32H26M20.000000002S")
        #expect(try duration.divided(by: Int64(2)).description == "P6Y2M22DT13H21M8S")
        #expect(try duration.multiplied(by: 0.5).description == "P6Y2M22DT13H21M8S")
        #expect(try duration.divided(by: 0.5).description == "P24Y10M28DT32H26M20.000000002S")
        #expect(try CalendarDuration(seconds: 1).divided(by: Int64(3)).description == "PT0.333333333S")
        #expect(throws: TemporalError.divisionByZero) { try duration.divided(by: 0.0 as Double) }
        #expect(throws: TemporalError.overflow(type: "Duration")) { try duration.multiplied(by: Int64.max) }
        #expect(throws: TemporalError.overflow(type: "Duration")) { try duration.multiplied(by: .infinity) }
        #expect(throws: TemporalError.overflow(type: "Duration")) { try duration.divided(by: 1e-300) }
    }

    @Test(
        "Components by name",
        arguments: [
            ("date('1984-01-01')", "weekYear", 1983), ("date('1984-01-01')", "week", 52),
            ("date('1984-10-11')", "dayOfQuarter", 11),
            ("localtime('12:31:14.645876123')", "microsecond", 645_876), ("time('12:31+01:00')", "offsetMinutes", 60),
            ("datetime('1984-11-11T12:31:14.645+01:00')", "epochMillis", 469_020_674_645),
            ("datetime('1969-12-31T23:59:59.999Z')", "epochMillis", -1),
            ("duration('P1Y4M10DT1H1M1.111111111S')", "quartersOfYear", 1),
            ("duration('P1Y4M10DT1H1M1.111111111S')", "minutes", 61),
            ("duration('PT-1.5S')", "seconds", -2), ("duration('PT-1.5S')", "millisecondsOfSecond", 500),
        ] as [(String, String, Int64)])
    func components(expression: String, name: String, expected: Int64) throws {
        #expect(try TemporalExpression.evaluate(expression).component(named: name) == .integer(expected))
    }

    @Test("Every component that a type lists is there")
    func listedComponents() throws {
        for expression in [
            "date('2024-01-01')", "localtime('12:00')", "time('12:00Z')", "localdatetime('2024')", "datetime('2024')",
            "duration('P1D')",
        ] {
            let value = try TemporalExpression.evaluate(expression)
            let names = Value.componentNames(of: value.type)
            #expect(!names.isEmpty)
            for name in names { #expect(value.component(named: name) != nil, "\(value.typeName).\(name)") }
            #expect(value.component(named: "nonsense") == nil)
        }
    }

    @Test(
        "What cannot be made is refused with its reason",
        arguments: [
            ("date({month: 3})", TemporalError.missing(component: "year", type: "Date")),
            ("date({year: 2024, day: 3})", .missing(component: "month", type: "Date")),
            ("date({year: 2024, month: 1, week: 3})", .conflicting("month", "week")),
            ("date({year: 2024, hour: 3})", .unknownComponent(name: "hour", type: "Date")),
            ("date({year: 2024.5})", .wrongType(component: "year", expected: "an Integer", actual: "a Float")),
            ("localtime({hour: 12, second: 3})", .missing(component: "minute", type: "LocalTime")),
            ("localtime({hour: 24})", .outOfRange(component: "hour", value: 24, allowed: 0...23)),
            (
                "date({date: localtime('12:00')})",
                .wrongType(component: "date", expected: "a value with a day", actual: "a LocalTime")
            ),
            ("time('12:00+19:00')", .outOfRange(component: "hours of the offset", value: 19, allowed: 0...18)),
            ("date.truncate('hour', date('2024-01-01'))", .unitDoesNotFit(unit: "hour", type: "Date")),
            ("date.truncate('fortnight', date('2024-01-01'))", .unknownUnit("fortnight")),
            ("duration({fortnights: 1})", .unknownComponent(name: "fortnights", type: "Duration")),
            ("duration('P')", .unreadable(type: "Duration", text: "P")),
            ("duration('P1D1Y')", .unreadable(type: "Duration", text: "P1D1Y")),
            (
                "datetime({year: 2024, timezone: 'Europe/Atlantis'})",
                ZoneDatabase.isAvailable ? .unknownZone("Europe/Atlantis") : .noZoneDatabase("Europe/Atlantis")
            ),
            (
                "datetime({year: 2024, timezone: '../passwd'})",
                ZoneDatabase.isAvailable ? .unknownZone("../passwd") : .noZoneDatabase("../passwd")
            ),
        ])
    func refused(expression: String, reason: TemporalError) {
        #expect(throws: reason) { try TemporalExpression.evaluate(expression) }
        #expect(!reason.message.isEmpty)
    }

    @Test("Loaders read the plain forms from bytes, and nothing else")
    func bytes() throws {
        func date(_ text: String) -> String? { CalendarDate(iso: Array(text.utf8).span)?.description }
        #expect(date("2024-02-29") == "2024-02-29")
        for text in ["2023-02-29", "2024-2-29", "20240229", "2024-02-29 ", "2024/02/29", ""] {
            #expect(date(text) == nil, "\(text)")
        }
        func dateTime(_ text: String) -> String? { LocalDateTime(iso: Array(text.utf8).span)?.description }
        #expect(dateTime("2024-02-29 21:40") == "2024-02-29T21:40")
        #expect(dateTime("2024-02-29T21:40:32.5") == "2024-02-29T21:40:32.5")
        for text in ["2024-02-29", "2024-02-29T21", "2024-02-29T21:40Z", "2024-02-29T25:00"] {
            #expect(dateTime(text) == nil, "\(text)")
        }
        func instant(_ text: String) -> String? { ZonedDateTime(iso: Array(text.utf8).span)?.description }
        #expect(instant("2024-02-29 21:40+01:00") == "2024-02-29T21:40+01:00")
        #expect(instant("2024-02-29T21:40") == nil)
        #expect(CalendarDuration(iso: Array("P1M".utf8).span)?.months == 1)
        #expect(CalendarDuration(iso: Array("PM1".utf8).span) == nil)
        #expect(LocalTime(iso: Array("21:40".utf8).span)?.hour == 21)
        #expect(LocalTime(iso: Array("2140".utf8).span) == nil)
    }
}
