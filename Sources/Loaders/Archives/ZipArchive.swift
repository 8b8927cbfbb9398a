// The directory of a ZIP file, and its parts.

import CParsers
import Diagnostics

/// A mapped ZIP file. Its directory is read, and nothing else until a part is asked for. Names only name parts: no file is ever made of them.
struct ZipArchive {
    struct Entry {
        var isPacked: Bool
        var isEncrypted: Bool
        var checksum: UInt32
        var packedSize: Int
        var size: Int
        /// Where the part's own head stands.
        var offset: Int
    }

    let file: MappedFile
    let name: String
    /// By the parts' names in small letters, with `/` and none at the beginning: what writes workbooks is not always exact.
    private let entries: [String: Entry]

    private static let entryLimit = 65_536

    /// Errors: `unreadableFile` where it is no ZIP file, or a damaged one.
    init(_ file: MappedFile, name: String) throws(Diagnostic) {
        self.file = file
        self.name = name
        let reader = ZipReader(file: file)
        guard let directory = reader.directory() else {
            throw .unreadable(name, "it is damaged: its directory is missing")
        }
        var entries: [String: Entry] = [:]
        var place = directory.offset
        for _ in 0..<min(directory.count, Self.entryLimit) {
            guard let (path, entry, next) = reader.entry(at: place) else {
                throw .unreadable(name, "it is damaged: its directory is cut off")
            }
            entries[Self.normal(path)] = entry
            place = next
        }
        self.entries = entries
    }

    static func isArchive(_ file: MappedFile) -> Bool { unsafe file.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    private static func normal(_ path: String) -> String {
        var path = path.lowercased()
        if path.utf8.contains(UInt8(ascii: "\\")) { path = String(path.map { $0 == "\\" ? "/" : $0 }) }
        while path.hasPrefix("/") { path.removeFirst() }
        return path
    }

    func contains(_ path: String) -> Bool { entries[Self.normal(path)] != nil }

    /// Whether some part can only be read with a password.
    var isEncrypted: Bool { entries.values.contains(where: \.isEncrypted) }

    /// Unpacks a part and hands it over piece by piece, until `take` says that it has enough.
    /// - Throws: `unreadableFile` where there is no such part or it is damaged, `tooLarge` where it is larger than it says or than a limit.
    func read(_ path: String, _ take: (Bytes) throws(Diagnostic) -> Bool) throws(Diagnostic) {
        guard let entry = entries[Self.normal(path)] else { throw .unreadable(name, "its part \(path) is missing") }
        if entry.isEncrypted { throw .unreadable(name, "it is protected by a password") }
        guard let packed = unsafe ZipReader(file: file).content(entry) else {
            throw .unreadable(name, "it is damaged: its part \(path) is cut off")
        }
        var (made, sum, isCut) = (0, UInt32(0), false)
        func check(_ piece: Bytes) throws(Diagnostic) -> Bool {
            made += piece.count
            if made > entry.size { throw .tooLarge(name, "its part \(path) is larger than it says") }
            if let start = piece.baseAddress { sum = unsafe parsers_crc32(sum, start, piece.count) }
            isCut = try unsafe !take(piece)
            return !isCut
        }
        if entry.isPacked {
            _ = try unsafe Inflater(parsers_deflate, name: name).inflate(packed, name: name, check)
        } else {
            let limit = UnpackingLimit()
            guard packed.count <= limit.most else { throw .tooLarge(name, "its part \(path) has more than 1 GB") }
            _ = try unsafe check(packed)
        }
        if isCut { return }
        guard made == entry.size, sum == entry.checksum else {
            throw .unreadable(name, "it is damaged: its part \(path) does not have its check sum")
        }
    }

    /// A part as a whole.
    func bytes(_ path: String) throws(Diagnostic) -> [UInt8] {
        var result: [UInt8] = []
        try unsafe read(path) { piece in
            unsafe result.append(contentsOf: piece)
            return true
        }
        return result
    }
}

/// Numbers and names out of a ZIP file; nil where the bytes end too early.
private struct ZipReader {
    let file: MappedFile

