// weft intake, as it is called: keys in, a manifest and a report out.

import TestSupport
import Testing

@Suite("weft intake")
struct IntakeCommandTests {
    /// Two processes, one owned by somebody who is written otherwise than in the list of people.
    private static func client(_ desk: borrowing PaperDesk) {
        desk.run("mkdir client")
        desk.write(
            "client/processes.csv",
            "Process ID,Process Name,Process Owner,Status\nP1,Risk assessment,A. Weber,Active\nP2,Logging,,Active\n")
        desk.write("client/people.csv", "ID,Name\n1,Anna Weber\n2,Bo Chen\n")
    }

    @Test("Enter takes the proposal, what changed is said, and a manifest and a report are written")
    func dialogue() {
        let desk = PaperDesk()
        Self.client(desk)
        let result = desk.run(#"printf '\n' | weft intake client --as-of 2026-03-31"#)
        #expect(result.status == 0)
        #expect(result.errors.contains("Who or what is “A. Weber” in the column Process Owner?"))
        #expect(result.errors.contains(" > 1  Anna Weber\n"))
        #expect(result.errors.contains("    unowned-process: untested 1 → 0\n"))
        #expect(desk.text("client/isms.yaml").contains("values: {A. Weber: Anna Weber}"))
        #expect(desk.text("client/intake-report.csv").contains("Process Owner,owned by: Person or Role"))
        #expect(desk.run("weft verify client/intake-report.manifest.json").text.hasSuffix("identical\n"))
        let owner = desk.run("weft query client -c \"FIND processes WHERE id = 'P1' SHOW owner\" --mode csv --raw").text
        #expect(owner.contains("Anna Weber"))
    }

    @Test("the report in the folder is no register: the organisation is read as before it was written")
    func reportIsNoRegister() {
        let desk = PaperDesk()
        Self.client(desk)
        desk.run("weft intake client --accept")
        let sources = desk.run("weft query client -c 'SHOW labels' --mode csv --raw").text
        #expect(!sources.contains("Intake"))
        desk.run("rm client/isms.yaml")
        #expect(!desk.run("weft query client -c 'SHOW labels' --mode csv --raw").text.contains("Intake"))
    }

    @Test("f shows the file, b goes back, q saves what is there; called again, the rest is asked")
    func goesBack() {
        let desk = PaperDesk()
        Self.client(desk)
        let result = desk.run(#"printf 'f\n3\nq\n' | weft intake client"#)
        #expect(result.status == 0)
        #expect(result.errors.contains("Process Owner  owned by: Person or Role"))
        #expect(desk.run(#"printf 'q\n' | weft intake client"#).errors.contains("One question is open."))
    }

    @Test(
        "opening says how many of the files were read, and which were not: with a manifest, those that it does not name"
    )
    func notRead() {
        let desk = PaperDesk()
        Self.client(desk)
        desk.write("client/Policy.docx", "x")
        let opened = "printf '.open client\\n' | weft shell client/people.csv"
        let first = desk.run(opened)
        #expect((first.text + first.errors).contains(" from 2 of 3 files\n"))
        #expect((first.text + first.errors).contains("not read: Policy.docx. .sources says why\n"))
        desk.write("client/isms.yaml", "weft: 1\nfiles:\n  - {path: people.csv, node: Person}\n")
        let second = desk.run(opened)
        #expect((second.text + second.errors).contains("not read: processes.csv. .sources says why\n"))
        #expect(
            desk.run("weft query client -c 'SHOW sources'").text.contains("not read: the manifest does not name it"))
    }

    @Test("a manifest that a person wrote is left alone")
    func handWritten() {
        let desk = PaperDesk()
        Self.client(desk)
        desk.write("client/isms.yaml", "weft: 1\nfiles:\n  - {path: people.csv, node: Person}\n")
        let result = desk.run("weft intake client --accept")
        #expect(result.status == 3)
        #expect(result.errors.contains("isms.yaml is there already, and no intake wrote it"))
        #expect(desk.text("client/isms.yaml").contains("{path: people.csv, node: Person}"))
    }
}
