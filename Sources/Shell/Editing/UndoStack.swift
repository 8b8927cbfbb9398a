// What the text was before: for Ctrl-_.

/// States of the text at moments when nobody typed. A word typed in one go is one state.
struct UndoStack {
    private var states: [EditBuffer] = []
    private static let most = 500

    mutating func clear() { states = [] }

    /// Remembers how the text stands.
    mutating func note(_ buffer: EditBuffer) {
        guard let last = states.last else { return states.append(buffer) }
        if last.bytes == buffer.bytes {
            states[states.count - 1].cursor = buffer.cursor
            return
        }
        // Another letter of the same word.
        let isSameWord =
            buffer.bytes.count == last.bytes.count + 1 && buffer.cursor == buffer.bytes.count
            && buffer.bytes.starts(with: last.bytes)
            && !last.bytes.isEmpty && !" \n".utf8.contains(buffer.bytes[buffer.bytes.count - 1]) && states.count > 1
        if isSameWord { states.removeLast() }
        states.append(buffer)
        if states.count > Self.most { states.removeFirst() }
    }

    /// The state before this one; nil where there is none.
    mutating func undo(_ buffer: EditBuffer) -> EditBuffer? {
        while let last = states.last, last.bytes == buffer.bytes { states.removeLast() }
        return states.last
    }
}
