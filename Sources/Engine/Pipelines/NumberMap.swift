// A hash table from numbers to small numbers.

/// Numbers keys in the order in which they are first met: open addressing, half full at most.
@safe final class NumberMap {
    private var keys: UnsafeMutablePointer<UInt64>
    /// The number of a key plus one; 0 where the place is free.
    private var numbers: UnsafeMutablePointer<UInt32>
    private var shift: UInt64
    private(set) var count = 0

    init() {
        shift = 64 - 8
        unsafe keys = .allocate(capacity: 256)
        unsafe numbers = .allocate(capacity: 256)
        unsafe numbers.initialize(repeating: 0, count: 256)
    }

    deinit {
        unsafe keys.deallocate()
        unsafe numbers.deallocate()
    }

    private var capacity: Int { 1 << Int(64 - shift) }

    /// Bytes that the table takes.
    var size: Int { capacity * 12 }

    @inline(__always)
    func number(of key: UInt64) -> UInt32 {
        let mask = capacity &- 1
        var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while true {
            let number = unsafe numbers[place]
            if number == 0 { return insert(key, at: place) }
            if unsafe keys[place] == key { return number &- 1 }
            place = (place &+ 1) & mask
        }
    }

    /// The number of a key; nil where it was never asked for its number.
    @inline(__always)
    func known(_ key: UInt64) -> UInt32? {
        let mask = capacity &- 1
        var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while true {
            let number = unsafe numbers[place]
            if number == 0 { return nil }
            if unsafe keys[place] == key { return number &- 1 }
            place = (place &+ 1) & mask
        }
    }

    @inline(never)
    private func insert(_ key: UInt64, at place: Int) -> UInt32 {
        unsafe keys[place] = key
        count += 1
        let number = UInt32(truncatingIfNeeded: count)
        unsafe numbers[place] = number
        if count * 2 > capacity { grow() }
        return number &- 1
    }

    private func grow() {
        let (oldKeys, oldNumbers, oldCapacity) = unsafe (keys, numbers, capacity)
        shift -= 2
        unsafe keys = .allocate(capacity: capacity)
        unsafe numbers = .allocate(capacity: capacity)
        unsafe numbers.initialize(repeating: 0, count: capacity)
        for old in 0..<oldCapacity where unsafe oldNumbers[old] != 0 {
            var place = unsafe Int((oldKeys[old] &* 0x9E37_79B9_7F4A_7C15) >> shift)
            while unsafe numbers[place] != 0 { place = (place &+ 1) & (capacity &- 1) }
            unsafe keys[place] = oldKeys[old]
            unsafe numbers[place] = oldNumbers[old]
        }
        unsafe oldKeys.deallocate()
        unsafe oldNumbers.deallocate()
    }
}
