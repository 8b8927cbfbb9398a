// What is remembered between sessions.

import Glibc
import Testing

@testable import Shell

@Suite("History")
struct HistoryTests {
    @Test("whole statements survive, lines and backslashes included")
    func roundTrip() {
        for text in ["RETURN 1", "MATCH (p)\nRETURN p", "RETURN '\\n'", "a\\\nb", "\r"] {
            #expect(History.unescaped(Substring(History.escaped(text))) == text)
            #expect(!History.escaped(text).contains("\n"))
        }
    }

    @Test("two sessions share one file that only its owner reads")
    func shared() {
        let path = "/tmp/weft-history-\(getpid())"
        defer { unlink(path) }
        let first = History(path: path)
        let second = History(path: path)
        first.append("RETURN 1")
        second.append("RETURN 2\n+ 3")
        first.append(" RETURN 'kept out by its leading blank'")
        first.refresh()
        first.append("RETURN 1")
        #expect(first.entries == ["RETURN 1", "RETURN 2\n+ 3", "RETURN 1"])
        second.refresh()
        #expect(second.entries == first.entries)
        #expect(History(path: path).entries == first.entries)
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }
}
