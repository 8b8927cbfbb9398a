// Keeps spreadsheets from running the text of a cell as a formula.

/// Gives a text that a spreadsheet would take for a formula a leading `'`, and counts how often.
///
/// Only text is treated: the number -3 stays a number. A text is dangerous when its first character, also after blanks, is one of
/// `= + - @`, a tab, a carriage return or NUL (OWASP ASVS 5, 1.2.10; CWE-1236).
struct FormulaGuard {
    private(set) var count = 0

    mutating func guarded(_ text: String) -> String {
        guard Self.isDangerous(text) else { return text }
        count += 1
        return "'" + text
    }

    static func isDangerous(_ text: String) -> Bool {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "): continue
            case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D, 0x00:
                return true
            default: return false
            }
        }
        return false
    }
}
