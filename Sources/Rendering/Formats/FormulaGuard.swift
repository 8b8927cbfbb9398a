// Keeps spreadsheets from running the text of a cell as a formula.

/// Gives a text that a spreadsheet would take for a formula a leading `'`, and counts how often.
///
/// Only text is treated: the number -3 stays a number. A text is dangerous when its first character, also after blanks and what
/// is not seen, is one of `= + - @`, in the wide forms of East Asia too, a tab, a carriage return or NUL (OWASP ASVS 5, 1.2.10;
/// CWE-1236).
struct FormulaGuard {
    private(set) var count = 0

    mutating func guarded(_ text: String) -> String {
        guard Self.isDangerous(text) else { return text }
        count += 1
        return "'" + text
    }

    static func isDangerous(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\u{A0}", "\u{B}", "\u{C}", "\u{200B}", "\u{2060}", "\u{FEFF}": continue
            case "=", "+", "-", "@", "\t", "\r", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
            default: return false
            }
        }
        return false
    }
}
