// One key at a time.

import CTerminal
import Glibc

/// Reads single keys where a person sits at a terminal, else the first letter of each line, so that an intake can be scripted.
struct IntakeKeys {
    let terminal: Terminal

    enum Key: Equatable {
        /// Enter: the proposal.
        case enter
        case digit(Int)
        case letter(Character)
        /// Ctrl-C, Ctrl-D or the end of the input.
        case end
    }

    /// Waits for a key.
    func next() -> Key {
        guard terminal.inputIsTerminal else { return lineKey() }
        var saved = termios()
        guard tcgetattr(terminal.input, &saved) == 0 else { return lineKey() }
        var single = saved
        single.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(terminal.input, TCSANOW, &single)
        defer { tcsetattr(terminal.input, TCSANOW, &saved) }
        guard let byte = readByte() else { return .end }
        // What an arrow or a function key sends is no answer.
        if byte == 0x1b { return .letter("?") }
        return key(byte)
    }

    private func lineKey() -> Key {
        guard var byte = readByte() else { return .end }
        let first = byte
        while byte != UInt8(ascii: "\n"), let next = readByte() { byte = next }
        return key(first)
    }

    private func key(_ byte: UInt8) -> Key {
        switch byte {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): .enter
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit(Int(byte - UInt8(ascii: "0")))
        case 4: .end
        default: .letter(Character(Unicode.Scalar(byte)))
        }
    }

    private func readByte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(terminal.input, &byte, 1)
            if count == 1 { return byte }
            if count < 0, errno == EINTR, !Interrupts.isPending { continue }
            return nil
        }
    }
}
