// Working papers: manifests, their verification, grades of the auditor's, baselines, and documents that grow.

import TestSupport
import Testing

/// A folder with a copy of the small organisation, in which the program runs.
struct PaperDesk: ~Copyable {
    let folder = "/tmp/weft-papers-\(UInt32.random(in: 0...UInt32.max))"

    init() {
        _ = RunningProgram.run("bash", ["-c", "mkdir \(folder) && cp -r \(CommandLineTests.tiny) \(folder)/tiny"])
    }

    deinit { _ = RunningProgram.run("rm", ["-r", folder]) }

    /// Runs a line of a Unix shell in the folder, with the program in its path.
    @discardableResult
    func run(_ line: String) -> ProgramResult {
        RunningProgram.run("bash", ["-c", "cd \(folder) && PATH=\(RunningProgram.buildFolder):$PATH\n" + line])
    }

    func write(_ name: String, _ text: String) { _ = RunningProgram.run("tee", [folder + "/" + name], input: text) }

    func text(_ name: String) -> String { readTextFile(folder + "/" + name) ?? "" }
}

@Suite("Manifests")
struct ManifestTests {
    @Test("evidence is an input: where it changes, verify says which file")
    func evidence() {
        let desk = PaperDesk()
        desk.run("mkdir kept && echo minutes > kept/minutes.txt")
        desk.write("kept/evidence.csv", "id,path,collected\nEV-1,minutes.txt,2026-01-12\nEV-2,gone.txt,2026-01-12\n")
        desk.run("weft query kept --as-of 2026-01-31 -c 'CHECK evidence-unverifiable' --output e.csv")
        #expect(desk.text("e.manifest.json").contains(#""path": "minutes.txt""#))
        #expect(desk.text("e.csv").contains("EV-2") && !desk.text("e.csv").contains("EV-1"))
        #expect(desk.run("weft verify e.manifest.json").text == "e.csv: identical\n")
        desk.run("echo later >> kept/minutes.txt")
        #expect(desk.run("weft verify e.manifest.json").text.contains("input minutes.txt: changed"))
    }

    @Test("a manifest names the tool, the call, the whole script, the dates and every input")
    func contents() {
        let desk = PaperDesk()
        desk.write("gaps.weft", "// Which processes stand alone?\nRETURN 1 AS one;\nCHECK orphaned-process;\n")
        desk.run("weft query tiny --as-of 2026-01-31 --param n=3 -f gaps.weft --output gaps.csv")
        let manifest = desk.text("gaps.manifest.json")
        for part in [
            #""name": "weft""#, #""build": ""#,
            #""commandLine": ["weft", "query", "tiny", "--as-of", "2026-01-31", "--param", "n=3", "-f", "gaps.weft", "--output", "gaps.csv"]"#,
            #""table": "exceptions""#, #""rows": 2"#, #""neutralisedCells": 0"#,
            #""statement": "CHECK orphaned-process""#,
            #""query": "// Which processes stand alone?\nRETURN 1 AS one;\nCHECK orphaned-process;\n""#,
            #""script": "gaps.weft""#, #""name": "orphaned-process""#, #""revision": ""#, #""n": "3""#,
            #""asOf": "2026-01-31""#, #""asOfFrom": "setting""#, #""periodFrom": "2025-02-01""#, #""timeZone": null"#,
            #""path": "processes.csv""#, #""records": 4"#, #""pdca": {"#, #""preparedBy": null"#,
            #""signedOffOn": null"#,
        ] { #expect(manifest.contains(part), "\(part)") }
        let hash = desk.run("sha256sum < gaps.csv").text.prefix(64)
        #expect(manifest.contains("\"sha256\": \"\(hash)\""))
        let query = desk.run("sha256sum < gaps.weft").text.prefix(64)
        #expect(manifest.contains("\"querySha256\": \"\(query)\""))
    }

    @Test("a result that is exported at the end keeps the dates that it was judged by")
    func lateExport() {
        let desk = PaperDesk()
        desk.run("weft query tiny -c '.asof 2026-01-31' -c 'RETURN asOf() AS d' -c '.asof 2026-03-31' -o d.csv")
        #expect(desk.text("d.csv").contains("2026-01-31"))
        #expect(desk.run("weft verify d.manifest.json").text == "d.csv: identical\n")
    }

    @Test("neutralised cells are counted, and what was defined and edited is kept")
    func state() {
        let desk = PaperDesk()
        desk.write(
            "edit.weft",
            """
            DEFINE QUERY stage($s = 'do') AS MATCH (p:Process) WHERE p.stage = $s RETURN p.id AS id, p.name AS name;
            CREATE (:Process {id: 'P-9', name: '=1+1', stage: 'do'});
            RUN stage(s: 'do') INTO 'do.csv';
            """)
        desk.run("weft query tiny -f edit.weft")
        let manifest = desk.text("do.manifest.json")
        #expect(manifest.contains("\"neutralisedCells\": 1"))
        #expect(manifest.contains("DEFINE QUERY stage") && manifest.contains("\"edits\": [\"CREATE (:Process"))
        #expect(desk.run("weft verify do.manifest.json").text == "do.csv: identical\n")
    }
}

@Suite("Verification")
struct VerifyTests {
    private static let export = "weft check tiny orphaned-process --as-of 2026-01-31 --output found.csv"

