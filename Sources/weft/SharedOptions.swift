// Options that several subcommands have, and how a workbench is made from them.

import ArgumentParser
import Shell

/// By what statements are judged.
struct SessionOptions: ParsableArguments {
    @Option(name: .customLong("as-of"), help: ArgumentHelp("The day everything is judged by.", valueName: "date"))
    var asOf: String?

    @Option(help: ArgumentHelp("The days that are looked at: 2025-04-01..2026-03-31", valueName: "from..to"))
    var period: String?

    @Option(
        name: .customLong("param"),
        help: ArgumentHelp("A value for $name in statements; repeatable.", valueName: "name=value"))
    var parameters: [String] = []

    @Option(
        help: ArgumentHelp("A table with grades of yours and their reasons, as an export has it.", valueName: "file"),
        completion: .file())
    var grades: String?

    @Option(
        help: ArgumentHelp("A table of sample sizes: frequency,low,high.", valueName: "file"), completion: .file())
    var sampling: String?

    @Flag(help: "A name that nothing in the data has is an error, not a warning.")
    var strict = false

    @Flag(name: .customLong("read-only"), help: "Refuse statements that would change what was read, even in memory.")
    var readOnly = false

    @Option(
        help: ArgumentHelp(
            "How much memory may be held, as 2GB: what was read and what a statement needs. Half of the machine's unless said.",
            valueName: "size"))
    var memory: String?

    @Option(
        name: .customLong("max-rows"),
        help: ArgumentHelp("An answer with more rows is refused, never cut off.", valueName: "number"))
    var maxRows: String?

    @Option(help: ArgumentHelp("A statement that takes longer is stopped, as 30s or 5m.", valueName: "time"))
    var timeout: String?

    @Option(
        help: ArgumentHelp(
            "Write files in this folder only: results, logs, working papers. No history is kept.", valueName: "folder"),
        completion: .directory)
    var safe: String?
}

/// How results look.
struct DisplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The format: \(WorkbenchOptions.modes.joined(separator: ", ")).", valueName: "format"),
        completion: .list(WorkbenchOptions.modes))
    var mode: String?

    @Option(help: ArgumentHelp("What stands where there is no value.", valueName: "text"))
    var null: String?

    @Option(help: "brief or all: how much of an exception a table for reading shows.")
    var columns: ShownColumns = .brief

    @Option(
        help: ArgumentHelp(
            "What stands between the cells of CSV: a comma, ';' for spreadsheets that expect it, or tab.",
            valueName: "sign"))
    var separator: String?

    @Flag(help: "Plain CSV for programs: no byte order mark, no columns added.")
    var raw = false

    @Flag(help: "Exports get empty columns for references, conclusions, responses and signatures.")
    var workpaper = false
}

enum ShownColumns: String, ExpressibleByArgument, CaseIterable { case brief, all }

extension Workbench {
    /// A workbench with an organisation open. Ends the program when that can't be done.
    static func opened(
        _ organisation: String?, _ session: SessionOptions, _ display: DisplayOptions? = nil,
        baseline: String? = nil
    ) throws -> Workbench {
        var options = WorkbenchOptions()
        options.asOf = session.asOf
        options.period = session.period
        options.parameters = session.parameters
        options.strict = session.strict
        options.readOnly = session.readOnly
        options.memory = session.memory
        options.maxRows = session.maxRows
        options.timeout = session.timeout
        options.safeFolder = session.safe
        options.mode = display?.mode
        options.nullText = display?.null
        options.raw = display?.raw ?? false
        options.separator = display?.separator
        options.workpaper = display?.workpaper ?? false
        options.allColumns = display?.columns == .all
        options.grades = session.grades
        options.sampling = session.sampling
        options.baseline = baseline
        options.commandLine = CommandLine.arguments
        switch options.open(organisation) {
        case .success(let bench): return bench
        case .failure(let refusal): throw refusal.status.code
        }
    }
}
