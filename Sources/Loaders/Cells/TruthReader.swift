// Yes and no as people write them.

/// Nil where a cell says neither.
func readTruth(_ text: String) -> Bool? {
    let plain = plainWord(text)
    return CalendarWords.standard.truths[plain.isEmpty ? text.lowercased() : plain]
}
