// The list that Tab prints when there are several ways to go on.

import Assist
import Diagnostics

/// A few suggestions stand one below the other with what they are, many side by side.
struct SuggestionList {
    let suggestions: [Suggestion]
    let columns: Int

    init(_ suggestions: [Suggestion], columns: Int) {
        self.suggestions = suggestions
        self.columns = max(columns, 20)
    }

    private static let mostWithDetail = 12
    private static let most = 120

    var text: String {
        let shown = Array(suggestions.prefix(Self.most))
        let more = suggestions.count - shown.count
        let ending = more > 0 ? "… and \(more) more\n" : ""
        let hasDetail = shown.count <= Self.mostWithDetail && shown.contains { $0.detail != nil }
        return (hasDetail ? detailed(shown) : sideBySide(shown)) + ending
    }

    private func detailed(_ shown: [Suggestion]) -> String {
        let width = shown.map { DisplayWidth.of($0.text) }.max() ?? 0
        return shown.map { suggestion -> String in
            let gap = String(repeating: " ", count: width - DisplayWidth.of(suggestion.text) + 2)
            let line = Snippet.visible(suggestion.text) + (suggestion.detail.map { gap + Snippet.visible($0) } ?? "")
            return clipped(line) + "\n"
        }.joined()
    }

    /// In columns, read from top to bottom.
    private func sideBySide(_ shown: [Suggestion]) -> String {
        let cell = (shown.map { DisplayWidth.of($0.text) }.max() ?? 0) + 2
        let perRow = max(1, columns / cell)
        let rows = (shown.count + perRow - 1) / perRow
        return (0..<rows).map { row -> String in
            var line = ""
            for index in stride(from: row, to: shown.count, by: rows) {
                let text = Snippet.visible(shown[index].text)
                let isLast = index + rows >= shown.count
                line += text + (isLast ? "" : String(repeating: " ", count: cell - DisplayWidth.of(text)))
            }
            return clipped(line) + "\n"
        }.joined()
    }

    private func clipped(_ line: String) -> String {
        if DisplayWidth.of(line) < columns { return line }
        var result = ""
        for character in line where DisplayWidth.of(result) + DisplayWidth.of(character) < columns - 1 {
            result.append(character)
        }
        return result + "…"
    }
}
