// The folder of an organisation: nothing outside it is ever read.

import Diagnostics
import Glibc

struct OrganisationFolder {
    /// Absolute and without links.
    let root: String

    private static let depthLimit = 16
    private static let fileLimit = 100_000

    init(_ path: String) throws(Diagnostic) {
        guard let real = realPath(path) else { throw .noFile(path) }
        root = real
    }

    /// The absolute path of a file given relative to the folder, links resolved.
    func path(of relative: String) throws(Diagnostic) -> String {
        let parts = relative.split(separator: "/", omittingEmptySubsequences: false)
        guard !relative.hasPrefix("/"), !parts.contains("..") else { throw .outside(relative) }
        // Without links a file is where it seems to be; the folders above need not be asked again.
        if isFileWithoutLinks(parts) { return root + "/" + relative }
        guard let real = realPath(root + "/" + relative) else { throw .noFile(relative) }
        guard isInside(real) else { throw .outside(relative) }
        return real
    }

    private func isFileWithoutLinks(_ parts: [Substring]) -> Bool {
        var path = root
        for (index, part) in parts.enumerated() {
            if part.isEmpty || part == "." { return false }
            path += "/" + part
            guard fileKind(path) == (index == parts.count - 1 ? S_IFREG : S_IFDIR) else { return false }
        }
        return true
    }

    private func isInside(_ real: String) -> Bool { root == "/" || real.hasPrefix(root + "/") }

    /// Every file below the folder, relative to it, sorted. Hidden ones and links that lead out are left out.
    func files() throws(Diagnostic) -> [String] {
        var found: [String] = []
        try collect("", depth: 0, into: &found)
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func collect(_ prefix: String, depth: Int, into found: inout [String]) throws(Diagnostic) {
        guard depth < Self.depthLimit else { return }
        for name in entries(of: root + "/" + prefix) where !name.hasPrefix(".") {
            let relative = prefix + name
            guard let real = realPath(root + "/" + relative), isInside(real) else { continue }
            if isFolder(real) {
                // A link to a folder above it would lead round in circles.
                if real == root + "/" + relative { try collect(relative + "/", depth: depth + 1, into: &found) }
            } else {
                found.append(relative)
                if found.count > Self.fileLimit { throw .tooLarge(root, "it holds more than \(Self.fileLimit) files") }
            }
        }
    }
}

/// The absolute path without links, nil where nothing is there.
package func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(validatingCString: resolved)
}

func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// `S_IFREG`, `S_IFDIR`, `S_IFLNK` … of what stands there itself; nil where nothing does.
private func fileKind(_ path: String) -> mode_t? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
}

private func entries(of folder: String) -> [String] {
    guard let handle = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            unsafe String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if let name, name != ".", name != ".." { names.append(name) }
    }
    return names
}

/// In bytes; 0 where there is no file, which is noticed when it is read.
func fileSize(_ path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
}
