// weft report ORGANISATION -o FILE: a report for people.

import ArgumentParser
import Session
import Shell

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write what all checks find as one page that people can read.",
        discussion: """
            One file of HTML for screen and paper, which asks for nothing else: counts, what could not be judged, the map of the \
            organisation with its exceptions, each clause, each major exception, each process with a picture, the calendar, the times of \
            hand-offs, findings and what became of them, and at the end what was asked and read. Beside it lies a manifest, by which weft \
            verify makes it again. An ending of .md or .txt gives Markdown or text, with pictures drawn in letters.

              weft report samples/northwind -o report.html
              weft report samples/northwind -o majors.html --only major --anonymous
            """)

    @Argument(help: "A folder, a manifest or a file.", completion: .file())
    var organisation: String

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The file.", valueName: "file"), completion: .file())
    var output: String

    @Option(
        help: ArgumentHelp(
            "Tell only of exceptions graded so, one by one; repeatable: \(grades.joined(separator: ", ")).",
            valueName: "grade"),
        completion: .list(grades))
    var only: [String] = []

    @Option(help: ArgumentHelp("Tell only of one unit's processes, and what they give and take.", valueName: "name"))
    var unit: String?

    @Option(help: "Only checks that serve this clause, as 9.2.")
    var clause: String?

    @Flag(help: "Ids in place of persons' names.")
    var anonymous = false

    @Option(
        help: ArgumentHelp("The folder of an earlier state to compare with.", valueName: "folder"),
        completion: .directory)
    var compare: String?

    @Option(help: ArgumentHelp("Who audited; stands on the cover.", valueName: "name"))
    var auditor: String?

    @Option(help: ArgumentHelp("Your own opinion, in words; stands before the counts.", valueName: "text"))
    var opinion: String?

    @Option(
        help: ArgumentHelp("A table of accepted findings: check, subject_id, reason, expires.", valueName: "file"),
        completion: .file())
    var baseline: String?

    @OptionGroup var session: SessionOptions

    private static let grades = ["major", "minor", "observation", "majors", "minors", "observations"]

    func validate() throws {
        for grade in only where !Self.grades.contains(grade) {
            throw ValidationError("\(grade) is no grade: major, minor or observation.")
        }
    }

    func run() throws {
        let bench = try Workbench.opened(organisation, session, baseline: baseline)
        var options = ReportOptions()
        options.grades = only.isEmpty ? nil : only.map { $0.hasSuffix("s") ? String($0.dropLast()) : $0 }
        (options.unit, options.clause, options.earlier) = (unit, clause, compare)
        (options.auditor, options.opinion, options.isAnonymous) = (auditor, opinion, anonymous)
        throw ReportRun(options: options, output: output).run(on: bench).code
    }
}