    @Test("the same files give the same bytes, from another folder too")
    func identical() {
        let desk = PaperDesk()
        desk.run(Self.export)
        let result = desk.run("mkdir away; cd away; weft verify ../found.manifest.json ../found.summary.manifest.json")
        #expect(result.text == "../found.csv: identical\n../found.summary.csv: identical\n")
        #expect(result.status == 0)
    }

    @Test("one cell changed in an input: which file, which row, which cell; exit code 4")
    func changedInput() {
        let desk = PaperDesk()
        desk.run(Self.export)
        desk.run("sed -i 's/Internal audit/Internal audits/' tiny/processes.csv")
        let result = desk.run("weft verify found.manifest.json")
        let lines = result.text.split(separator: "\n")
        #expect(lines.first == "found.csv: not the same")
        #expect(lines.contains { $0.hasPrefix("  input processes.csv: changed, SHA-256 ") })
        #expect(lines.last == "  orphaned-process P-3: subject_name: Internal audit then, Internal audits now")
        #expect(lines.count == 3 && result.status == 4)
    }

    @Test("an input that changed where the question does not look: identical, and it is said")
    func otherInput() {
        let desk = PaperDesk()
        desk.run("weft query tiny -c \"RETURN 1 AS one INTO 'one.csv'\"")
        desk.run("echo 'P-5,Archive,active,do,support,low' >> tiny/processes.csv")
        let result = desk.run("weft verify one.manifest.json")
        #expect(
            result.text.hasPrefix(
                "one.csv: identical, although not everything behind it is\n  input processes.csv: changed"))
        #expect(result.status == 0)
    }

    @Test("rows that came and went are told whole")
    func rows() {
        let desk = PaperDesk()
        desk.run("weft query tiny -c \"FIND processes SHOW id, stage INTO 'p.csv'\"")
        desk.run("sed -i 's/^P-2,/P-7,/' tiny/processes.csv")
        let result = desk.run("weft verify p.manifest.json")
        #expect(result.text.contains("\n  only then: P-2, do\n  only now: P-7, do\n"))
        #expect(result.status == 4)
    }

    @Test("an exported file that was changed afterwards, and a manifest whose query was")
    func tampered() {
        let desk = PaperDesk()
        desk.run(Self.export)
        desk.run("sed -i 's/Internal audit/External audit/' found.csv")
        let file = desk.run("weft verify found.manifest.json")
        #expect(file.text.contains("the exported file was changed after the export"))
        #expect(file.text.contains("subject_name: External audit then, Internal audit now"))
        #expect(file.status == 4)
        desk.run("sed -i 's/\"query\": \"CHECK/\"query\": \"check/' found.manifest.json")
        #expect(desk.run("weft verify found.manifest.json").text.contains("query: the manifest's text is not the one"))
    }

    @Test("cells that the auditor filled in are no difference")
    func filledIn() {
        let desk = PaperDesk()
        desk.run(Self.export + " --workpaper")
        #expect(desk.text("found.csv").contains(",wp_ref,tickmark,auditor_conclusion,auditee_response,final_grade,"))
        desk.run("sed -i '2s/,\\r$/,2026-02-01\\r/' found.csv")
        let result = desk.run("weft verify found.manifest.json")
        #expect(result.text.hasPrefix("found.csv: identical but for cells that were filled in by hand\n"))
        #expect(result.text.contains("reviewed_on = 2026-02-01"))
        #expect(result.status == 0)
    }

