// Characters that XML can't hold, as workbooks write them.

/// Replaces `_x000D_` and the like by the characters that they stand for; `_x005F_` is a plain underline that hides one. Text without any is
/// left as it is. Control characters but tab and line ends are dropped.
func unescape(_ bytes: inout [UInt8], from start: Int) {
    guard bytes.count - start >= 7 else { return }
    guard var place = nextEscape(bytes, start) else { return }
    var written = place
    while place < bytes.count {
        guard let unit = escape(bytes, place) else {
            bytes[written] = bytes[place]
            (written, place) = (written + 1, place + 1)
            continue
        }
        place += 7
        // Beyond the first plane characters are written as two halves, which together are one.
        var scalar = UInt32(unit)
        if unit & 0xFC00 == 0xD800, let low = escape(bytes, place), low & 0xFC00 == 0xDC00 {
            scalar = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
            place += 7
        }
        guard let character = UnicodeScalar(scalar), scalar >= 32 || scalar == 9 || scalar == 10 || scalar == 13 else {
            continue
        }
        for byte in UTF8.encode(character) ?? UTF8.encodedReplacementCharacter {
            bytes[written] = byte
            written += 1
        }
    }
    bytes.removeLast(bytes.count - written)
}

private func nextEscape(_ bytes: [UInt8], _ start: Int) -> Int? {
    var place = start
    while place + 7 <= bytes.count {
        if bytes[place] == UInt8(ascii: "_"), escape(bytes, place) != nil { return place }
        place += 1
    }
    return nil
}

/// The number in `_xHHHH_`.
private func escape(_ bytes: [UInt8], _ place: Int) -> UInt16? {
    guard place + 7 <= bytes.count, bytes[place] == UInt8(ascii: "_"), lowered(bytes[place + 1]) == UInt8(ascii: "x"),
        bytes[place + 6] == UInt8(ascii: "_")
    else { return nil }
    return UInt16(String(decoding: bytes[(place + 2)..<(place + 6)], as: UTF8.self), radix: 16)
}
