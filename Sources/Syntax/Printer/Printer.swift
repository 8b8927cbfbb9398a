// From trees back to text: the entry points and the printer's state.

extension Statement {
    /// In one line, without `;`. `parse(printed) == self` for every tree that the parser made; a tree built otherwise gets the
    /// brackets that it needs.
    package var printed: String { Printer.print(layout: false) { $0.write(self) } }

    /// As `printed`, with each clause on a line of its own and long ones broken.
    package var laidOut: String { Printer.print(layout: true) { $0.write(self) } }
}

extension Query {
    package var printed: String { Printer.print(layout: false) { $0.write(self) } }

    /// With each clause on a line of its own.
    package var laidOut: String { Printer.print(layout: true) { $0.write(self) } }
}

extension Expression {
    package var printed: String { Printer.print(layout: false) { $0.write(self) } }
}

extension PathPattern {
    package var printed: String { Printer.print(layout: false) { $0.write(self) } }
}

extension LabelExpression {
    /// Without the colon before it.
    package var printed: String { Printer.print(layout: false) { $0.write(self) } }
}

/// Writes trees into one text. Linear in the tree but for the layout, which tries each clause on one line first.
struct Printer {
    private(set) var text = ""
    /// Whether clauses stand on lines of their own, and long ones are broken.
    let layout: Bool
    /// Blanks before each new line.
    var indentation = 0
    /// Whether a `|` would end the expression in hand.
    var barSeparates = false
    /// Whether `IS MISSING` and `IS PRESENT` can be written.
    var isAudit = false
    /// What is still to be written between clauses; empty but in the formatter.
    var comments = CommentQueue()

    /// Lines are broken when they would be longer.
    static let lineLength = 100

    init(layout: Bool) { self.layout = layout }

    static func print(layout: Bool, _ body: (inout Printer) -> Void) -> String {
        var printer = Printer(layout: layout)
        body(&printer)
        return printer.text
    }

    mutating func write(_ piece: String) { text += piece }

    /// A new line in a layout, else a blank.
    mutating func breakLine() { write(layout ? "\n" + String(repeating: " ", count: indentation) : " ") }

    mutating func indented(_ body: (inout Printer) -> Void) {
        indentation += 2
        body(&self)
        indentation -= 2
    }

    /// What the body writes when it has to stay on one line.
    func flat(_ body: (inout Printer) -> Void) -> String {
        var printer = Printer(layout: false)
        printer.barSeparates = barSeparates
        printer.isAudit = isAudit
        body(&printer)
        return printer.text
    }

    /// Whether a piece still fits into the current line. Always true without layout.
    func fits(_ piece: String) -> Bool {
        guard layout else { return true }
        let lineStart = text.lastIndex(of: "\n").map { text.index(after: $0) } ?? text.startIndex
        return text.distance(from: lineStart, to: text.endIndex) + piece.count <= Printer.lineLength
    }

    /// Elements with commas between them.
    mutating func write<Element>(list: [Element], _ write: (inout Printer, Element) -> Void) {
        for (place, element) in list.enumerated() {
            if place > 0 { self.write(", ") }
            write(&self, element)
        }
    }

    /// A word of the grammar and its elements: on one line where they fit, else each on its own.
    mutating func write<Element>(_ head: String, list: [Element], _ write: (inout Printer, Element) -> Void) {
        let line = flat { $0.write(list: list, write) }
        if fits(head + " " + line) {
            self.write(head + " " + line)
            return
        }
        self.write(head)
        indented { printer in
            for (place, element) in list.enumerated() {
                if place > 0 { printer.write(",") }
                printer.breakLine()
                write(&printer, element)
            }
        }
    }

    /// Runs the body where `|` means nothing special, as inside brackets.
    mutating func bracketed(_ open: String, _ close: String, _ body: (inout Printer) -> Void) {
        let outer = barSeparates
        barSeparates = false
        write(open)
        body(&self)
        write(close)
        barSeparates = outer
    }

    mutating func separatedByBar(_ body: (inout Printer) -> Void) {
        let outer = barSeparates
        barSeparates = true
        body(&self)
        barSeparates = outer
    }
}
