// Names that an exported graph and the queries that follow it agree on.

/// The properties in which an exported graph keeps where each element came from.
package enum PortableNames {
    package static let file = "weft_file"
    package static let line = "weft_line"
}
