// What a document is made of, before it is text, Markdown or HTML.

/// Sections within sections, so that headings are in order whatever is put where. No part of it is markup.
package struct Document: Sendable {
    package var title: String
    /// Below the title, a line.
    package var subtitle: String?
    /// A language tag, such as `en`.
    package var language: String
    package var blocks: [Block]

    package init(title: String, subtitle: String? = nil, language: String = "en", blocks: [Block] = []) {
        self.title = title
        self.subtitle = subtitle
        self.language = language
        self.blocks = blocks
    }
}

package indirect enum Block: Sendable {
    case section(Section)
    case paragraph(String)
    case list([Cell])
    /// Names with what they are, a line each.
    case fields([(name: String, cell: Cell)])
    case table(Sheet)
    case figure(Figure)
    /// A text whose line ends and blanks count: a query.
    case verbatim(String)
    /// What is shown when it is asked for; on paper and in text it is shown as it is.
    case folded(String, [Block])
}

package struct Section: Sendable {
    package var title: String
    /// What links lead to: letters, digits and `-`.
    package var id: String?
    package var blocks: [Block]

    package init(_ title: String, id: String? = nil, _ blocks: [Block]) {
        self.title = title
        self.id = id
        self.blocks = blocks
    }
}

/// How a text is to catch the eye. Colour is never all: the text says the same.
package enum Mark: String, Sendable {
    case plain, major, minor, observation, good, unknown, soft

    /// By a grade or a check's result.
    package init(grade: String) {
        switch grade {
        case "major": self = .major
        case "minor", "exceptions": self = .minor
        case "observation", "opportunity": self = .observation
        case "in order": self = .good
        case "not evaluable", "data quality": self = .unknown
        default: self = .plain
        }
    }
}

package struct Cell: Sendable, ExpressibleByStringLiteral {
    package var text: String
    package var mark: Mark
    /// The id of a section or a row in the same document.
    package var link: String?

    package init(_ text: String, _ mark: Mark = .plain, link: String? = nil) {
        self.text = text
        self.mark = mark
        self.link = link
    }

    package init(stringLiteral text: String) { self.init(text) }
    package init(_ number: Int, _ mark: Mark = .plain) { self.init(grouped(number), mark) }
}

/// A table of a document. Columns that no row fills are left out.
package struct Sheet: Sendable {
    package struct Column: Sendable, ExpressibleByStringLiteral {
        package var name: String
        package var isNumber: Bool
        package init(_ name: String, isNumber: Bool = false) {
            self.name = name
            self.isNumber = isNumber
        }
        package init(stringLiteral name: String) { self.init(name) }
        package static func number(_ name: String) -> Column { Column(name, isNumber: true) }
    }

    package struct Row: Sendable {
        package var cells: [Cell]
        /// What links lead to.
        package var id: String?
        package init(_ cells: [Cell], id: String? = nil) {
            self.cells = cells
            self.id = id
        }
    }

    package var caption: String?
    package var columns: [Column]
    package var rows: [Row]

    package init(_ caption: String? = nil, columns: [Column], rows: [Row]) {
        self.caption = caption
        let kept = columns.indices.filter { column in
            rows.contains { column < $0.cells.count && !$0.cells[column].text.isEmpty }
        }
        self.columns = kept.map { columns[$0] }
        self.rows = rows.map { row in
            Row(kept.map { $0 < row.cells.count ? row.cells[$0] : Cell("") }, id: row.id)
        }
    }
}

/// A picture, and what stands for it where there are only letters.
package struct Figure: Sendable {
    /// An `svg` element, without head and style, ready to stand in a page.
    package var svg: String
    package var caption: String
    /// In cells, for text and Markdown.
    package var cells: String

    package init(svg: String, caption: String, cells: String) {
        self.svg = svg
        self.caption = caption
        self.cells = cells
    }
}
