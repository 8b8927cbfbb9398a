// weft check ORGANISATION [NAME …]: checks, for pipelines.

import ArgumentParser
import Shell

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Run checks, all or some, and tell what they find: an overview, then each clause.",
        discussion: """
            A check is a question that auditors ask again and again; what it finds are exceptions, each with a proposed grade. With \
            --fail-on the exit code is 4 when an exception of that grade or a graver one is found, or with not-evaluable when the data \
            for a check are missing. A baseline is a list of exceptions that you accept until a day.

            --param gives a value to a parameter of the checks that are named.

              weft check samples/northwind trigger-without-handoff --param window=14
              weft check samples/northwind --fail-on major --fail-on not-evaluable --junit checks.xml -o checks.csv
            """)

    @Argument(help: "A folder, a manifest or a file.", completion: .file())
    var organisation: String

    @Argument(
        help: "The names of checks; none: all of them.",
        completion: .custom { _, _, typed in WorkbenchOptions.checkNames.filter { $0.hasPrefix(typed) } })
    var names: [String] = []

    @Option(help: "Only checks that serve this clause, as 9.2.")
    var clause: String?

    @Option(
        name: .customLong("fail-on"),
        help: "observation, minor, major or not-evaluable: what makes the exit code 4; repeatable.",
        completion: .list(Failure.allCases.map(\.rawValue)))
    var failOn: [Failure] = []

    @Flag(help: "List each exception below the overview, too; with names of checks they always are.")
    var details = false

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("A file for the exceptions.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("A file for build servers, in JUnit's XML.", valueName: "file"))
    var junit: String?

    @Option(
        help: ArgumentHelp("A table of accepted findings: check, subject_id, reason, expires.", valueName: "file"),
        completion: .file())
    var baseline: String?

    @OptionGroup var session: SessionOptions
    @OptionGroup var display: DisplayOptions

    enum Failure: String, ExpressibleByArgument, CaseIterable {
        case observation, minor, major
        case notEvaluable = "not-evaluable"

        /// This grade and the graver ones.
        var grades: Set<String> {
            switch self {
            case .observation: ["observation", "minor", "major"]
            case .minor: ["minor", "major"]
            case .major: ["major"]
            case .notEvaluable: []
            }
        }
    }

    func validate() throws {
        for text in names + (clause.map { [$0] } ?? []) {
            guard text.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }) else {
                throw ValidationError("\(text) is no name of a check or a clause.")
            }
        }
    }

    func run() throws {
        let bench = try Workbench.opened(organisation, session, display, baseline: baseline)
        var checks = CheckRun()
        checks.names = names
        checks.clause = clause
        checks.failing = failOn.reduce(into: []) { $0.formUnion($1.grades) }
        checks.failsNotEvaluable = failOn.contains(.notEvaluable)
        checks.parameters = session.parameters
        checks.details = details
        checks.output = output
        checks.junit = junit
        throw checks.run(on: bench).code
    }
}
