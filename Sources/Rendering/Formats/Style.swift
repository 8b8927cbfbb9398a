// How a piece of text looks on a terminal.

/// Looks that every terminal has; colours are the sixteen that the user's theme makes legible.
enum Style {
    case plain, bold, dim, red, yellow, cyan, green, magenta

    /// How a cell looks by what it says: grades and results of checks catch the eye.
    init(of cell: String, in column: String) {
        guard column == "result" || column == "grade" || column.hasSuffix("_grade") else {
            self = .plain
            return
        }
        switch cell {
        case "major": self = .red
        case "minor", "exceptions": self = .yellow
        case "observation", "opportunity": self = .cyan
        case "in order": self = .green
        case "not evaluable", "data quality": self = .magenta
        default: self = .plain
        }
    }

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
