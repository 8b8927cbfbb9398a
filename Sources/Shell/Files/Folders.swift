// The user's folders, and files in them.

import Glibc

enum Folders {
    /// What is kept between sessions: `$XDG_STATE_HOME/weft` or `~/.local/state/weft`, made if it isn't there.
    static var state: String? { folder("XDG_STATE_HOME", "/.local/state") }

    /// What the user has set: `$XDG_CONFIG_HOME/weft` or `~/.config/weft`.
    static var configuration: String? { path("XDG_CONFIG_HOME", "/.config") }

    private static func path(_ variable: String, _ fallback: String) -> String? {
        if let given = environment(variable), given.hasPrefix("/") { return given + "/weft" }
        return environment("HOME").map { $0 + fallback + "/weft" }
    }

    private static func folder(_ variable: String, _ fallback: String) -> String? {
        guard let path = path(variable, fallback) else { return nil }
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            if (try? Disk().makeFolder(made, mode: 0o700)) == nil { return nil }
        }
        return path
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func isThere(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    /// Whether something may stand beside it: a file on a disk, not a device or a pipe.
    static func isRegularFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The path without symbolic links and dots, nil where nothing is there.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The files that a half-typed path may mean, folders with a `/` behind them, sorted.
    static func completions(of typed: String) -> [String] {
        let slash = typed.lastIndex(of: "/")
        let parent = slash.map { String(typed[...$0]) } ?? ""
        let start = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
        guard let folder = opendir(parent.isEmpty ? "." : parent) else { return [] }
        defer { closedir(folder) }
        var found: [String] = []
        while let entry = readdir(folder), found.count < 1000 {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." || !name.hasPrefix(start) || (name.hasPrefix(".") && start.isEmpty) {
                continue
            }
            found.append(parent + name + (isFolder(parent + name) ? "/" : ""))
        }
        return found.sorted()
    }
}
