// Scripts as a user runs them: from the command line, by their own name, from other scripts.

import TestSupport
import Testing

@Suite("Running scripts")
struct ScriptRunTests {
    @Test("a script that names its interpreter runs by its name, with parameters behind it")
    func shebang() {
        let desk = PaperDesk()
        desk.write(
            "count.weft",
            "#!/usr/bin/env -S weft query tiny -f\nMATCH (p:Process) WHERE p.name CONTAINS $part RETURN count(*) > $least AS found;\n"
        )
        desk.run("chmod +x count.weft")
        let result = desk.run("./count.weft --param part=e --param least=0 --mode csv --raw")
        #expect(result.text == "found\r\nTRUE\r\n")
        #expect(result.errors == "")
        #expect(result.status == 0)
    }

    @Test("a missing parameter is an error with file and line")
    func missingParameter() {
        let desk = PaperDesk()
        desk.write("s.weft", "// a remark\n\nRETURN $part AS part;\n")
        let result = desk.run("weft query tiny -f s.weft")
        #expect(result.status == 1)
        #expect(result.errors.contains("in s.weft:3\n"))
    }

    @Test("parameters keep their kinds: numbers, lists, dates and durations, else texts")
    func kinds() {
        let desk = PaperDesk()
        let result = desk.run(
            "weft query tiny -c 'RETURN $n + 1 AS n, $l[1] AS l, $d + $p AS d, $t AS t' --mode ndjson "
                + "--param n=41 --param 'l=[1,2]' --param \"d=date('2026-01-31')\" --param \"p=duration('P1M')\" --param 't=IT dept'"
        )
        #expect(result.text == "{\"n\": 42, \"l\": 2, \"d\": \"2026-02-28\", \"t\": \"IT dept\"}\n")
    }

    @Test("dates and durations among the parameters are the same when a manifest is verified")
    func verifiedParameters() {
        let desk = PaperDesk()
        desk.run(
            "weft query tiny -c 'RETURN $d + $p AS d' -o d.csv --param \"d=date('2026-01-31')\" --param \"p=duration('P1M')\""
        )
        #expect(desk.text("d.csv").contains("2026-02-28"))
        let verified = desk.run("weft verify d.manifest.json")
        #expect(verified.text.contains("identical"))
        #expect(verified.status == 0)
    }

    @Test("the last word is how many expectations were met; one that failed says where, and the exit code is 4")
    func expectations() {
        let desk = PaperDesk()
        desk.write(
            "s.weft",
            "RETURN 1 AS a;\n.expect rows = 1\n.expect empty 'nothing is wrong'\nUNWIND [1, 2] AS n RETURN n;\n.expect rows >= 2\n"
        )
        let failed = desk.run("weft query tiny -f s.weft --mode csv")
        #expect(failed.errors.contains("PASS expected rows = 1, found 1\n"))
        #expect(failed.errors.contains("FAIL expected rows = 0, found 1: nothing is wrong (s.weft:3)\n"))
        #expect(failed.errors.hasSuffix("FAIL 2 of 3 expectations met\n"))
        #expect(failed.status == 4)
        let met = desk.run("echo 'RETURN 1 AS a; \n.expect rows = 1' | weft query tiny")
        #expect(met.errors.hasSuffix("PASS 1 of 1 expectation met\n"))
        #expect(met.status == 0)
    }

    @Test("after a statement that failed there is no result to expect anything of")
    func expectationAfterError() {
        let desk = PaperDesk()
        desk.write("s.weft", "UNWIND [] AS n RETURN n;\n.expect empty\nRETURN nonsense;\n.expect empty\n")
        let result = desk.run("weft query tiny -f s.weft --keep-going")
        #expect(result.errors.contains("there is no result to compare with\n   in s.weft:4\n"))
        #expect(result.errors.hasSuffix("s.weft: 2 of 4 statements ran\nPASS 1 of 1 expectation met\n"))
        #expect(result.status == 1)
    }

    @Test("a script in another is found from there; its errors name its own file and line")
    func nested() {
        let desk = PaperDesk()
        desk.run("mkdir parts")
        desk.write("all.weft", "RETURN 1 AS a;\n.read parts/one.weft\nRETURN 3 AS c;\n")
        desk.write("parts/one.weft", ".read two.weft\n")
        desk.write("parts/two.weft", "// two\nRETURN 2 AS b;\nRETURN nonsense;\n")
        let result = desk.run("weft query tiny -f all.weft --mode csv --raw")
        #expect(result.text == "a\r\n1\r\n\r\nb\r\n2\r\n")
        #expect(result.errors.contains("in parts/two.weft:3\n"))
        #expect(result.status == 1)
        let kept = desk.run("weft query tiny -f all.weft --mode csv --raw --keep-going")
        #expect(kept.text.hasSuffix("\r\nc\r\n3\r\n"))
        #expect(kept.status == 1)
    }

    @Test("a script that reads itself is stopped before it runs again")
    func circle() {
        let desk = PaperDesk()
        desk.write("self.weft", "RETURN 1 AS a;\n.read ./self.weft\n")
        let result = desk.run("weft query tiny -f self.weft --mode csv --raw")
        #expect(result.text == "a\r\n1\r\n")
        #expect(result.errors.contains("in a circle: self.weft → self.weft\n   in self.weft:2\n"))
    }

    @Test("weft check gives a parameter to the check that has it, and refuses one that none has")
    func checkParameters() {
        let desk = PaperDesk()
        let result = desk.run(
            "weft check tiny orphaned-process unowned-process --param share=0.5 --as-of 2026-01-01 --mode csv -o x.csv")
        #expect(result.errors.contains("unowned-process"))
        #expect(desk.text("x.manifest.json").contains("unowned-process(share: 0.5)"))
        #expect(desk.run("weft verify x.manifest.json").text.contains("identical"))
        let wrong = desk.run("weft check tiny unowned-process --param shre=0.5")
        #expect(wrong.errors.contains("unowned-process has no parameter shre\n  did you mean share?\n"))
        #expect(wrong.status == 2)
        #expect(desk.run("weft check tiny --param share=0.5").status == 2)
    }
}
