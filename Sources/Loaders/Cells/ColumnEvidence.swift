// What the cells of a column prove together about how each of them is to be read.

/// Counts of what was seen; columns of a file that prove something decide for their neighbours.
struct ColumnEvidence: Sendable {
    private(set) var count = 0
    /// Days that were read whatever the order, days that have two readings, numbers that may be a spreadsheet's days.
    private(set) var (dates, openDates, serials) = (0, 0, 0)
    private(set) var (dayFirst, monthFirst) = (0, 0)
    /// Cells with a time that is not midnight.
    private(set) var clocks = 0
    private(set) var (numbers, openNumbers, commas, points) = (0, 0, 0, 0)
    /// Whole numbers of four digits and more without a mark: then marks part no thousands.
    private(set) var longNumbers = 0
    /// The fewest and the most decimals behind a point, and whether the most end with a zero.
    private(set) var decimals = (least: Int.max, most: 0, endsWithZero: false)

    mutating func observe(_ bytes: Bytes) {
        count += 1
        guard bytes.count <= 64 else { return }
        if unsafe parseDate(bytes) != nil {
            dates += 1
            return
        }
        let text = unsafe decoded(bytes)
        observeDate(text)
        observeNumber(text)
    }

    private mutating func observeDate(_ text: String) {
        switch DateReader.read(text) {
        case .moment(let moment):
            dates += 1
            if let second = moment.second, second > 0 { clocks += 1 }
            if text.contains(where: { $0 == "/" || $0 == "-" }) {
                // Whether one order alone reads it.
                let numbers = text.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
                if numbers.count == 2, numbers[0] > 12, numbers[0] <= 31, numbers[1] <= 12 { dayFirst += 1 }
                if numbers.count == 2, numbers[1] > 12, numbers[1] <= 31, numbers[0] <= 12 { monthFirst += 1 }
            }
        case .ambiguous: openDates += 1
        case .serial: serials += 1
        case .noSuchDay, .none: break
        }
    }

    private mutating func observeNumber(_ text: String) {
        guard let proof = NumberReader.proof(of: text) else { return }
        numbers += 1
        if let point = text.lastIndex(of: "."), !text.contains(",") {
            let digits = text.utf8.distance(from: text.utf8.index(after: point), to: text.utf8.endIndex)
            noteDecimals(least: digits, most: digits, text.hasSuffix("0"))
        }
        switch proof {
        case .comma: commas += 1
        case .point: points += 1
        case .open: openNumbers += 1
        case .nothing: if text.utf8.count >= 4, text.utf8.allSatisfy(isDigit) { longNumbers += 1 }
        }
    }

    private mutating func noteDecimals(least: Int, most: Int, _ endsWithZero: Bool) {
        if most > decimals.most { (decimals.most, decimals.endsWithZero) = (most, endsWithZero) }
        if most == decimals.most { decimals.endsWithZero = decimals.endsWithZero || endsWithZero }
        decimals.least = min(decimals.least, least)
    }

    /// `5.1` beside `5.10`: chapters and versions, no numbers.
    var holdsVersions: Bool { commas == 0 && decimals.endsWithZero && decimals.least < decimals.most }

    mutating func merge(_ other: ColumnEvidence) {
        if other.decimals.most > 0 {
            noteDecimals(least: other.decimals.least, most: other.decimals.most, other.decimals.endsWithZero)
        }
        count += other.count
        (dates, openDates, serials) = (dates + other.dates, openDates + other.openDates, serials + other.serials)
        (dayFirst, monthFirst, clocks) = (
            dayFirst + other.dayFirst, monthFirst + other.monthFirst, clocks + other.clocks
        )
        (numbers, openNumbers) = (numbers + other.numbers, openNumbers + other.openNumbers)
        (commas, points, longNumbers) = (commas + other.commas, points + other.points, longNumbers + other.longNumbers)
    }

    /// Which number is the day; nil where the column does not tell, or contradicts itself.
    var order: DateOrder? { dayFirst > 0 ? (monthFirst == 0 ? .dayFirst : nil) : monthFirst > 0 ? .monthFirst : nil }
    var contradictsOrder: Bool { dayFirst > 0 && monthFirst > 0 }
    var decimal: DecimalMark? { commas > 0 ? (points == 0 ? .comma : nil) : points > 0 ? .point : nil }
    /// Every cell that is filled is a day or a spreadsheet's number of one, and some are plainly days.
    var holdsSerials: Bool { serials > 0 && dates + openDates > 0 && dates + openDates + serials == count }
}

extension DateOrder {
    /// What a heading says of the days below it: `Due (DD/MM/YYYY)`, `Fällig am (TT.MM.JJJJ)`; nil where it says nothing.
    init?(saidBy heading: String) {
        guard heading.contains(where: { "/.-".contains($0) }) else { return nil }
        let words = heading.lowercased().split { !$0.isLetter }.map(String.init)
        for (first, second) in zip(words, words.dropFirst()) {
            let isDay = { (word: String) in ["d", "dd", "tt", "t", "jj", "j"].contains(word) }
            let isMonth = { (word: String) in ["m", "mm", "mmm"].contains(word) }
            if isDay(first), isMonth(second) {
                self = .dayFirst
                return
            }
            if isMonth(first), isDay(second) {
                self = .monthFirst
                return
            }
        }
        return nil
    }
}

/// How the cells of a column are read, by itself and its neighbours.
struct ReadingContext: Equatable, Sendable {
    var order: DateOrder?
    var decimal: DecimalMark?
    var readsSerials = false

    /// Of a column in its file; what a manifest says comes first.
    init(
        _ column: ColumnEvidence, among file: [ColumnEvidence], _ layout: TableLayout, headings: [String] = [],
        heading: String = ""
    ) {
        readsSerials = column.holdsSerials
        let orders = Set(file.compactMap(\.order) + headings.compactMap(DateOrder.init(saidBy:)))
        order = layout.dateOrder ?? DateOrder(saidBy: heading) ?? column.order
        if order == nil, !column.contradictsOrder, orders.count == 1, !file.contains(where: \.contradictsOrder) {
            order = orders.first
        }
        let marks = Set(file.filter { $0.numbers == $0.count }.compactMap(\.decimal))
        decimal = layout.decimal ?? column.decimal
        if decimal == nil, !(column.commas > 0 && column.points > 0), marks.count == 1 { decimal = marks.first }
    }

    /// What a manifest alone says.
    init(_ layout: TableLayout = TableLayout()) { (order, decimal) = (layout.dateOrder, layout.decimal) }
}
