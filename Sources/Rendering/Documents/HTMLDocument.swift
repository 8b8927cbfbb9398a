// A document as one page of HTML that asks for nothing else.

import Diagnostics

/// Sections are landmarks with headings in order; tables have captions and headings; pictures have names. Colours come from
/// `DocumentStyle`, for light, dark and paper. There is no script: what is folded is folded by the browser.
package struct HTMLDocument {
    private var html = ""
    /// What later pages must not call anything.
    private var numbered = 0

    package static func text(_ document: Document, pictureStyle: String = "") -> String {
        var writer = HTMLDocument()
        let language = HTMLText.escaped(document.language)
        writer.html = """
            <!DOCTYPE html>
            <html lang="\(language)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(HTMLText.escaped(document.title, lineEnd: " "))</title>
            <style>
            \(DocumentStyle.css)
            \(pictureStyle)
            </style>
            </head>
            <body>
            <a class="skip" href="#main">To the content</a>
            <header>
            <h1>\(HTMLText.escaped(document.title))</h1>

            """
        if let subtitle = document.subtitle {
            writer.html += "<p class=\"subtitle\">\(HTMLText.escaped(subtitle))</p>\n"
        }
        writer.html += "</header>\n" + Self.contents(document) + "<main id=\"main\">\n"
        writer.write(document.blocks, depth: 2)
        writer.html += "</main>\n</body>\n</html>\n"
        return writer.html
    }

    private static func contents(_ document: Document) -> String {
        let sections = document.blocks.compactMap { block -> String? in
            guard case .section(let section) = block, let id = section.id else { return nil }
            return "<li><a href=\"#\(HTMLText.escaped(id))\">\(HTMLText.escaped(section.title))</a></li>\n"
        }
        if sections.count < 2 { return "" }
        return "<nav aria-label=\"Contents\">\n<ol>\n" + sections.joined() + "</ol>\n</nav>\n"
    }

    private mutating func write(_ blocks: [Block], depth: Int) {
        for block in blocks { write(block, depth: depth) }
    }

    private mutating func write(_ block: Block, depth: Int) {
        switch block {
        case .section(let section): write(section, depth: depth)
        case .paragraph(let words): html += "<p>\(HTMLText.escaped(words))</p>\n"
        case .list(let items):
            html += "<ul>\n" + items.map { "<li>\(Self.content($0))</li>\n" }.joined() + "</ul>\n"
        case .fields(let fields):
            html += "<dl>\n"
            for field in fields {
                html += "<div><dt>\(HTMLText.escaped(field.name))</dt><dd>\(Self.content(field.cell))</dd></div>\n"
            }
            html += "</dl>\n"
        case .table(let sheet): write(sheet)
        case .figure(let figure):
            html += "<figure>\n\(figure.svg)<figcaption>\(HTMLText.escaped(figure.caption))</figcaption>\n</figure>\n"
        case .verbatim(let code):
            html += "<pre tabindex=\"0\">\(HTMLText.escaped(code, lineEnd: "\n"))</pre>\n"
        case .folded(let title, let blocks):
            html += "<details>\n<summary>\(HTMLText.escaped(title))</summary>\n"
            write(blocks, depth: depth)
            html += "</details>\n"
        }
    }

    private mutating func write(_ section: Section, depth: Int) {
        let level = min(depth, 6)
        numbered += 1
        let id = section.id ?? "s\(numbered)"
        let title = HTMLText.escaped(section.title)
        html +=
            "<section id=\"\(HTMLText.escaped(id))\" aria-labelledby=\"h-\(HTMLText.escaped(id))\" class=\"d\(depth)\">\n"
        html += "<h\(level) id=\"h-\(HTMLText.escaped(id))\">\(title)</h\(level)>\n"
        write(section.blocks, depth: depth + 1)
        html += "</section>\n"
    }

    private mutating func write(_ sheet: Sheet) {
        if sheet.columns.isEmpty { return }
        numbered += 1
        html += "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""
        html += HTMLText.escaped(sheet.caption ?? sheet.columns[0].name, lineEnd: " ") + " (\(numbered))\">\n<table>\n"
        if let caption = sheet.caption { html += "<caption>\(HTMLText.escaped(caption))</caption>\n" }
        html += "<thead>\n<tr>"
        for column in sheet.columns {
            html += "<th scope=\"col\"\(column.isNumber ? " class=\"n\"" : "")>\(HTMLText.escaped(column.name))</th>"
        }
        html += "</tr>\n</thead>\n<tbody>\n"
        for row in sheet.rows {
            html += "<tr" + (row.id.map { " id=\"\(HTMLText.escaped($0))\"" } ?? "") + ">"
            for (cell, column) in zip(row.cells, sheet.columns) {
                let style = column.isNumber ? "n" : Self.style(cell.text)
                html += (style.isEmpty ? "<td>" : "<td class=\"\(style)\">") + "\(Self.content(cell))</td>"
            }
            html += "</tr>\n"
        }
        html += "</tbody>\n</table>\n</div>\n"
    }

    /// Dates, ids and short names are not broken, a hash is anywhere.
    private static func style(_ text: String) -> String {
        text.count <= 28 ? (text.isEmpty ? "" : "k") : text.count > 40 && !text.contains(" ") ? "h" : ""
    }

    private static func content(_ cell: Cell) -> String {
        var text = HTMLText.escaped(cell.text)
        if let link = cell.link { text = "<a href=\"#\(HTMLText.escaped(link))\">\(text)</a>" }
        return cell.mark == .plain || cell.text.isEmpty
            ? text : "<span class=\"m \(cell.mark.rawValue)\">\(text)</span>"
    }
}
