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
        text(name).split(separator: "\n").dropFirst().map { cells(String($0)) }
    }

    private static func cells(_ line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
