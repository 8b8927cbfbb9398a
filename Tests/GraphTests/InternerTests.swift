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

    @Test("ascending strings are numbered without a look, and found again among others", arguments: [1, 2, 3])
    func ascendingStrings(seed: UInt64) {
        var random = SeededGenerator(state: seed)
        var pool = StringPool()
        var naive: [String: UInt32] = [:]
        func intern(_ text: String) -> UInt32 {
            Array(text.utf8).withUnsafeBufferPointer { UInt32(pool.intern($0, hash: hashBytes($0)) + 1) }
        }
        for round in 0..<60 {
            let (letter, width) = (["R", "H"][Int(random.next() % 2)], [4, 9][Int(random.next() % 2)])
            let first = Int(random.next() % 4_000)
            let texts = (0..<Int(random.next() % 90 + 1)).map { letter + padded(first + 3 * $0, to: width) }
            let number = Array(texts.joined().utf8).withUnsafeBufferPointer { all in
                func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
                    UnsafeBufferPointer(rebasing: all[(index * (width + 1))..<((index + 1) * (width + 1))])
                }
                return StringClass(bytes(0)).flatMap { pool.appendAscending(texts.count, of: $0, bytes) }
            }
            for (index, text) in texts.enumerated() {
                if let number {
                    #expect(naive[text] == nil, "\(text) was there already, round \(round)")
                    naive[text] = number + UInt32(index)
                } else {
                    let id = intern(text)
                    #expect(naive[text, default: id] == id)
                    naive[text] = id
                }
            }
            for _ in 0..<40 {
                let text = letter + padded(Int(random.next() % 5_000), to: width)
                let isNew = random.next() % 16 == 0
                let found = Array(text.utf8).withUnsafeBufferPointer { pool.find($0, hash: hashBytes($0)) }
                #expect(found.map { UInt32($0 + 1) } == naive[text])
                if isNew || naive[text] != nil { naive[text] = intern(text) }
            }
        }
        #expect(pool.count == naive.count)
        for (text, id) in naive { #expect(intern(text) == id) }
    }

    private func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: width - digits.count) + digits
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
