// weft intake FOLDER: a folder's meaning, settled in a dialogue.

import ArgumentParser
import Shell

struct IntakeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake", abstract: "Settle what a folder's files mean, by answering what the program can't know.",
        discussion: """
            Tells what each file was taken for, then asks where an answer changes results: a word that no register of ours uses, the \
            order of day and month, a name that nobody in the list of people has. After each answer it says which checks changed. \
            At the end it writes isms.yaml into the folder, with a report beside it; called again it goes on from there.

            --accept takes every proposal without asking, and says which.

              weft intake client --as-of 2026-03-31
              weft intake client --accept
            """)

    @Argument(help: "A folder of registers.", completion: .directory)
    var folder: String

    @Flag(help: "Take every proposal without asking.")
    var accept = false

    @OptionGroup var session: SessionOptions

    func run() throws {
        let bench = try Workbench.opened(nil, session)
        throw IntakeDialogue.run(folder: folder, accepts: accept, on: bench).code
    }
}
