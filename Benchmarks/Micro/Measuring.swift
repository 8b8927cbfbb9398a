// Timing of one piece of work, and the line that tells of it.

/// One benchmark: what is measured, and beside it the least that a machine has to do with the same bytes.
struct Benchmark {
    var name: String
    /// Bytes that one run takes in, or gives out where `name` says so.
    var bytes: Int
    /// Things that one run deals with, such as tokens or rows.
    var items: Int
    /// What the limit does.
    var limitName: String
    var limit: () -> Int
    var work: () -> Int
}

/// What several runs took.
struct Measurement {
    /// Nanoseconds, ascending.
    private let runs: [Double]

    /// Runs for about 0.4 s, at least five times and at most 200 times, after one run that is not counted. The result of each run
    /// goes into a sum that is looked at, so that nothing is optimised away.
    init(_ work: () -> Int) {
        var sum = work()
        var runs: [Double] = []
        let begin = ContinuousClock.now
        while runs.count < 5 || (runs.count < 200 && ContinuousClock.now - begin < .milliseconds(400)) {
            let start = ContinuousClock.now
            sum &+= work()
            let (seconds, attoseconds) = (ContinuousClock.now - start).components
            runs.append(Double(seconds) * 1e9 + Double(attoseconds) / 1e9)
        }
        if sum == .min { print("") }
        self.runs = runs.sorted()
    }

    var median: Double { runs[runs.count / 2] }
}

extension Benchmark {
    static let heading =
        "| micro | median ms | MB/s | ns an item | limit MB/s | limit is | times limit |\n|---|---|---|---|---|---|---|"

    /// Runs both sides and gives a line of a Markdown table.
    func line() -> String {
        let work = Measurement(self.work).median
        let limit = Measurement(self.limit).median
        let cells = [
            name, fixed(work / 1e6, 3), fixed(Double(bytes) * 1000 / work, 0), fixed(work / Double(items), 1),
            fixed(Double(bytes) * 1000 / limit, 0), limitName, fixed(work / limit, 1),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}

/// A number with so many digits behind the point.
private func fixed(_ number: Double, _ digits: Int) -> String {
    let scale = [1.0, 10, 100, 1000][digits]
    let rounded = Int((number * scale).rounded())
    guard digits > 0 else { return String(rounded) }
    let fraction = String(rounded % Int(scale))
    return "\(rounded / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
}
