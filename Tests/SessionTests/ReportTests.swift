// weft report: the page as a browser and a screen reader take it, without either.

import Audit
import Diagnostics
import Foundation
import Rendering
import Testing
import Values

@testable import Session

@Suite("Reports")
struct ReportTests {
    private static let northwind = Result { try page(.northwind) }

    private static func page(_ sample: Sample, _ options: ReportOptions = ReportOptions()) throws -> String {
        let session = try sample.session()
        return try ReportRunner(session: session, options: options, cancellation: Cancellation()).report()
            .text(forFile: "report.html")
    }

    /// The values of an attribute, wherever it stands.
    private static func values(of attribute: String, in page: String) -> [Substring] {
        page.components(separatedBy: " \(attribute)=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    }

    @Test("ids are distinct, and links lead to one")
    func links() throws {
        let page = try Self.northwind.get()
        let ids = Self.values(of: "id", in: page)
        #expect(ids.count > 100 && Set(ids).count == ids.count)
        let wanted = Self.values(of: "href", in: page) + Self.values(of: "aria-labelledby", in: page).map { "#" + $0 }
        #expect(wanted.count > 100)
        #expect(wanted.filter { !$0.hasPrefix("#") || !Set(ids).contains($0.dropFirst()) } == [])
        let heads = page.components(separatedBy: "url(#").dropFirst().map { $0.prefix { $0 != ")" } }
        #expect(Set(heads).subtracting(ids) == [])
    }

    @Test("headings are in order: one of the first rank, none skips a rank")
    func headings() throws {
        let page = try Self.northwind.get()
        let ranks = page.components(separatedBy: "<h").dropFirst().compactMap { $0.first?.wholeNumberValue }
        #expect(ranks.first == 1 && ranks.count { $0 == 1 } == 1 && ranks.count > 50)
        for (before, after) in zip(ranks, ranks.dropFirst()) { #expect(after <= before + 1) }
    }

    @Test("every picture has a name, every table headings, and the page its landmarks")
    func accessible() throws {
        let page = try Self.northwind.get()
        let pictures = page.components(separatedBy: "<svg ").dropFirst()
        #expect(pictures.count > 20)
        for picture in pictures {
            #expect(picture.prefix(400).contains("aria-labelledby=") && picture.contains("<title id="))
        }
        let tables = page.components(separatedBy: "<table>").dropFirst()
        #expect(tables.count > 20)
        for table in tables { #expect(table.contains("<th scope=\"col\"")) }
        for mark in ["<html lang=\"en\">", "<main id=\"main\">", "<nav aria-label=", "<header>", "href=\"#main\""] {
            #expect(page.contains(mark), "\(mark)")
        }
    }

    @Test("the page asks for nothing: no script, no address, no file")
    func alone() throws {
        let page = try Self.northwind.get()
        for word in [
            "<script", "<link", "<img", "<iframe", "@import", "src=", "url(http", "//www", "onload=", "onclick=",
        ] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("default-src 'none'"))
    }

    @Test("what was found, asked and read stands in it")
    func contents() throws {
        let page = try Self.northwind.get()
        let session = try Sample.northwind.session()
        for file in session.organisation?.inputs ?? [] { #expect(page.contains(file.sha256), "\(file.path)") }
        for text in ["CHECK ALL", "LOOP GAPS", "RUN report-cadences", "nobody owns it", "Northwind Health"] {
            #expect(page.contains(text), "\(text)")
        }
        for id in [
            "cover", "opinion", "not-judged", "map", "matrix", "loop", "clauses", "majors", "others", "processes",
            "calendar", "handoffs", "chains", "quality", "appendix",
        ] {
            #expect(page.contains("<section id=\"\(id)\""), "\(id)")
        }
    }

    @Test("the same files give the same bytes; other choices give other pages")
    func same() throws {
        #expect(try Self.page(.smallfirm) == Self.page(.smallfirm))
        var majors = ReportOptions()
        majors.grades = ["major"]
        #expect(try !Self.page(.smallfirm, majors).contains("<section id=\"others\""))
    }

    @Test("where names are to be ids, no person's name is left")
    func anonymous() throws {
        var options = ReportOptions()
        options.isAnonymous = true
        let page = try Self.page(.northwind, options)
        let session = try Sample.northwind.session()
        let names = try session.runScript("MATCH (p:Person) RETURN p.name").rows.rows.compactMap { MapRows.text($0[0]) }
        #expect(names.count > 20)
        #expect(names.filter { page.contains($0) } == [])
    }

    @Test("Markdown and text hold the same findings", arguments: ["report.md", "report.txt"])
    func others(name: String) throws {
        let session = try Sample.smallfirm.session()
        let report = try ReportRunner(session: session, options: ReportOptions(), cancellation: Cancellation()).report()
        let text = report.text(forFile: name)
        // Text folds long names, Markdown does not.
        for check in report.outcome.checks where name == "report.md" { #expect(text.contains(check.name)) }
        #expect(text.contains("SHA-256"))
    }
}
