// weft snapshot ORGANISATION FILE: what was read, to be opened at once next time.

import ArgumentParser
import Shell

struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "Keep what was read of an organisation in one file that opens at once.",
        discussion: """
            The file can be opened wherever a folder can, and gives the same answers. When it is opened, the files that it was made of \
            are compared with it by their SHA-256: where one has changed, is gone or is new, the snapshot is refused. Where none of \
            them is at hand, it is opened with a warning. Only the program that made it opens it.

              weft snapshot samples/northwind northwind.snapshot
              weft query northwind.snapshot -c 'CHECK ALL'
            """)

    @Argument(help: "A folder, a manifest or a file.", completion: .file())
    var organisation: String

    @Argument(help: "The file to write.", completion: .file())
    var file: String

    @OptionGroup var session: SessionOptions

    func run() throws {
        let bench = try Workbench.opened(organisation, session)
        throw SnapshotWriting(bench: bench).run(to: file).code
    }
}
