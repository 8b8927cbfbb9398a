// The protocol as its page tells it, and a query that is told to stop.

import Foundation
import Rendering
import Serve
import Session
import Testing

private let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

@Suite("weft serve")
struct ServeTests {
    @Test("every example of docs/serve.md is answered as it says")
    func examples() throws {
        let page = try String(contentsOf: project.appending(path: "docs/serve.md"), encoding: .utf8)
        let server = Server(session: Session())
        var answer = ""
        var count = 0
        for line in page.split(separator: "\n") {
            if line.hasPrefix("> ") { answer = server.reply(to: String(line.dropFirst(2))) }
            guard line.hasPrefix("< ") else { continue }
            count += 1
            #expect(Self.matches(answer, String(line.dropFirst(2))), "\(answer) is not \(line)")
        }
        #expect(count >= 10)
    }

    /// Whether a reply is what the page says, where `…` stands for anything and blanks say nothing.
    static func matches(_ reply: String, _ pattern: String) -> Bool {
        var rest = reply.filter { $0 != " " }[...]
        let parts = pattern.filter { $0 != " " }.split(separator: "…", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == 0 {
                guard rest.hasPrefix(part) else { return false }
                rest = rest.dropFirst(part.count)
            } else if index == parts.count - 1, rest.hasSuffix(part) {
                return true
            } else {
                // An ellipsis between commas may stand for nothing at all.
                let trimmed = part.hasPrefix(",") && rest.range(of: part) == nil ? part.dropFirst() : part
                guard let found = rest.range(of: trimmed) else { return false }
                rest = rest[found.upperBound...]
            }
        }
        return rest.isEmpty
    }

    @Test("a later line cancels the statement that runs, and the session goes on")
    func cancel() throws {
        let process = Process()
        process.executableURL = Bundle.main.bundleURL.appending(path: "weft")
        for folder in [Bundle.main.bundleURL, project.appending(path: ".build/debug")] {
            let program = folder.appending(path: "weft")
            if FileManager.default.isExecutableFile(atPath: program.path) { process.executableURL = program }
        }
        process.arguments = ["serve", "--stdio"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        func send(_ line: String) { input.fileHandleForWriting.write(Data((line + "\n").utf8)) }
        send(#"{"op":"run","query":"UNWIND range(1, 3000000) AS a UNWIND range(1, 3000000) AS b RETURN count(*)"}"#)
        Thread.sleep(forTimeInterval: 0.4)
        let start = Date()
        send(#"{"op":"cancel"}"#)
        send(#"{"op":"run","query":"RETURN 1 AS one"}"#)
        try input.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let replies = text.split(separator: "\n")
        #expect(replies.count == 3)
        #expect(replies.first?.contains("\"Interrupted\"") == true)
        #expect(replies.last?.contains(#""rows":[["1"]]"#) == true)
        #expect(Date().timeIntervalSince(start) < 20, "a generous limit: it takes some hundredths of a second")
    }
}
