// How texts and faults look in a terminal.

import Diagnostics
import Testing

@Suite struct DisplayTests {
    @Test(arguments: [
        ("abc", 3), ("", 0), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｆｕｌｌ", 8), ("한", 2),
        ("\u{1112}\u{1161}\u{11AB}", 2),
        ("😀", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇦🇹", 2), ("❤️", 2), ("a\u{200B}b", 2), ("\t", 0), ("─│", 2), ("…", 1),
    ])
    func cells(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test func snippetMarksTheSpan() {
        let source = SourceText("MATCH (p:Proces) RETURN p")
        let fault = Diagnostic.compileTime(
            .labelNotFound, .unknownLabel, "no label Proces", at: Span(start: 9, end: 15),
            label: "did you mean Process (42 nodes)?",
            help: "SHOW labels lists them.")
        #expect(
            Snippet(fault, in: source).text == """
                error: no label Proces
                  1 │ MATCH (p:Proces) RETURN p
                    │          ^^^^^^ did you mean Process (42 nodes)?
                help: SHOW labels lists them.

                """)
    }

    @Test func snippetNamesTheFileAndMeasuresWideCharacters() {
        let source = SourceText(name: "gaps.weft", "RETURN 1;\n\tRETURN '日本', x\u{1B}[31m y")
        let fault = Diagnostic.compileTime(.syntaxError, .unexpectedSyntax, "odd \u{1B}", at: Span(start: 28, end: 29))
        #expect(
            Snippet(fault, in: source).text == """
                error: odd \\x1b
                   in gaps.weft:2
                  2 │     RETURN '日本', x\\x1b[31m y
                    │                    ^

                """)
    }

    @Test func snippetSurvivesEverySpan() {
        let source = SourceText(String(repeating: "é", count: 300) + "\n\nx")
        let size = UInt32(source.utf8.count)
        for start in 0...size + 2 {
            for end in [start, start + 1, start + 90, size + 9] {
                let text = Snippet(
                    .compileTime(.typeError, .invalidArgumentType, "m", at: Span(start: start, end: end)), in: source
                ).text
                #expect(text.contains("^") && !text.contains("\u{FFFD}") || start % 2 == 1 || end % 2 == 1)
            }
        }
    }
}

@Suite struct NearestNamesTests {
    let labels = ["Process", "Person", "Procedure", "Role", "OrgUnit"]

    @Test(
        arguments: [
            ("Proces", ["Process"]), ("process", ["Process"]), ("Porcess", ["Process"]), ("Persn", ["Person"]),
            ("Rol", ["Role"]),
            ("Orgnit", ["OrgUnit"]), ("xyz", []), ("", []), ("P", []),
        ] as [(String, [String])])
    func nearest(_ name: String, _ expected: [String]) {
        #expect(NearestNames.nearest(to: name, among: labels) == expected)
    }

    @Test func question() {
        #expect(NearestNames.question(for: "Proces", among: labels) == "did you mean Process?")
        #expect(NearestNames.question(for: "owned", among: ["owner", "owns", "owned_by"]) == "did you mean owner?")
        #expect(
            NearestNames.question(for: "statis", among: ["status", "static", "x"]) == "did you mean status or static?")
        #expect(NearestNames.question(for: "zzzz", among: labels) == nil)
    }

    /// The distance against the recursive definition, on all short words over two letters.
    @Test func distanceIsThatOfItsDefinition() {
        let words: [[Unicode.Scalar]] = (0..<5).flatMap { length in
            (0..<(1 << length)).map { bits in (0..<length).map { bits >> $0 & 1 == 0 ? "a" : "b" } }
        }
        func distance(_ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>) -> Int {
            guard let x = a.last else { return b.count }
            guard let y = b.last else { return a.count }
            let (c, d) = (a.dropLast(), b.dropLast())
            var least = min(distance(c, b) + 1, distance(a, d) + 1, distance(c, d) + (x == y ? 0 : 1))
            if let p = c.last, let q = d.last, x == q, p == y {
                least = min(least, distance(c.dropLast(), d.dropLast()) + 1)
            }
            return least
        }
        for a in words { for b in words { #expect(NearestNames.editDistance(a, b) == distance(a[...], b[...])) } }
    }
}
