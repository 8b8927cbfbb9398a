// Characters that nobody sees, and what spreadsheets put around cells to keep them as they are.

/// Whether a text holds characters that look like others or like nothing, or letters that are put together from several.
func holdsInvisible(_ bytes: Bytes) -> Bool {
    var index = 0
    while index < bytes.count {
        let byte = unsafe bytes[index]
        if byte >= 0xC2, index + 1 < bytes.count {
            let next = unsafe bytes[index + 1]
            switch byte {
            case 0xC2: if next == 0xA0 || next == 0xAD { return true }
            case 0xCC, 0xCD: return true
            case 0xE2:
                let third = index + 2 < bytes.count ? unsafe bytes[index + 2] : 0
                if next == 0x80, third <= 0x8F || third >= 0xA8 && third <= 0xAF { return true }
                if next == 0x81, third >= 0x9F && third <= 0xAF { return true }
            case 0xE3: if next == 0x80, index + 2 < bytes.count, unsafe bytes[index + 2] == 0x80 { return true }
            case 0xEF: if next == 0xBB { return true }
            default: break
            }
        }
        index += 1
    }
    return false
}

/// A cell as it is meant: blanks of all kinds as blanks, nothing that has no width, letters in one piece, and without
/// `="…"` or a leading apostrophe, by which spreadsheets keep `0007` a text.
func visible(_ text: String) -> String {
    var text = text
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    if !isPlain {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: result.unicodeScalars.append(" ")
            case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        text = String(result.map { composed[$0] ?? $0 })
    }
    if text.first?.isWhitespace == true || text.last?.isWhitespace == true { text = trimmed(text) }
    return withoutGuard(text)
}

/// `="0007"`, `=("0007")`, `'0007` as `0007`.
private func withoutGuard(_ text: String) -> String {
    if text.hasPrefix("'"), text.dropFirst().first?.isNumber == true { return String(text.dropFirst()) }
    guard text.hasPrefix("=") else { return text }
    var inner = text.dropFirst()
    if inner.hasPrefix("("), inner.hasSuffix(")") { inner = inner.dropFirst().dropLast() }
    guard inner.count >= 2, inner.hasPrefix("\""), inner.hasSuffix("\"") else { return text }
    inner = inner.dropFirst().dropLast()
    return inner.contains("\"") ? text : String(inner)
}

/// Letters of European languages in one piece, by any way of putting them together: characters are equal however they are written.
private let composed: [Character: Character] = {
    var letters: [Character: Character] = [:]
    for value in Array(UInt32(0xC0)...0x17F) + Array(0x1CD...0x217) + Array(0x1E00...0x1EFF) {
        if let scalar = UnicodeScalar(value) { letters[Character(scalar)] = Character(scalar) }
    }
    return letters
}()
