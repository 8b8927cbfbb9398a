// Finds zones in the system's zone database and remembers them.

import Glibc
import Synchronization

package enum ZoneDatabase {
    /// The folder of the compiled zones, nil where the machine has none.
    static let folder: String? = {
        var candidates = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"]
        if let path = getenv("TZDIR") { candidates.insert(String(cString: path), at: 0) }
        return candidates.first { access($0 + "/Europe", R_OK) == 0 || access($0 + "/Etc", R_OK) == 0 }
    }()

    /// Whether named zones can be looked up at all.
    package static var isAvailable: Bool { folder != nil }

    /// The release of the database, such as `2026a`, where it says.
    package static let version: String? = {
        guard let folder else { return nil }
        for (file, prefix) in [("/tzdata.zi", "# version "), ("/+VERSION", "")] {
            guard let bytes = contents(ofFile: folder + file, upTo: 64) else { continue }
            let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
            if line.hasPrefix(prefix), line.utf8.count > prefix.utf8.count {
                return String(line.dropFirst(prefix.count))
            }
        }
        return nil
    }()

    private static let known = Mutex<[String: ZoneRules?]>([:])

    /// Rules by name, read once; nil where there is no such zone.
    static func rules(named name: String) -> ZoneRules? {
        known.withLock { zones in
            if let remembered = zones[name] { return remembered }
            let rules = read(name)
            zones[name] = .some(rules)
            return rules
        }
    }

    private static func read(_ name: String) -> ZoneRules? {
        if ["UTC", "GMT", "UT", "Etc/UTC", "Etc/GMT"].contains(name) {
            return ZoneRules(name: name, transitions: [], offsetsAfter: [], firstOffset: 0, footer: nil)
        }
        guard let folder, isZoneName(name) else { return nil }
        let path = folder + "/" + ZoneLinks.target(of: name)
        return contents(ofFile: path, upTo: 1 << 20).flatMap { ZoneFile.rules(named: name, in: $0) }
    }

    /// Only what a zone name can be, so that no other file is ever opened.
    private static func isZoneName(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return !name.isEmpty && name.utf8.count < 100
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
                            || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                    }
            }
    }
}

extension ZoneRules {
    /// The rules of a zone of the system's database; nil where it has no such zone, or the machine no database.
    package static func named(_ name: String) -> ZoneRules? { ZoneDatabase.rules(named: name) }

    /// The same, with an error that says which of the two it is.
    static func required(_ name: String) throws(TemporalError) -> ZoneRules {
        if let rules = named(name) { return rules }
        throw ZoneDatabase.isAvailable ? .unknownZone(name) : .noZoneDatabase(name)
    }
}

/// A file's first bytes, nil where it cannot be read.
private func contents(ofFile path: String, upTo limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 8192)
    while result.count < limit {
        let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        if count < 0 { return nil }
        if count == 0 { break }
        result += buffer[..<count]
    }
    return result
}
