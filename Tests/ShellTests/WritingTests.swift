// How files are written: whole, aside, together; and what is left behind is taken away.

import TestSupport
import Testing

@testable import Shell

@Suite("Writing files")
struct WritingTests {
    @Test("the name of a part tells its program; nobody's own file is taken for one")
    func names() {
        #expect(LeftParts.isPart("gaps.csv.weft-4711-0.part"))
        for name in ["gaps.csv.part", "x.weft-1.part", "x.weft-a-0.part", "x.weft-1-0.parts", "x.weft--.part"] {
            #expect(!LeftParts.isPart(name), "\(name)")
        }
        let long = LeftParts.name(besides: "/f/" + String(repeating: "é", count: 120) + ".csv", 3)
        #expect(long.utf8.count < 3 + 255 && long.hasSuffix("-3.part") && long.hasPrefix("/f/é"))
    }

    @Test("what a killed program left is taken away by the next that writes there; the user's own files stay")
    func left() {
        let desk = PaperDesk()
        desk.write("old.csv.weft-999999-0.part", "half")
        desk.write("mine.part", "mine")
        #expect(desk.run("weft query tiny -c \"RETURN 1 AS n INTO 'x.csv'\"").status == 0)
        #expect(desk.run("ls *.part").text == "mine.part\n")
    }

    @Test("a link stays a link, a file keeps its mode, and a second name keeps its own content")
    func links() {
        let desk = PaperDesk()
        desk.run("echo old > real.csv && chmod 640 real.csv && ln -s real.csv link.csv && ln real.csv second.csv")
        desk.run("weft query tiny -c \"RETURN 1 AS n INTO 'link.csv'\" --raw")
        #expect(desk.text("real.csv") == "n\r\n1\r\n")
        #expect(desk.text("second.csv") == "old\n")
        #expect(desk.run("stat -c %a real.csv; readlink link.csv").text == "640\nreal.csv\n")
    }

    @Test("a log with a second name is not written through it; a torn last line is ended before the next")
    func appended() {
        let desk = PaperDesk()
        desk.run("printf '// weft log\\n\\ntorn' > a.log && ln a.log outside.log")
        let disk = Disk()
        #expect(throws: Never.self) { try disk.append(Array("next\n".utf8), to: desk.folder + "/a.log") }
        #expect(desk.text("outside.log") == "// weft log\n\ntorn")
        #expect(throws: Never.self) { try disk.append(Array("last\n".utf8), to: desk.folder + "/a.log") }
        #expect(desk.text("a.log").hasSuffix("next\nlast\n"))
        desk.run("printf 'torn' > b.log")
        #expect(throws: Never.self) { try disk.append(Array("next\n".utf8), to: desk.folder + "/b.log") }
        #expect(desk.text("b.log") == "torn\nnext\n")
    }

    @Test("devices and pipes take a result as it comes")
    func devices() {
        let desk = PaperDesk()
        #expect(desk.run("weft query tiny --raw -c \"RETURN 1 AS n INTO '/dev/stdout'\"").text == "n\r\n1\r\n")
        let full = desk.run("weft query tiny -c \"RETURN 1 AS n INTO '/dev/full'\"")
        #expect(full.status == 1 && full.errors.contains("No space left on device"))
        #expect(desk.run("mkfifo p; cat p & weft query tiny --raw -o p -c 'RETURN 1 AS n'; wait").text == "n\r\n1\r\n")
    }
}

@Suite("Reading files that are none")
struct SpecialFileTests {
    @Test(
        "a pipe that nobody writes to, a device without end, a folder: refused at once and with words",
        arguments: [
            "weft query tiny -f @", "weft format @", "weft verify @", "weft query tiny --grades @ -c 'RETURN 1'",
            "weft check tiny --baseline @", "weft query tiny --sampling @ -c 'RETURN 1'",
            "weft query tiny -c '.read @'",
        ], ["pipe", "/dev/zero", "tiny"])
    func refused(line: String, file: String) {
        let desk = PaperDesk()
        let result = desk.run("mkfifo pipe; timeout 20 " + line.replacing("@", with: file))
        #expect([1, 2].contains(result.status), "\(result)")
        #expect(result.errors.contains(file == "tiny" ? "Is a directory" : "is a pipe or a device"), "\(result.errors)")
    }

    @Test("what a shell has opened is read, and a script larger than the limit is told with its size")
    func sizes() {
        let desk = PaperDesk()
        #expect(desk.run("weft query tiny --raw --mode csv -f <(echo 'RETURN 7 AS n')").text == "n\r\n7\r\n")
        let large = desk.run("truncate -s 40M big.weft; weft query tiny -f big.weft")
        #expect(large.status == 1 && large.errors.contains("big.weft has 40 MB, and at most 16 MB are read"))
        let piped = desk.run("head -c 40000000 /dev/zero | weft query tiny")
        #expect(piped.status == 1 && piped.errors.contains("standard input is too large"))
    }

