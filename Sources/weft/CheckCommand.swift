// weft check ORGANISATION [NAME …]: checks, for pipelines.

import ArgumentParser
import Shell

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Run checks, all or some, and print their exceptions and a summary.",
        discussion: "With --fail-on the exit code is 4 when an exception of that grade or a graver one is found.")

    @Argument(help: "A folder, a manifest or a file.", completion: .file())
    var organisation: String

    @Argument(help: "The names of checks; none: all of them.")
    var names: [String] = []

    @Option(help: "Only checks that serve this clause, as 9.2.")
    var clause: String?

    @Option(
        name: .customLong("fail-on"), help: "observation, minor or major: the grade that makes the exit code 4.",
        completion: .list(["observation", "minor", "major"]))
    var failOn: Grade?

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("A file for the exceptions.", valueName: "file"))
    var output: String?

    @OptionGroup var session: SessionOptions
    @OptionGroup var display: DisplayOptions

    enum Grade: String, ExpressibleByArgument {
        case observation, minor, major

        /// This grade and the graver ones.
        var andWorse: Set<String> {
            switch self {
            case .observation: ["observation", "minor", "major"]
            case .minor: ["minor", "major"]
            case .major: ["major"]
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
        let bench = try Workbench.opened(organisation, session, display)
        if output != nil { bench.destination = .held }
        let which = names.isEmpty ? "ALL" : names.joined(separator: ", ")
        var status = bench.runText("CHECK \(which)" + (clause.map { " FOR CLAUSE '\($0)'" } ?? ""))
        if status == .done, let output { status = bench.exportLast(to: output) ?? .done }
        if status == .done, let failOn, bench.lastHasException(gradedOneOf: failOn.andWorse) { status = .checkFailed }
        throw status.code
    }
}
