// How a piece of text looks on a terminal.

/// Looks that every terminal has; colours are the sixteen that the user's theme makes legible.
enum Style {
    case plain, bold, dim, red, yellow, cyan, green, magenta

    private var code: String {
        switch self {
        case .plain: "0"
        case .bold: "1"
        case .dim: "2"
        case .red: "31"
        case .green: "32"
        case .yellow: "33"
        case .magenta: "35"
        case .cyan: "36"
        }
    }

    func applied(to text: String) -> String {
        self == .plain || text.isEmpty ? text : "\u{1b}[" + code + "m" + text + "\u{1b}[0m"
    }
}
