// The colours of the text at the prompt.

/// What a piece of the text is, as far as its look is concerned.
enum Ink: Equatable {
    case plain, keyword, string, number, name, unknownName, parameter, comment, command, unclosed, hint

    /// The codes of a select-graphic-rendition sequence. Only the sixteen colours that every theme makes legible.
    var codes: String {
        switch self {
        case .plain: "0"
        case .keyword: "0;1;34"
        case .string: "0;32"
        case .number: "0;35"
        case .name: "0;36"
        case .unknownName: "0;4;31"
        case .parameter: "0;33"
        case .comment, .hint: "0;2"
        case .command: "0;1"
        case .unclosed: "0;1;31"
        }
    }

    var sequence: String { "\u{1b}[\(codes)m" }
}
