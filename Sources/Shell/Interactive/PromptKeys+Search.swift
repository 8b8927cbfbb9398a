// Ctrl-R and Ctrl-S: the history is searched letter by letter; Ctrl-C ends the search and brings back what was being typed.

extension PromptKeys {
    func beginSearch(_ direction: HistorySearch.Direction, _ buffer: EditBuffer, _ indentation: Indentation)
        -> EditResult
    {
        let plain = EditBuffer(
            indentation.dedented(buffer.text), cursor: indentation.dedented(buffer.beforeCursor).utf8.count)
        promptWidth = indentation.width
        let begun = HistorySearch(direction, from: plain)
        search = begun
        return shown(begun)
    }

    /// A key in the search.
    func search(_ scalar: Unicode.Scalar) -> EditResult? {
        guard var search else { return nil }
        switch scalar {
        case "\u{3}", "\u{7}": return ended(search.original, passesKeyOn: false)
        case "\u{12}": search.again(.back, in: history.entries)
        case "\u{13}": search.again(.forward, in: history.entries)
        case "\u{8}", "\u{7F}": search.erase(in: history.entries)
        case _ where scalar.properties.generalCategory == .control:
            return ended(buffer(search), passesKeyOn: true)
        default: search.type(Character(scalar), in: history.entries)
        }
        self.search = search
        return shown(search)
    }

    private func shown(_ search: HistorySearch) -> EditResult {
        let prompt = search.prompt
        return .searching(prompt, indented(buffer(search), Indentation(width: prompt.count)))
    }

    private func ended(_ buffer: EditBuffer, passesKeyOn: Bool) -> EditResult {
        search = nil
        return .searchEnded(indented(buffer, Indentation(width: promptWidth)), passesKeyOn: passesKeyOn)
    }

    /// The statement that was found, with the cursor where it holds the text; before that what was being typed.
    private func buffer(_ search: HistorySearch) -> EditBuffer {
        guard let found = search.found, history.entries.indices.contains(found) else { return search.original }
        let entry = history.entries[found]
        let lowered = Array(entry.lowercased().utf8)
        let needle = Array(search.needle.lowercased().utf8)
        let place =
            lowered.count == entry.utf8.count ? lowered.indices.first { lowered[$0...].starts(with: needle) } : nil
        return EditBuffer(entry, cursor: place)
    }

    private func indented(_ buffer: EditBuffer, _ indentation: Indentation) -> EditBuffer {
        EditBuffer(
            indentation.indented(buffer.text), cursor: indentation.indented(buffer.beforeCursor).utf8.count)
    }
}
