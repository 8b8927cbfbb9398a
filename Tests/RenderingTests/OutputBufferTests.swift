// What happens when the reader goes away or the disk is full.

import Diagnostics
import Glibc
import Rendering
import Testing

@Suite("Output")
struct OutputBufferTests {
    @Test("everything arrives, in order, whatever the size of the pieces")
    func everything() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let output = OutputBuffer(descriptor: ends[1])
        for number in 0..<2000 { output.append("\(number)\n") }
        try output.finish()
        close(ends[1])
        var received: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(ends[0], &piece, piece.count)
            if count <= 0 { break }
            received.append(contentsOf: piece[..<count])
        }
        #expect(String(decoding: received, as: UTF8.self) == (0..<2000).map { "\($0)\n" }.joined())
    }

    @Test("a closed pipe is a failure without a message")
    func closedPipe() {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        close(ends[0])
        let output = OutputBuffer(descriptor: ends[1])
        output.append("x")
        #expect(throws: OutputBuffer.Failure.closedPipe) { try output.finish() }
        #expect(output.failure?.diagnostic(writing: "standard output") == nil)
    }

    @Test("a full disk is a failure with the system's words")
    func fullDisk() {
        let full = open("/dev/full", O_WRONLY)
        let output = OutputBuffer(descriptor: full)
        output.append("x")
        #expect(throws: OutputBuffer.Failure.system(ENOSPC)) { try output.finish() }
        #expect(
            output.failure?.diagnostic(writing: "gaps.csv")?.message
                == "I could not write gaps.csv: No space left on device")
    }

    @Test("an interrupt stops a long output")
    func interrupt() {
        let output = OutputBuffer(descriptor: 1, isInterrupted: { true })
        output.append("never seen")
        #expect(throws: OutputBuffer.Failure.interrupted) { try output.finish() }
    }
}
