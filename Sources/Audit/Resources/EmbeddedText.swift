// Texts that travel inside the program.

import CResources

/// The embedded file of that name; empty where there is none.
func embeddedText(_ name: String) -> String { String(decoding: embeddedBytes(name), as: UTF8.self) }

func embeddedBytes(_ name: String) -> [UInt8] {
    guard let resource = weft_resource(name) else { return [] }
    return Array(UnsafeBufferPointer(start: resource.pointee.bytes, count: resource.pointee.length))
}

/// Those that other rooms ask for.
package enum EmbeddedText {
    /// `Grammar/weft.ebnf`
    package static var grammar: String { embeddedText("weft.ebnf") }

    /// The pages of `.help`: names behind `#`, then plain text with examples in indented lines.
    package static var help: String { embeddedText("help.txt") }

    /// The steps of `.tour`: a title behind `#`, plain text, and a statement in indented lines.
    package static var tour: String { embeddedText("tour.txt") }
}
