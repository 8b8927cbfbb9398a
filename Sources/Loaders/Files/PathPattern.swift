// Wildcards in paths.

/// A path below a folder in which `*` stands for anything but `/`, `?` for one such character, `**/` for any folders
/// and `{a,b}` for either.
struct PathPattern: Sendable {
    private let alternatives: [[[UInt8]]]
    /// Whether it may name more than one file.
    let isWild: Bool

    init(_ text: String) {
        isWild = text.utf8.contains { $0 == star || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "{") }
        alternatives = PathPattern.expanded(Array(text.utf8), limit: 256).map { pattern in
            pattern.split(separator: slash).filter { $0 != [UInt8(ascii: ".")] }.map(Array.init)
        }
    }

    /// The texts that a pattern with braces stands for.
    static func alternatives(of text: String) -> [String] {
        expanded(Array(text.utf8), limit: 256).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a path, with `/` and relative to the folder, matches.
    func matches(_ path: String) -> Bool {
        let parts = path.utf8.split(separator: slash).map(Array.init)
        return alternatives.contains { PathPattern.match($0[...], parts[...]) }
    }

    private static func match(_ pattern: ArraySlice<[UInt8]>, _ path: ArraySlice<[UInt8]>) -> Bool {
        guard let first = pattern.first else { return path.isEmpty }
        if first == [star, star] {
            if match(pattern.dropFirst(), path) { return true }
            return !path.isEmpty && match(pattern, path.dropFirst())
        }
        guard let part = path.first, matchPart(first, part) else { return false }
        return match(pattern.dropFirst(), path.dropFirst())
    }

    /// Linear but for the last star, to which it returns: no pattern takes long.
    private static func matchPart(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
        var (p, t) = (0, 0)
        var lastStar: (pattern: Int, text: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == star {
                lastStar = (p, t)
                p += 1
            } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") || pattern[p] == text[t] {
                p += 1
                t += 1
            } else if let star = lastStar {
                p = star.pattern + 1
                t = star.text + 1
                lastStar = (star.pattern, t)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == star }
    }

    /// `a{b,c}d` as `abd` and `acd`.
    static func expanded(_ text: [UInt8], limit: Int) -> [[UInt8]] {
        guard let open = text.firstIndex(of: UInt8(ascii: "{")),
            let close = text[open...].firstIndex(of: UInt8(ascii: "}"))
        else { return [text] }
        let choices = text[(open + 1)..<close].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let (before, after) = (Array(text[..<open]), Array(text[(close + 1)...]))
        var results: [[UInt8]] = []
        for choice in choices where results.count < limit {
            results += expanded(before + Array(choice) + after, limit: limit)
        }
        return Array(results.prefix(limit))
    }
}

private let star = UInt8(ascii: "*")
private let slash = UInt8(ascii: "/")
