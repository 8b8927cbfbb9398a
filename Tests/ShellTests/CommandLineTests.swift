// The program as it is called: what goes to which output, and how it ends.

import TestSupport
import Testing

@Suite("Command line")
struct CommandLineTests {
    static let weft = RunningProgram.buildFolder + "/weft"
    static let tiny =
        String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/") ?? #filePath.endIndex)) + "/Fixtures/tiny"

    private func query(_ arguments: String..., input: String = "") -> ProgramResult {
        RunningProgram.run(Self.weft, ["query", Self.tiny] + arguments, input: input)
    }

    @Test("data on standard output, nothing else on either")
    func data() {
        let result = query("-c", "RETURN 1 AS n, 'é' AS t", "--mode", "csv", "--raw")
        #expect(result.text == "n,t\r\n1,é\r\n")
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
    }

    @Test("an error: message with its place on standard error, exit code 1, nothing on standard output")
    func failure() {
        let result = query("-c", "MATCH (n) RETUN n")
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("10 │") == false && result.errors.contains("^^^^^"))
        #expect(result.status == 1)
    }

    @Test("a script stops at its first error and says how far it came")
    func scriptStops() {
        let result = query(input: "RETURN 1 AS a;\nRETURN nonsense;\nRETURN 3 AS c;")
        #expect(result.text.hasPrefix("a\n"))
        #expect(!result.text.contains("c\n"))
        #expect(result.errors.contains("2 │ RETURN nonsense;"))
        #expect(result.errors.hasSuffix("1 of 3 statements ran\n"))
        #expect(result.status == 1)
    }

    @Test("weft serve keeps to the limits that it is given, and refuses what is none")
    func servedLimits() {
        let requests = ["RETURN 1 AS n", "UNWIND range(1, 3) AS n RETURN n"].map {
            #"{"op": "run", "query": "\#($0)"}"#
        }
        let result = RunningProgram.run(
            Self.weft, ["serve", "--stdio", "--max-rows", "2", "--memory", "100MB", "--timeout", "30s"],
            input: requests.joined(separator: "\n") + "\n")
        let replies = result.text.split(separator: "\n")
        #expect(replies.count == 2 && replies[0].contains("\"rows\"") && replies[1].contains("LimitError"))
        for option in [["--memory", "much"], ["--timeout", "soon"], ["--max-rows", "-1"]] {
            #expect(RunningProgram.run(Self.weft, ["serve", "--stdio"] + option).status == 2)
        }
    }

    @Test("--keep-going goes on and still ends with 1")
    func keepGoing() {
        let result = query("--keep-going", input: "RETURN 1 AS a;\nRETURN nonsense;\nRETURN 3 AS c;")
        #expect(result.text.contains("c\n"))
        #expect(result.errors.hasSuffix("2 of 3 statements ran\n"))
        #expect(result.status == 1)
    }

    @Test("a failed expectation ends with 4, after everything has run")
    func expectation() {
        let result = query(input: "RETURN 1 AS a;\n.expect empty 'nothing is wrong'\nRETURN 2 AS b;")
        #expect(result.errors.contains("FAIL expected rows = 0, found 1: nothing is wrong"))
        #expect(result.text.contains("b\n"))
        #expect(result.status == 4)
    }

    @Test(
        "wrong usage ends with 2",
        arguments: [
            ["query"], ["query", ".", "--nonsense"], ["query", ".", "-c", "RETURN 1", "--mode", "xml"],
            ["check", ".", "--fail-on", "silly"],
            ["query", ".", "-c", "RETURN 1", "--as-of", "soon"], ["query", ".", "-c", "RETURN 1", "--param", "x"],
            ["serve"],
        ])
    func usage(arguments: [String]) {
        let result = RunningProgram.run(Self.weft, arguments)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(!result.errors.isEmpty)
    }

    @Test("help and version are no errors", arguments: ["--help", "--version"])
    func help(option: String) {
        let result = RunningProgram.run(Self.weft, [option])
        #expect(result.status == 0)
        #expect(!result.output.isEmpty)
    }

    @Test("an organisation that isn't there ends with 3")
    func notLoaded() {
        let result = RunningProgram.run(Self.weft, ["query", "/nonexistent/folder", "-c", "RETURN 1"])
        #expect(result.status == 3)
        #expect(result.errors.contains("/nonexistent/folder"))
    }

    @Test("parameters are values where they read as such, else texts")
    func parameters() {
        let result = query(
            "-c", "RETURN $n + 1 AS n, $t AS t", "--param", "n=41", "--param", "t=IT dept", "--mode", "ndjson")
        #expect(result.text == "{\"n\": 42, \"t\": \"IT dept\"}\n")
    }

    @Test("dot commands work in -c and in scripts")
    func commands() {
        #expect(query("-c", ".mode json", "-c", "RETURN 1 AS n").text == "[\n  {\"n\": 1}\n]\n")
        let unknown = query("-c", ".moed csv")
        #expect(unknown.errors.contains("did you mean .mode?"))
        #expect(unknown.status == 1)
    }

    @Test("weft grammar prints the grammar that the project keeps, or its keywords")
    func grammar() {
        let root = CommandLineTests.tiny.split(separator: "/").dropLast(4).joined(separator: "/")
        let grammar = RunningProgram.run(Self.weft, ["grammar"])
        #expect(grammar.text == readTextFile("/" + root + "/Grammar/weft.ebnf"))
        let keywords = RunningProgram.run(Self.weft, ["grammar", "--format", "keywords"]).text.split(separator: "\n")
        #expect(keywords.contains("FIND") && keywords.contains("MATCH"))
        #expect(keywords == keywords.sorted())
    }

    @Test("weft format prints a script in the usual form, and fails with its place where it can't be read")
    func format() {
        let path = "/tmp/weft-format-\(UInt32.random(in: 0...UInt32.max)).weft"
        defer { _ = RunningProgram.run("rm", [path]) }
        _ = RunningProgram.run("bash", ["-c", "echo 'match (n) return n' > \(path)"])
        #expect(RunningProgram.run(Self.weft, ["format", path]).text == "MATCH (n)\nRETURN n;\n")
        _ = RunningProgram.run("bash", ["-c", "echo 'match (n retun n' > \(path)"])
        let failed = RunningProgram.run(Self.weft, ["format", path])
        #expect(failed.status == 1)
        #expect(failed.errors.contains("in \(path):1\n"))
    }

    @Test(
        "weft check fails with 4 where an exception is grave enough",
        arguments: [([], 0), (["--fail-on", "minor"], 4), (["--fail-on", "major"], 0)] as [([String], Int32)])
    func check(options: [String], status: Int32) {
        let result = RunningProgram.run(
            Self.weft, ["check", Self.tiny, "orphaned-process", "--as-of", "2026-01-01", "--mode", "csv"] + options)
        #expect(result.status == status)
        #expect(result.text.split(separator: "\r\n").count == 3)
        #expect(result.errors.contains("orphaned-process"))
    }

    @Test("an interrupted script ends with 130")
    func interrupted() {
        let statement =
            "UNWIND range(1, 9999) AS a UNWIND range(1, 9999) AS b UNWIND range(1, 9999) AS c RETURN sum(a % 7 * b * c)"
        let command = "\(Self.weft) query \(Self.tiny) -c '\(statement)' & sleep 1; kill -INT $!; wait $!; echo $?"
        #expect(RunningProgram.run("bash", ["-c", command]).text == "130\n")
    }

    @Test(
        "neither colour nor progress gets into data or into a file of errors, also after more than a second",
        arguments: ["", "TERM=dumb", "NO_COLOR=1", "LANG=C"])
    func plainData(_ variables: String) {
        let question = "UNWIND range(1, 700000) AS n WITH toString(n) + 'x' AS t RETURN count(DISTINCT t) AS number"
        let result = RunningProgram.run(
            "bash", ["-c", "env \(variables) \(Self.weft) query \(Self.tiny) -c \"\(question)\" --mode csv --raw"])
        #expect(result.text == "number\r\n700000\r\n")
        #expect(result.errors.isEmpty)
    }

    @Test("a closed pipe is the end of the output, not an error")
    func closedPipe() {
        let command =
            "\(Self.weft) query \(Self.tiny) -c 'UNWIND range(1, 200000) AS n RETURN n' --mode csv --raw | head -1; echo ${PIPESTATUS[0]}"
        let result = RunningProgram.run("bash", ["-c", command])
        #expect(result.text == "n\r\n0\n")
        #expect(result.errors.isEmpty)
    }

    @Test("a full disk is an error with the system's words")
    func fullDisk() {
        let result = RunningProgram.run("bash", ["-c", "\(Self.weft) query \(Self.tiny) -c 'RETURN 1' > /dev/full"])
        #expect(result.errors.contains("No space left on device"))
        #expect(result.status == 1)
    }
}

