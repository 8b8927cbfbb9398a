// Names as they may stand in a picture, and how wide they are.

import Diagnostics

package enum Label {
    /// One line without anything that a reader would not see: blanks of any kind are one blank; control characters and
    /// marks that turn the direction of writing are shown as `�`, since they can make a name look like another one.
    package static func plain(_ text: String) -> String {
        var result = ""
        var wantsBlank = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                wantsBlank = !result.isEmpty
                continue
            }
            if wantsBlank { result += " " }
            wantsBlank = false
            if isHidden(scalar) { result += "\u{FFFD}" } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .unassigned, .privateUse: scalar != "\u{200D}" && scalar != "\u{200C}"
        default: false
        }
    }

    /// At least as wide as the fonts that the picture asks for draw it, in units of the picture. Linear.
    package static func width(_ text: String, size: Int) -> Int {
        var thousandths = 0
        for character in text {
            switch character {
            case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!": thousandths += 360
            case "f", "t", "r", "(", ")", "[", "]", "/", "-", " ": thousandths += 420
            case "m", "w", "M", "W", "@", "%": thousandths += 980
            case "A"..."Z": thousandths += 740
            default: thousandths += DisplayWidth.of(character) > 1 ? 1100 : 640
            }
        }
        return (thousandths * size + 999) / 1000
    }

    /// A text in lines that are not wider; the last one ends with `…` where something is left out.
    static func lines(_ text: String, width limit: Int, size: Int, count: Int) -> [String] {
        var lines: [String] = []
        var words = plain(text).split(separator: " ").map(String.init)[...]
        while let word = words.first, lines.count < count {
            var line = word
            words.removeFirst()
            while let next = words.first, width(line + " " + next, size: size) <= limit {
                line += " " + next
                words.removeFirst()
            }
            if width(line, size: size) > limit {
                let (head, rest) = split(line, width: limit, size: size)
                line = head
                words.insert(rest, at: words.startIndex)
            }
            lines.append(line)
        }
        if !words.isEmpty, let last = lines.last {
            var kept = last
            while !kept.isEmpty, width(kept + "…", size: size) > limit { kept.removeLast() }
            lines[lines.count - 1] = kept + "…"
        }
        return lines
    }

    /// A word that is wider than a line, in two; each has at least a character.
    private static func split(_ word: String, width limit: Int, size: Int) -> (String, String) {
        var head = word
        var rest = ""
        while head.count > 1, width(head, size: size) > limit { rest = String(head.removeLast()) + rest }
        return (head, rest)
    }
}
