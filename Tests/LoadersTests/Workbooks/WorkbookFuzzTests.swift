// Damaged workbooks: whatever happens to one, it is read or refused.

import Diagnostics
import Foundation
import Testing

@testable import Loaders

@Suite("Damaged workbooks")
struct WorkbookFuzzTests {
    /// `WEFT_MUTATED=100000` for as many.
    @Test("mutated workbooks are read or refused, and nothing breaks")
    func mutated() throws {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["WEFT_MUTATED"].flatMap { Int($0) } ?? 500
        var random = Mutation(seed: environment["WEFT_SEED"].flatMap { UInt64($0) } ?? 1)
        let whole = Self.original
        let folder = try Folder()
        var refused = 0
        for index in 0..<count {
            let bytes = index % 2 == 0 ? random.mutated(whole.bytes, 1...8) : random.mutated(whole).bytes
            let path = folder.path + "/book.xlsx"
            try Data(bytes).write(to: URL(filePath: path))
            do {
                let tables = try TableFormat.workbook.tables(try MappedFile(path: path, name: "book.xlsx"), "book.xlsx")
                for table in tables { if let text = table.text() { _ = try ReadyTable(text, name: table.name) } }
            } catch { refused += 1 }
        }
        print("\(count) mutated workbooks: \(refused) refused, \(count - refused) read")  // tidy: a figure for docs
        #expect(refused > 0 && refused < count)
    }

    private static var original: Archive {
        var book = Workbook(
            strings: ["<t>Anna Weber</t>", "<r><t>rich</t></r>"], formats: ["0", "14", "[h]:mm", "0000"])
        book.rows = textRow(1, ["ID", "Name", "Owner", "Due", "Open"])
        for row in 2..<12 {
            book.rows += """
                <row r="\(row)"><c r="A\(row)" s="3"><v>\(row)</v></c><c r="B\(row)" t="inlineStr"><is><t>a_x0041_</t></is></c>
                <c r="C\(row)" t="s"><v>\(row % 3)</v></c><c r="D\(row)" s="1"><v>46\(100 + row).5</v></c><c r="E\(row)" t="b"><v>1</v></c>
                <c r="F\(row)"><f>A1</f><v></v></c></row>
                """
        }
        book.behind = "<mergeCells><mergeCell ref=\"C3:C5\"/><mergeCell ref=\"A1:E1\"/></mergeCells>"
        return book.archive
    }
}

/// Changes bytes by a seed.
private struct Mutation {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func next(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(truncatingIfNeeded: state >> 33) % max(1, limit)
    }

    mutating func mutated(_ bytes: [UInt8], _ counts: ClosedRange<Int>) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<(counts.lowerBound + next(counts.count)) where !bytes.isEmpty {
            let place = next(bytes.count)
            switch next(5) {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: next(256))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8(truncatingIfNeeded: next(256)), at: place)
            case 3: bytes.removeLast(min(bytes.count, next(64)))
            default:
                // A digit becomes another, or many: numbers are what is read most.
                if let digit = bytes[place...].firstIndex(where: { $0 >= 48 && $0 < 58 }) {
                    bytes.insert(contentsOf: Array(String(next(1 << 30)).utf8), at: digit)
                }
            }
        }
        return bytes
    }

    /// One part of a workbook; its size and check sum stay right.
    mutating func mutated(_ archive: Archive) -> Archive {
        var archive = archive
        let part = next(archive.parts.count)
        archive.parts[part].content = mutated(archive.parts[part].content, 1...4)
        return archive
    }
}