    @Test("a script of many commands and statements is read in time that grows with its length")
    func manySteps() {
        let text = String(repeating: ".mode csv\nRETURN 1;\n", count: 20_000)
        #expect(Script(name: "s", text).steps.count == 40_000)
    }

    @Test("a script that is data opens nothing, itself least of all")
    func openingItself() {
        let desk = PaperDesk()
        desk.run("mkdir loop")
        for statement in ["COMPARE WITH 'loop'", "CALL audit.answer(\"COMPARE WITH 'loop'\") YIELD *"] {
            desk.write("loop/g.cypher", "CREATE (:A);\n\(statement);\n")
            let result = desk.run("timeout 20 weft query loop -c 'RETURN 1'")
            #expect(result.status == 3 && result.errors.contains("g.cypher:2: "), "\(result)")
        }
    }
}

@Suite("Scripts as they were saved")
struct WrittenScriptTests {
    private func query(_ bytes: String, _ more: String = "") -> ProgramResult {
        let desk = PaperDesk()
        return desk.run("printf '\(bytes)' > s.weft; weft query tiny --raw --mode csv -f s.weft \(more)")
    }

    @Test("Windows-1252 is read and said; what is not UTF-8 is never written back")
    func latin() {
        let result = query("RETURN \\x27M\\xfcller\\x27 AS n;\\n")
        #expect(result.text == "n\r\nMüller\r\n" && result.status == 0)
        #expect(result.errors == "warning: s.weft: read as Windows-1252, since line 1 is not UTF-8\n")
        let desk = PaperDesk()
        desk.run("printf 'return \\x27M\\xfcller\\x27;' > s.weft; cp s.weft t.weft")
        let format = desk.run("weft format -i s.weft")
        #expect(format.status == 1 && format.errors.contains("was not written back"))
        #expect(desk.run("cmp s.weft t.weft").status == 0)
        #expect(desk.run("weft format s.weft").text.contains("'Müller'"))
    }

    @Test("a byte-order mark before the first line, UTF-16 with one")
    func marks() {
        #expect(query("\\xef\\xbb\\xbf#!/usr/bin/weft\\nRETURN 1 AS n;\\n").text == "n\r\n1\r\n")
        let desk = PaperDesk()
        desk.run("(printf '\\xff\\xfe'; printf 'RETURN 2 AS n;' | iconv -t UTF-16LE) > s.weft")
        let result = desk.run("weft query tiny --raw --mode csv -f s.weft")
        #expect(result.text == "n\r\n2\r\n" && result.errors.contains("read as UTF-16"))
    }

    @Test("a NUL and UTF-16 without its mark are named with their line")
    func nul() {
        let result = query("RETURN 1;\\nRETURN \\x27a\\x00b\\x27;\\n")
        #expect(result.status == 1 && result.errors.contains("s.weft:2: the file holds a NUL"))
        let desk = PaperDesk()
        desk.run("printf 'RETURN 2 AS n;' | iconv -t UTF-16LE > s.weft")
        #expect(desk.run("weft query tiny -f s.weft").errors.contains("looks like UTF-16 without its byte-order mark"))
    }

    @Test("verify knows a script again, whatever it was saved as")
    func verify() {
        let desk = PaperDesk()
        desk.run("printf '\\xef\\xbb\\xbfRETURN \\x27M\\xc3\\xbcller\\x27 AS n;' > s.weft")
        desk.run("weft query tiny -f s.weft -o x.csv")
        #expect(desk.run("weft verify x.manifest.json").text == "x.csv: identical\n")
    }

    @Test(
        "a manifest: byte-order mark, a key given twice, a NUL",
        arguments: [
            ("\\xef\\xbb\\xbfweft: 1\\nname: Marked\\n", ""),
            ("weft: 1\\nname: A\\nname: B\\n", "isms.yaml:2: the key `name` stands here and once more below"),
            ("weft: 1\\nname: a\\x00b\\n", "isms.yaml:2: the manifest holds a NUL"),
        ])
    func manifest(bytes: String, problem: String) {
        let desk = PaperDesk()
        let result = desk.run(
            "printf '\(bytes)files: [{path: processes.csv, node: Process}]\\n' > tiny/isms.yaml; weft query tiny --raw -c 'RETURN 1 AS n'"
        )
        #expect(result.status == (problem.isEmpty ? 0 : 3), "\(result.errors)")
        #expect(result.errors.contains(problem) || problem.isEmpty, "\(result.errors)")
    }
}
