// A value as JSON and YAML have it, with the lines that objects begin on.

/// What stands in a document of objects.
indirect enum ObjectValue: Sendable {
    /// Members in their order.
    case object([(key: String, value: ObjectValue)], line: Int)
    case list([ObjectValue])
    /// A text, or a number as it is written: 5.10 stays what it is.
    case text(String)
    case absent

    /// How deep values may nest.
    static let depthLimit = 64
    /// How large a document may be, in bytes: it is taken apart in memory.
    static let sizeLimit = 256 << 20
}
