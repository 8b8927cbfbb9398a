// Strings and their numbers.

import Graph
import Testing

@Suite struct InternerTests {
    @Test func givesEqualStringsEqualNumbers() {
        var interner = Interner()
        var copy = interner
        var numbers: [String: StringID] = [:]
        for index in 0..<20_000 {
            let text = String(repeating: "x", count: index % 40) + String(index % 7_000)
            let id = interner.intern(text)
            #expect(numbers[text] == nil || numbers[text] == id)
            numbers[text] = id
        }
        #expect(interner.count == numbers.count)
        for (text, id) in numbers {
            #expect(interner.string(id) == text)
            #expect(interner.id(of: text) == id)
        }
        #expect(interner.id(of: "absent") == nil)
        #expect(interner.string(0) == "")
        #expect(copy.count == 0 && copy.intern("") == 1)
    }

    @Test func ordersByCodePoints() {
        var interner = Interner()
        let ids = ["", "Z", "a", "ab", "é", "z\u{301}", "😀"].map { interner.intern($0) }
        for (place, id) in ids.enumerated() {
            for (other, next) in ids.enumerated() where place != other {
                let expected = interner.string(id).unicodeScalars.lexicographicallyPrecedes(
                    interner.string(next).unicodeScalars)
                #expect(interner.isLess(id, next) == expected)
            }
        }
    }
}
