// How each column of a table is read, once its cells have been looked at.

import Values

/// A column's way from cells to values: what the scanner does, and what is left to do with the texts it gathers.
struct ColumnPlan {
    var task: ColumnTask
    /// What becomes of texts that are not to stay texts.
    var finish: Finish
    /// What the user should know.
    var note: String?

    enum Finish {
        case none
        /// Words are mapped and compared with those that are known.
        case words
        /// Each distinct text is read as a value of a type.
        case values(CellType)
        /// Wall clocks become instants in the manifest's zone.
        case instants
    }

    init(_ output: TablePlan.Output, _ guess: TypeGuess?, _ context: ReadingContext, isFinal: Bool) {
        task = ColumnTask(source: output.column, reading: .text, isDeclared: true)
        task.context = context
        finish = .none
        switch output.meaning {
        case .link(_, let reference, _), .end(let reference, _):
            if let split = reference.split { task.reading = .parts(separator: Array(split.utf8)) }
        case .property(let property, _):
            if !property.mapping.isEmpty || property.known != nil {
                finish = .words
                if let type = property.type, type != .string { finish = .values(type) }
            } else if let type = property.type {
                readDeclared(type, property.format, guess)
            } else {
                readGuessed(guess, isFinal)
            }
        }
    }

    mutating func readAsText() {
        task.reading = .text
        task.isDeclared = true
        if case .values = finish { finish = .none }
    }

    private mutating func readDeclared(_ type: CellType, _ format: DatePattern?, _ guess: TypeGuess?) {
        switch type {
        case .string: task.reading = .text
        case .integer: task.reading = .integer
        case .float: task.reading = .float
        case .boolean: task.reading = .boolean
        case .date:
            let isISO = guess?.readings.contains(.date) ?? true
            task.reading = .date(format ?? (isISO ? nil : guess?.onlyPattern))
        case .localDateTime: task.reading = .localDateTime(format)
        case .dateTime where format != nil:
            task.reading = .localDateTime(format)
            finish = .instants
        case .dateTime, .duration, .list: finish = .values(type)
        }
    }

    private mutating func readGuessed(_ guess: TypeGuess?, _ isFinal: Bool) {
        guard let (type, pattern, note) = guess?.reading(task.context) else { return }
        self.note = note
        task.isDeclared = isFinal
        switch type {
        case .integer: task.reading = .integer
        case .float: task.reading = .float
        case .boolean: task.reading = .boolean
        case .date: task.reading = .date(pattern)
        case .localDateTime: task.reading = .localDateTime(nil)
        case .dateTime, .duration: finish = .values(type)
        case .string, .list: break
        }
    }
}
