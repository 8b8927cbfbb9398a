// The formats that exist.

package enum Renderers {
    /// In the order in which help lists them; the first is what a terminal gets.
    package static let all: [any Renderer] = [
        TableRenderer(), LineRenderer(), CSVRenderer(), JSONRenderer(), NDJSONRenderer(), MarkdownRenderer(),
        HTMLRenderer(), BarsRenderer(),
    ]

    /// The format of that name, ignoring case. `vertical` is what some other shells call `line`.
    package static func named(_ name: String) -> (any Renderer)? {
        let wanted = name.lowercased()
        return wanted == "vertical" ? LineRenderer() : all.first { $0.name == wanted }
    }

    /// The format that a file's ending asks for.
    package static func forFile(_ path: String) -> (any Renderer)? {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
        let ending = path[path.index(after: dot)...].lowercased()
        return all.first { $0.fileEndings.contains(ending) }
    }
}