    private func number(_ place: Int, _ size: Int) -> Int? {
        guard place >= 0, place <= file.count - size else { return nil }
        var number: UInt64 = 0
        for index in 0..<size { number |= unsafe UInt64(file.bytes[place + index]) << UInt64(8 * index) }
        return Int(exactly: number)
    }

    /// Where the directory stands, and how many parts it names. The mark of its end is sought from the file's end, before
    /// a comment of at most 65,535 bytes.
    func directory() -> (offset: Int, count: Int)? {
        var place = file.count - 22
        let last = max(0, place - 65_535)
        while place >= last {
            if number(place, 4) == 0x0605_4B50, let count = number(place + 10, 2), let offset = number(place + 16, 4) {
                if count < 0xFFFF, offset < 0xFFFF_FFFF { return (offset, count) }
                return largeDirectory(before: place)
            }
            place -= 1
        }
        return nil
    }

    /// ZIP64, for large files and many parts.
    private func largeDirectory(before end: Int) -> (offset: Int, count: Int)? {
        guard number(end - 20, 4) == 0x0706_4B50, let place = number(end - 12, 8), number(place, 4) == 0x0606_4B50,
            let count = number(place + 32, 8), let offset = number(place + 48, 8)
        else { return nil }
        return (offset, count)
    }

    /// The entry of the directory at a place, and where the next one stands.
    func entry(at place: Int) -> (path: String, entry: ZipArchive.Entry, next: Int)? {
        guard number(place, 4) == 0x0201_4B50, let flags = number(place + 8, 2), let method = number(place + 10, 2),
            let checksum = number(place + 16, 4), let packed = number(place + 20, 4), let size = number(place + 24, 4),
            let nameSize = number(place + 28, 2), let extraSize = number(place + 30, 2),
            let commentSize = number(place + 32, 2), let offset = number(place + 42, 4),
            place + 46 + nameSize + extraSize <= file.count, method == 0 || method == 8 || method == 99
        else { return nil }
        let path = unsafe String(decoding: file.bytes[(place + 46)..<(place + 46 + nameSize)], as: UTF8.self)
        var entry = ZipArchive.Entry(
            isPacked: method == 8, isEncrypted: flags & 1 == 1 || method == 99,
            checksum: UInt32(truncatingIfNeeded: checksum), packedSize: packed, size: size, offset: offset)
        let extra = place + 46 + nameSize
        readLargeSizes(extra..<(extra + extraSize), into: &entry)
        return (path, entry, extra + extraSize + commentSize)
    }

    /// Sizes that do not fit into 32 bits stand in an extra field, in this order and each only where it does not fit.
    private func readLargeSizes(_ range: Range<Int>, into entry: inout ZipArchive.Entry) {
        var place = range.lowerBound
        while place + 4 <= range.upperBound, let kind = number(place, 2), let size = number(place + 2, 2) {
            if kind == 1 {
                var field = place + 4
                func next(_ value: Int) -> Int {
                    guard value == 0xFFFF_FFFF, let large = number(field, 8) else { return value }
                    field += 8
                    return large
                }
                entry.size = next(entry.size)
                entry.packedSize = next(entry.packedSize)
                entry.offset = next(entry.offset)
            }
            place += 4 + size
        }
    }

    /// The bytes of a part as they stand in the file.
    func content(_ entry: ZipArchive.Entry) -> Bytes? {
        guard number(entry.offset, 4) == 0x0403_4B50, let nameSize = number(entry.offset + 26, 2),
            let extraSize = number(entry.offset + 28, 2)
        else { return nil }
        let start = entry.offset + 30 + nameSize + extraSize
        let size = entry.isPacked ? entry.packedSize : entry.size
        guard size >= 0, start <= file.count, size <= file.count - start else { return nil }
        return unsafe Bytes(rebasing: file.bytes.bindMemory(to: UInt8.self)[start..<(start + size)])
    }
}
