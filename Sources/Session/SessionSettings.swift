// What the user may set, beside what the organisation's files say.

import Diagnostics
package import Values

/// Settings hold for the session; they win over the manifest.
package struct SessionSettings: Sendable {
    package var asOf: CalendarDate?
    package var period: Period?
    package var parameters: [String: Value] = [:]
    /// Unknown labels, types and properties are errors instead of warnings.
    package var strict = false
    /// Writing clauses are refused.
    package var readOnly = false
    /// The day on the user's clock, given only at a prompt: what as-of falls back to. A script has none.
    package var today: CalendarDate?
    /// The auditor's own grades, and findings accepted for a time.
    package var grades: GradeOverrides?
    package var baseline: Baseline?
    /// How many records to draw, by how often something is done.
    package var sampling = SamplingTable.shipped
    /// How the program was called, for the manifests of exports.
    package var commandLine: [String] = []
    /// How much may be held in memory, in bytes: what was loaded, and what a statement needs beside it.
    package var memoryLimit = MachineMemory.share
    /// How many rows an answer may have; nil: any number.
    package var rowLimit: Int?
    /// How long a statement may take; nil: as long as it takes.
    package var timeLimit: Duration?
    /// Threads that a query may use, and how many nodes of a scan one takes at a time; nil for what suits the machine.
    package var threads: (count: Int, morsel: Int)?

    /// Rewriting rules that are left out, for tests that compare answers with a rule and without it.
    package var rulesLeftOut: Set<String> = []

    package init() {}
}

/// A span of days, both ends included.
package struct Period: Hashable, Sendable {
    package var from: CalendarDate
    package var to: CalendarDate

    package init(from: CalendarDate, to: CalendarDate) {
        self.from = from
        self.to = to
    }

    /// The twelve months that end on a day.
    package static func year(endingOn day: CalendarDate) -> Period {
        let start = try? day.adding(months: -12).adding(days: 1)
        return Period(from: start ?? day, to: day)
    }
}

/// The dates that a statement is judged by, and where as-of came from.
package struct Judgement: Sendable {
    package enum Origin: String, Sendable { case setting, manifest, today, none }
    package var asOf: CalendarDate?
    package var origin: Origin
    package var period: Period?

    /// Settings first, then the manifest, then today's date at a prompt. The period never ends after as-of; a manifest's
    /// that begins after an as-of of one's own gives way to the year that ends there.
    init(settings: SessionSettings, manifestAsOf: CalendarDate?, manifestPeriod: Period?) {
        if let asOf = settings.asOf {
            (self.asOf, origin) = (asOf, .setting)
        } else if let asOf = manifestAsOf {
            (self.asOf, origin) = (asOf, .manifest)
        } else if let asOf = settings.today {
            (self.asOf, origin) = (asOf, .today)
        } else {
            (self.asOf, origin) = (nil, .none)
        }
        period = settings.period ?? manifestPeriod
        if let asOf, settings.period == nil, period.map({ $0.from.epochDay > asOf.epochDay }) ?? true {
            period = .year(endingOn: asOf)
        }
        if let asOf, let known = period, known.to.epochDay > asOf.epochDay { period?.to = asOf }
    }
}

extension Judgement {
    /// - Throws: a period of one's own that begins after as-of; nothing could lie in it.
    func checkPeriod() throws(Diagnostic) {
        guard let period, let asOf, period.from.epochDay > period.to.epochDay else { return }
        throw Diagnostic(
            phase: .runtime, type: .argumentError, detail: .invalidArgumentValue,
            message: "the period begins on \(period.from.text), after as-of, which is \(asOf.text)",
            help: "Give a period that begins by as-of, or a later as-of.")
    }
}

extension CalendarDate {
    /// ISO 8601.
    var text: String { Value.date(self).temporalText ?? "" }
}
