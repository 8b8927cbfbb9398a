// Time zones. These tests need the system's zone database and say so where there is none.

import Testing
import Values

@Suite(.enabled(if: ZoneDatabase.isAvailable, "this machine has no zone database"))
struct ZoneTests {
    @Test(
        "Wall clocks in named zones",
        arguments: [
            ("datetime('2015-07-21T21:40:32.142[Europe/London]')", "2015-07-21T21:40:32.142+01:00[Europe/London]"),
            (
                "datetime('1818-07-21T21:40:32.142[Europe/Stockholm]')",
                "1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]"
            ),
            (
                "datetime({year: 2017, month: 8, timezone: 'Europe/Stockholm'})",
                "2017-08-01T00:00+02:00[Europe/Stockholm]"
            ),
            (
                "datetime({datetime: datetime('1984-10-11T12:00[Europe/Stockholm]'), timezone: 'Pacific/Honolulu'})",
                "1984-10-11T01:00-10:00[Pacific/Honolulu]"
            ),
            ("datetime({year: 2500, month: 7, timezone: 'Europe/Berlin'})", "2500-07-01T00:00+02:00[Europe/Berlin]"),
            (
                "datetime({year: 2500, month: 1, timezone: 'Australia/Sydney'})",
                "2500-01-01T00:00+11:00[Australia/Sydney]"
            ),
            ("datetime({year: 2500, month: 7, timezone: 'Europe/Dublin'})", "2500-07-01T00:00+01:00[Europe/Dublin]"),
            ("datetime({year: 2024, timezone: 'Asia/Kathmandu'})", "2024-01-01T00:00+05:45[Asia/Kathmandu]"),
            ("datetime({year: 2024, timezone: 'UTC'})", "2024-01-01T00:00Z[UTC]"),
        ])
    func wallClocks(expression: String, expected: String) throws {
        #expect(try TemporalExpression.evaluate(expression).temporalText == expected)
    }

    @Test(
        "Skipped times move on, repeated times are the earlier unless the offset says otherwise",
        arguments: [
            ("2026-03-29T02:30[Europe/Berlin]", "2026-03-29T03:30+02:00[Europe/Berlin]"),
            ("2026-10-25T02:30[Europe/Berlin]", "2026-10-25T02:30+02:00[Europe/Berlin]"),
            ("2026-10-25T02:30+01:00[Europe/Berlin]", "2026-10-25T02:30+01:00[Europe/Berlin]"),
            ("2400-03-26T02:30[Europe/Berlin]", "2400-03-26T03:30+02:00[Europe/Berlin]"),
        ])
    func gapsAndOverlaps(text: String, expected: String) throws {
        #expect(try ZonedDateTime(parsing: text).description == expected)
    }

    @Test("An offset that the zone does not have is an error")
    func wrongOffset() {
        #expect(throws: TemporalError.offsetDiffersFromZone(offset: "+05:00", zone: "Europe/Berlin")) {
            try ZonedDateTime(parsing: "2026-07-01T12:00+05:00[Europe/Berlin]")
        }
    }

    @Test(
        "Days move the wall clock, hours the instant",
        arguments: [
            ("datetime('2026-03-28T12:00[Europe/Berlin]') + duration('P1D')", "2026-03-29T12:00+02:00[Europe/Berlin]"),
            (
                "datetime('2026-03-28T12:00[Europe/Berlin]') + duration('PT24H')",
                "2026-03-29T13:00+02:00[Europe/Berlin]"
            ),
            (
                "datetime('2026-10-25T02:30+02:00[Europe/Berlin]') + duration('PT1H')",
                "2026-10-25T02:30+01:00[Europe/Berlin]"
            ),
            ("duration.inSeconds(datetime('2017-10-29T00:00[Europe/Stockholm]'), date('2017-10-30'))", "PT25H"),
            (
                "duration.between(datetime('2017-10-28T23:00[Europe/Rome]'), datetime('2017-10-29T04:00[Europe/Rome]'))",
                "PT6H"
            ),
        ])
    func arithmetic(expression: String, expected: String) throws {
        #expect(try TemporalExpression.evaluate(expression).temporalText == expected)
    }

    @Test(
        "An instant goes to any zone's clock and back",
        arguments: ["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca", "Asia/Tehran"])
    func roundTrip(name: String) throws {
        let zone = Zone.named(try #require(ZoneRules.named(name)))
        for second in stride(from: Int64(-5_000_000_000), through: 20_000_000_000, by: 7_654_321) {
            let there = try ZonedDateTime(epochSecond: second, in: zone)
            #expect(there.epochSecond == second)
            #expect(try ZonedDateTime(there.local, in: zone, preferring: there.offset) == there)
        }
    }

    @Test(
        "Names that are no zone are refused, whatever files they could mean",
        arguments: ["", "/etc/passwd", "../zoneinfo/UTC", "tzdata.zi", "Europe", "Europe/Berlin/"])
    func noZones(name: String) {
        #expect(ZoneRules.named(name) == nil)
    }

    @Test("The database says which release it is")
    func version() throws {
        #expect(try #require(ZoneDatabase.version).hasPrefix("20"))
    }
}
