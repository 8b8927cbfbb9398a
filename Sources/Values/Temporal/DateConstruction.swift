// Dates made of components, alone or on top of another temporal value's day.

extension CalendarDate {
    /// `{year: 2015, month: 7, day: 21}` and the week, quarter and ordinal forms; `{date: other, day: 1}`.
    package init(components map: MapValue) throws(TemporalError) {
        let components = try ComponentMap(map, of: "Date", names: ComponentMap.dateNames + ["date"])
        try self.init(components, base: try components.date("date"))
    }

    /// What the components name; what they leave open comes from `base`, or without one is the first.
    init(_ components: ComponentMap, base: CalendarDate?) throws(TemporalError) {
        switch try DateForm(components, needsAll: base == nil) {
        case .calendar: try self.init(calendar: components, base)
        case .week: try self.init(week: components, base)
        case .quarter: try self.init(quarter: components, base)
        case .ordinal: try self.init(ordinal: components, base)
        }
    }

    private init(calendar components: ComponentMap, _ base: CalendarDate?) throws(TemporalError) {
        let year = try components.integer("year") ?? base?.year ?? 1
        let month = try components.integer("month") ?? base?.month ?? 1
        try check(year, CivilCalendar.yearRange, "year")
        try check(month, 1...12, "month")
        let lastDay = CivilCalendar.daysInMonth(month, of: year)
        try self.init(year: year, month: month, day: try components.integer("day") ?? min(base?.day ?? 1, lastDay))
    }

    private init(week components: ComponentMap, _ base: CalendarDate?) throws(TemporalError) {
        let year = try components.integer("year") ?? base?.weekYear ?? 1
        try check(year, CivilCalendar.yearRange, "year")
        let week = try components.integer("week") ?? min(base?.week ?? 1, CalendarDate.weeks(inWeekYear: year))
        try self.init(weekYear: year, week: week, weekDay: try components.integer("dayOfWeek") ?? base?.weekDay ?? 1)
    }

    private init(quarter components: ComponentMap, _ base: CalendarDate?) throws(TemporalError) {
        let year = try components.integer("year") ?? base?.year ?? 1
        let quarter = try components.integer("quarter") ?? base?.quarter ?? 1
        if let day = try components.integer("dayOfQuarter") {
            try self.init(year: year, quarter: quarter, dayOfQuarter: day)
        } else if let base {
            // The same month of the quarter, and the same day as far as that month has it.
            try check(year, CivilCalendar.yearRange, "year")
            try check(quarter, 1...4, "quarter")
            let month = (quarter - 1) * 3 + (base.month - 1) % 3 + 1
            let day = min(base.day, CivilCalendar.daysInMonth(month, of: year))
            try self.init(year: year, month: month, day: day)
        } else {
            try self.init(year: year, quarter: quarter, dayOfQuarter: 1)
        }
    }

    private init(ordinal components: ComponentMap, _ base: CalendarDate?) throws(TemporalError) {
        let year = try components.integer("year") ?? base?.year ?? 1
        try self.init(year: year, ordinalDay: try components.integer("ordinalDay") ?? base?.ordinalDay ?? 1)
    }
}

/// The four ways to name a day.
private enum DateForm {
    case calendar, week, quarter, ordinal

    /// The one that the components belong to; without a base (`needsAll`) none may be left out in between.
    init(_ components: ComponentMap, needsAll: Bool) throws(TemporalError) {
        let forms: [(DateForm, [String])] = [
            (.calendar, ["month", "day"]), (.week, ["week", "dayOfWeek"]), (.quarter, ["quarter", "dayOfQuarter"]),
            (.ordinal, ["ordinalDay"]),
        ]
        var chosen: (form: DateForm, name: String)?
        for (form, names) in forms {
            guard let name = components.first(of: names) else { continue }
            if let chosen { throw .conflicting(chosen.name, name) }
            chosen = (form, name)
            if needsAll, name != names[0] { throw .missing(component: names[0], type: components.type) }
        }
        if needsAll, !components.has("year") { throw .missing(component: "year", type: components.type) }
        self = chosen?.form ?? .calendar
    }
}
