// Options that several subcommands have, and how a workbench is made from them.

import ArgumentParser
import Diagnostics
import Rendering
import Session
import Shell
import Values

/// By what the statements are judged.
struct SessionOptions: ParsableArguments {
    @Option(name: .customLong("as-of"), help: ArgumentHelp("The day everything is judged by.", valueName: "date"))
    var asOf: String?

    @Option(help: ArgumentHelp("The days that are looked at: 2025-04-01..2026-03-31", valueName: "from..to"))
    var period: String?

    @Option(name: .customLong("param"), help: ArgumentHelp("A value for $name; repeatable.", valueName: "name=value"))
    var parameters: [String] = []

    @Flag(help: "Unknown labels, types and properties are errors, not warnings.")
    var strict = false

    @Flag(name: .customLong("read-only"), help: "Refuse statements that would change the graph.")
    var readOnly = false

    func settings(for session: Session) throws(Diagnostic) -> SessionSettings {
        var settings = session.settings
        if let asOf { settings.asOf = try Dates.date(asOf) }
        if let period { settings.period = try Dates.period(period) }
        for parameter in parameters {
            let (name, value) = try Self.parameter(parameter, in: session)
            settings.parameters[name] = value
        }
        settings.strict = strict
        settings.readOnly = readOnly
        return settings
    }

    /// `name=value`: a literal where it reads as one, else a text.
    private static func parameter(_ text: String, in session: Session) throws(Diagnostic) -> (String, Value) {
        guard let sign = text.firstIndex(of: "="), sign != text.startIndex else { throw .badParameter(text) }
        var name = String(text[..<sign])
        if name.hasPrefix("$") { name.removeFirst() }
        let value = String(text[text.index(after: sign)...])
        do throws(Diagnostic) { return (name, try session.literal(value)) } catch { return (name, .string(value)) }
    }
}

/// How results look.
struct DisplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The format: \(Renderers.all.map(\.name).joined(separator: ", ")).", valueName: "format"))
    var mode: String?

    @Option(help: ArgumentHelp("What stands where there is no value.", valueName: "text"))
    var null: String?

    @Flag(help: "Plain CSV for programs: no byte order mark, no columns added.")
    var raw = false

    func apply(to bench: Workbench) throws(Diagnostic) {
        bench.display.nullText = null
        bench.display.raw = raw
        guard let mode else { return }
        guard let renderer = Renderers.named(mode) else { throw .unknownMode(mode) }
        bench.display.renderer = renderer
        bench.display.isChosen = true
    }
}

extension Workbench {
    /// A workbench with an organisation open. Ends the program when that can't be done.
    static func opened(
        _ organisation: String?, _ sessionOptions: SessionOptions, _ displayOptions: DisplayOptions
    ) throws -> Workbench {
        Interrupts.catchSignals()
        let session = Session()
        let bench = Workbench(session: session)
        do throws(Diagnostic) {
            session.settings = try sessionOptions.settings(for: session)
            try displayOptions.apply(to: bench)
        } catch {
            bench.tell(error)
            throw ExitStatus.wrongUsage.code
        }
        guard let organisation else { return bench }
        do throws(Diagnostic) { try session.open(organisation) } catch {
            bench.tell(error)
            throw (error.type == .interrupted ? ExitStatus.interrupted : ExitStatus.notLoaded).code
        }
        return bench
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func badParameter(_ text: String) -> Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: .invalidUsage, message: "\(text) is no parameter",
            help: "A parameter is a name and a value: --param department=IT")
    }
}