@Suite("Exports")
struct ExportTests {
    private let folder = "/tmp/weft-export-\(UInt32.random(in: 0...UInt32.max))"

    init() { _ = RunningProgram.run("mkdir", [folder]) }

    private func query(_ arguments: String..., input: String = "") -> ProgramResult {
        RunningProgram.run(CommandLineTests.weft, ["query", CommandLineTests.tiny] + arguments, input: input)
    }

    private func fileNames() -> [String] {
        RunningProgram.run("ls", [folder]).text.split(separator: "\n").map(String.init)
    }

    @Test("--output takes the last result, INTO its own, and each CSV has its manifest; twice the same bytes")
    func lastResult() {
        defer { _ = RunningProgram.run("rm", ["-r", folder]) }
        let script = "RETURN 1 AS a;\nRETURN 2 AS b INTO '\(folder)/into.json';\nRETURN 3 AS c;"
        let first = query("--output", folder + "/last.csv", input: script)
        #expect(first.status == 0)
        #expect(first.output.isEmpty)
        #expect(fileNames() == ["into.json", "last.csv", "last.manifest.json"])
        #expect(readTextFile(folder + "/last.csv") == "\u{FEFF}c\r\n3\r\n")
        #expect(readTextFile(folder + "/into.json") == "[\n  {\"b\": 2}\n]\n")
        let manifest = readTextFile(folder + "/last.manifest.json")
        _ = query("--output", folder + "/last.csv", input: script)
        #expect(readTextFile(folder + "/last.manifest.json") == manifest)
    }

