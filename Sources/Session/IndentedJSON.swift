// JSON that a person may read, in a fixed order.

/// Writes objects with members in the order of the calls, two blanks a level.
struct IndentedJSON {
    private(set) var text = ""
    private var indent = 0
    private var isFirst = true

    mutating func object(_ body: (inout IndentedJSON) -> Void) {
        text += "{"
        indent += 1
        isFirst = true
        body(&self)
        indent -= 1
        text += "\n" + String(repeating: "  ", count: indent) + "}"
        isFirst = false
    }

    /// nil becomes null.
    mutating func string(_ key: String, _ value: String?) {
        begin(key)
        text += value.map { IndentedJSON.quoted($0) } ?? "null"
    }

    mutating func integer(_ key: String, _ value: Int) {
        begin(key)
        text += String(value)
    }

    mutating func strings(_ key: String, _ values: [String]) {
        begin(key)
        text += "[" + values.map { IndentedJSON.quoted($0) }.joined(separator: ", ") + "]"
    }

    mutating func objects<Element>(_ key: String, _ elements: [Element], _ body: (inout IndentedJSON, Element) -> Void)
    {
        begin(key)
        text += "["
        indent += 1
        for (index, element) in elements.enumerated() {
            text += (index > 0 ? "," : "") + "\n" + String(repeating: "  ", count: indent)
            object { body(&$0, element) }
        }
        indent -= 1
        text += elements.isEmpty ? "]" : "\n" + String(repeating: "  ", count: indent) + "]"
    }

    private mutating func begin(_ key: String) {
        text += (isFirst ? "" : ",") + "\n" + String(repeating: "  ", count: indent) + IndentedJSON.quoted(key) + ": "
        isFirst = false
    }

    private static func quoted(_ string: String) -> String {
        var result = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
