// Commands about the dates that everything is judged by: .asof, .period.

import Assist
package import Diagnostics
package import Session
package import Values

struct AsOfCommand: DotCommand {
    let name = ".asof"
    let parameters = "[DATE|today]"
    let summary = "the day everything is judged by; alone: what it is now"
    let detail =
        "It wins over the manifest's. Undated columns, such as a status, stay as the files give them.\n\n  .asof 2026-03-31"
    let argument = CommandDescription.Argument.words(["today"])

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if !argument.isEmpty {
            let isToday = argument.lowercased() == "today"
            bench.session.settings.asOf =
                isToday ? SystemClock.today : try failing { () throws(Diagnostic) in try Dates.date(argument) }
        }
        bench.terminal.tell(Banner(session: bench.session).dates)
    }
}

struct PeriodCommand: DotCommand {
    let name = ".period"
    let parameters = "[FROM TO]"
    let summary = "the days that are looked at, both included; alone: what they are now"
    let detail = "  .period 2025-04-01 2026-03-31"

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if !argument.isEmpty {
            bench.session.settings.period = try failing { () throws(Diagnostic) in try Dates.period(argument) }
        }
        bench.terminal.tell(Banner(session: bench.session).dates)
    }
}

/// Dates as they are given to commands and options.
package enum Dates {
    package static func date(_ text: String) throws(Diagnostic) -> CalendarDate {
        let bytes = Array(unquoted(text).utf8)
        // Only the whole form: `2026-03` would be read as its first day, which nobody meant.
        guard bytes.count == 10, let date = try? CalendarDate(parsing: unquoted(text)) else { throw .notADate(text) }
        return date
    }

    /// `2025-04-01 2026-03-31`, also with `..`, `/`, `to` or a comma between them.
    package static func period(_ text: String) throws(Diagnostic) -> Period {
        var dates = text.split { $0 == " " || $0 == "," || $0 == "/" }.map(String.init).filter {
            $0.lowercased() != "to" && $0 != ".."
        }
        if dates.count == 1, let dots = dates[0].firstRange(of: "..") {
            dates = [String(dates[0][..<dots.lowerBound]), String(dates[0][dots.upperBound...])]
        }
        guard dates.count == 2 else { throw .notAPeriod(text) }
        let period = Period(from: try date(dates[0]), to: try date(dates[1]))
        guard period.from.epochDay <= period.to.epochDay else { throw .backwards }
        return period
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func notADate(_ text: String) -> Diagnostic {
        .usage("\(text) is no date", help: "Dates are written as year, month and day: 2026-03-31")
    }

    fileprivate static func notAPeriod(_ text: String) -> Diagnostic {
        .usage("\(text) is no period", help: "A period is two dates: 2025-04-01 2026-03-31")
    }

    fileprivate static var backwards: Diagnostic { .usage("the period ends before it begins") }
}
