// Commands about what is open: .open, .sources, .schema, .checks.

import Assist
import Diagnostics
import Session

struct OpenCommand: DotCommand {
    let name = ".open"
    let parameters = "FOLDER"
    let summary = "open an organisation: a folder of registers, its manifest, or one file"
    let detail = "If it can't be read, the organisation that was open stays open.\n\n  .open samples/northwind"
    let argument = CommandDescription.Argument.file

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        let path = try needed(argument)
        try failing { () throws(Diagnostic) in
            try bench.disk.permit(reading: path)
            try bench.load(path)
        }
        bench.terminal.tell(Banner(session: bench.session).organisation)
    }
}

struct SourcesCommand: DotCommand {
    let name = ".sources"
    let summary = "the files that were read, with rows kept aside or repaired"
    let detail = "The rows that were kept aside are listed by CHECK dangling-reference."

    func run(_ argument: String, on bench: Workbench) throws(Halt) { try bench.run(statement: "SHOW sources") }
}

struct SchemaCommand: DotCommand {
    let name = ".schema"
    let parameters = "[LABEL]"
    let summary = "what the graph holds: labels, relationships, or the properties of one label"
    let detail = "  .schema\n  .schema Process"
    let argument = CommandDescription.Argument.label

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if argument.isEmpty {
            try bench.run(statement: "SHOW labels; SHOW RELATIONSHIP TYPES")
        } else {
            let name = argument.hasPrefix(":") ? String(argument.dropFirst()) : argument
            let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
            let quoted =
                isPlain
                ? name
                : "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
            try bench.run(statement: "SHOW properties OF \(quoted)")
        }
    }
}

struct ChecksCommand: DotCommand {
    let name = ".checks"
    let summary = "the checks there are, with the clauses that they serve"
    let detail = "SHOW CHECK orphaned-process prints how one is defined."

    func run(_ argument: String, on bench: Workbench) throws(Halt) { try bench.run(statement: "SHOW checks") }
}
