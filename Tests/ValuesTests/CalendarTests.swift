// The calendar, held against counting days one by one.

import Testing
import Values

@Suite struct CalendarTests {
    @Test("Counting day by day through 900 years gives the calendar's own fields")
    func countsEveryDay() throws {
        var date = try CalendarDate(year: -50, month: 1, day: 1)
        var (year, month, day, ordinal): (Int64, Int64, Int64, Int64) = (-50, 1, 1, 1)
        let firstWeekDay = date.weekDay
        for count: Int64 in 0..<330_000 {
            let weekDay = (firstWeekDay - 1 + count) % 7 + 1
            let fields = [date.year, date.month, date.day, date.ordinalDay, date.weekDay]
            if fields != [year, month, day, ordinal, weekDay] {
                Issue.record("\(date) has \(fields), counted \([year, month, day, ordinal, weekDay])")
                break
            }
            let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
            let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            if day < lengths[Int(month) - 1] {
                (day, ordinal) = (day + 1, ordinal + 1)
            } else if month < 12 {
                (month, day, ordinal) = (month + 1, 1, ordinal + 1)
            } else {
                (year, month, day, ordinal) = (year + 1, 1, 1, 1)
            }
            date = try date.adding(days: 1)
        }
    }

    @Test("1970-01-01 is day 0 and a Thursday")
    func epoch() throws {
        let epoch = try CalendarDate(year: 1970, month: 1, day: 1)
        #expect(epoch.epochDay == 0)
        #expect(epoch.weekDay == 4)
    }

    @Test(
        "Every form names the day that its fields came from",
        arguments: [-719_529, -1, 0, 10_957, 19_722, 20_000, 2_932_896])
    func formsRoundTrip(start: Int64) throws {
        for epochDay in start..<start + 800 {
            let date = CalendarDate(epochDay: epochDay)
            #expect(try CalendarDate(year: date.year, month: date.month, day: date.day) == date)
            #expect(try CalendarDate(weekYear: date.weekYear, week: date.week, weekDay: date.weekDay) == date)
            #expect(try CalendarDate(year: date.year, quarter: date.quarter, dayOfQuarter: date.dayOfQuarter) == date)
            #expect(try CalendarDate(year: date.year, ordinalDay: date.ordinalDay) == date)
            #expect(try CalendarDate(parsing: date.description) == date)
        }
    }

    @Test("A week belongs to the year of its Thursday")
    func weekYears() throws {
        for epochDay: Int64 in -40_000..<40_000 {
            let date = CalendarDate(epochDay: epochDay)
            let thursday = CalendarDate(epochDay: epochDay - date.weekDay + 4)
            #expect(date.weekYear == thursday.year)
            #expect(date.week == (thursday.ordinalDay - 1) / 7 + 1)
        }
    }

    @Test("The calendar ends at the years ±999,999,999")
    func limits() throws {
        let last = try CalendarDate(year: 999_999_999, month: 12, day: 31)
        let first = try CalendarDate(year: -999_999_999, month: 1, day: 1)
        #expect(last.description == "+999999999-12-31")
        #expect(first.description == "-999999999-01-01")
        #expect(last.epochDay - first.epochDay == 730_484_999_633)
        #expect(throws: TemporalError.overflow(type: "Date")) { try last.adding(days: 1) }
        #expect(throws: TemporalError.overflow(type: "Date")) { try first.adding(months: -1) }
        #expect(throws: TemporalError.overflow(type: "Date")) { try first.adding(days: .min) }
        #expect(throws: TemporalError.overflow(type: "Date")) { try last.adding(months: .max) }
    }

    @Test(
        "A month's end stays within the month",
        arguments: [
            ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-02-29", 12, "2025-02-28"),
            ("2024-03-31", -1, "2024-02-29"), ("2024-01-31", -2, "2023-11-30"),
        ] as [(String, Int64, String)])
    func clamping(from: String, months: Int64, to: String) throws {
        #expect(try CalendarDate(parsing: from).adding(months: months).description == to)
    }

    @Test(
        "What is not in the calendar is refused",
        arguments: [
            "2023-02-29", "2024-13-01", "2024-00-01", "2024-04-31", "2023-366", "2023-W53-1", "2024-W10-8",
            "2024-Q5-01", "2024-Q1-92",
        ])
    func refused(text: String) {
        #expect {
            try CalendarDate(parsing: text)
        } throws: { error in
            guard case .outOfRange? = error as? TemporalError else { return false }
            return true
        }
    }

    @Test(
        "What does not read as a date says so",
        arguments: ["", "24", "2024-", "2024-1-", "20240", "12345-01-01", "2024-01-01T", "today", "+1234567890-01-01"])
    func unreadable(text: String) {
        #expect(throws: TemporalError.unreadable(type: "Date", text: text)) { try CalendarDate(parsing: text) }
    }
}
