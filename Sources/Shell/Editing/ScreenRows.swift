// Where on the screen a place of the text at the prompt is drawn.

import Diagnostics

/// Rows from 0, counted from the row of the prompt; columns from 0.
struct ScreenRows {
    let promptWidth: Int
    let columns: Int

    var window: Int { max(columns, 2) }

    /// The row after this text has been drawn behind the prompt. Linear.
    func row(after text: String) -> Int { place(after: text).row }

    /// Where the cursor stands after this text has been drawn behind the prompt. Linear.
    func place(after text: String) -> ScreenPlace {
        var place = ScreenPlace(row: promptWidth / window, column: promptWidth % window)
        for character in text { _ = place.draw(character, in: window) }
        return place
    }
}

/// A place that moves as characters are drawn, by the rules of terminals.
struct ScreenPlace: Equatable {
    var row: Int
    var column: Int

    /// Whether a new row began before the character (it was too wide for the rest of the row), and after it (the row was full).
    mutating func draw(_ character: Character, in window: Int) -> (before: Bool, after: Bool) {
        if character == "\n" {
            row += 1
            column = 0
            return (false, false)
        }
        let cells = DisplayWidth.of(character)
        let isTooWide = column + cells > window
        if isTooWide {
            row += 1
            column = 0
        }
        column += cells
        let isFull = column == window
        if isFull {
            row += 1
            column = 0
        }
        return (isTooWide, isFull)
    }
}