    @Test("--output FOLDER/ takes every result")
    func everyResult() {
        defer { _ = RunningProgram.run("rm", ["-r", folder]) }
        #expect(query("--output", folder + "/all/", input: "RETURN 1 AS a; RETURN 2 AS b;").status == 0)
        #expect(readTextFile(folder + "/all/01.csv")?.hasSuffix("a\r\n1\r\n") == true)
        #expect(readTextFile(folder + "/all/02.csv")?.hasSuffix("b\r\n2\r\n") == true)
    }

    @Test("nothing is written when a statement fails")
    func failure() {
        defer { _ = RunningProgram.run("rm", ["-r", folder]) }
        #expect(query("--output", folder + "/x.csv", input: "RETURN 1 AS a; RETURN nonsense;").status == 1)
        #expect(fileNames().isEmpty)
    }

    @Test("scripts that read each other in a circle are stopped")
    func circle() {
        defer { _ = RunningProgram.run("rm", ["-r", folder]) }
        _ = RunningProgram.run(
            "bash", ["-c", "echo '.read b.weft' > \(folder)/a.weft; echo '.read a.weft' > \(folder)/b.weft"])
        let result = query("-f", folder + "/a.weft")
        #expect(result.errors.contains("a.weft → b.weft → a.weft"))
        #expect(result.status == 1)
    }
}
