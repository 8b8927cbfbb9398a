// The texts that the cells of a workbook share.

/// Reads `sharedStrings.xml`: all texts end to end, so that a million of them are one array.
final class SharedStrings: XMLHandler {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var isText = false
    /// How far inside elements whose texts are not part of the string, as how Japanese is pronounced.
    private var phoneticDepth = 0
    /// More texts than this, in bytes, are refused by the parts' own limit.
    private var start = 0

    var count: Int { ends.count }

    /// The text of an index; empty where there is none.
    func text(_ index: Int) -> ArraySlice<UInt8> {
        guard index >= 0, index < ends.count else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    override func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("t") {
            isText = phoneticDepth == 0
        } else if name.is("rPh") {
            phoneticDepth += 1
        } else if name.is("si") {
            start = bytes.count
        }
    }

    override func end(_ name: XMLName) {
        if name.is("t") {
            isText = false
        } else if name.is("rPh") {
            phoneticDepth -= 1
        } else if name.is("si") {
            unescape(&bytes, from: start)
            ends.append(bytes.count)
        }
    }

    override func text(_ piece: Bytes) { if isText { unsafe bytes.append(contentsOf: piece) } }
}
