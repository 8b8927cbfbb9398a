// Reads compiled zone files (TZif, RFC 8536).

enum ZoneFile {
    /// The rules in a file's bytes, nil where they are not TZif of version 1 to 4.
    static func rules(named name: String, in bytes: [UInt8]) -> ZoneRules? {
        guard let first = Header(bytes, at: 0) else { return nil }
        if first.version == 0 { return block(named: name, bytes, first, timeWidth: 4, hasFooter: false) }
        // Version 2 and later repeat everything with 64-bit times.
        guard let second = Header(bytes, at: first.end(timeWidth: 4)) else { return nil }
        return block(named: name, bytes, second, timeWidth: 8, hasFooter: true)
    }

    private struct Header {
        static let size = 44
        let version: UInt8
        /// Where the data begins.
        let start: Int
        let utcCount, standardCount, leapCount, timeCount, typeCount, nameLength: Int

        init?(_ bytes: [UInt8], at offset: Int) {
            guard offset >= 0, bytes.count >= offset + Header.size,
                Array(bytes[offset..<offset + 4]) == Array("TZif".utf8)
            else {
                return nil
            }
            let marker = bytes[offset + 4]
            version = marker == 0 ? 0 : marker &- UInt8(ascii: "0")
            start = offset + Header.size
            let counts = (0..<6).map { Int(bigEndian(bytes, offset + 20 + $0 * 4, width: 4)) }
            guard counts.allSatisfy({ $0 >= 0 && $0 < 1_000_000 }) else { return nil }
            (utcCount, standardCount, leapCount, timeCount, typeCount, nameLength) =
                (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])
        }

        func end(timeWidth: Int) -> Int {
            start + timeCount * (timeWidth + 1) + typeCount * 6 + nameLength + leapCount * (timeWidth + 4)
                + standardCount
                + utcCount
        }
    }

    private static func block(
        named name: String, _ bytes: [UInt8], _ header: Header, timeWidth: Int, hasFooter: Bool
    ) -> ZoneRules? {
        let end = header.end(timeWidth: timeWidth)
        guard end <= bytes.count, header.typeCount > 0 else { return nil }
        let indices = header.start + header.timeCount * timeWidth
        let types = indices + header.timeCount
        let offsets = (0..<header.typeCount).map {
            Int32(truncatingIfNeeded: bigEndian(bytes, types + $0 * 6, width: 4))
        }
        let transitions = (0..<header.timeCount).map {
            bigEndian(bytes, header.start + $0 * timeWidth, width: timeWidth)
        }
        let used = (0..<header.timeCount).map { Int(bytes[indices + $0]) }
        guard used.allSatisfy({ $0 < offsets.count }), offsets.allSatisfy({ abs(Int64($0)) < secondsPerDay }) else {
            return nil
        }
        var footer: PosixZoneRule?
        if hasFooter, end < bytes.count {
            footer = PosixZoneRule(Array(bytes[(end + 1)...].prefix { $0 != UInt8(ascii: "\n") }))
        }
        return ZoneRules(
            name: name, transitions: transitions, offsetsAfter: used.map { offsets[$0] }, firstOffset: offsets[0],
            footer: footer)
    }
}

/// A signed big-endian number of 4 or 8 bytes.
private func bigEndian(_ bytes: [UInt8], _ offset: Int, width: Int) -> Int64 {
    var value: UInt64 = 0
    for index in offset..<offset + width { value = value << 8 | UInt64(bytes[index]) }
    return width == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
}