    @Test("another tool, another revision of a check, a script that was changed since")
    func tool() {
        let desk = PaperDesk()
        desk.write("s.weft", "CHECK orphaned-process")
        desk.run("weft query tiny --as-of 2026-01-31 -f s.weft -o found.csv")
        desk.run(
            "sed -i 's/\"version\": \"[^\"]*\"/\"version\": \"0.0.1\"/; s/\"revision\": \"[^\"]*\"/\"revision\": \"0\"/' found.manifest.json"
        )
        desk.run("echo '// more' >> s.weft")
        let text = desk.run("weft verify found.manifest.json").text
        #expect(text.contains("tool: weft 0.0.1 then,"))
        #expect(text.contains("check orphaned-process: revision 0 then,"))
        #expect(text.contains("script s.weft: changed since"))
    }

    @Test(
        "no manifest is wrong usage, an organisation that has gone can't be loaded; --organisation says where it is now"
    )
    func failures() {
        let desk = PaperDesk()
        desk.run(Self.export)
        #expect(desk.run("weft verify nothing.json").status == 2)
        #expect(desk.run("weft verify found.csv").status == 2)
        desk.run("mv tiny moved")
        #expect(desk.run("weft verify found.manifest.json").status == 3)
        #expect(desk.run("weft verify found.manifest.json --organisation moved").text == "found.csv: identical\n")
    }
}

@Suite("Grades and baselines")
struct GradeTests {
    private static let check = "weft check tiny orphaned-process --as-of 2026-01-31 --fail-on minor --mode csv --raw"

    @Test("a grade of the auditor's stands beside the proposed one, with its reason, and decides the exit code")
    func grades() {
        let desk = PaperDesk()
        #expect(desk.run(Self.check).status == 4)
        desk.write(
            "grades.csv",
            "check;subject_id;final_grade;override_reason\norphaned-process;P-3;observation;new this year\norphaned-process;P-4;none;agreed\norphaned-process;P-8;none;gone\n"
        )
        let result = desk.run(Self.check + " --grades grades.csv")
        #expect(result.status == 0)
        #expect(result.text.hasPrefix("check,grade,rule,final_grade,override_reason,clause,"))
        #expect(result.text.contains("orphaned-process,minor,minor,observation,new this year,4.4,"))
        #expect(result.errors.contains("1 grade in grades.csv fits no exception any more"))
    }

    @Test(
        "a table of grades that can't be right is refused with its line",
        arguments: [
            ("check,final_grade\nx,minor", "no column subject_id"),
            ("check,subject_id,final_grade,override_reason\nx,P-1,grave,why", "grades.csv:2: grave is no grade"),
            ("check,subject_id,final_grade,override_reason\n\nx,P-1,minor,", "grades.csv:3: a grade that differs"),
        ])
    func wrongGrades(text: String, message: String) {
        let desk = PaperDesk()
        desk.write("grades.csv", text)
        let result = desk.run(Self.check + " --grades grades.csv")
        #expect(result.errors.contains(message) && result.status == 2)
    }

