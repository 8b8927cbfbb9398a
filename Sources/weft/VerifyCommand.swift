// weft verify MANIFEST …: working papers, re-performed.

import ArgumentParser
import Shell

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Ask again the question that an exported file answers, and compare.",
        discussion: """
            Takes the manifests that stand beside exported CSV files. Says that the answer is identical, or which input, query, check or
            tool is another one and which rows and cells differ; then the exit code is 4.

              weft verify gaps.manifest.json
            """)

    @Argument(help: "A manifest; several are verified one after the other.", completion: .file(extensions: ["json"]))
    var manifest: [String]

    @Option(
        help: ArgumentHelp(
            "Where the organisation's files are now, if not where the manifest says.", valueName: "folder"),
        completion: .file())
    var organisation: String?

    func run() throws { throw VerifyRunner(terminal: Terminal(), organisation: organisation).run(manifest).code }
}
