// Tests of texts by their bytes, and components of dates by their days: each worked out once.

import Glibc
import Graph
import Values

extension PipelineWorker {
    /// Asks a test for texts that it was not asked for yet; 1 is no, 2 yes, 0 not asked.
    func test(
        _ test: TextTest, _ codes: Strip<UInt32>, _ part: [UInt8], _ memo: Int, _ lane: Lane, _ count: Int
    ) -> Strip<UInt8> {
        let (result, addresses) = (truths[lane], program.addresses)
        let known = byteMemo(memo, count: program.graph.interner.count + 1)
        unsafe part.withUnsafeBufferPointer { part in
            for row in 0..<count {
                let code = codes[row]
                if code == 0 {
                    result[row] = 2
                    continue
                }
                var answer = known[Int(code)]
                if answer == 0 {
                    answer = unsafe test.holds(addresses.bytes(code), part) ? 2 : 1
                    known[Int(code)] = answer
                }
                result[row] = answer &- 1
            }
        }
        return result
    }

    /// The order of pairs of texts.
    func compare(_ test: TextTest, _ a: Strip<UInt32>, _ b: Strip<UInt32>, _ result: Strip<UInt8>, _ count: Int) {
        let addresses = program.addresses
        for row in 0..<count {
            let (left, right) = (a[row], b[row])
            if left == 0 || right == 0 {
                result[row] = 2
                continue
            }
            let holds = unsafe test.holds(addresses.bytes(left), addresses.bytes(right))
            result[row] = holds ? 1 : 0
        }
    }

    func datePart(_ source: NumberLane, _ part: DatePart, _ lane: Lane, _ count: Int) -> NumberLane {
        let result = NumberLane(values: numbers[lane], nulls: nulls[lane], hasNulls: source.hasNulls)
        let known = dayMemo(part.memo)
        for row in 0..<count {
            if source.hasNulls {
                result.nulls[row] = source.nulls[row]
                if source.nulls[row] != 0 { continue }
            }
            let value = source.values[row]
            let day = part.isDateTime ? value.flooredDays : value
            let place = day &- Self.firstKnownDay
            guard place >= 0 && place < Int64(Self.knownDays) else {
                result.values[row] = part.value(day)
                continue
            }
            if known[Int(place)] == 0 { known[Int(place)] = Int32(truncatingIfNeeded: part.value(day)) }
            result.values[row] = Int64(known[Int(place)])
        }
        return result
    }

    /// Days of which components are remembered: 1900 to 2079.
    private static let firstKnownDay: Int64 = -25_567
    private static let knownDays = 1 << 16

    func byteMemo(_ memo: Int, count: Int) -> Strip<UInt8> {
        if let known = byteMemos[memo] { return known }
        let made = arena.zeroed(of: UInt8.self, count: count)
        byteMemos[memo] = made
        return made
    }

    private func dayMemo(_ memo: Int) -> Strip<Int32> {
        if let known = dayMemos[memo] { return known }
        let made = arena.zeroed(of: Int32.self, count: Self.knownDays)
        dayMemos[memo] = made
        return made
    }
}

extension DatePart {
    /// Every component that a day has is at least 1.
    fileprivate func value(_ day: Int64) -> Int64 {
        guard case .integer(let number)? = Value.date(CalendarDate(epochDay: day)).component(named: name) else {
            return 0
        }
        return number
    }
}

extension Int64 {
    /// Whole days of so many nanoseconds, towards the past.
    fileprivate var flooredDays: Int64 {
        let day: Int64 = 86_400_000_000_000
        let (days, rest) = quotientAndRemainder(dividingBy: day)
        return rest < 0 ? days - 1 : days
    }
}

extension TextTest {
    /// Whether the bytes of a text stand so to those of another.
    func holds(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .startsWith: return unsafe text.count >= part.count && Self.order(text.prefix(part.count), part) == 0
        case .endsWith: return unsafe text.count >= part.count && Self.order(text.suffix(part.count), part) == 0
        case .contains:
            if part.isEmpty { return true }
            return unsafe Self.contains(text, part)
        case .less: return unsafe Self.order(text[...], part) < 0
        case .lessOrEqual: return unsafe Self.order(text[...], part) <= 0
        case .greater: return unsafe Self.order(text[...], part) > 0
        case .greaterOrEqual: return unsafe Self.order(text[...], part) >= 0
        }
    }

    /// Looks for the first byte, and compares where it is found.
    private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let whole = text.baseAddress, let piece = part.baseAddress else { return false }
        var start = 0
        while start + part.count <= text.count {
            let rest = text.count - part.count - start + 1
            guard let found = unsafe memchr(whole + start, Int32(piece[0]), rest) else { return false }
            start = unsafe UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - whole
            if unsafe memcmp(whole + start, piece, part.count) == 0 { return true }
            start += 1
        }
        return false
    }

    private static func order(_ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
        let left = unsafe UnsafeBufferPointer(rebasing: a)
        let shared = min(left.count, b.count)
        if shared > 0, let x = left.baseAddress, let y = b.baseAddress {
            let order = unsafe memcmp(x, y, shared)
            if order != 0 { return Int(order) }
        }
        return left.count - b.count
    }
}
