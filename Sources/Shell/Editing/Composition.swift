// One spelling for each letter: é is one scalar, however it was typed.

@_spi(_Unicode) import Swift

extension String {
    /// In Unicode's normalisation form C, so that what is typed equals what is in the registers. Linear.
    var composed: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        var result = ""
        result.unicodeScalars.append(contentsOf: _nfc)
        return result
    }
}
