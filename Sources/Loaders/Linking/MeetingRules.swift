// By which rules a text that no node is called exactly may yet mean one.

import Graph

/// What a text becomes under a rule; two texts that become the same are met by it, where nothing else does.
enum MeetingRule: CaseIterable {
    /// Without regard to case, blanks, marks over letters.
    case plain
    /// `P1` for `P01`, `P-01` or `P 01`; the order of a person's names, titles.
    case loose

    /// Empty where the rule says nothing of it.
    func form(_ text: String, isName: Bool, isPerson: Bool) -> String {
        switch self {
        case .plain:
            let blank = isName ? " " : ""
            return visible(text).lowercased().split { $0.isWhitespace }.joined(separator: blank)
        case .loose:
            if isPerson, isName { return PersonName(visible(text)).key }
            return isName ? looseName(text) : looseID(text)
        }
    }
}

/// Letters and digits, with marks resolved.
private func looseName(_ text: String) -> String {
    plainLetters(visible(text).lowercased().replacing("&", with: "und").filter { $0.isLetter || $0.isNumber })
        .replacing("and", with: "und")
}

/// Letters, and numbers without their leading zeros: `P-007` as `p7`. What has points keeps them, but for `7.0`, which programs
/// make of 7.
private func looseID(_ text: String) -> String {
    var text = visible(text)
    if text.hasSuffix(".0"), text.dropLast(2).allSatisfy(\.isNumber) { text.removeLast(2) }
    var result = ""
    var digits = ""
    func flush() {
        if digits.isEmpty { return }
        let number = digits.drop { $0 == "0" }
        result += (result.last?.isNumber == true ? "." : "") + (number.isEmpty ? "0" : String(number))
        digits = ""
    }
    for character in text.lowercased() {
        if character.isNumber {
            digits.append(character)
            continue
        }
        flush()
        if character.isLetter || character == "." { result.append(character) }
        if !character.isLetter, character != ".", result.last?.isNumber == true { result.append("-") }
    }
    flush()
    return result
}

/// The nodes of a label by a property, as a rule sees them.
struct RuleIndex {
    private var nodes: [String: UInt32] = [:]

    init(_ blocks: [Block], key: SymbolID, _ pool: borrowing StringPool, _ form: (String) -> String) {
        for block in blocks {
            guard case .strings(let ids) = block.column(key) else { continue }
            for (row, id) in ids.enumerated() where id != 0 {
                insert(form(pool.string(id)), block.firstID + UInt32(truncatingIfNeeded: row))
            }
        }
    }

    mutating func insert(_ form: String, _ node: UInt32) {
        if form.isEmpty { return }
        nodes[form] = nodes[form].map { $0 == node ? node : KeyIndex.ambiguous } ?? node
    }

    func node(_ form: String) -> UInt32? { form.isEmpty ? nil : nodes[form] }
}
