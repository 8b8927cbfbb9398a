// Expected outputs that are kept in files: `UPDATE_GOLDEN=1 make test` writes them anew.

import Glibc

/// A file that holds what a test expects.
package struct Golden {
    package let path: String

    /// `name` is a path below the folder `Goldens` beside the test's file; give `#filePath` for that file.
    package init(_ name: String, besideFile testFile: String) {
        let folder = testFile.lastIndex(of: "/").map { String(testFile[..<$0]) } ?? "."
        path = folder + "/Goldens/" + name
    }

    /// What is wrong with `actual`, nil where it is as expected. A file that does not exist is a difference, too.
    package func difference(from actual: String) -> String? {
        if getenv("UPDATE_GOLDEN") != nil {
            return write(actual) ? nil : "could not write \(path)"
        }
        guard let expected = readTextFile(path) else { return "no golden \(path); UPDATE_GOLDEN=1 writes it" }
        return expected == actual ? nil : "differs from \(path):\n" + Self.firstDifference(expected, actual)
    }

    private func write(_ text: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        defer { fclose(file) }
        return text.isEmpty || fwrite(Array(text.utf8), 1, text.utf8.count, file) == text.utf8.count
    }

    private static func firstDifference(_ expected: String, _ actual: String) -> String {
        let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
        for line in 0..<max(left.count, right.count) {
            let wanted = line < left.count ? String(left[line]) : "<end>"
            let found = line < right.count ? String(right[line]) : "<end>"
            if wanted != found { return "line \(line + 1)\n  expected \(wanted)\n  actual   \(found)" }
        }
        return "in their line ends"
    }
}

/// The text of a file, nil where it can't be read.
package func readTextFile(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = fread(&piece, 1, piece.count, file)
        if count == 0 { break }
        bytes.append(contentsOf: piece[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
}
