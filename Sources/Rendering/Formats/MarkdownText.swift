// Texts in Markdown: the one place that escapes them.

import Diagnostics

package enum MarkdownText {
    /// Inside a table or a line.
    package static func escaped(_ text: String) -> String {
        var result = ""
        let scalars = text.unicodeScalars
        for (place, scalar) in zip(scalars.indices, scalars) {
            switch scalar {
            case "|", "\\", "`", "*", "[", "]": result += "\\" + String(scalar)
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            case "\n": result += "<br>"
            // The line end of a spreadsheet is one; a carriage return by itself is shown.
            case "\r" where scalars[scalars.index(after: place)...].first == "\n": break
            default: result += visibleText(String(scalar))
            }
        }
        return result
    }

    /// In a fence that is longer than any in the text.
    package static func fenced(_ text: String) -> String {
        var fence = "```"
        while text.contains(fence) { fence += "`" }
        return fence + "\n" + text + (text.hasSuffix("\n") ? "" : "\n") + fence + "\n"
    }
}
