// The command about what the files mean: .intake.

import Diagnostics
import Assist
import Session

struct IntakeCommand: DotCommand {
    let name = ".intake"
    let parameters = "[FOLDER]"
    let summary = "settle what a folder's files mean: questions that only you can answer"
    let detail = """
        Without a folder: of the one that is open. It writes isms.yaml and a report into the folder, and opens it anew.
        """
    let argument = CommandDescription.Argument.file

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        let open = bench.session.organisation?.path ?? ""
        let folder = argument.isEmpty ? open : unquoted(argument)
        if folder.isEmpty { throw .failure(.usage("no folder is open", help: "It is written \(usage)")) }
        let status = IntakeDialogue.run(folder: folder, accepts: false, on: bench)
        guard status == .done else { throw .told(status) }
        bench.terminal.tell(Banner(session: bench.session).organisation)
    }
}
