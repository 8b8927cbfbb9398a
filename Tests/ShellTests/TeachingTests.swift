// The tour and the echo, as a person and as a script meet them.

import Assist
import Diagnostics
import Session
import Syntax
import TestSupport
import Testing
import Values

@testable import Shell

@Suite("The tour")
struct TourTests {
    private static let project = "/" + CommandLineTests.tiny.split(separator: "/").dropLast(4).joined(separator: "/")

    @Test("ten steps in plain text; the last one is an export as CSV")
    func steps() {
        #expect(Tour.steps.count == 10)
        for step in Tour.steps {
            #expect(!step.title.isEmpty && step.text.hasSuffix(".") && step.text.count < 700, "\(step.title)")
        }
        #expect(Tour.steps.last?.statement.hasSuffix(".csv'") == true)
    }

    @Test("Return runs each statement, and it gives rows without a warning", arguments: Tour.steps)
    func statement(_ step: TourStep) throws {
        #expect(PromptKeys.runs(step.statement))
        let session = Session()
        try session.open(Self.project + "/samples/northwind")
        #expect(session.organisation?.name == Tour.organisation.name)
        let source = SourceText(step.statement)
        let entry = try #require(session.parse(source).entries.first)
        let outcome = try session.execute(try entry.result.get(), in: source, cancellation: Cancellation())
        #expect(outcome.tables.contains { !$0.table.rows.isEmpty } && outcome.warnings.isEmpty)
    }

    @Test("in a script a step is printed; the statement of the last one writes the file")
    func script() {
        let desk = PaperDesk()
        desk.run("ln -s \(Self.project)/samples samples")
        let printed = desk.run("printf '.tour\\n.tour next\\n.tour 10\\n' | weft query samples/northwind")
        #expect(printed.status == 0 && printed.errors == "")
        for number in [1, 2, 10] {
            let step = Tour.steps[number - 1]
            let text = Paragraphs(step.text).folded(to: 100)
            #expect(printed.text.contains("\(number) of 10  \(step.title)\n\n\(text)\n\n  \(step.statement)\n"))
        }
        desk.run("weft query samples/northwind -c \"\(Tour.steps[9].statement)\"")
        #expect(desk.text("first-export.csv").split(separator: "\r\n").count > 10)
        #expect(desk.text("first-export.manifest.json").contains("LOOP GAPS"))
    }

    @Test(
        "a step that does not exist is an error that says which do",
        arguments: [".tour 11", ".tour 0", ".tour x", ".tour 10\n.tour next"])
    func noStep(line: String) {
        let result = RunningProgram.run(CommandLineTests.weft, ["query", CommandLineTests.tiny], input: line + "\n")
        #expect(result.status == 1 && result.errors.contains(".tour"))
    }

    @Test("on another organisation it says of whom it speaks")
    func elsewhere() {
        let result = RunningProgram.run(CommandLineTests.weft, ["query", CommandLineTests.tiny], input: ".tour\n")
        #expect(result.errors.contains("the tour speaks of Northwind Health"))
    }
}

@Suite("Plain text in a window")
struct ParagraphTests {
    @Test("words run on, a second column hangs below itself, other indented lines stay")
    func folding() {
        let text = "one two three\nfour\n\n  kept  as it is, however long\nfive extraordinarily-long six"
        let folded = "one two\nthree four\n\n  kept  as it is, however long\nfive\nextraordinarily-long\nsix"
        #expect(Paragraphs(text).folded(to: 10) == folded)
        #expect(Paragraphs("  a   b c d e f g h").folded(to: 14) == "  a   b c d e\n      f g h")
    }
}

@Suite("The echo")
struct EchoCommandTests {
    @Test("it stands on standard error, before the answer, and the data are the same without it")
    func streams() {
        let question = "FIND processes WHERE name CONTAINS 'a' SHOW id;\n"
        let plain = RunningProgram.run(CommandLineTests.weft, ["query", CommandLineTests.tiny], input: question)
        let echoed = RunningProgram.run(
            CommandLineTests.weft, ["query", CommandLineTests.tiny], input: ".echo on\n" + question + ".echo\n")
        #expect(plain.output == echoed.output && plain.errors == "")
        #expect(echoed.errors == "Lists every process where the name contains 'a', showing the id.\necho: on\n")
    }
}
