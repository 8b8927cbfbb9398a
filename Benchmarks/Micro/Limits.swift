// What a machine does at least with some bytes or numbers: the measure of the benchmarks.

import Glibc

enum Limits {
    /// Copies the bytes once.
    static func copying(_ bytes: [UInt8]) -> () -> Int {
        var target = [UInt8](repeating: 0, count: bytes.count)
        return {
            target.withUnsafeMutableBytes { to in
                bytes.withUnsafeBytes { from in
                    if let to = to.baseAddress, let from = from.baseAddress { memcpy(to, from, bytes.count) }
                }
            }
            return Int(target[target.count / 2])
        }
    }

    /// Looks at each byte once and counts those that end a cell or a row.
    static func countingEnds(_ bytes: [UInt8]) -> () -> Int {
        {
            var count = 0
            bytes.withUnsafeBufferPointer { bytes in
                for index in bytes.indices where bytes[index] == 0x2C || bytes[index] == 0x0A { count &+= 1 }
            }
            return count
        }
    }

    /// Adds up numbers, read in the order that another array gives.
    static func gathering(_ numbers: [Int64], _ order: [UInt32]) -> () -> Int {
        {
            var sum: Int64 = 0
            numbers.withUnsafeBufferPointer { numbers in
                order.withUnsafeBufferPointer { order in
                    for place in order { sum &+= numbers[Int(place)] }
                }
            }
            return Int(sum)
        }
    }
}
