// Words for months, lengths of time and how often something is done, in five languages: the table `calendar.csv`.

import Values

/// The words by what they stand for; all in small letters.
struct CalendarWords: Sendable {
    enum Unit: String { case hour, minute, day, workday, week, month, quarter, semester, year }

    private(set) var months: [String: Int] = [:]
    private(set) var units: [String: Unit] = [:]
    private(set) var numbers: [String: Int] = [:]
    /// What stands between a number and a unit that parts the unit: twice *per* year has `x` before it.
    private(set) var times: Set<String> = []
    /// Words that say nothing of a length: every, within.
    private(set) var skipped: Set<String> = []
    /// Words beside a day: its weekday, the letters behind its number.
    private(set) var fillers: Set<String> = []
    /// What a word says of how often; nil for what has no cadence.
    private(set) var cadences: [String: CalendarDuration?] = [:]
    private(set) var truths: [String: Bool] = [:]

    static let standard = CalendarWords(Resource.rows("calendar.csv"))

    private init(_ rows: [[String]]) {
        for row in rows where row.count == 3 {
            for word in row[2].split(separator: "|").map(String.init) {
                switch row[0] {
                case "month": months[word] = Int(row[1])
                case "unit": units[word] = Unit(rawValue: row[1])
                case "number": numbers[word] = Int(row[1])
                case "times": times.insert(word)
                case "skip": skipped.insert(word)
                case "filler": fillers.insert(word)
                case "cadence":
                    cadences.updateValue(row[1] == "none" ? nil : try? CalendarDuration(parsing: row[1]), forKey: word)
                case "truth": truths[word] = row[1] == "true"
                default: break
                }
            }
        }
    }
}