    @Test(".grades begins a file, .grade adds to it, and a later grade takes the place of an earlier one")
    func grading() {
        let desk = PaperDesk()
        desk.write(
            "s.weft",
            """
            .grades mine.csv
            .grade orphaned-process P-3 observation "agreed, for now"
            .grade orphaned-process P-3 none 'merged; closed'
            CHECK orphaned-process;
            """)
        let result = desk.run("weft query tiny --as-of 2026-01-31 -f s.weft --mode csv --raw")
        #expect(result.text.contains("orphaned-process,minor,minor,none,merged; closed,"))
        #expect(
            desk.text("mine.csv")
                == "check,subject_id,final_grade,override_reason\r\norphaned-process,P-3,observation,\"agreed, for now\"\r\norphaned-process,P-3,none,merged; closed\r\n"
        )
        #expect(desk.run("weft query tiny -c '.grade x y minor why'").errors.contains("no file is named"))
        #expect(
            desk.run("weft query tiny -c '.grades mine.csv' -c '.grade x y bad why'").errors.contains("bad is no grade")
        )
    }

    @Test("an accepted finding does not count until its day has passed, judged at as-of")
    func baseline() {
        let desk = PaperDesk()
        desk.write(
            "base.csv",
            "check,subject_id,reason,expires\norphaned-process,P-3,merged in March,2026-01-31\norphaned-process,P-4,merged in March,2026-01-31\n"
        )
        let accepted = desk.run(Self.check + " --baseline base.csv")
        #expect(accepted.status == 0)
        #expect(accepted.text.contains(",TRUE,2026-01-31,merged in March,"))
        let later = desk.run("weft check tiny orphaned-process --as-of 2026-02-01 --fail-on minor --baseline base.csv")
        #expect(later.status == 4)
        #expect(later.errors.contains("2 acceptances in base.csv expired: they count again"))
        desk.write("base.csv", "check,subject_id,reason,expires\norphaned-process,P-3,,2026-01-31\n")
        #expect(desk.run(Self.check + " --baseline base.csv").errors.contains("base.csv:2: the column reason is empty"))
    }

    @Test("what is not evaluable fails only when asked to")
    func notEvaluable() {
        let desk = PaperDesk()
        let check = "weft check tiny handoff-sla-breach --as-of 2026-01-31 --fail-on minor"
        #expect(desk.run(check).status == 0)
        let result = desk.run(check + " --fail-on not-evaluable")
        #expect(result.status == 4)
        #expect(result.errors.contains("FAIL handoff-sla-breach is not evaluable: "))
    }

    @Test("JUnit's XML: a case a check, failed, passed or skipped")
    func junit() {
        let desk = PaperDesk()
        desk.run(
            "weft check tiny orphaned-process handoff-sla-breach circular --as-of 2026-01-31 --fail-on minor --junit j.xml"
        )
        desk.run("weft check tiny orphaned-process handoff-sla-breach --as-of 2026-01-31 --fail-on minor --junit j.xml")
        let xml = desk.text("j.xml")
        #expect(xml.contains("<testsuites tests=\"2\" failures=\"1\" skipped=\"1\">"))
        #expect(
            xml.contains(
                "<failure message=\"2 exceptions\">minor P-3 Internal audit: no interaction with another process"))
        #expect(xml.contains("<skipped message=\"not evaluable: "))
    }

    @Test("a semicolon between cells is kept in the manifest, so the same bytes are verified")
    func separator() {
        let desk = PaperDesk()
        desk.run("weft query tiny --separator ';' --as-of 2026-01-31 -c \"FIND processes SHOW id, name INTO 'p.csv'\"")
        #expect(desk.text("p.csv").contains("id;name\r\n"))
        #expect(desk.text("p.manifest.json").contains("\"separator\": \";\""))
        #expect(desk.run("weft verify p.manifest.json").text.contains("identical"))
        #expect(desk.run("weft query tiny --separator : -c 'RETURN 1'").status == 2)
    }

    @Test("a report and a workbook are verified like any export, and told when a register changed")
    func reports() {
        let desk = PaperDesk()
        let made = desk.run(
            "weft report tiny --as-of 2026-01-31 -o r.html; weft check tiny --as-of 2026-01-31 -o f.xlsx")
        #expect(made.status == 0)
        let same = desk.run("weft verify r.manifest.json f.manifest.json")
        #expect(
            same.status == 0 && same.text.split(separator: "identical", omittingEmptySubsequences: false).count == 3,
            "\(same.text)")
        desk.run("sed -i 's/Internal audit/Internal audits/' tiny/*.csv")
        let changed = desk.run("weft verify r.manifest.json")
        #expect(changed.status == 4 && changed.text.contains("changed, SHA-256"), "\(changed.text)")
    }

    private static let hasPython = RunningProgram.run("bash", ["-c", "command -v python3"]).status == 0

    @Test("JUnit's XML is XML", .enabled(if: hasPython, "there is no python3 here to read it"))
    func junitIsXML() {
        let desk = PaperDesk()
        desk.run("weft check tiny orphaned-process handoff-sla-breach --as-of 2026-01-31 --junit j.xml")
        #expect(desk.run("python3 -c 'import xml.dom.minidom as m; m.parse(\"j.xml\")'").status == 0)
    }
}

@Suite("Working papers")
struct WorkingPaperTests {
    private static let script = """
        .workpaper paper.md
        .log work.log
        .note Registers received by mail.
        FIND processes WITHOUT interactions SHOW id, name;
        CREATE (:Process {id: 'P-9', name: 'a|b'});
        .once found.csv
        FIND processes WITHOUT interactions SHOW id, name;
        .workpaper off
        RETURN 1;
        """

