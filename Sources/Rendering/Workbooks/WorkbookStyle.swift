// How cells look, by number.

enum WorkbookStyle: Int {
    case plain = 0
    case heading, day, moment, number, text
    /// A text that begins like a formula: the mark of an apostrophe is on the cell, not in it.
    case guarded

    /// `xl/styles.xml`: the styles above, in their order.
    static var part: String {
        let wrapped = "<alignment vertical=\"top\" wrapText=\"1\"/>"
        let top = "<alignment vertical=\"top\"/>"
        func style(_ format: Int, font: Int = 0, fill: Int = 0, extra: String = "", _ alignment: String) -> String {
            "<xf numFmtId=\"\(format)\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" "
                + "applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"\(extra)>\(alignment)</xf>"
        }
        let styles = [
            style(0, top), style(0, font: 1, fill: 2, wrapped), style(164, top), style(165, top), style(0, top),
            style(0, wrapped), style(0, extra: " quotePrefix=\"1\"", wrapped),
        ]
        return
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"\(WorkbookWriter.main)\">"
            + "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
            + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
            + "<fonts count=\"2\"><font><sz val=\"10\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
            + "<font><b/><sz val=\"10\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
            + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
            + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7ECF2\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"\(styles.count)\">\(styles.joined())</cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>\n"
    }
}
