// Standard input, line by line.

import Glibc
import Rendering

/// Lines as they come in, without their ends; blank ones are passed over.
struct LineInput {
    /// Whole lines that nobody has taken.
    private var waiting: [[UInt8]] = []
    /// How many of them ask to cancel. Each is looked at once, when it comes in, however many wait behind each other.
    private var waitingCancels = 0
    /// What has come of the next one.
    private var beginning: [UInt8] = []
    private var isAtEnd = false

    private static let pieceSize = 64 << 10

    /// The next line, waiting for it; nil at the end of the input.
    mutating func next() -> [UInt8]? {
        while waiting.isEmpty, !isAtEnd {
            stayAwake()
            read()
        }
        guard !waiting.isEmpty else { return nil }
        let line = waiting.removeFirst()
        if waitingCancels > 0, isCancelRequest(line) { waitingCancels -= 1 }
        return line
    }

    /// Whether one of the lines that have come in asks to cancel.
    var holdsCancel: Bool { waitingCancels > 0 }

    /// Requests often follow each other at once, and a core that has gone to sleep takes longer to wake than most answers take: it is
    /// kept awake for a moment, unless somebody else wants it.
    private func stayAwake() {
        let end = ContinuousClock.now + .microseconds(150)
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while poll(&descriptor, 1, 0) == 0, ContinuousClock.now < end { sched_yield() }
    }

    /// Reads what there is without waiting for more.
    mutating func readWhatIsThere() {
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while !isAtEnd, poll(&descriptor, 1, 0) > 0 { read() }
    }

    private mutating func read() {
        var count = 0
        let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { bytes, initialized in
            repeat {
                count = Glibc.read(STDIN_FILENO, bytes.baseAddress, bytes.count)
            } while count < 0 && errno == EINTR
            initialized = max(0, count)
        }
        isAtEnd = count <= 0
        var rest = piece[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            finish(with: rest[..<end])
            rest = rest[(end + 1)...]
        }
        beginning += rest
        if isAtEnd { finish(with: []) }
    }

    private mutating func finish(with end: ArraySlice<UInt8>) {
        let line = beginning + end
        beginning = []
        let blanks: [UInt8] = [0x20, 0x09, 0x0D]
        if line.allSatisfy(blanks.contains) { return }
        waiting.append(line)
        if isCancelRequest(line) { waitingCancels += 1 }
    }
}

/// Only a line that has the word is read as JSON for it.
private func isCancelRequest(_ line: [UInt8]) -> Bool {
    guard line.count < 200, holdsCancel(line), let request = try? JSONReader.read(utf8: line) else { return false }
    return request["op"]?.string == "cancel"
}

private func holdsCancel(_ line: [UInt8]) -> Bool {
    var rest = line[...]
    while let place = rest.firstIndex(of: UInt8(ascii: "c")) {
        if rest[place...].starts(with: "cancel".utf8) { return true }
        rest = rest[(place + 1)...]
    }
    return false
}
