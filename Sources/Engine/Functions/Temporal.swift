// Functions that make dates, times and durations.

extension Function {
    static let temporal: [Function] = []
}
