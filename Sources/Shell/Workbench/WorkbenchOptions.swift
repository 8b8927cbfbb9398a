// A workbench made from what the user said on the command line.

import Assist
package import Diagnostics
import Rendering
package import Session
import Values

/// Options as they were written.
package struct WorkbenchOptions: Sendable {
    package var asOf: String?
    package var period: String?
    /// `name=value`
    package var parameters: [String] = []
    package var strict = false
    package var readOnly = false
    /// `2GB`, `1000`, `30s`
    package var memory: String?
    package var maxRows: String?
    package var timeout: String?
    package var mode: String?
    package var nullText: String?
    package var raw = false
    /// Between the cells of CSV: `,`, `;` or tab; nil: a comma.
    package var separator: String?
    package var workpaper = false
    /// Whether exceptions are told with every column.
    package var allColumns = false
    /// The only folder that files may be written in.
    package var safeFolder: String?
    /// Files of the auditor's: grades, and accepted findings.
    package var grades: String?
    package var baseline: String?
    package var sampling: String?
    /// How the program was called.
    package var commandLine: [String] = []

    package init() {}

    /// The names of the formats that `mode` can be.
    package static var modes: [String] { Renderers.all.map(\.name) }

    /// The checks that come with the program, and the shell's dot commands, for whoever describes the program.
    package static var checkNames: [String] { Knowledge(Session()).checks.map(\.text) }
    package static var dotCommands: [(usage: String, summary: String)] {
        DotCommands.all.map { ($0.usage, $0.summary) }
    }

    /// A workbench with the organisation open, or the exit status when that can't be done; the user has been told then.
    package func open(_ organisation: String?) -> Result<Workbench, Refusal> {
        Interrupts.catchSignals()
        let bench = Workbench(session: Session())
        do throws(Diagnostic) { try apply(to: bench) } catch {
            bench.tell(error)
            return .failure(Refusal(status: .wrongUsage))
        }
        if let organisation { bench.disk.name(organisation) }
        let disk = bench.disk
        bench.session.admitsOpening = { (path) throws(Diagnostic) in try disk.permit(reading: path) }
        guard let organisation else { return .success(bench) }
        do throws(Diagnostic) { try bench.load(organisation) } catch {
            bench.tell(error)
            return .failure(Refusal(status: error.type == .interrupted ? .interrupted : .notLoaded))
        }
        return Interrupts.isPending ? .failure(Refusal(status: .interrupted)) : .success(bench)
    }

    /// Why there is no workbench.
    package struct Refusal: Error {
        package let status: ExitStatus
    }

    private func apply(to bench: Workbench) throws(Diagnostic) {
        let session = bench.session
        if let asOf { session.settings.asOf = try Dates.date(asOf) }
        if let period { session.settings.period = try Dates.period(period) }
        for parameter in parameters {
            let (name, value) = try Self.parameter(parameter, in: session)
            session.settings.parameters[name] = value
        }
        if let safeFolder { bench.disk = try Disk(only: safeFolder) }
        session.settings.strict = strict
        session.settings.readOnly = readOnly
        try Self.limit(&session.settings, memory: memory, maxRows: maxRows, timeout: timeout)
        bench.display.nullText = nullText
        bench.display.raw = raw
        if let separator {
            guard let known = CSVSeparator(argument: separator) else { throw .noSeparator(separator) }
            bench.display.separator = known
        }
        bench.display.workpaper = workpaper
        bench.display.isBrief = !allColumns
        session.settings.commandLine = ["weft"] + commandLine.dropFirst()
        if let grades { try session.readGrades(grades) }
        if let baseline { try session.readBaseline(baseline) }
        if let sampling { try session.readSampling(sampling) }
        guard let mode else { return }
        guard let renderer = Renderers.named(mode) else { throw .unknownMode(mode) }
        bench.display.renderer = renderer
        bench.display.isChosen = true
    }

    /// The limits that `--memory`, `--max-rows` and `--timeout` set.
    /// - Throws: for what is no size, number or time.
    package static func limit(
        _ settings: inout SessionSettings, memory: String?, maxRows: String?, timeout: String?
    ) throws(Diagnostic) {
        if let memory { settings.memoryLimit = try Quantities.bytes(memory) }
        if let maxRows { settings.rowLimit = try Quantities.rows(maxRows) }
        if let timeout { settings.timeLimit = try Quantities.time(timeout) }
    }

    /// The names in `name=value`, `$name=value`, each once.
    static func parameterNames(_ texts: [String]) -> [String] {
        texts.reduce(into: []) { names, text in
            let name = String(text.prefix { $0 != "=" }.drop { $0 == "$" })
            if !names.contains(name) { names.append(name) }
        }
    }

    /// A literal where it reads as one, else a text.
    private static func parameter(_ text: String, in session: Session) throws(Diagnostic) -> (String, Value) {
        guard let sign = text.firstIndex(of: "="), sign != text.startIndex else { throw .badParameter(text) }
        let name = text[..<sign].hasPrefix("$") ? String(text[..<sign].dropFirst()) : String(text[..<sign])
        let value = String(text[text.index(after: sign)...])
        do throws(Diagnostic) { return (name, try session.literal(value)) } catch { return (name, .string(value)) }
    }
}

// MARK: Wording

extension Diagnostic {
    static func noSeparator(_ text: String) -> Diagnostic {
        .usage("\(text) does not separate cells", help: "Cells are separated by , or ; or tab")
    }

    fileprivate static func badParameter(_ text: String) -> Diagnostic {
        .usage("\(text) is no parameter", help: "A parameter is a name and a value: --param department=IT")
    }
}
