// Text that people wrote with an editor: scripts and manifests, whatever they were saved as.

/// The text of a file, and what was done to read it.
package struct WrittenText: Sendable {
    /// Without a byte-order mark.
    package let text: String
    /// How it was read where it was not UTF-8, with the first line that showed it; nil for UTF-8.
    package let remark: String?

    /// Why bytes are no text; `line` counts from 1.
    package struct Fault: Error, Sendable {
        package let line: Int
        /// Goes on after the name of the file: `holds a NUL, …`.
        package let problem: String
    }

    /// A byte-order mark decides. Without one, bytes that are not UTF-8 are Windows-1252, which editors of old write; what
    /// stands for no character there is refused, never replaced.
    package init(_ bytes: [UInt8]) throws(Fault) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            text = try Self.utf16(bytes[2...], isBigEndian: bytes[0] == 0xFE)
            remark = "read as UTF-16"
            return
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if let place = body.firstIndex(of: 0) { throw Self.nul(in: body, at: place) }
        if let utf8 = String(validating: body, as: UTF8.self) {
            text = utf8
            remark = nil
            return
        }
        let line = Self.line(ofBytes: body, at: Self.firstFault(in: body))
        var scalars = String.UnicodeScalarView()
        for (index, byte) in body.enumerated() {
            let value = byte < 0x80 || byte >= 0xA0 ? UInt32(byte) : Self.windows1252[Int(byte) - 0x80]
            guard value != 0, let scalar = Unicode.Scalar(value) else {
                throw Fault(
                    line: Self.line(ofBytes: body, at: body.startIndex + index),
                    problem: "is neither UTF-8 nor Windows-1252")
            }
            scalars.append(scalar)
        }
        text = String(scalars)
        remark = "read as Windows-1252, since line \(line) is not UTF-8"
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) throws(Fault) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        if let place = units.firstIndex(of: 0) {
            throw Fault(line: 1 + units[..<place].count { $0 == 0x0A }, problem: "holds a NUL, which is no text")
        }
        guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
            throw Fault(line: 1 + units.count { $0 == 0x0A }, problem: "is damaged: this is no whole UTF-16")
        }
        return text
    }

    /// UTF-16 without its mark has a NUL in every second byte of a Latin text.
    private static func nul(in bytes: ArraySlice<UInt8>, at place: Int) -> Fault {
        let start = bytes.prefix(512)
        let nuls = start.count { $0 == 0 }
        let line = line(ofBytes: bytes, at: place)
        if nuls * 5 >= start.count * 2 {
            return Fault(line: line, problem: "looks like UTF-16 without its byte-order mark; save it as UTF-8")
        }
        return Fault(line: line, problem: "holds a NUL, which is no text")
    }

    private static func line(ofBytes bytes: ArraySlice<UInt8>, at place: Int) -> Int {
        1 + bytes[..<place].count { $0 == 0x0A }
    }

    /// Where UTF-8 ends; bytes before it are whole characters.
    private static func firstFault(in bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var place = bytes.startIndex
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { place += UTF8.width(scalar) }
        return min(place, bytes.endIndex)
    }

    /// What 0x80 to 0x9F stand for; 0 for the five that stand for nothing.
    private static let windows1252: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D,
        0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
        0x017E, 0x0178,
    ]
}
