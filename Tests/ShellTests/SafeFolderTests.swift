// --safe FOLDER: whatever would be written elsewhere is refused, and says so kindly.

import TestSupport
import Testing

@Suite("Safe folder")
struct SafeFolderTests {
    /// Everything in the desk's folder but the organisation and the safe folder.
    private func strays(_ desk: borrowing PaperDesk) -> String {
        desk.run("find . -mindepth 1 -not -path './tiny*' -not -path './out*' -not -name '*.weft' | sort").text
    }

    @Test(
        "each writer refuses what is outside, and nothing is there afterwards",
        arguments: [
            ".output x.csv", ".output all/", ".once x.csv", ".log x.log", ".workpaper x.md", ".grades x.csv",
            "RETURN 1 AS n INTO 'x.csv';", ".output out/../x.csv", ".once out/up/x.csv", ".once out/nowhere",
            ".once outside/x.csv", ".log out",
        ])
    func writers(line: String) {
        let desk = PaperDesk()
        desk.run("mkdir out && ln -s .. out/up && ln -s ../x.csv out/nowhere")
        desk.write("s.weft", "\(line)\nRETURN 1 AS n;\n")
        let result = desk.run("weft query tiny --safe out -f s.weft --keep-going")
        #expect(result.status == 1)
        #expect(result.errors.contains("and --safe lets me write there only") || line == ".log out")
        #expect(result.errors.contains("in s.weft:1\n"))
        #expect(strays(desk) == "")
    }

    @Test(
        "options and subcommands refuse before any work is done",
        arguments: [
            "weft query tiny --safe out -c 'RETURN 1' -o x.csv", "weft query tiny --safe out -c 'RETURN 1' -o all/",
            "weft check tiny --safe out -o x.csv", "weft check tiny --safe out --junit x.xml",
            "weft export tiny --safe out -o x.cypher", "weft export tiny --safe out --format csv-bundle -o bundle",
            "weft query tiny --safe nowhere -c 'RETURN 1'",
        ])
    func options(command: String) {
        let desk = PaperDesk()
        desk.run("mkdir out")
        let result = desk.run(command)
        #expect(result.status == 2 || command.hasPrefix("weft export") && result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("--safe"))
        #expect(strays(desk) == "")
    }

    @Test("inside the folder everything works, manifests included")
    func inside() {
        let desk = PaperDesk()
        desk.run("mkdir out")
        desk.write(
            "s.weft",
            ".log out/log\n.workpaper out/w.md\n.grades out/g.csv\n.output out/all/\nRETURN 1 AS n;\nRETURN 2 AS n INTO 'out/two.csv';\n"
        )
        #expect(desk.run("weft query tiny --safe out -f s.weft -o out/last.csv").status == 0)
        #expect(desk.run("weft export tiny --safe out --format csv-bundle -o out/bundle").status == 0)
        let files = desk.run("ls out out/all").text
        for name in ["01.csv", "01.manifest.json", "bundle", "g.csv", "log", "two.csv", "two.manifest.json", "w.md"] {
            #expect(files.contains(name + "\n"), "\(name)")
        }
        #expect(strays(desk) == "")
    }

    @Test(
        "at a prompt no history is kept, and no editor or pager of one's own is started",
        .enabled(if: TerminalScreen.isAvailable, "there is no tmux on this machine"))
    func prompt() throws {
        let desk = PaperDesk()
        desk.run("mkdir out")
        let variables = "env HOME=\(desk.folder) XDG_STATE_HOME=\(desk.folder)/state EDITOR='touch edited'"
        let screen = try #require(
            TerminalScreen("\(variables) \(CommandLineTests.weft) \(desk.folder)/tiny --safe \(desk.folder)/out"))
        #expect(screen.waits(for: "tiny>"))
        screen.type("RETURN 40 + 2 AS n; ")
        screen.press("Enter")
        #expect(screen.waits(for: "42"))
        for command in [".edit", ".pager touch paged"] {
            screen.type(command)
            screen.press("Enter")
        }
        #expect(screen.waits(for: "what a program of yours writes could be anywhere"))
        #expect(screen.text.contains("what an editor writes could be anywhere"))
        screen.press("C-d")
        #expect(strays(desk) == "")
    }
}
