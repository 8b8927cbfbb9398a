// An archive, as workbooks are: parts packed one behind the other, then their directory.

import CParsers

/// Holds no time of day, so that the same parts give the same bytes: each part is dated 1980-01-01.
struct ZipWriter {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0
    private static let date: UInt16 = 0x21

    mutating func add(_ name: String, _ content: [UInt8]) {
        let packed = Self.packed(content)
        let isPacked = !packed.isEmpty && packed.count < content.count
        let data = isPacked ? packed : content
        let sum = content.withUnsafeBufferPointer { buffer -> UInt32 in
            guard let start = buffer.baseAddress else { return 0 }
            return parsers_crc32(0, start, buffer.count)
        }
        var common = LittleEndian()
        // Version, flags (names are UTF-8), method, time, date, sum, sizes, length of the name, no further fields.
        common.append(UInt16(20))
        common.append(UInt16(0x800))
        common.append(UInt16(isPacked ? 8 : 0))
        common.append(UInt16(0))
        common.append(Self.date)
        common.append(sum)
        common.append(UInt32(truncatingIfNeeded: data.count))
        common.append(UInt32(truncatingIfNeeded: content.count))
        common.append(UInt16(truncatingIfNeeded: name.utf8.count))
        common.append(UInt16(0))
        var entry = LittleEndian()
        entry.append(UInt32(0x0201_4B50))
        entry.append(UInt16(20))
        // No comment, first disk, no attributes, and where the part begins.
        var tail = LittleEndian()
        tail.append(UInt16(0))
        tail.append(UInt16(0))
        tail.append(UInt16(0))
        tail.append(UInt32(0))
        tail.append(UInt32(truncatingIfNeeded: bytes.count))
        directory += entry.bytes + common.bytes + tail.bytes + Array(name.utf8)
        bytes += [0x50, 0x4B, 0x03, 0x04] + common.bytes + Array(name.utf8) + data
        count += 1
    }

    func finished() -> [UInt8] {
        var end = LittleEndian()
        end.append(UInt32(0x0605_4B50))
        end.append(UInt16(0))
        end.append(UInt16(0))
        end.append(count)
        end.append(count)
        end.append(UInt32(truncatingIfNeeded: directory.count))
        end.append(UInt32(truncatingIfNeeded: bytes.count))
        end.append(UInt16(0))
        return bytes + directory + end.bytes
    }

    /// Empty where memory is short.
    private static func packed(_ content: [UInt8]) -> [UInt8] {
        let room = parsers_deflate_room(content.count)
        if room == 0 { return [] }
        return content.withUnsafeBufferPointer { input in
            guard let start = input.baseAddress else { return [] }
            return [UInt8](unsafeUninitializedCapacity: room) { output, made in
                guard let target = output.baseAddress else { return }
                made = parsers_deflate_all(start, input.count, target, room)
            }
        }
    }
}

/// Numbers as bytes, the lowest first.
private struct LittleEndian {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ number: some FixedWidthInteger) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}
