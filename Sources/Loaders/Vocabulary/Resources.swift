// Texts that travel inside the program.

import CResources

enum Resource {
    /// The text of an embedded file; empty where there is none of that name, which a test rules out.
    static func text(_ name: String) -> String {
        guard let resource = unsafe weft_resource(name) else { return "" }
        return unsafe String(
            decoding: UnsafeBufferPointer(start: resource.pointee.bytes, count: resource.pointee.length), as: UTF8.self)
    }

    /// The rows of an embedded table below its heading; cells hold no line ends.
    static func rows(_ name: String) -> [[String]] {
        text(name).utf8.split(separator: UInt8(ascii: "\n")).dropFirst().map { cells(of: $0) }
    }

    private static func cells(of line: Substring.UTF8View) -> [String] {
        var result: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        for byte in line {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                result.append(String(decoding: cell, as: UTF8.self))
                cell.removeAll(keepingCapacity: true)
            default: cell.append(byte)
            }
        }
        return result + [String(decoding: cell, as: UTF8.self)]
    }
}
