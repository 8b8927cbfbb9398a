// What a person or a script works with: a session, how results look, and where they go.

package import Diagnostics
package import Rendering
package import Session

/// Carries out statements and dot commands and delivers what they give. The shell, `weft query` and `weft check` are all this.
package final class Workbench {
    package let session: Session
    package let terminal: Terminal
    package var display = Display()
    /// Where files may be written.
    package var disk = Disk()
    package var destination = Destination.screen
    /// Where the next result goes, once.
    var nextDestination: Destination?
    /// Scripts go on after an error.
    package var keepsGoing = false
    /// The last result that held a table, for `.last`, `.expect` and a single output file.
    package internal(set) var last: Delivery?
    package internal(set) var wantsToLeave = false
    package internal(set) var failedExpectations = 0
    package internal(set) var expectations = 0
    /// The last statement failed: what stood before it answers nothing that comes after.
    var lastFailed = false
    /// The script and line of the command that is being carried out; nil where a person typed it.
    var place: String?
    var scriptsBeingRead: [String] = []
    /// The scripts that are being carried out, the innermost last.
    var scripts: [ScriptText] = []
    /// Where questions and answers are kept, with `.workpaper` and `.log`.
    var paper: WorkRecord?
    var log: WorkRecord?
    /// Files that were written since the last statement was recorded.
    var exports: [ExportedFile] = []
    var statements: [String] = []
    /// Shows what is taller than the screen; nil: nothing does.
    var pager: Pager?
    /// Stands in the next prompt.
    var prefilled: String?
    /// Shown dim in the next prompt, a key away.
    var proposal: String?
    /// The step of the tour that was shown last, from 1.
    var tourStep: Int?
    /// How many results went to the screen, and to a folder.
    var shown = 0
    var filed = 0

    package init(session: Session, terminal: Terminal = Terminal()) {
        self.session = session
        self.terminal = terminal
    }

    package func tell(_ diagnostic: Diagnostic, in source: SourceText? = nil) {
        terminal.tell(Snippet(diagnostic, in: source).text)
    }
}

/// How results look.
package struct Display {
    package var renderer: any Renderer = TableRenderer()
    /// Whether the user chose the format; a file's ending decides otherwise.
    package var isChosen = false
    package var nullText: String?
    package var raw = false
    /// Between the cells of CSV, on the screen and in files.
    package var separator = CSVSeparator.comma
    /// Exports get empty columns for the auditor.
    package var workpaper = false
    /// nil: the window's.
    package var width: Int?
    /// Rows of a table that are shown at the prompt before `.last` is needed; nil: all.
    package var rowLimit: Int?
    package var showsTime = false
    /// Exceptions have a line each in tables for reading; else all of their columns.
    package var isBrief = true
    /// Whether a sentence says what a statement asks before it is answered.
    package var echoes = false

    package init() {}
}

/// Where results go.
package enum Destination: Hashable, Sendable {
    case screen
    /// Each result takes the place of the one before.
    case file(String)
    /// Every result becomes a file of its own.
    case folder(String)
    /// Nowhere: only the last one is wanted, at the end.
    case held

    /// `FOLDER/`, or an existing folder, else a file.
    package init(path: String) {
        self = path.hasSuffix("/") || Folders.isFolder(path) ? .folder(path) : .file(path)
    }
}

/// A result with the statement that it answers.
package struct Delivery: Sendable {
    package var outcome: Outcome
    package var statement: String
    /// The script that the statement stands in; nil at the prompt.
    package var script: ScriptText?
    /// What it rests on, where it may be exported only after something else has changed.
    package var circumstances: Circumstances?
}
