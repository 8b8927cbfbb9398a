// The house rules, as tests.

import Foundation
import Testing

private let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

private struct SourceFile {
    let path: String
    let lines: [Substring]

    static let all: [SourceFile] = {
        let root = project.appending(path: "Sources")
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else { return nil }
            return SourceFile(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }()
}

@Suite("Tidy")
struct TidyTests {
    @Test("every file begins with a sentence on what it holds") func headers() {
        #expect(SourceFile.all.count > 100)
        #expect(SourceFile.all.filter { $0.lines.first?.hasPrefix("// ") != true }.map(\.path) == [])
    }

    @Test("no file passes 700 lines, and one over 400 says why") func sizes() {
        let long = SourceFile.all.filter { $0.lines.count > 700 }
        #expect(long.map(\.path) == [])
        let unexplained = SourceFile.all.filter { file in
            file.lines.count > 400 && !file.lines.prefix(12).contains { $0.contains("lines because") }
        }
        #expect(unexplained.map(\.path) == [])
    }

    @Test("nothing in Sources traps on purpose or prints past the renderers") func traps() {
        let forbidden = ["fatalError(", "try!", " as! ", "preconditionFailure(", "TODO", "FIXME"]
        var found: [String] = []
        for file in SourceFile.all {
            for (number, line) in file.lines.enumerated() where !line.contains("// tidy:") {
                let code = line.split(separator: "//", omittingEmptySubsequences: false).first ?? ""
                for word in forbidden where code.contains(word) { found.append("\(file.path):\(number + 1) \(word)") }
                if code.range(of: #"(?<!func )(?<![.\w])print\("#, options: .regularExpression) != nil {
                    found.append("\(file.path):\(number + 1) print(")
                }
            }
        }
        #expect(found == [])
    }

    @Test("files are made in one place only, so that --safe holds for all of them") func writers() {
        let words = ["O_CREAT", "mkdir(", "mkstemps(", "fopen(", "creat(", "rename(to", "symlink("]
        let makers = SourceFile.all.filter { file in
            !file.path.hasPrefix("TestSupport")
                && file.lines.contains { line in words.contains { line.contains($0) } }
        }
        #expect(makers.map(\.path) == ["Shell/Files/Disk.swift", "Shell/Files/NewFile.swift"])
    }

    @Test("rooms import what ARCHITECTURE.md allows, and Package.swift says the same") func rooms() throws {
        let page = try String(contentsOf: project.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
        var allowed: [String: Set<String>] = [:]
        for line in page.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3 else { continue }
            let words = cells[2].split { ",; ".contains($0) }.map(String.init)
            allowed[cells[0].trimmingCharacters(in: ["`"])] = Set(words.filter { $0.first?.isUppercase == true })
        }
        #expect(allowed.count == 21)
        let rooms = Set(allowed.keys).union(["Yams", "Crypto", "ArgumentParser"])
        var wrong: [String] = []
        for file in SourceFile.all where !file.path.hasPrefix("TestSupport") {
            let room = String(file.path.prefix { $0 != "/" })
            for line in file.lines {
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 1, let module = words.last.map(String.init)
                else { continue }
                if rooms.contains(module), allowed[room]?.contains(module) != true {
                    wrong.append("\(file.path) imports \(module)")
                }
            }
        }
        #expect(wrong == [])
    }
}
