// On which row of the screen a place of the text at the prompt is drawn.

import Diagnostics

/// Rows from 0, counted from the row of the prompt.
struct ScreenRows {
    let promptWidth: Int
    let columns: Int

    /// The row after this text has been drawn behind the prompt. Linear.
    func row(after text: String) -> Int {
        let window = max(columns, 2)
        var row = promptWidth / window
        var column = promptWidth % window
        for character in text {
            if character == "\n" {
                row += 1
                column = 0
                continue
            }
            let cells = DisplayWidth.of(character)
            if column + cells > window {
                row += 1
                column = 0
            }
            column += cells
            // A full row puts the cursor on the next one.
            if column == window {
                row += 1
                column = 0
            }
        }
        return row
    }
}
