// The number formats that cells name by their style.

/// Reads `styles.xml`: which format each style shows numbers in.
final class WorkbookStyles: XMLHandler {
    private var codes: [Int: NumberFormat] = [:]
    private(set) var formats: [NumberFormat] = []
    private var isCellStyles = false

    func format(_ style: Int) -> NumberFormat { style >= 0 && style < formats.count ? formats[style] : .general }

    override func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("numFmt") {
            guard let id = attributes.text("numFmtId").flatMap({ Int($0) }), let code = attributes.text("formatCode")
            else { return }
            codes[id] = NumberFormat(code: code)
        } else if name.is("cellXfs") {
            isCellStyles = true
        } else if isCellStyles, name.is("xf") {
            let id = attributes.text("numFmtId").flatMap { Int($0) } ?? 0
            formats.append(codes[id] ?? NumberFormat(builtIn: id))
        }
    }

    override func end(_ name: XMLName) {
        if name.is("cellXfs") { isCellStyles = false }
    }
}
