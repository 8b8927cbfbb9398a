// Texts in HTML: the one place that escapes them.

import Diagnostics

package enum HTMLText {
    /// Inside an element or an attribute in double quotes. Line ends become breaks; what steers is written out.
    package static func escaped(_ text: String, lineEnd: String = "<br>") -> String {
        var result = ""
        let scalars = text.unicodeScalars
        for (place, scalar) in zip(scalars.indices, scalars) {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "\n": result += lineEnd
            // The line end of a spreadsheet is one; a carriage return by itself is shown.
            case "\r" where scalars[scalars.index(after: place)...].first == "\n": break
            default: result += visibleText(String(scalar))
            }
        }
        return result
    }
}
