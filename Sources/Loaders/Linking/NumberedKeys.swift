// Ids that are a number behind a common beginning, as registers give them: `P000001`, `P000002`, ….

import Graph

/// The numbers of strings of at most eight bytes that all begin alike and go on with as many digits: the digits are their place
/// in an array, so that finding one touches four bytes where a hash table touches a cache line.
struct NumberedKeys {
    private let form: Form
    /// The number that the first entry stands for.
    private let first: Int
    /// Numbers of strings by the number that their digits are; 0 where there is none.
    private let ids: [StringID]

    /// Nil where a quarter of the strings or more are not like that, or their numbers lie so far apart that the array would be
    /// mostly empty. Others are left out: one more digit, when a register has come to its millionth process.
    init?(_ strings: [StringID], _ pool: borrowing StringPool) {
        guard let sample = strings.first(where: KnownKeys.takes),
            let form = unsafe pool.withUTF8(Int(sample) - 1, { unsafe Form($0) })
        else { return nil }
        var numbers: [Int] = []
        var numbered: [StringID] = []
        numbers.reserveCapacity(strings.count)
        numbered.reserveCapacity(strings.count)
        for id in strings where KnownKeys.takes(id) {
            let number = unsafe pool.withUTF8(Int(id) - 1) { bytes in
                unsafe bytes.count == form.length ? form.number(keyOfShort(bytes)) : nil
            }
            guard let number else { continue }
            numbers.append(number)
            numbered.append(id)
        }
        guard numbers.count > strings.count / 4 * 3, let least = numbers.min(), let most = numbers.max(),
            most - least < 4 * numbers.count + 1024
        else { return nil }
        var ids = [StringID](repeating: 0, count: most - least + 1)
        for (number, id) in zip(numbers, numbered) { ids[number - least] = id }
        self.form = form
        self.ids = ids
        first = least
    }

    /// The number of a string of at most eight bytes, 0 where it is not known.
    @inline(__always) func find(_ key: UInt64, _ length: UInt32) -> StringID {
        guard length == form.length, let number = form.number(key) else { return 0 }
        let place = number &- first
        return place >= 0 && place < ids.count ? ids[place] : 0
    }
}

/// What such strings have in common.
private struct Form {
    let length: Int
    /// The beginning as the lower bits of a key.
    private let beginning: UInt64
    /// How many bits of a key the beginning has, and how many the digits have.
    private let shift: UInt64
    private let width: UInt64

    /// Nil where a string is too long or does not end with a digit.
    init?(_ bytes: Bytes) {
        let digits = unsafe bytes.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
        guard bytes.count <= 8, digits > 0 else { return nil }
        length = bytes.count
        shift = UInt64(8 * (bytes.count - digits))
        width = UInt64(8 * digits)
        beginning = unsafe keyOfShort(bytes) & ~(~0 << shift)
    }

    /// The number that a key's digits are; nil where its beginning is another one or a digit is none.
    ///
    /// Eight digits are read at once: two and two are put together, then these, then those.
    @inline(__always) func number(_ key: UInt64) -> Int? {
        guard key & ~(~0 << shift) == beginning else { return nil }
        let digits = (key >> shift) ^ (0x3030_3030_3030_3030 >> (64 - width))
        guard (digits | (digits &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else { return nil }
        let aligned = digits << (64 - width)
        let twos = (aligned &* 10 &+ aligned >> 8) & 0x00FF_00FF_00FF_00FF
        let fours = (twos &* 100 &+ twos >> 16) & 0x0000_FFFF_0000_FFFF
        return Int(truncatingIfNeeded: (fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF)
    }
}