    @Test("questions, answers, notes and exports in one document; written anew by the same script, the same bytes")
    func paper() {
        let desk = PaperDesk()
        desk.write("s.weft", Self.script)
        #expect(desk.run("weft query tiny --as-of 2026-01-31 -f s.weft").status == 0)
        let paper = desk.text("paper.md")
        for part in [
            "| organisation | tiny (tiny) |", "| as of | 2026-01-31 |", "| processes.csv | 4 | 0 | ",
            "> Registers received by mail.\n", "## 1. FIND processes WITHOUT interactions", "| P-3 | Internal audit",
            "## 2. CREATE", "| what-if edits | 1 in force |", "a\\|b", "- note: 1 what-if edit is in force",
            "- exported `found.csv`: 3 rows, SHA-256 ", ", manifest `found.manifest.json`",
        ] { #expect(paper.contains(part), "\(part)") }
        #expect(!paper.contains("RETURN 1"))
        let log = desk.text("work.log")
        #expect(log.contains(".once found.csv\n") && log.contains("P-3  Internal audit") && log.contains("RETURN 1"))
        desk.run("weft query tiny --as-of 2026-01-31 -f s.weft")
        #expect(desk.text("paper.md") == paper)
    }

    @Test("a file that is no working paper is not touched; a note needs a paper")
    func foreign() {
        let desk = PaperDesk()
        desk.write("mine.md", "# Mine\n")
        let result = desk.run("weft query tiny -c '.workpaper mine.md'")
        #expect(result.errors.contains("mine.md exists and was not written by this command"))
        #expect(result.status == 1)
        #expect(desk.text("mine.md") == "# Mine\n")
        #expect(desk.run("weft query tiny -c '.note nothing'").errors.contains("there is no working paper"))
    }

    @Test("a statement that fails is kept with its error")
    func failure() {
        let desk = PaperDesk()
        desk.run("weft query tiny -c '.workpaper p.md' -c 'RETURN nonsense'")
        #expect(desk.text("p.md").contains("## 1. RETURN nonsense\n\n```weft\nRETURN nonsense\n```\n\n- error: "))
    }
}

@Suite(
    "Spreadsheets",
    .enabled(if: Spreadsheet.isAvailable, "there is no LibreOffice on this machine: exports were not opened"))
struct SpreadsheetTests {
    @Test("LibreOffice turns an export into a workbook and back into the same cells")
    func roundTrip() {
        let desk = PaperDesk()
        desk.write(
            "t.weft",
            #"""
            UNWIND [
              {id: 'A.5.10', text: 'plain', n: 1, day: date('2026-01-31'), yes: true},
              {id: '007', text: 'comma, "quote" and\na second line', n: -3, day: null, yes: false},
              {id: '4-4', text: '=1+1', n: 1234567, day: date('2025-12-01'), yes: null},
              {id: '1E5', text: ' Ünï — 日本', n: 0, day: null, yes: true},
              {id: 'MAR-1', text: '', n: null, day: date('2024-02-29'), yes: true}
            ] AS r RETURN r.id AS id, r.text AS text, r.n AS n, r.day AS day, r.yes AS yes
            """#)
        desk.run(
            "weft query tiny -f t.weft -o t.csv && mkdir back && "
                + Spreadsheet.conversion("xlsx:'Calc MS Excel 2007 XML'", "t.csv", "."))
        desk.run(
            Spreadsheet.conversion("csv:'Text - txt - csv (StarCalc)':44,34,76,1,,0,false,true,false", "t.xlsx", "back")
        )
        let program = """
            import csv
            read = lambda p: [row for row in csv.reader(open(p, encoding='utf-8-sig', newline=''))]
            a, b = read('t.csv'), read('back/t.csv')
            assert len(a) == 6, a
            for x, y in zip(a, b):
                for u, v in zip(x, y):
                    if u.replace('\\r', '') != v: print(repr(u), repr(v))
            assert len(a) == len(b), (len(a), len(b))
            """
        let result = desk.run("python3 - <<'END'\n\(program)\nEND")
        #expect(result.text == "")
        #expect(result.errors == "")
    }
}

enum Spreadsheet {
    static let isAvailable = RunningProgram.run("bash", ["-c", "command -v soffice && command -v python3"]).status == 0

    /// A command line that turns a file into another format. All columns are read as text (2), as an auditor's import does
    /// who wants the ids unharmed; so what is compared is what was written and not what a spreadsheet makes of it.
    static func conversion(_ format: String, _ file: String, _ folder: String) -> String {
        let reading = file.hasSuffix(".csv") ? "--infilter='CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/2'" : ""
        return
            "soffice -env:UserInstallation=file://$PWD/profile --headless \(reading) --convert-to \(format) --outdir \(folder) \(file) >/dev/null 2>&1"
    }
}
