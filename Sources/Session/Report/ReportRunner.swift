// weft report: asks everything that a report tells, and makes a document of it.

import Audit
package import Diagnostics
import Maps
package import Rendering
import Syntax
import Values

/// Every statement that it asks is one that a person can type; the appendix lists them.
package struct ReportRunner {
    let session: Session
    let cancellation: Cancellation
    let options: ReportOptions

    package init(session: Session, options: ReportOptions, cancellation: Cancellation) {
        self.session = session
        self.options = options
        self.cancellation = cancellation
    }

    /// - Throws: what any of its statements throws.
    package func report() throws(Diagnostic) -> Report {
        let (data, outcome) = try data()
        var document = ReportDocument(data: data, options: options).document
        if options.isAnonymous {
            document = document.mapTexts(
                Pseudonyms(try rows("MATCH (p:Person) RETURN p.id AS id, p.name AS name")).applied)
        }
        return Report(document: document, outcome: outcome, statement: Self.checkStatement(options).printed)
    }

    // MARK: Asking

    private func data() throws(Diagnostic) -> (ReportData, Outcome) {
        let statement = Self.checkStatement(options)
        guard case .checks(let checks) = try session.expander.expand(statement) else { throw .noChecks }
        let runner = CheckRunner(session: session, cancellation: cancellation)
        let outcomes = try checks.plans.map { (plan) throws(Diagnostic) in try runner.run(plan) }
        let outcome = runner.outcome(outcomes, of: checks)
        guard let overview = Overview(outcome, in: session) else { throw .noChecks }
        var data = ReportData(overview: overview, requests: outcome.requests)
        try draw(into: &data)
        data.statements.insert(statement.printed, at: 0)
        data.statements.append("SHOW REQUESTS")
        try ask(into: &data)
        if let earlier = options.earlier {
            let compared = try Comparison(session: session, cancellation: cancellation).run(earlier)
            data.comparison = compared.tables.map(\.table)
            data.statements.append("COMPARE WITH '\(earlier)'")
        }
        return (data, outcome)
    }

    static func checkStatement(_ options: ReportOptions) -> Statement {
        var check = CheckStatement(checks: [])
        check.clause = options.clause.map { Expression(.literal(.string($0))) }
        return Statement(.check(check))
    }

    private func draw(into data: inout ReportData) throws(Diagnostic) {
        let runner = MapRunner(session: session, cancellation: cancellation)
        guard case .map(let whole) = try session.expander.expand(Statement(.map(MapStatement(.whole)))),
            case .map(let matrix) = try session.expander.expand(Statement(.map(MapStatement(.matrix(by: nil))))),
            case .map(let loop) = try session.expander.expand(Statement(.map(MapStatement(.loop))))
        else { return }
        data.interactions = try runner.interactions(whole)
        let grave = data.overview.findings.filter { ["major", "minor"].contains($0.finalGrade) && !$0.isAccepted }
        let marks = MapMarks(
            grave, data.interactions, note: "Outlined in red: an exception graded major or minor concerns it.")
        let network = try runner.network(whole, marks)
        data.network = network
        if !network.boxes.isEmpty {
            data.map = network.whole(title: data.overview.title)
            data.matrix = try runner.run(matrix).picture
            data.loop = try runner.run(loop).picture
        }
        data.statements += ["MAP", "MAP MATRIX", "MAP LOOP"]
    }

    private func ask(into data: inout ReportData) throws(Diagnostic) {
        data.gaps = MapRows(try rows("LOOP GAPS", &data))
        data.cadences = MapRows(try rows("RUN report-cadences", &data))
        data.handoffs = MapRows(try rows("RUN report-handoffs", &data))
        data.chains = MapRows(try rows("RUN report-chains", &data))
        let scope =
            "MATCH (s:Scope) WHERE coalesce(s.effectiveFrom <= asOf(), true) AND coalesce(s.effectiveTo >= asOf(), true) "
            + "RETURN s.id AS id, coalesce(s.statement, s.name, s.title) AS statement ORDER BY id"
        data.scope = MapRows(try rows(scope))
        data.inputs = session.organisation?.inputs ?? []
        data.parameters = session.settings.parameters.sorted { $0.key < $1.key }
            .map { ($0.key, Literals.text(of: $0.value)) }
        data.ownDefinitions = session.ownDefinitions
        data.edits = session.edits.map(\.statement)
    }

    private func rows(_ statement: String, _ data: inout ReportData) throws(Diagnostic) -> ResultTable {
        data.statements.append(statement)
        return try rows(statement)
    }

    private func rows(_ statement: String) throws(Diagnostic) -> ResultTable {
        try session.runScript(statement, cancellation: cancellation).rows
    }
}

/// A report that was made.
package struct Report {
    package let document: Document
    /// The answer of CHECK that it tells.
    package let outcome: Outcome
    package let statement: String

    /// One page of HTML, Markdown or text, as the file's ending says; the same for the same inputs.
    package func text(forFile path: String) -> String {
        let ending = path.split(separator: ".").last?.lowercased() ?? ""
        switch ending {
        case "md", "markdown": return MarkdownDocument.text(document)
        case "txt": return TextDocument.text(document, options: RenderOptions(width: 100))
        default: return HTMLDocument.text(document, pictureStyle: SVGWriter.style)
        }
    }
}

extension Diagnostic {
    fileprivate static var noChecks: Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: .invalidUsage,
            message: "there is no check to report on")
    }
}
